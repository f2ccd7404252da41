"""Who is in a record: persons, agencies and bodies by name, in any spelling and script.

Entities are one article's own. Here they are shown together where they are one known thing or bear one name,
and where people judged them to be one; apart where people judged that they are not.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Table, func, select

from isnad.errors import UsageError
from isnad.record import schema as t
from isnad.record.filters import matching
from isnad.record.many import listed, many
from isnad.record.sameness import Sameness, entity_key, of_key
from isnad.record.words import expression, query_words

MEETINGS = ("CONSULT", "COOPERATE", "AGREE")
_LOOKED = 2000  # entities whose names hold the words: of more, those that were read last
_COLUMNS = tuple(
    t.entities.c[name] for name in ("id", "type", "name", "names", "country", "wikidata", "knowledge_base_id")
)
_names = msgspec.json.Decoder(dict[str, list[str]])


class Person(Struct, kw_only=True):
    """Somebody or something as a record knows it."""

    id: str  # the knowledge base's id, else type and folded name; where people parted two of a name, an entity's id
    type: str
    name: str
    names: dict[str, list[str]] = msgspec.field(default_factory=dict)
    offices: list[str] = msgspec.field(default_factory=list)
    country: str | None = None
    wikidata: str | None = None
    known: bool = False  # whether a knowledge base knows them
    entities: list[str] = msgspec.field(default_factory=list)  # global ids, one per article mostly
    statements: int = 0
    met: dict[str, int] = msgspec.field(default_factory=dict)  # name -> events of meeting and agreeing, most first


def people(c: Connection, words: str, limit: int, company: bool = True) -> list[Person]:
    """Those whose names hold all the words, or whose id this is; who said most comes first.

    A global id of an entity (`<16 hex>/e1`) gives the person with all entities that are known as the same.
    Without `company` it is not told whom they met. UsageError where `words` holds no word.
    """
    persons = _gathered(c, words)
    said = _said(c, [id for person in persons for id in person.entities])
    for person in persons:
        person.statements = sum(said.get(id, 0) for id in person.entities)
    best = sorted(persons, key=lambda p: (-p.statements, -len(p.entities), p.name, p.id))[:limit]
    offices = _offices(c, [id for person in best for id in person.entities])
    for person in best:
        count = Counter(title for id in person.entities for title in offices.get(id, ()))
        person.offices = [title for title, _ in sorted(count.items(), key=lambda x: (-x[1], x[0]))]
        person.met = _met(c, person) if company else {}
    return best


def _gathered(c: Connection, words: str) -> Sequence[Person]:
    """The persons with their entities and names, before anything is counted."""
    same = Sameness(c)
    persons: dict[str, Person] = {}
    told: set[tuple[str, str]] = set()  # names that a person has already
    for row in _with_judged(c, same, _entities(c, words, same)):
        id = same.of(row.id, entity_key(row.type, row.name, row.knowledge_base_id))
        person = persons.setdefault(id, Person(id=id, type=row.type, name=row.name))
        person.entities.append(row.id)
        person.country = person.country or row.country
        person.wikidata = person.wikidata or row.wikidata
        person.known = person.known or row.knowledge_base_id is not None
        if (id, row.names) not in told:
            told.add((id, row.names))
            for lang, names in _names.decode(row.names).items():
                own = person.names.setdefault(lang, [])
                own += [n for n in names if n not in own]
    return list(persons.values())


def _said(c: Connection, entities: Sequence[str]) -> dict[str, int]:
    """How many statements each of the entities makes, where it makes any."""
    return {r[0]: r[1] for r in c.execute(_SAID, {"entities": listed(entities)}).all()}


_x = t.statement_speakers.c
_SAID = select(_x.entity, func.count()).where(_x.entity.in_(many("entities"))).group_by(_x.entity)


def articles_where(c: Connection, table: Table, person: Person) -> Iterator[tuple[str, str]]:
    """(article, statement or event) ids in which the person stands in a list table, in order of ids."""
    owners = t.statements if table.name.startswith("statement") else t.events
    own = table.primary_key.columns[0]
    query = select(owners.c.article, owners.c.position, owners.c.id).join(table, own == owners.c.id)
    rows = c.execute(query.where(table.c.entity.in_(many("ids"))), {"ids": listed(person.entities)})
    yield from ((article, id) for article, _, id in sorted({(r[0], r[1], r[2]) for r in rows}))


def _with_judged(c: Connection, same: Sameness, rows: Sequence[Any]) -> Iterator[Any]:
    """The rows, and behind them those of the entities that people judged to be one with them."""
    there = {r.id for r in rows}
    yield from rows
    judged = {same.persons[id] for id in there if id in same.persons}
    others = listed(id for person in judged for id in same.entities(person) if id not in there)
    query = select(*_COLUMNS).where(t.entities.c.id.in_(many("ids"))).order_by(t.entities.c.id)
    yield from c.execute(query, {"ids": others})


def _entities(c: Connection, words: str, same: Sameness) -> Sequence[Any]:
    e = t.entities.c
    one = c.execute(select(*_COLUMNS).where(e.id == words)).first()
    if one and one.id in same.persons:
        return [one]  # the others come with it
    key = entity_key(one.type, one.name, one.knowledge_base_id) if one else words
    if found := of_key(c, key):
        return found
    if one:
        return [one]
    query = query_words(words)
    if not query:
        raise UsageError(f"{words!r} holds no word; give a name")
    match = matching("entity_search", e.number, expression(query, "names"))
    rows = c.execute(select(*_COLUMNS).where(match).order_by(e.number.desc()).limit(_LOOKED)).all()
    return sorted(rows, key=lambda r: str(r.id))


def _offices(c: Connection, entities: Sequence[str]) -> dict[str, list[str]]:
    """The titles that texts give the entities, where they give any."""
    out: dict[str, list[str]] = {}
    for row in c.execute(_OFFICES, {"entities": listed(entities)}).all():
        out.setdefault(row.entity, []).append(row.title + (f" ({row.country})" if row.country else ""))
    return out


_o = t.entity_offices.c
_OFFICES = select(_o.entity, _o.title, _o.country).where(_o.entity.in_(many("entities")))


def _met(c: Connection, person: Person) -> dict[str, int]:
    """How often others stand with the person in an event of meeting, working together or agreeing."""
    count: Counter[str] = Counter()
    own = set(person.entities)
    events = {id for table in (t.event_actors, t.event_recipients) for _, id in articles_where(c, table, person)}
    others: set[tuple[str, str, str]] = set()
    for table in (t.event_actors, t.event_recipients):
        source = table.join(t.events, t.events.c.id == table.c.event)
        source = source.join(t.entities, t.entities.c.id == table.c.entity)
        query = select(t.events.c.id, t.entities.c.id, t.entities.c.name, t.events.c.event).select_from(source)
        # by class too, it would read all of a class
        rows = c.execute(query.where(t.events.c.id.in_(many("ids"))), {"ids": listed(events)})
        others.update((r[0], r[1], r[2]) for r in rows if r[3] in MEETINGS)
    count.update(name for _, entity, name in others if entity not in own)
    return dict(sorted(count.items(), key=lambda x: (-x[1], x[0])))
