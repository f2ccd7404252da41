"""An event with everything that a row about it says: its article, participants, place, sentence and chain."""

from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from msgspec import Struct

from isnad.export.table import listed
from isnad.lexicons import load
from isnad.lexicons.gazetteer import Located, locate
from isnad.model import Entity, Event, Reading, Span, Statement
from isnad.record.found import ArticleHead, head
from isnad.record.passages import Part
from isnad.record.rows import short_id

QUADS = {
    **dict.fromkeys(("AGREE", "CONSULT", "SUPPORT", "CONCEDE"), "verbal cooperation"),
    **dict.fromkeys(("COOPERATE", "AID", "RETREAT"), "material cooperation"),
    **dict.fromkeys(("REQUEST", "ACCUSE", "REJECT", "THREATEN"), "verbal conflict"),
    **dict.fromkeys(("PROTEST", "SANCTION", "MOBILIZE", "COERCE", "ASSAULT"), "material conflict"),
}


class Occurrence(Struct, frozen=True, kw_only=True):
    """One event. Ids in `event` are the article's own; `mechanisms` are those that its sentence mentions."""

    id: str
    article: ArticleHead
    event: Event
    sentence: Span
    actors: list[Entity]
    recipients: list[Entity]
    place: Located | None
    statement: Statement | None
    mechanisms: list[Entity]
    chain: list[str]  # names from the outlet inwards, "?" where one is not known
    precision: str  # of the date: day | month | year, '' where there is none


def occurrences(parts: Iterable[Part]) -> Iterator[Occurrence]:
    """The events of the parts, by article and in text order."""
    for part in parts:
        article = _Article(part.reading)
        for event in part.reading.events:
            if event.id in part.sentences:
                yield article.occurrence(event, part.sentences[event.id])


def located(reading: Reading, event: Event) -> Located | None:
    """Where an event of the reading happened; None where the text names no place or nothing is known of it."""
    return _Article(reading).place(event)


class _Article:
    def __init__(self, reading: Reading) -> None:
        self.reading, self.head = reading, head(reading)
        self.entities = {e.id: e for e in reading.entities}
        self.statements = {s.id: s for s in reading.statements}
        self.named: Counter[str] = Counter()
        for m in reading.mentions:
            e = self.entities.get(m.entity)
            if e is not None and e.kb is not None and e.kb == e.country:
                self.named[e.kb] += 1

    def occurrence(self, event: Event, sentence: Span) -> Occurrence:
        statement = self.statements.get(event.statement or "")
        return Occurrence(
            id=f"{short_id(self.head.id)}/{event.id}",
            article=self.head,
            event=event,
            sentence=sentence,
            actors=self._all(event.actors),
            recipients=self._all(event.recipients),
            place=self.place(event),
            statement=statement,
            mechanisms=self._mechanisms(sentence),
            chain=chain_names(statement, self.entities, self.head),
            precision=_precision(event),
        )

    def _all(self, ids: Iterable[str]) -> list[Entity]:
        return [self.entities[i] for i in ids if i in self.entities]

    def place(self, event: Event) -> Located | None:
        if event.place is None:
            return None
        e = self.entities.get(event.place.entity or "")
        return locate(event.place.span.text, e.kb if e else None, e.country if e else None, self.named)

    def _mechanisms(self, sentence: Span) -> list[Entity]:
        inside = (m.entity for m in self.reading.mentions if sentence.start <= m.start and m.end <= sentence.end)
        return [e for e in self._all(dict.fromkeys(inside)) if e.kind is not None]


def chain_names(statement: Statement | None, entities: dict[str, Entity], article: ArticleHead) -> list[str]:
    """Outlet, agencies and relays by name, then those who speak as one link, for none of them has it from another.

    The outlet alone where an event rests on nobody else's word.
    """
    between: list[str] = []
    speakers: list[str] = []
    for link in statement.chain if statement is not None else ():
        e = entities.get(link.entity or "")
        name = e.name if e is not None else link.span.text if link.span is not None else "?"
        if link.role != "outlet":
            (speakers if link.role == "speaker" else between).append(name)
    return [article.outlet or "?", *between, *([listed(speakers)] if speakers else [])]


def _precision(event: Event) -> str:
    value = (event.time.value if event.time else None) or ""
    return {10: "day", 7: "month", 4: "year"}.get(len(value), "")


@cache
def _sectors() -> dict[str, str]:
    return {row.id: row["sector"] for row in load("organisations", "shared").rows}


def sector(e: Entity) -> str:
    """The PLOVER sector of a known body; '' where it is not known."""
    return _sectors().get(e.kb or "", "")
