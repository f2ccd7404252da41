"""Events in time and on a map."""

from datetime import date
from typing import Any

from fastapi import APIRouter, Request, Response

from isnad.record.browsing import COUNTED, count, find
from isnad.record.facets import facets
from isnad.record.portraits import Where, days, months, places, places_by_month
from isnad.record.searching import hits
from isnad.record.wanted import Query
from isnad.web import room
from isnad.web.asking import cursor, place, query_of
from isnad.web.drawing import timeline as drawn
from isnad.web.pages.home import month_days
from isnad.web.reader import reader
from isnad.web.words import Speech
from isnad.web.worldmap import world

router = APIRouter(include_in_schema=False)
_PAGE = 20
BY_MONTH = "places by month"  # a kept value's name


@router.get("/timeline")
def timeline(request: Request) -> Response:
    """Events by month and day; `on` is the month or day that is shown, `event` a PLOVER class."""
    own, who = room.of(request), reader(request)
    query = query_of(request.query_params, kind="event")
    try:
        after = place(request.query_params.get("after"))
    except ValueError:
        after = None
    with own.reading() as c:
        every = own.kept(f"months {query.event}", lambda c: months(c, query.event))
        on = query.on or ""
        month = on[:7] if len(on) >= 7 else (max(every, key=lambda m: m.count).day if every else "")
        wanted = Query(kind="event", on=on or month or None, event=query.event)
        found = find(c, wanted, "time", _PAGE, after)
        data: dict[str, Any] = {
            "months": every,
            "month": month,
            "on": on,
            "event": query.event,
            "weeks": month_days(month, days(c, month, month, query.event), Speech(who).first_weekday)
            if _is_month(month)
            else [],
            "items": hits(c, "event", found.ids, ""),
            "total": count(c, wanted),
            "most": COUNTED,
            "facets": own.kept(
                f"classes {on}",
                lambda c: facets(c, Query(kind="event", on=on or None), only=("event",)).get("event", []),
            ),
            "next": cursor(found.next),
        }
        where = _places(own, on)
    if who.as_json:
        return own.page(request, who, "timeline.html", data | {"places": where})
    data |= {"drawn": drawn(every, month, query.event, who), "world": world(where), "places": where}
    return own.page(request, who, "timeline.html", data)


def _places(own: room.Room, on: str) -> list[Where]:
    """The places of a day, month or year. All months are counted at once, behind the readers' backs."""
    if _is_month(on) and own.made(BY_MONTH):
        return own.kept(BY_MONTH, places_by_month).get(on, [])
    return own.kept(f"places {on}", lambda c: places(c, on or None, on or None))


def _is_month(month: str) -> bool:
    try:
        return len(month) == 7 and bool(date.fromisoformat(f"{month}-01"))
    except ValueError:
        return False
