"""The first page: the stories of a period, who spoke most, events by day, what agencies carried; and the settings."""

from calendar import monthrange
from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qs, quote

from fastapi import APIRouter, Request, Response
from sqlalchemy import Connection

from isnad.record.browsing import count, find, load_said
from isnad.record.facets import facets
from isnad.record.numbering import day_after, tomorrow
from isnad.record.portraits import Day, days, latest_day
from isnad.record.wanted import Query
from isnad.resolve.groups import Groups
from isnad.web import room
from isnad.web.asking import values_of
from isnad.web.pages.stories import last_day, shown
from isnad.web.reader import CHOICES, reader
from isnad.web.words import Speech

router = APIRouter(include_in_schema=False)
_LARGE = 2000  # articles; a larger record opens on its last month
_COUNTED = 5000
_STORIES = 12
_NEWEST = 6
_SPANS = {"day": 1, "week": 7, "month": 30, "year": 365}


@router.get("/")
def home(request: Request) -> Response:
    """The record at a glance. An article dated later than tomorrow is counted, but never makes "the newest"."""
    own, who = room.of(request), reader(request)
    info = own.info()
    span = request.query_params.get("span", "")
    if span not in (*_SPANS, "all"):
        span = "month" if sum(info.articles.values()) > _LARGE else "all"
    until = tomorrow()
    data = own.kept(f"home {span} {until}", lambda c: _summary(c, span, until))
    first = data["from"] or ""
    told = own.kept_of_groups(f"stories {first} {until} {who.lang}", lambda g: _stories(g, first, until, who.lang))
    values: dict[str, Any] = {"info": info, "span": span, "spans": [*_SPANS, "all"], **told, **data}
    if month := data["busiest"]:
        values["weeks"] = month | {"days": month_days(month["month"], month["days"], Speech(who).first_weekday)}
    else:
        values["weeks"] = None
    del values["busiest"]
    return own.page(request, who, "home.html", values)


def _stories(found: Groups, first: str, until: str, lang: str) -> dict[str, Any]:
    """The latest stories that end on the day `first` or later."""
    dated = [(day, s) for s in found.stories if (day := last_day(found, s, until)) >= first]
    dated.sort(key=lambda pair: (pair[0], len(pair[1].articles)), reverse=True)
    return {
        "stories": [shown(found, s, lang) for _, s in dated[:_STORIES]],
        "more_stories": max(0, len(dated) - _STORIES),
    }


def _summary(c: Connection, span: str, until: str) -> dict[str, Any]:
    last = latest_day(c, until)
    first = _first(last, span)
    said = Query(from_=first, to=until if first else None)
    spoken = facets(c, said, shown=10, most=_COUNTED, only=("speaker", "agency", "act"))
    newest = load_said(c, find(c, Query(from_=first, to=until), "time", _NEWEST).ids)
    happened = days(c, first or "1000", "9999")
    ahead = _ahead(c, until)
    return {
        "from": first,
        "last": last,
        "ahead": ahead,
        "filters": values_of(said),
        "newest": newest,
        "speakers": spoken.get("speaker", []),
        "agencies": spoken.get("agency", []),
        "acts": spoken.get("act", []),
        "busiest": _busiest([d for d in happened if len(d.day) == 10], last),
    }


def _ahead(c: Connection, until: str) -> dict[str, Any]:
    """How many articles bear a date that is still to come, and the search that finds them."""
    query = Query(kind="article", from_=day_after(until))
    return {"count": count(c, query), "filters": values_of(query)}


def _busiest(found: list[Day], last: str | None) -> dict[str, Any] | None:
    """The month with most events among those that have any, with its days, and all months."""
    if not found:
        return None
    by_month: dict[str, int] = {}
    for d in found:
        by_month[d.day[:7]] = by_month.get(d.day[:7], 0) + d.count
    known = {m: n for m, n in by_month.items() if not last or m <= last[:7]} or by_month
    month = max(known, key=lambda m: (known[m], m))
    own = [d for d in found if d.day.startswith(month)]
    return {"month": month, "days": own, "months": sorted(by_month.items())}


def month_days(month: str, found: list[Day], first: int) -> list[list[dict[str, Any] | None]]:
    """The weeks of a month, from the weekday `first` on (0 is Monday): each day with its events, None outside."""
    count = {d.day: d.count for d in found}
    most = max((n for day, n in count.items() if day.startswith(month)), default=1)
    year, number = int(month[:4]), int(month[5:7])
    weekday, length = monthrange(year, number)
    weeks: list[list[dict[str, Any] | None]] = [[None] * ((weekday - first) % 7)]
    for at in range(1, length + 1):
        if len(weeks[-1]) == 7:
            weeks.append([])
        day = f"{month}-{at:02}"
        n = count.get(day, 0)
        weeks[-1].append({"day": day, "number": at, "count": n, "level": -(-4 * n // most) if n else 0})
    return weeks


def _first(last: str | None, span: str) -> str | None:
    if span == "all" or not last:
        return None
    return (date.fromisoformat(last[:10]) - timedelta(days=_SPANS[span] - 1)).isoformat()


@router.get("/settings")
def settings(request: Request) -> Response:
    """Language, digits, calendar and light."""
    own, who = room.of(request), reader(request)
    return own.page(request, who, "settings.html", {"saved": "saved" in request.query_params})


@router.post("/settings")
async def keep_settings(request: Request) -> Response:
    """Keep them in cookies."""
    who = reader(request)
    form = parse_qs((await request.body()).decode("utf-8", "replace"))
    for name, choices in CHOICES.items():
        value = form.get(name, [""])[0]
        if value in choices:
            who.new[name] = value
    if "author" in form:
        who.new["author"] = quote(form["author"][0][:80])
    return room.redirect("/settings?saved=1", who)
