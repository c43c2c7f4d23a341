"""Articles for measuring growth: the sentences of `seeds/` shuffled into as many as wanted, the same for every seed."""

from __future__ import annotations

import random
from pathlib import Path

SEEDS = Path(__file__).parents[1] / "seeds"


def sentences_of(folder: Path = SEEDS) -> list[str]:
    """Every sentence of the body of every article in `folder`."""
    from toolkit.read import find_inputs, load, read
    from toolkit.records import BlockKind
    from toolkit.segment import segment

    found: list[str] = []
    for item in find_inputs([str(folder)]):
        article = read(item, load(item))
        found += [s.text for s in segment(article) if article.blocks[s.block].kind is BlockKind.PARAGRAPH]
    return found


def write_articles(count: int, into: Path, words: int = 400, seed: int = 1, distinct: bool = False) -> list[Path]:
    """Write `count` articles of about `words` words; with `distinct`, every sentence carries a number of its own,
    so that no translation serves twice."""
    pool, draw = sentences_of(), random.Random(seed)
    into.mkdir(parents=True, exist_ok=True)
    paths, serial = [], 0
    for number in range(count):
        lines, length = [f"Bericht {number} aus Ellerbach", "", f"{number % 28 + 1}. März 2024"], 0
        while length < words:
            paragraph = draw.sample(pool, 3)
            if distinct:
                paragraph = [f"{text[:-1]} ({serial + k}){text[-1]}" for k, text in enumerate(paragraph)]
                serial += 3
            lines += ["", " ".join(paragraph)]
            length += sum(len(text.split()) for text in paragraph)
        path = into / f"article-{number:05}.txt"
        path.write_text("\n".join(lines) + "\n", encoding="utf-8")
        paths.append(path)
    return paths
