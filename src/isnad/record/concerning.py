"""Which statements, events and articles a mechanism concerns, and in which entities stand: conditions of queries.

A statement concerns it that it makes, or in whose content it is mentioned; an event, in which it takes part or in
whose sentence it is mentioned; an article that names it.
"""

from collections.abc import Iterator
from typing import Any

from sqlalchemy import CTE, ColumnElement, Select, Table, and_, or_, select

from isnad.record import schema as t


def concerns(kind: str, ids: Select[Any]) -> ColumnElement[bool]:
    """The condition that a finding of this kind concerns one of the entities."""
    n = t.mentions
    if kind == "article":
        return t.articles.c.short_id.in_(select(t.entities.c.article).where(t.entities.c.id.in_(ids)))
    if kind == "statement":
        s, k = t.statements, t.statement_content
        # the sentences around a statement hold its content: most statements need no look at that
        near = and_(s.c.passage_start < n.c.end, n.c.start < s.c.passage_end)
        source = n.join(s, and_(s.c.article == n.c.article, near))
        source = source.join(k, and_(k.c.statement == s.c.id, _overlap()))
        within = select(s.c.id).select_from(source).where(n.c.entity.in_(ids))
        speaks = select(t.statement_speakers.c.statement).where(t.statement_speakers.c.entity.in_(ids))
        return or_(s.c.id.in_(within), s.c.id.in_(speaks))
    v = t.events
    named = select(v.c.id).select_from(n.join(v, and_(v.c.article == n.c.article, _inside())))
    parts = (select(x.c.event).where(x.c.entity.in_(ids)) for x in (t.event_actors, t.event_recipients))
    return or_(v.c.id.in_(named.where(n.c.entity.in_(ids))), *(v.c.id.in_(part) for part in parts))


def stands(kind: str, role: str, ids: Any) -> ColumnElement[bool]:
    """The condition that one of the entities stands in a role."""
    own = t.TABLES[kind].c
    if role == "outlet":
        articles = select(t.articles.c.short_id).where(t.articles.c.outlet.in_(ids))
        return (own.short_id if kind == "article" else own.article).in_(articles)
    if kind == "article" and role in ("who", "about"):
        return own.short_id.in_(select(t.entities.c.article).where(t.entities.c.id.in_(ids)))
    if kind == "event" and role in ("who", "about"):
        tables: tuple[Table, ...] = (t.event_actors, t.event_recipients)
        return or_(*(own.id.in_(select(x.c.event).where(x.c.entity.in_(ids))) for x in tables))
    if role == "agency":
        link = t.statement_chain.c
        statements = [select(link.statement).where(link.entity.in_(ids), link.role == "agency")]
    else:
        said = {"speaker": (t.statement_speakers,), "about": (t.statement_about,)}.get(
            role, (t.statement_speakers, t.statement_about, t.statement_addressees)
        )
        statements = [select(x.c.statement).where(x.c.entity.in_(ids)) for x in said]
    if kind == "article":
        holding = select(t.statements.c.article).where(or_(*(t.statements.c.id.in_(s) for s in statements)))
        return own.short_id.in_(holding)
    return or_(*((own.id if kind == "statement" else own.statement).in_(s) for s in statements))


def concerned(kind: str, found: CTE) -> Iterator[Select[Any]]:
    """Queries for (finding, id, kind, name, knowledge_base_id): what was found, and the entities that concern it.

    `found` has number, id and article; the entities are of any kind, also no mechanisms.
    """
    e, n = t.entities, t.mentions
    columns = (found.c.id.label("finding"), e.c.id, e.c.kind, e.c.name, e.c.knowledge_base_id)
    if kind == "article":
        yield select(*columns).select_from(found.join(e, e.c.article == found.c.article))
        return
    named = found.join(e, e.c.article == found.c.article).join(n, n.c.entity == e.c.id)
    if kind == "statement":
        k, x = t.statement_content, t.statement_speakers
        yield select(*columns).select_from(named.join(k, and_(k.c.statement == found.c.id, _overlap())))
        own = found.join(x, x.c.statement == found.c.id)
        yield select(*columns).select_from(own.join(e, e.c.id == x.c.entity))
        return
    v = t.events
    yield select(*columns).select_from(named.join(v, and_(v.c.number == found.c.number, _inside())))
    for table in (t.event_actors, t.event_recipients):
        own = found.join(table, table.c.event == found.c.id)
        yield select(*columns).select_from(own.join(e, e.c.id == table.c.entity))


def _overlap() -> ColumnElement[bool]:
    """A mention and a stretch of content have letters in common."""
    n, k = t.mentions.c, t.statement_content.c
    return and_(k.start < n.end, n.start < k.end)


def _inside() -> ColumnElement[bool]:
    """A mention stands in an event's sentence."""
    n, v = t.mentions.c, t.events.c
    return and_(n.start >= v.passage_start, n.end <= v.passage_end)
