"""The English words of German quotes against the gold of tests/data/alignment: python -m benchmarks.alignment"""

from __future__ import annotations

import sys
from pathlib import Path

from toolkit.evaluation.alignment import bins, load_gold, mean, score_gold, without_marks

GOLD = Path(__file__).parents[1] / "tests" / "data" / "alignment"


def main() -> None:
    """Print F1 by class and confidence in bins; -v: the worst quotes."""
    items = load_gold(GOLD)
    bare = [without_marks(item) for item in items]
    for title, gold, links in (
        ("links and marks", items, True),
        ("marks only", items, False),
        ("links only", bare, True),
        ("neither", bare, False),
    ):
        scored = score_gold(gold, links)
        figures = "  ".join(f"{kind} {mean(scored, kind):5.1f}" for kind in ("whole", "partial", "reported"))
        print(f"{title}: {figures}  ({len(scored)} sentences of quotes)")
        for each in bins(scored):
            print(
                f"  confidence {each.low:.2f}-{min(each.high, 1):.2f}: {each.count:3} placed, "
                f"said {each.confidence:.2f}, right {each.right:.2f}"
            )
        if "-v" in sys.argv:
            for worst in sorted(scored, key=lambda each: each.f1)[:25]:
                print(f"  {worst.f1:.2f} (said {worst.confidence:.2f}) {worst.id} {worst.kind}")


if __name__ == "__main__":
    main()
