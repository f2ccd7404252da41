"""Persons, organisations, agencies and mechanisms: who they are and what the record has of them."""

from functools import partial
from typing import Any

from fastapi import APIRouter, Request, Response

from isnad.model import MECHANISM_KINDS
from isnad.record.browsing import COUNTED, count, find, ids_of, load_said, newest
from isnad.record.facets import facets, facets_of
from isnad.record.identity import identity
from isnad.record.mechanisms import mechanisms as listed_mechanisms
from isnad.record.people import people as those_called
from isnad.record.portraits import met, offices, parties, spoke
from isnad.record.searching import hits
from isnad.record.wanted import ID, Query
from isnad.web import room
from isnad.web.drawing import months_chart, network
from isnad.web.reader import reader

router = APIRouter(include_in_schema=False)
_SHOWN = 8
_PEOPLE = 40
_FACETED = 200  # statements in which agencies, topics and speakers are counted
_MECHANISMS = 200


@router.get("/who")
def people(request: Request) -> Response:
    """Those whose names hold the words."""
    own, who = room.of(request), reader(request)
    words = request.query_params.get("q", "").strip()
    named = any(ch.isalnum() for ch in words)
    found = own.look(lambda c: those_called(c, words, _PEOPLE, company=False)) if named else []
    return own.page(request, who, "people.html", {"words": words, "people": found})


@router.get("/who/{id:path}")
def person(request: Request, id: str) -> Response:
    """One of them."""
    own, who = room.of(request), reader(request)
    ref = ID + id
    with own.reading() as c:
        them = identity(c, id)
        said, about = Query(speaker=ref), Query(about=ref)
        concern = Query(mechanism=ref) if them.kind else None
        part = Query(kind="event", mechanism=ref) if them.kind else Query(kind="event", who=ref)
        carried = Query(agency=ref)
        is_agency = them.type == "AGENCY"
        pairs, near = met(c, id)
        by, on = newest(c, said, COUNTED + 1), newest(c, about, COUNTED + 1)
        often = len(by) > COUNTED  # then it takes long, and what it was a moment ago will do
        by_month = own.kept(f"spoke {id}", lambda c: spoke(c, id, by)) if often else spoke(c, id, by)
        data: dict[str, Any] = {
            "them": them,
            "ref": ref,
            "most": COUNTED,
            "offices": offices(c, id) if them.type == "PER" else [],
            "said": load_said(c, ids_of(c, "statement", by[:_SHOWN])),
            "said_count": len(by),
            "said_facets": facets_of(c, "statement", by[:_FACETED], only=("agency", "about")),
            "about": load_said(c, ids_of(c, "statement", on[:_SHOWN])),
            "about_count": len(on),
            "about_by": facets_of(c, "statement", on[:_FACETED], only=("speaker",)).get("speaker", []),
            "events": hits(c, "event", find(c, part, "time", _SHOWN).ids, ""),
            "events_count": count(c, part),
            "carried": facets(c, carried, most=_FACETED, only=("speaker",)).get("speaker", []) if is_agency else [],
            "carried_count": count(c, carried) if is_agency else 0,
            "concerning": load_said(c, find(c, concern, "time", _SHOWN).ids) if concern else [],
            "concerning_count": count(c, concern) if concern else 0,
            "parties": parties(c, id) if concern else [],
            "met": [(near[b if a == id else a], m.events) for m in pairs if id in ((a := m.a), (b := m.b))],
        }
    data["network"] = network(them, pairs, near, who)
    data["chart"] = months_chart(by_month, who)
    if who.as_json:
        data |= {"network": pairs, "chart": by_month}
    return own.page(request, who, "person.html", data)


@router.get("/mechanisms")
def mechanisms(request: Request) -> Response:
    """Processes, agreements, missions and other arrangements that the record names."""
    own, who = room.of(request), reader(request)
    kind = request.query_params.get("kind", "")
    kind = kind if kind in MECHANISM_KINDS else ""
    listed = partial(listed_mechanisms, own.view, kind=kind or None, limit=_MECHANISMS)
    found = own.kept(f"mechanisms {kind}", lambda _: listed())
    data = {"mechanisms": found, "kind": kind, "kinds": MECHANISM_KINDS}
    return own.page(request, who, "mechanisms.html", data)
