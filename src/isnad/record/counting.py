"""How many a list or a search of a View would give without its limit, and lists of several kinds in one."""

import sys
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, func, select

from isnad.record import schema as t
from isnad.record.filters import Filters, conditions
from isnad.record.found import Hit
from isnad.record.listing import listed
from isnad.record.mechanisms import mechanisms
from isnad.record.people import people
from isnad.record.searching import found_by, hits
from isnad.record.view import View, widened

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


def listed_hits(view: View, kinds: Iterable[str], filters: Filters, limit: int) -> list[Hit]:
    """At most `limit` of each kind that the filters let through, in a list's order and as a search shows them."""
    with view.connection() as c:
        found = {kind: [row.id for row in listed(c, kind, filters, limit)] for kind in kinds}
        return [hit for kind, ids in found.items() for hit in hits(c, kind, ids, "")]


def _listed(kind: str, filters: Filters) -> Select[Any]:
    own, a = _TABLES.get(kind), t.articles.c
    query = select(a.short_id) if own is None else select(own.c.id).join(t.articles, a.short_id == own.c.article)
    return query.where(*conditions(kind, filters))
