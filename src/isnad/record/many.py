"""Many values in one parameter, so that a statement is built once and stays the same however many values it gets."""

from collections.abc import Iterable
from typing import Any

import msgspec
from sqlalchemy import Select, bindparam, func, select


def many(name: str) -> Select[Any]:
    """The values of the parameter `name` as a query, for IN; give them with `listed`."""
    return select(func.json_each(bindparam(name)).table_valued("value").c.value)


def listed(values: Iterable[Any]) -> str:
    """Strings or numbers as the parameter of `many`."""
    return msgspec.json.encode(list(values)).decode()
