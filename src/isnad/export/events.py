"""Events as a table: one row per event."""

from collections.abc import Iterable, Iterator

from isnad.export.occurrence import QUADS, Occurrence, occurrences, sector
from isnad.export.table import Column, Form, article_columns, lines, listed
from isnad.model import Entity
from isnad.record.passages import Part

_C = Column[Occurrence]


def _number(value: float | None) -> str:
    return "" if value is None else f"{value:g}"


def _participants(role: str, of: str) -> tuple[_C, ...]:
    def entities(o: Occurrence) -> list[Entity]:
        return o.actors if of == "actor" else o.recipients

    return (
        Column(
            f"{of}_name", f"names of {role}, in English where known", lambda o: listed(e.name for e in entities(o))
        ),
        Column(
            f"{of}_country",
            "their countries, ISO 3166-1 alpha-3, in the same order",
            lambda o: listed(e.country for e in entities(o)),
        ),
        Column(
            f"{of}_sector",
            "their PLOVER sectors (GOV, MIL, REB …) where the knowledge base says it, in the same order",
            lambda o: listed(sector(e) for e in entities(o)),
        ),
        Column(
            f"{of}_type",
            "PER, ORG, AGENCY, GPE, GROUP or MECHANISM, in the same order",
            lambda o: listed(e.type for e in entities(o)),
        ),
        Column(
            f"{of}_id",
            "their ids in the knowledge base, the same in every article, in the same order",
            lambda o: listed(e.kb for e in entities(o)),
        ),
    )


_ARTICLE: tuple[_C, ...] = article_columns(lambda o: o.article)
COLUMNS: tuple[_C, ...] = (
    Column("event_id", "the event: `isnad show` takes it", lambda o: o.id),
    Column(
        "event_date",
        "when it happened or shall happen: 2016-12-20, 2016-12 or 2016; empty where the text does not tell",
        lambda o: (o.event.time.value if o.event.time else None) or "",
    ),
    Column("date_precision", "day, month or year; empty where there is no date", lambda o: o.precision),
    Column("published", "day of publication, empty where not known", lambda o: o.article.published or ""),
    Column("event_type", "PLOVER class: CONSULT, ACCUSE, ASSAULT …", lambda o: o.event.event),
    Column("event_mode", "PLOVER mode, empty where the class has none", lambda o: o.event.mode or ""),
    Column("contexts", "PLOVER contexts", lambda o: listed(o.event.context)),
    Column(
        "quad_class",
        "verbal cooperation, material cooperation, verbal conflict or material conflict",
        lambda o: QUADS.get(o.event.event, ""),
    ),
    Column(
        "status",
        "actual, planned (to come), claimed (only a source says so), denied or hypothetical",
        lambda o: o.event.status,
    ),
    *_participants("those who act", "actor"),
    *_participants("those who are done to, met or addressed", "recipient"),
    Column("place_text", "the place in the text's words", lambda o: o.event.place.span.text if o.event.place else ""),
    Column("place_name", "the place's name, in English where known", lambda o: o.place.name if o.place else ""),
    Column("place_kind", "city, region or country", lambda o: o.place.kind if o.place else ""),
    Column(
        "place_country", "its country, ISO 3166-1 alpha-3", lambda o: (o.place.country if o.place else None) or ""
    ),
    Column("latitude", "degrees north, of cities", lambda o: _number(o.place.latitude if o.place else None), float),
    Column("longitude", "degrees east, of cities", lambda o: _number(o.place.longitude if o.place else None), float),
    Column(
        "geonames_id",
        "the city's id in GeoNames",
        lambda o: str(o.place.geonames) if o.place and o.place.geonames else "",
        int,
    ),
    Column(
        "place_reason",
        "why it is this place: only (no other of the name is known), country-named (the article names its country), "
        "usual (nothing speaks for another one), given (by the text)",
        lambda o: o.place.reason if o.place else "",
    ),
    Column(
        "mechanisms",
        "processes, formats, bodies, instruments … that the sentence mentions",
        lambda o: listed(e.name for e in o.mechanisms),
    ),
    Column("mechanism_kinds", "their kinds, in the same order", lambda o: listed(e.kind for e in o.mechanisms)),
    Column(
        "statement_id",
        "the statement that the event rests on; empty where the outlet says it in its own name",
        lambda o: f"{o.article.id[:16]}/{o.statement.id}" if o.statement else "",
    ),
    Column(
        "chain",
        "on whose word: from the outlet over agencies and relays to who speaks, ? where one is not known",
        lambda o: " > ".join(o.chain),
    ),
    Column("trigger", "the words that tell the event", lambda o: o.event.trigger.text),
    Column("sentence", "the sentence around them, in the text's words", lambda o: o.sentence.text),
    Column(
        "sentence_start",
        "where it begins in the article's text, in code points",
        lambda o: str(o.sentence.start),
        int,
    ),
    Column("confidence", "0 to 1: how sure the event's class is", lambda o: f"{o.event.confidence:.4f}", float),
    *_ARTICLE,
)


def event_table(parts: Iterable[Part], form: Form) -> Iterator[str]:
    """The table's lines, one row per event."""
    return lines(occurrences(parts), COLUMNS, form)
