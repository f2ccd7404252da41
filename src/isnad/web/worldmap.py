"""A map of where events took place: outlines from the page's assets, shaded by the number of events.

The outlines come with the assets (`make assets`); where they were not built there is no map, only its list.
"""

import json
import math
from collections.abc import Sequence
from functools import cache
from typing import Any

from isnad.record.portraits import Where
from isnad.web.room import STATIC

LEVELS = 5


@cache
def _outlines() -> dict[str, Any] | None:
    file = STATIC / "built" / "world.json"
    if not file.is_file():
        return None
    found: dict[str, Any] = json.loads(file.read_text(encoding="utf-8"))
    return found


def world(found: Sequence[Where]) -> dict[str, Any] | None:
    """The countries' outlines with their number of events and a level of 0 to LEVELS; None without assets."""
    outlines = _outlines()
    if outlines is None:
        return None
    count: dict[str, int] = {}
    for w in found:
        if w.place.country:
            count[w.place.country] = count.get(w.place.country, 0) + w.count
    most = max(count.values(), default=1)
    shapes = [(id, d, count.get(id, 0)) for id, d in outlines["countries"].items()]
    return {
        "box": outlines["box"],
        "shapes": [
            {"id": id, "d": d, "count": n, "level": math.ceil(LEVELS * math.sqrt(n / most))} for id, d, n in shapes
        ],
    }
