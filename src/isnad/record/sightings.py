"""The named persons of a record, article by article, with what stands around them."""

from collections import defaultdict
from collections.abc import Iterator
from itertools import groupby
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, select

from isnad.record import schema as t
from isnad.record.loading import chunks
from isnad.record.sameness import Sameness, entity_key

_names = msgspec.json.Decoder(dict[str, list[str]])


class Sighting(Struct, frozen=True, kw_only=True):
    """A person as one article has them. `person` is equal for those who are one already."""

    entity: str
    article: str
    person: str
    known: bool  # whether a knowledge base knows them
    names: tuple[str, ...]
    country: str | None = None
    offices: tuple[str, ...] = ()
    company: frozenset[str] = frozenset()  # persons, bodies and groups that stand in the article too


def sightings(c: Connection) -> Iterator[Sighting]:
    """The named persons by article; memory is that of some articles at a time."""
    same = Sameness(c)
    e = t.entities.c  # in which known is who has a name, as the contract says
    columns = (e.id, e.article, e.type, e.name, e.names, e.country, e.knowledge_base_id)
    query = select(*columns).where(e.type != "GPE", e.known == 1).order_by(e.article, e.position)
    rows = (row for part in chunks(c, query, 1000) for row in part)
    for article, group in groupby(rows, key=lambda r: r.article):
        own = list(group)
        keys = {r.id: same.of(r.id, entity_key(r.type, r.name, r.knowledge_base_id)) for r in own}
        persons = [r for r in own if r.type == "PER"]
        offices = _offices(c, [r.id for r in persons])
        for r in persons:
            yield _sighting(r, str(article), keys, offices[r.id])


def _sighting(r: Any, article: str, keys: dict[str, str], offices: list[str]) -> Sighting:
    names = dict.fromkeys([r.name, *(n for own in _names.decode(r.names).values() for n in own)])
    full = [n for n in names if " " in n.strip()]
    return Sighting(
        entity=r.id,
        article=article,
        person=keys[r.id],
        known=r.knowledge_base_id is not None,
        names=tuple(full or names),
        country=r.country,
        offices=tuple(offices),
        company=frozenset(key for id, key in keys.items() if id != r.id),
    )


def _offices(c: Connection, persons: list[str]) -> dict[str, list[str]]:
    o = t.entity_offices.c
    out: dict[str, list[str]] = defaultdict(list)
    for row in c.execute(select(o.entity, o.title).where(o.entity.in_(persons)).order_by(o.entity, o.position)):
        out[row.entity].append(row.title)
    return out
