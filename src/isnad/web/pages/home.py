"""The first page: the stories of a period, who spoke most, events by day, what agencies carried; and the settings."""

from datetime import date, timedelta
from typing import Any
from urllib.parse import parse_qs, quote

from fastapi import APIRouter, Request, Response

from isnad.record.browsing import Query, find, load_said
from isnad.record.facets import facets
from isnad.record.portraits import Day, days
from isnad.resolve.groups import Groups
from isnad.resolve.stories import Story
from isnad.web import room
from isnad.web.asking import values_of
from isnad.web.pages.stories import shown
from isnad.web.reader import CHOICES, reader

router = APIRouter(include_in_schema=False)
_LARGE = 2000  # articles; a larger record opens on its last month
_COUNTED = 20_000
_STORIES = 12
_NEWEST = 6
_SPANS = {"day": 1, "week": 7, "month": 30, "year": 365}


@router.get("/")
def home(request: Request) -> Response:
    """The record at a glance."""
    own, who = room.of(request), reader(request)
    info = own.kept("info", own.view.info)
    span = request.query_params.get("span", "")
    if span not in (*_SPANS, "all"):
        span = "month" if sum(info.articles.values()) > _LARGE else "all"
    first = _first(info.last, span)
    data = own.kept(f"home {span}", lambda: _summary(own, first, info.last))
    found = own.groups()
    stories = [s for s in found.stories if not first or _last_day(found, s) >= first]
    stories.sort(key=lambda s: (_last_day(found, s), len(s.articles)), reverse=True)
    values: dict[str, Any] = {
        "info": info,
        "span": span,
        "spans": [*_SPANS, "all"],
        "from": first,
        "stories": [shown(found, s, who.lang) for s in stories[:_STORIES]],
        "more_stories": max(0, len(stories) - _STORIES),
        **data,
    }
    return own.page(request, who, "home.html", values)


def _summary(own: room.Room, first: str | None, last: str | None) -> dict[str, Any]:
    with own.reading() as c:
        said = Query(from_=first)
        spoken = facets(c, said, shown=10, most=_COUNTED, only=("speaker", "agency", "act"))
        newest = load_said(c, find(c, said, "time", _NEWEST).ids)
        happened = days(c, first or "1000", "9999")
    return {
        "filters": values_of(said),
        "newest": newest,
        "speakers": spoken.get("speaker", []),
        "agencies": spoken.get("agency", []),
        "acts": spoken.get("act", []),
        "weeks": _calendar([d for d in happened if len(d.day) == 10], last),
    }


def _calendar(found: list[Day], last: str | None) -> dict[str, Any] | None:
    """The month with most events among those that have any, and its neighbours: weeks of seven days."""
    if not found:
        return None
    by_month: dict[str, int] = {}
    for d in found:
        by_month[d.day[:7]] = by_month.get(d.day[:7], 0) + d.count
    known = {m: n for m, n in by_month.items() if not last or m <= last[:7]} or by_month
    month = max(known, key=lambda m: (known[m], m))
    return {"month": month, "days": month_days(month, found), "months": sorted(by_month.items())}


def month_days(month: str, found: list[Day]) -> list[list[dict[str, Any] | None]]:
    """The weeks of a month, from Monday on: each day with its number of events, None outside the month."""
    count = {d.day: d.count for d in found}
    most = max((n for day, n in count.items() if day.startswith(month)), default=1)
    year, number = int(month[:4]), int(month[5:7])
    day = date(year, number, 1)
    weeks: list[list[dict[str, Any] | None]] = [[None] * day.weekday()]
    while day.month == number:
        if len(weeks[-1]) == 7:
            weeks.append([])
        n = count.get(day.isoformat(), 0)
        weeks[-1].append(
            {"day": day.isoformat(), "number": day.day, "count": n, "level": -(-4 * n // most) if n else 0}
        )
        day += timedelta(days=1)
    return weeks


def _first(last: str | None, span: str) -> str | None:
    if span == "all" or not last:
        return None
    return (date.fromisoformat(last[:10]) - timedelta(days=_SPANS[span] - 1)).isoformat()


def _last_day(found: Groups, story: Story) -> str:
    return max((found.heads[a].published or "" for a in story.articles), default="")


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
