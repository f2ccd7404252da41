"""Occurrences: events of several articles of one story that are one happening."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import combinations

from msgspec import Struct

from isnad.model import Event, Reading
from isnad.record import ArticleHead
from isnad.record.found import head
from isnad.resolve.joining import joined
from isnad.resolve.profile import entity_key

_AGREED = 0.4  # of what is enough, what the pairs of two groups of events must have on the whole
_TAKE_PART = 0.5  # share of the participants of the event with fewer that the other must have
_COMPARED = 0.5
_APART = ("planned", "hypothetical", "denied")  # none of them is one with what happened
_MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})  # whose roles are equal
_LITTLE = 0.45  # one participant without a day, or another mode: less than enough by itself


class Happening(Struct, frozen=True, kw_only=True):
    """An event in an article. `id` is global; who takes part by key, with names."""

    id: str
    article: ArticleHead
    event: Event
    actors: frozenset[str]
    recipients: frozenset[str]
    names: dict[str, str]
    place: tuple[str, str] | None  # key and name
    day: str | None  # ISO
    agencies: list[str]
    word_of: frozenset[str]  # whose statement it rests on

    @property
    def who(self) -> frozenset[str]:
        """All who take part."""
        return self.actors | self.recipients


class Occurrence(Struct, frozen=True, kw_only=True):
    """One happening with its reports, the earliest first."""

    reports: list[Happening]

    @property
    def id(self) -> str:
        """The id of its earliest report."""
        return self.reports[0].id


def happenings(reading: Reading) -> Iterator[Happening]:
    """The events of a reading in which somebody takes part."""
    article = head(reading)
    entities = {e.id: e for e in reading.entities}
    statements = {s.id: s for s in reading.statements}
    for v in reading.events:
        if not (v.actors or v.recipients):
            continue
        statement = statements.get(v.statement or "")
        agencies = statement.agencies if statement else []
        word_of = statement.speakers if statement else []
        people = {id: entity_key(entities[id]) for id in (*v.actors, *v.recipients, *agencies, *word_of)}
        day = v.time.value if v.time else None
        place = entities[v.place.entity] if v.place and v.place.entity else None
        yield Happening(
            id=f"{article.id[:16]}/{v.id}",
            article=article,
            event=v,
            actors=frozenset(people[id] for id in v.actors),
            recipients=frozenset(people[id] for id in v.recipients),
            names={key: entities[id].name for id, key in people.items()},
            place=(entity_key(place), place.name) if place else None,
            day=day if day and len(day) == 10 else None,
            agencies=[people[id] for id in agencies],
            word_of=frozenset(people[id] for id in word_of),
        )


def same_happening(a: Happening, b: Happening) -> float:
    """How near two events are to being one, divided by what is enough.

    Class and participants must go together, who acts, and whether it is to come, supposed or denied; of days a day
    between is borne where all take part in both.
    """
    if a.event.event != b.event.event or any((a.event.status == x) != (b.event.status == x) for x in _APART):
        return 0.0
    both = len(a.who & b.who)
    if a.event.event not in _MUTUAL and not a.actors & b.actors:
        return 0.0
    few = min(len(a.who), len(b.who))
    apart = abs((date.fromisoformat(a.day) - date.fromisoformat(b.day)).days) if a.day and b.day else 0
    if not both or apart > 1 or (apart and both < max(2, few)):
        return 0.0
    likely = both / few / _TAKE_PART
    if few < 2 and not (a.day and b.day):
        likely *= _LITTLE
    if a.event.mode and b.event.mode and a.event.mode != b.event.mode:
        likely *= _LITTLE
    return round(likely, 4)


def occurrences(groups: Iterable[Sequence[Happening]]) -> Iterator[Occurrence]:
    """The happenings that two articles or more report, of the events of each story."""
    for group in groups:
        by_id = {h.id: h for h in group}
        pairs = {}
        for a, b in combinations(sorted(by_id), 2):
            likely = same_happening(by_id[a], by_id[b])
            if likely >= _COMPARED:
                pairs[a, b] = likely
        for ids in joined(pairs, _AGREED)[0]:
            reports = sorted((by_id[id] for id in ids), key=lambda h: (h.article.published or "9999", h.id))
            if len({h.article.id for h in reports}) > 1:
                yield Occurrence(reports=reports)
