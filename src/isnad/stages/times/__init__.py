"""When: calendar days and months in the text, in three calendars, with their ISO values."""

from collections.abc import Mapping
from typing import Any

from isnad.stages.times.stage import Times, find_times

__all__ = ["Times", "build", "find_times"]


def build(options: Mapping[str, Any]) -> Times:
    """The times stage; it takes no options."""
    return Times()
