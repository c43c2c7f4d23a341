"""How far the engines agree on the bundled weights: chrF of CTranslate2's output against that of transformers.

    python -m benchmarks.agreement TESTSET.tsv [--first 200] [--beam 4]

The German is the first column. Both compute in float32; the last row is the everyday precision.
"""

from __future__ import annotations

from pathlib import Path

import click


@click.command()
@click.argument("test_set", type=click.Path(exists=True, dir_okay=False, path_type=Path))
@click.option("--first", default=200, show_default=True)
@click.option("--beam", default=4, show_default=True)
def main(test_set: Path, first: int, beam: int) -> None:
    """Translate with both, compare."""
    from sacrebleu.metrics import CHRF

    from toolkit.engines import open_engine
    from toolkit.models import resolve

    german = [line.split("\t")[0] for line in test_set.read_text(encoding="utf-8").splitlines()][:first]
    model = resolve("bundled", offline=True, say=lambda words: None)
    reference: list[str] = []
    metric = CHRF()
    for engine, precision in (("transformers", "float32"), ("ctranslate2", "float32"), ("ctranslate2", "auto")):
        opened = open_engine(engine, model, compute_type=precision, beam=beam, say=lambda words: None)
        english = [row[0].text for row in opened.translate(german)]
        reference = reference or english
        same = sum(left == right for left, right in zip(english, reference, strict=True))
        score = metric.corpus_score(english, [reference])
        click.echo(
            f"{engine:12} {precision:8} chrF {score.score:5.1f}, {same} of {len(german)} equal  {opened.signature}"
        )
    click.echo(str(metric.get_signature()))


if __name__ == "__main__":
    main()
