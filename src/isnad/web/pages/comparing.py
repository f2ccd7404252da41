"""Two speakers, two agencies or two languages on one subject and period, side by side."""

from typing import Any

from fastapi import APIRouter, Request, Response
from msgspec.structs import replace
from sqlalchemy import Connection

from isnad.record.browsing import COUNTED, ids_of, load_said, newest
from isnad.record.facets import facets, facets_of
from isnad.record.filters import ends_before
from isnad.record.searching import hits
from isnad.record.wanted import Query
from isnad.web import room
from isnad.web.asking import days_left_out, query_of, values_of
from isnad.web.reader import reader

router = APIRouter(include_in_schema=False)
_BY = {"speaker": "by_person", "agency": "by_agency_choice", "lang": "by_lang"}
_SHOWN = 8
_FACETED = 200  # statements of each side in which speakers, topics, agencies and acts are counted


@router.get("/compare")
def compare(request: Request) -> Response:
    """The two sides of a comparison."""
    own, who = room.of(request), reader(request)
    by = request.query_params.get("by", "speaker")
    by = by if by in _BY else "speaker"
    a, b = (request.query_params.get(x, "").strip()[:400] for x in ("a", "b"))
    if by == "lang":
        a, b = "ar", "fa"
    base = query_of(request.query_params, kind="statement")
    subject = Query(words=base.words, from_=base.from_, to=base.to)
    with own.reading() as c:
        sides = [_side(c, replace(subject, **{by: x})) for x in (a, b)] if a and b else []
        offered = (
            facets(c, subject, only=("speaker", "agency")).get("speaker" if by == "speaker" else "agency", [])
            if not sides
            else []
        )
    data: dict[str, Any] = {"by": by, "choices": _BY, "a": a, "b": b, "subject": values_of(subject)}
    data |= {"sides": sides, "most": COUNTED, "offered": offered}
    data |= {"ends_before": ends_before(base.from_, base.to), "no_days": days_left_out(request.query_params, base)}
    return own.page(request, who, "compare.html", data)


def _side(c: Connection, query: Query) -> dict[str, Any]:
    found = newest(c, query, COUNTED + 1)
    shown = ids_of(c, "statement", found[:_SHOWN])
    return {
        "values": values_of(query),
        "total": len(found),
        "facets": facets_of(c, "statement", found[:_FACETED], only=("act", "about", "agency", "speaker")),
        "items": [] if query.words else load_said(c, shown),
        "hits": hits(c, "statement", shown, query.words) if query.words and shown else [],
    }
