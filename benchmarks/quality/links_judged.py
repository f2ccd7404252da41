"""Judged links that are still made: `python -m benchmarks.quality.links_judged NEWS.jsonl.gz... [--draw c]`.

The labels hold offsets only (`links/README.md`); the texts are the sets that they name.
"""

import argparse
import json
from collections import Counter
from pathlib import Path

from isnad.config import Config
from isnad.inputs import iter_inputs
from isnad.model import Article, Reading
from isnad.stages import build_pipeline, default_spec

_LABELS = Path(__file__).parent / "links"


def is_made(reading: Reading, start: int, end: int, known: str) -> bool:
    """Whether a mention that shares letters with `start:end` is linked to an entry."""
    linked = {e.id for e in reading.entities if e.kb == known}
    return any(m.entity in linked and m.start < end and start < m.end for m in reading.mentions)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("texts", type=Path, nargs="+")
    parser.add_argument("--draw", choices=(*"abcdefghijklm", "l-ar", "n-ar", "o-ar", "p-ar", "n-fa", "o-fa"))
    args = parser.parse_args()
    pipeline = build_pipeline(default_spec())
    for lang in ("ar", "fa"):
        rows = map(json.loads, (_LABELS / f"{lang}.jsonl").read_text(encoding="utf-8").splitlines())
        links: dict[str, list[tuple[int, int, str, bool]]] = {}
        for row in rows:
            if args.draw in (None, row["draw"]):
                links.setdefault(row["text_sha256"], []).extend(row["links"])
        judged, made = Counter[bool](), Counter[bool]()
        for article in iter_inputs(args.texts, Config()):
            there = links.pop(article.text_sha256, None) if isinstance(article, Article) else None
            if there is None or not isinstance(article, Article):
                continue
            reading = pipeline.read(article)
            for start, end, known, is_right in there:
                judged[is_right] += 1
                made[is_right] += is_made(reading, start, end, known)
        if links:
            raise SystemExit(f"{len(links)} labelled texts are not in {', '.join(map(str, args.texts))}")
        right, wrong = (f"{made[which]} of {judged[which]}" for which in (True, False))
        print(f"{lang}: {right} right links are made, {wrong} wrong ones")


if __name__ == "__main__":
    main()
