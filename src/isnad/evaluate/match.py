"""Comparing spans and sets, and matching one to one."""

from collections.abc import Hashable, Iterable, Sequence
from collections.abc import Set as AbstractSet
from typing import Protocol, TypeVar

# What may stand at the edge of a span without making it another one: white space, marks, joiners.
EDGE = frozenset(" \t\r\n\u200c\u200f\u200e.,;:!?،؛؟…\"'“”„«»‹›()[]{}-–—|")

P = TypeVar("P", bound=Hashable)
G = TypeVar("G", bound=Hashable)
T = TypeVar("T")


class Stretch(Protocol):
    """Anything with offsets."""

    @property
    def start(self) -> int: ...

    @property
    def end(self) -> int: ...


def offsets(spans: Iterable[Stretch | None], text: str) -> set[int]:
    """The offsets that the spans cover, marks and space at their edges left out (unless there is nothing else)."""
    out: set[int] = set()
    for s in spans:
        if s is None:
            continue
        a, b = max(0, s.start), min(len(text), s.end)
        if any(c not in EDGE for c in text[a:b]):
            while text[a] in EDGE:
                a += 1
            while text[b - 1] in EDGE:
                b -= 1
        out.update(range(a, b))
    return out


def iou(x: AbstractSet[int], y: AbstractSet[int]) -> float:
    """Intersection over union; 0 where both are empty."""
    return len(x & y) / len(x | y) if x or y else 0.0


def jaccard(predicted: AbstractSet[T], gold: AbstractSet[T]) -> float:
    """Intersection over union; 1 where both are empty."""
    return len(predicted & gold) / len(predicted | gold) if predicted or gold else 1.0


def one_to_one(pairs: Sequence[tuple[float, P, G]]) -> list[tuple[float, P, G]]:
    """The pairs (score, predicted, gold) of a matching that takes the best first; the first of equals."""
    taken_p: set[P] = set()
    taken_g: set[G] = set()
    out: list[tuple[float, P, G]] = []
    for score, p, g in sorted(pairs, key=lambda pair: -pair[0]):
        if p not in taken_p and g not in taken_g:
            taken_p.add(p)
            taken_g.add(g)
            out.append((score, p, g))
    return out


def overlap(a: Stretch, b: Stretch) -> bool:
    """Whether they share an offset."""
    return a.start < b.end and b.start < a.end


def same_occurrence(predicted: Stretch, gold: Stretch) -> bool:
    """IoU of 0.5 or more, or gold's name inside a phrase that is somewhat longer (title and name)."""
    shared = min(predicted.end, gold.end) - max(predicted.start, gold.start)
    if shared <= 0:
        return False
    union = max(predicted.end, gold.end) - min(predicted.start, gold.start)
    inside = shared == gold.end - gold.start
    return shared / union >= 0.5 or (inside and predicted.end - predicted.start <= shared + 60)
