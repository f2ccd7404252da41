"""Which filters there are, and the values of those that have few. What else is asked for is an error: it would find
nothing, or let everything through, as if that were the answer."""

from typing import Any

from sqlalchemy import Connection, select

from isnad.errors import UsageError
from isnad.model import ACTS, PLOVER_CLASSES
from isnad.record import schema as t
from isnad.record.filters import Filters

LANGS = ("ar", "fa")
LOOKED_UP = frozenset({"also", "meant", "topics"})  # by a View
NAMES = tuple(name for name in Filters.__annotations__ if name not in LOOKED_UP)
_FEW: tuple[tuple[str, str, tuple[str, ...], Any], ...] = (
    ("lang", "language", LANGS, t.articles.c.lang),
    ("act", "act", ACTS, t.statements.c.act),
    ("event", "event", PLOVER_CLASSES, t.events.c.event),
)


def check(c: Connection, filters: Filters) -> None:
    """TypeError for a filter that there isn't; UsageError for a value that there isn't, nor in this record."""
    check_names(filters)
    for name, what, values, column in _FEW:
        given = str(filters.get(name) or "")
        if given and given.lower() not in map(str.lower, values) and not _held(c, column, given):
            raise UsageError(f"there is no {what} {given!r}; there are {', '.join(values)}")
    least = filters.get("min_confidence")
    if least is not None and not 0 <= least <= 1:
        raise UsageError(f"{least} is no confidence; give one from 0 to 1, as 0.7")


def check_names(filters: Filters) -> None:
    """TypeError for a filter that there isn't, as for any argument that a function doesn't take."""
    for name in filters:
        if name not in Filters.__annotations__:
            raise TypeError(f"there is no filter {name!r}; there are {', '.join(NAMES)}")


def _held(c: Connection, column: Any, value: str) -> bool:
    """Whether a stage of one's own has given the record this value."""
    either = (value, value.lower(), value.upper())
    return c.execute(select(column).where(column.in_(either)).limit(1)).first() is not None
