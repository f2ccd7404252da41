"""How many a list or a search of a View would give without its limit."""

from typing import Any

from sqlalchemy import Select, func, select

from isnad.record import schema as t
from isnad.record.filters import Filters, conditions
from isnad.record.searching import found_by
from isnad.record.view import View, widened

_TABLES = {"statement": t.statements, "event": t.events}


def count(view: View, kind: str, filters: Filters, words: str | None = None) -> int:
    """How many articles, statements or events (`kind`) the filters let through, that hold all the words."""
    with view.connection() as c:
        given = widened(c, filters)
        rows = found_by(c, kind, words, given) if words else _listed(kind, given)
        return int(c.execute(select(func.count()).select_from(rows.subquery())).scalar_one())


def _listed(kind: str, filters: Filters) -> Select[Any]:
    own, a = _TABLES.get(kind), t.articles.c
    query = select(a.short_id) if own is None else select(own.c.id).join(t.articles, a.short_id == own.c.article)
    return query.where(*conditions(kind, filters))
