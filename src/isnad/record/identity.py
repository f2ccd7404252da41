"""Somebody or something across the articles of a record, by an id that can stand in a link.

An id is the knowledge base's, or a global entity id (`<16 hex>/e1`) of one article. The latter stands for all
entities of that type and name that no knowledge base knows; whether two of a name are one is for people to judge.
"""

import re
from collections.abc import Iterable
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Select, and_, bindparam, func, select, text

from isnad.errors import UsageError
from isnad.record import schema as t
from isnad.record.many import listed, many
from isnad.record.sameness import Sameness
from isnad.record.words import expression, query_words

_GLOBAL = re.compile(r"[0-9a-f]{16}/e\d{1,6}")
_COUNTED = 2000  # entities of a name that are looked at for beside a search
_SHOWN = 200  # entities whose names are gathered: later ones add hardly any
_names = msgspec.json.Decoder(dict[str, list[str]])


class Identity(Struct, frozen=True, kw_only=True):
    """Who or what an id stands for."""

    id: str
    type: str
    name: str
    names: dict[str, list[str]] = msgspec.field(default_factory=dict)
    kind: str | None = None
    country: str | None = None
    wikidata: str | None = None
    known: bool = False  # whether a knowledge base knows them


def identity(c: Connection, id: str) -> Identity:
    """Who the id stands for; UsageError where the record holds nobody of that id."""
    e = t.entities.c
    columns = (e.id, e.type, e.name, e.names, e.kind, e.country, e.wikidata, e.knowledge_base_id)
    rows = c.execute(select(*columns).where(meant(c, id)).limit(_SHOWN)).all()
    if not rows:
        raise UsageError(f"nobody and nothing in the record has the id {id!r}")
    names: dict[str, list[str]] = {}
    for raw in dict.fromkeys(row.names for row in rows):
        for lang, own in _names.decode(raw).items():
            found = names.setdefault(lang, [])
            found += [n for n in own if n not in found]
    first = rows[0]

    def any_of(name: str) -> Any:
        return next((v for r in rows if (v := getattr(r, name))), None)

    return Identity(
        id=id,
        type=first.type,
        name=first.name,
        names=names,
        kind=any_of("kind"),
        country=any_of("country"),
        wikidata=any_of("wikidata"),
        known=any_of("knowledge_base_id") is not None,
    )


def entity_ids(c: Connection, id: str) -> Select[Any]:
    """The query for the global entity ids that an id stands for, with those that people judged to be one with it."""
    return select(t.entities.c.id).where(meant(c, id))


def meant(c: Connection, id: str) -> ColumnElement[bool]:
    """The condition that a row of `entities` is one of those that an id stands for."""
    e = t.entities.c
    if joined := Sameness(c).one_with(id):
        return and_(e.id.in_(joined))
    kb: ColumnElement[str] = e.knowledge_base_id
    if not _GLOBAL.fullmatch(id):
        return and_(kb == id)
    row = c.execute(select(e.type, e.name, e.knowledge_base_id).where(e.id == id)).first()
    if row and row.knowledge_base_id:
        return and_(kb == row.knowledge_base_id)
    return and_(e.name == row.name, e.type == row.type, kb.is_(None)) if row else and_(e.id == id)


def one_key(c: Connection, id: str) -> str | None:
    """What `same_as` gives for those whom an id stands for; None where people judged them to be one with others."""
    if Sameness(c).one_with(id):
        return None
    row = c.execute(_key, {"id": id}).first() if _GLOBAL.fullmatch(id) else None
    return str(row[0]) if row else id


def same_as() -> Any:
    """The column that is equal for entities which one id stands for."""
    e = t.entities.c
    return func.coalesce(e.knowledge_base_id, e.type + ":" + e.name)


_key = select(same_as()).where(t.entities.c.id == bindparam("id"))


def labels(c: Connection, entities: Iterable[str]) -> dict[str, Identity]:
    """Identities as single entities have them, by their global ids; quick, for lists."""
    return {
        r.id: Identity(
            id=r.knowledge_base_id or r.id,
            type=r.type,
            name=r.name,
            names=_names.decode(r.names),
            kind=r.kind,
            country=r.country,
            wikidata=r.wikidata,
            known=r.knowledge_base_id is not None,
        )
        for r in c.execute(_LABELS, {"ids": listed(dict.fromkeys(entities))}).all()
    }


_e = t.entities.c
_LABELS = select(_e.id, _e.type, _e.name, _e.names, _e.kind, _e.country, _e.wikidata, _e.knowledge_base_id).where(
    _e.id.in_(many("ids"))
)


def called(c: Connection, words: str, most: int) -> list[Identity]:
    """Those whose names hold all the words, who stands in most articles first; quick, for beside a search."""
    query = query_words(words)
    if not query:
        return []
    match = expression(query, "names")
    rows = c.execute(_CALLED, {"match": match, "looked": _COUNTED, "many": most}).all()
    known = labels(c, ids := [r[0] for r in rows])
    return [known[i] for i in ids if i in known]


_CALLED = text(
    "SELECT min(id) AS one, count(*) AS n FROM (SELECT entities.id, coalesce(entities.knowledge_base_id,"
    " entities.type || '\\:' || entities.name) AS who FROM entities WHERE entities.number IN"
    " (SELECT rowid FROM entity_search WHERE entity_search MATCH :match) LIMIT :looked)"
    " GROUP BY who ORDER BY n DESC, one LIMIT :many"
)


def known_from(c: Connection, after: str, most: int) -> list[Identity]:
    """Those whom a knowledge base knows and whose ids sort after `after`, by id."""
    e = t.entities.c
    kb = e.knowledge_base_id
    query = select(kb, func.min(e.id)).where(kb > after).group_by(kb).order_by(kb).limit(most)
    found = labels(c, [r[1] for r in c.execute(query)])
    return sorted(found.values(), key=lambda i: i.id)


def named(c: Connection, entities: Iterable[str]) -> set[str]:
    """Those of the entities that a text calls by a name, not by an office or a common noun alone."""
    return {r[0] for r in c.execute(_NAMED, {"ids": listed(entities)}).all()}


_n = t.mentions.c
_NAMED = select(_n.entity).where(_n.entity.in_(many("ids")), _n.kind == "name").distinct()
