"""What a confidence is worth: `python -m benchmarks.quality.reliability TEXTS…`.

On the labels of `statements/held_out`, which nothing was learned from: what the program says (the mean confidence)
beside what is so (the share whose content is a labelled one's, by IoU >= 0.5, one to one, with Wilson's 95 %
interval), by confidence and by construction. TEXTS are the news that the labels belong to, JSON Lines.
"""

import argparse
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.quality.contents import LABELS, STAGES, gold_of

from isnad.evaluate.match import iou, offsets, one_to_one
from isnad.evaluate.statements import FOUND
from isnad.model import Statement
from isnad.record.sampling import wilson
from isnad.stages import build_pipeline, default_spec
from isnad.train.gold import read_labels

EDGES = (0.4, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98)
LEAST = 10  # statements of a construction that has a row of its own
HEAD = ("n", "says", "is", "95 %")


@dataclass(frozen=True, slots=True)
class Judged:
    """A finding, with what it was said to be and what it is."""

    construction: str
    confidence: float
    right: bool


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("texts", nargs="+", type=Path)
    parser.add_argument("--labels", type=Path, default=LABELS)
    args = parser.parse_args()
    for lang in ("ar", "fa"):
        found = list(judged(args.labels, args.texts, lang))
        print(f"\n{lang}: {len(found)} statements, off by {off(found):.3f} on average\n")
        print("\n".join(table("confidence", by_confidence(found))))
        print()
        print("\n".join(table("construction", by_construction(found))))


def judged(labels: Path, texts: Sequence[Path], lang: str) -> Iterator[Judged]:
    """The statements found in the labelled articles of a language."""
    pipeline = build_pipeline(default_spec(STAGES))
    for labelled in read_labels(labels, texts, lang):
        text = labelled.article.text
        ours = pipeline.read(labelled.article).statements
        at = [offsets(s.content, text) for s in ours]
        gold = [offsets(s.content, text) for s in gold_of(labelled).statements]
        pairs = [(iou(p, g), i, j) for i, p in enumerate(at) for j, g in enumerate(gold) if p & g]
        right = {i for _, i, _ in one_to_one([pair for pair in pairs if pair[0] >= FOUND])}
        yield from (Judged(_construction(s), s.confidence, i in right) for i, s in enumerate(ours))


def by_confidence(found: Iterable[Judged], edges: Sequence[float] = EDGES) -> Iterator[tuple[str, list[Judged]]]:
    """(from – to, findings), rising."""
    bins: dict[int, list[Judged]] = defaultdict(list)
    for one in found:
        bins[bisect_right(edges, one.confidence)].append(one)
    for k in sorted(bins):
        low, high = (0.0, *edges)[k], (*edges, 1.0)[k]
        yield f"{low:.2f} – {high:.2f}", bins[k]


def by_construction(found: Iterable[Judged]) -> Iterator[tuple[str, list[Judged]]]:
    """(construction, statements), the most frequent first, rare ones as one."""
    kinds: dict[str, list[Judged]] = defaultdict(list)
    for one in found:
        kinds[one.construction].append(one)
    rare = [one for some in kinds.values() if len(some) < LEAST for one in some]
    for name, some in sorted(kinds.items(), key=lambda item: (-len(item[1]), item[0])):
        if len(some) >= LEAST:
            yield name, some
    if rare:
        yield "others", rare


def off(found: Sequence[Judged], edges: Sequence[float] = EDGES) -> float:
    """The expected calibration error: how far what is said is from what is, over the bins."""
    return sum(abs(_says(some) - _is(some)) * len(some) for _, some in by_confidence(found, edges)) / max(
        len(found), 1
    )


def table(name: str, rows: Iterable[tuple[str, list[Judged]]]) -> list[str]:
    """The rows in Markdown."""
    out = [f"| {name} | " + " | ".join(HEAD) + " |", "| --- |" + " ---: |" * len(HEAD)]
    for label, some in rows:
        low, high = wilson(sum(one.right for one in some), len(some))
        out.append(f"| {label} | {len(some)} | {_says(some):.2f} | {_is(some):.2f} | {low:.2f} – {high:.2f} |")
    return out


def _construction(s: Statement) -> str:
    """The construction: what `by` names after the stage."""
    return s.by[1]


def _says(some: Sequence[Judged]) -> float:
    return sum(one.confidence for one in some) / len(some)


def _is(some: Sequence[Judged]) -> float:
    return sum(one.right for one in some) / len(some)


if __name__ == "__main__":
    main()
