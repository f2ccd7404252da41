"""Lists by filters: the newest, or in the order of a View page by page, for those who ask over a network."""

from typing import Any

from msgspec import Struct
from sqlalchemy import Connection, and_, literal, or_, select

from isnad.record import schema as t
from isnad.record.filters import Filters, conditions
from isnad.record.many import listed as ids_of
from isnad.record.many import many
from isnad.record.numbering import ahead
from isnad.record.people import Person, articles_where
from isnad.record.view import widened

_TABLES = {"statement": t.statements, "event": t.events}
_ALONE: Any = literal(0)  # the position of an article


class Listed(Struct, frozen=True, array_like=True):
    """A row of a list: its global id (of an article: the short id), and where it stands in the list."""

    id: str
    article: str
    position: int


def listed(
    c: Connection, kind: str, filters: Filters, most: int, after: tuple[str, int] | None = None
) -> list[Listed]:
    """At most `most` statements, events or articles (`kind`) that stand behind the place `after` (article, position).

    UsageError for a filter that can't be.
    """
    own, a = _TABLES.get(kind), t.articles.c
    found = (a.short_id, a.short_id, _ALONE) if own is None else (own.c.id, own.c.article, own.c.position)
    id, article, position = found
    query = select(id.label("id"), article.label("article"), position.label("position"))
    if own is not None:
        query = query.join(t.articles, a.short_id == article)
    query = query.where(*conditions(kind, widened(c, filters)))
    if after:
        query = query.where(_behind(article, position, after))
    return [Listed(r.id, r.article, r.position) for r in c.execute(query.order_by(article, position).limit(most))]


def newest(c: Connection, kind: str, filters: Filters, most: int) -> list[str]:
    """The ids of at most `most` statements, events or articles, the newest first.

    Last come those of a day later than tomorrow: it is a claim of the page. UsageError for a filter that can't be.
    """
    own, a = _TABLES.get(kind), t.articles.c
    number = a.number if own is None else own.c.number
    query = select(a.short_id if own is None else own.c.id)
    if own is not None:
        query = query.join(t.articles, a.short_id == own.c.article)
    query = query.where(*conditions(kind, widened(c, filters)))
    return [str(r[0]) for r in c.execute(query.order_by(number >= ahead(kind), number.desc()).limit(most))]


def of_person(c: Connection, kind: str, entities: list[str]) -> list[str]:
    """The ids of the statements that a person makes, or of the events in which they stand, in order of the list.

    `entities` are the person's global ids.
    """
    person = Person(id="", type="", name="", entities=entities)
    tables = (t.statement_speakers,) if kind == "statement" else (t.event_actors, t.event_recipients)
    found = {pair for table in tables for pair in articles_where(c, table, person)}
    return [id for _, id in sorted(found, key=lambda pair: (pair[0], int(pair[1].partition("/")[2][1:])))]


def newest_of_person(c: Connection, kind: str, entities: list[str]) -> list[str]:
    """The same with the newest articles' first; last come those of a day later than tomorrow, as in `newest`."""
    ids = of_person(c, kind, entities)
    own = _TABLES[kind].c
    rows = c.execute(select(own.id, own.number).where(own.id.in_(many("ids"))), {"ids": ids_of(ids)}).all()
    number, late = {str(r.id): int(r.number) for r in rows}, ahead(kind)
    return sorted(ids, key=lambda id: (number[id] >= late, -number[id]))


def _behind(article: Any, position: Any, after: tuple[str, int]) -> Any:
    return or_(article > after[0], and_(article == after[0], position > after[1]))
