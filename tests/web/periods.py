"""Made requests to the API for periods that can be: no description can say that one day is not after another."""

from typing import Any

import schemathesis

from isnad.record.filters import ends_before


@schemathesis.hook
def filter_query(context: Any, query: dict[str, Any] | None) -> bool:
    """Whether such a request is made."""
    days = [(query or {}).get(name) for name in ("from", "to")]
    return not all(isinstance(day, str) for day in days) or not ends_before(*days)
