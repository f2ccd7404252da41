"""Scores of events."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from isnad.evaluate.gold import GoldArticle, GoldEvent
from isnad.evaluate.identity import Identity
from isnad.evaluate.match import jaccard, offsets, one_to_one
from isnad.evaluate.tally import Share, Tally
from isnad.model import Event, Reading

AGREE = 0.5  # Jaccard of actors and recipients from which they agree


@dataclass(slots=True)
class EventScores:
    """Counts over articles."""

    event: Tally = field(default_factory=Tally)
    with_roles: Tally = field(default_factory=Tally)
    status: Share = field(default_factory=Share)
    place: Share = field(default_factory=Share)
    date: Share = field(default_factory=Share)
    by_class: defaultdict[str, Tally] = field(default_factory=lambda: defaultdict(Tally))

    def add(self, gold: GoldArticle, text: str, reading: Reading, who: Identity) -> None:
        """Count one article."""
        ps, gs = reading.events, gold.events
        found = matched(ps, gs, text, who)
        for i, j in found:
            self._details(ps[i], gs[j], text)
        full = sum(roles_agree(ps[i], gs[j], who) for i, j in found)
        self.event.add(len(found), len(ps), len(gs))
        self.with_roles.add(full, len(ps), len(gs))
        for name in {e.event for e in ps} | {e.event for e in gs}:
            hits = sum(gs[j].event == name for _, j in found)
            self.by_class[name].add(hits, sum(e.event == name for e in ps), sum(e.event == name for e in gs))

    def _details(self, p: Event, g: GoldEvent, text: str) -> None:
        if g.status:
            self.status.add(p.status == g.status)
        value = (p.time.value if p.time else None) or ""
        if g.date_value or value:
            self.date.add(bool(g.date_value) and value[:10] == g.date_value)
        if g.place or p.place:
            at = offsets([p.place.span if p.place else None], text)
            self.place.add(bool(g.place) and bool(at & offsets([g.place], text)))

    def figures(self) -> dict[str, Any]:
        """All figures by name."""
        return {
            "event": self.event.figures(),
            "with_roles": self.with_roles.figures(),
            "status": self.status.figures(),
            "place": self.place.figures(),
            "date": self.date.figures(),
            "by_class": {name: tally.figures() for name, tally in sorted(self.by_class.items())},
        }


def matched(ps: Sequence[Event], gs: Sequence[GoldEvent], text: str, who: Identity) -> list[tuple[int, int]]:
    """Which of our events is which of gold's, one to one, by their positions in the lists."""
    pairs = []
    for i, p in enumerate(ps):
        for j, g in enumerate(gs):
            if p.event == g.event and (score := _likeness(p, g, text, who)):
                pairs.append((float(score), i, j))
    return [(i, j) for _, i, j in one_to_one(pairs)]


def roles_agree(p: Event, g: GoldEvent, who: Identity) -> bool:
    """Whether actors and recipients are gold's, each by Jaccard >= 0.5."""
    pairs = zip((p.actors, p.recipients), g.roles(), strict=True)
    return all(jaccard(who.all(ours), set(theirs)) >= AGREE for ours, theirs in pairs)


def _likeness(p: Event, g: GoldEvent, text: str, who: Identity) -> int:
    """How many of the two agree: the triggers overlap, the participants together are the same."""
    triggers = bool(offsets([p.trigger], text) & offsets([g.trigger], text))
    ours, theirs = [*p.actors, *p.recipients], [x for role in g.roles() for x in role]
    same = bool(ours and theirs) and jaccard(who.all(ours), set(theirs)) >= AGREE
    return triggers + same
