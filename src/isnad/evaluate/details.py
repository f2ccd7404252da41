"""Scores of dates and of names."""

from collections import Counter, defaultdict
from dataclasses import dataclass, field
from typing import Any

from isnad.evaluate.gold import GoldArticle
from isnad.evaluate.match import iou, offsets, one_to_one, overlap, same_occurrence
from isnad.evaluate.tally import Share, Tally
from isnad.model import Mention, Reading, Span

_PERSON = ("PER",)
_ORGANISATION = ("ORG", "AGENCY")


@dataclass(slots=True)
class TimeScores:
    """Counts over articles. A value where gold has none is a false one."""

    span: Tally = field(default_factory=Tally)
    value: Tally = field(default_factory=Tally)

    def add(self, gold: GoldArticle, text: str, reading: Reading) -> None:
        """Count one article."""
        ps, gs = reading.times, gold.dates
        pt, gt = [offsets([t], text) for t in ps], [offsets([d.span], text) for d in gs]
        pairs = [(iou(p, g), i, j) for i, p in enumerate(pt) for j, g in enumerate(gt)]
        found = one_to_one([pair for pair in pairs if pair[0] > 0])
        self.span.add(len(found), len(ps), len(gs))
        matched = {i: gs[j].value for _, i, j in found}
        right = 0
        for i, value in matched.items():
            if value:
                right += (ps[i].value or "")[: len(value)] == value
        given = sum(bool(t.value) for t in ps)
        self.value.add(right, given, sum(bool(d.value) for d in gs))

    def figures(self) -> dict[str, Any]:
        """All figures by name."""
        return {"span": self.span.figures(), "value": self.value.figures()}


@dataclass(slots=True)
class NameScores:
    """Counts over articles."""

    person: Tally = field(default_factory=Tally)
    organisation: Tally = field(default_factory=Tally)
    identity: Share = field(default_factory=Share)

    def add(self, gold: GoldArticle, reading: Reading) -> None:
        """Count one article."""
        ours, theirs = _mentions(gold, reading, _PERSON)
        found = _overlapping(ours, theirs)
        self.person.add(len(found), len(ours), len(theirs))
        self._identity([(ours[i], theirs[j][0]) for i, j in found])
        ours, theirs = _mentions(gold, reading, _ORGANISATION)
        self.organisation.add(len(_overlapping(ours, theirs)), len(ours), len(theirs))

    def _identity(self, found: list[tuple[Mention, str]]) -> None:
        """Each predicted entity stands for the gold one that most of its mentions are; the others are wrong."""
        votes: defaultdict[str, Counter[str]] = defaultdict(Counter)
        for mention, gold in found:
            votes[mention.entity][gold] += 1
        pairs = [(float(n), p, g) for p, count in votes.items() for g, n in count.items()]
        best = {p: g for _, p, g in one_to_one(pairs)}
        for mention, gold in found:
            self.identity.add(best.get(mention.entity) == gold)

    def figures(self) -> dict[str, Any]:
        """All figures by name."""
        return {
            "person": self.person.figures(),
            "organisation": self.organisation.figures(),
            "person_identity": self.identity.figures(),
        }


def _mentions(
    gold: GoldArticle, reading: Reading, types: tuple[str, ...]
) -> tuple[list[Mention], list[tuple[str, Span]]]:
    """Predicted and gold mentions of these types. An office counts only where gold has a name for it."""
    theirs = [(e.id, m) for e in gold.entities if e.type in types for m in e.mentions]
    ours = [m for m in reading.mentions if m.type in types and m.kind == "name"]
    offices = (m for m in reading.mentions if m.type in types and m.kind == "office")
    return ours + [m for m in offices if any(same_occurrence(m, g) for _, g in theirs)], theirs


def _overlapping(ours: list[Mention], theirs: list[tuple[str, Span]]) -> list[tuple[int, int]]:
    pairs = [(1.0, i, j) for i, p in enumerate(ours) for j, (_, g) in enumerate(theirs) if overlap(p, g)]
    return [(i, j) for _, i, j in one_to_one(pairs)]
