"""How many a list or a search of a View would give without its limit, and such lists, the newest first."""

import sys
from collections.abc import Callable, Iterable, Iterator
from typing import Any, TypeVar

from sqlalchemy import Connection, Select, func, select

from isnad.record import schema as t
from isnad.record.browsing import load_happened, load_said
from isnad.record.filters import Filters, conditions
from isnad.record.found import ArticleHead, Happened, Hit, Said
from isnad.record.listing import newest
from isnad.record.mechanisms import mechanisms
from isnad.record.people import people
from isnad.record.rows import short_id
from isnad.record.searching import found_by, hits
from isnad.record.view import View, heads, widened

T = TypeVar("T")
_AT_ONCE = 500  # findings that are loaded: a list may be as long as the record
_TABLES = {"statement": t.statements, "event": t.events}


def count(view: View, kind: str, filters: Filters, words: str | None = None) -> int:
    """How many articles, statements or events (`kind`) the filters let through, that hold all the words."""
    with view.connection() as c:
        given = widened(c, filters)
        rows = found_by(c, kind, words, given) if words else _listed(kind, given)
        return int(c.execute(select(func.count()).select_from(rows.subquery())).scalar_one())


def count_people(view: View, words: str) -> int:
    """How many persons, agencies and bodies have names that hold all the words."""
    with view.connection() as c:
        return len(people(c, words, sys.maxsize, company=False))


def count_mechanisms(view: View, words: str | None, kind: str | None, known: bool | None) -> int:
    """How many mechanisms there are of this kind whose names hold all the words."""
    return len(mechanisms(view, words, kind, known, sys.maxsize))


def newest_hits(view: View, kinds: Iterable[str], filters: Filters, limit: int) -> list[Hit]:
    """The newest of each kind that the filters let through, at most `limit`, as a search shows them."""
    with view.connection() as c:
        found = {kind: newest(c, kind, filters, limit) for kind in kinds}
        return [hit for kind, ids in found.items() for hit in hits(c, kind, ids, "")]


def newest_articles(view: View, filters: Filters, limit: int) -> Iterator[ArticleHead]:
    """The newest articles that the filters let through, at most `limit`."""
    yield from _newest(view, "article", filters, limit, _heads)


def newest_statements(view: View, filters: Filters, limit: int) -> Iterator[Said]:
    """The newest statements, likewise."""
    yield from _newest(view, "statement", filters, limit, load_said)


def newest_events(view: View, filters: Filters, limit: int) -> Iterator[Happened]:
    """The newest events, likewise."""
    yield from _newest(view, "event", filters, limit, load_happened)


def _newest(
    view: View, kind: str, filters: Filters, limit: int, load: Callable[[Connection, list[str]], list[T]]
) -> Iterator[T]:
    with view.connection() as c:
        ids = newest(c, kind, filters, limit)
        for i in range(0, len(ids), _AT_ONCE):
            yield from load(c, ids[i : i + _AT_ONCE])


def _heads(c: Connection, ids: list[str]) -> list[ArticleHead]:
    found = {short_id(h.id): h for h in heads(c, t.articles.c.short_id.in_(ids))}
    return [found[id] for id in ids]


def _listed(kind: str, filters: Filters) -> Select[Any]:
    own, a = _TABLES.get(kind), t.articles.c
    query = select(a.short_id) if own is None else select(own.c.id).join(t.articles, a.short_id == own.c.article)
    return query.where(*conditions(kind, filters))
