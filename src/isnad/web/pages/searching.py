"""Search: words and filters, facets with counts, hits of one kind."""

from typing import Any

from fastapi import APIRouter, Request, Response
from msgspec.structs import replace
from sqlalchemy import Connection

from isnad.errors import UsageError
from isnad.record import ArticleHead, Happened, Hit, Said
from isnad.record.browsing import COUNTED, count, find, load_happened, load_heads, load_said
from isnad.record.facets import FACETED, facets
from isnad.record.filters import ends_before
from isnad.record.identity import called, identity
from isnad.record.searching import hits
from isnad.record.wanted import Query
from isnad.web import room
from isnad.web.asking import KINDS, SORTS, cursor, days_left_out, place, query_of, values_of
from isnad.web.reader import reader

router = APIRouter(include_in_schema=False)
PAGE = 20
Item = Said | Happened | ArticleHead


@router.get("/search")
def search(request: Request) -> Response:
    """What the words and filters find."""
    own, who = room.of(request), reader(request)
    query = query_of(request.query_params)
    sort = request.query_params.get("sort", "")
    if sort not in SORTS:
        sort = "relevance" if query.words else "time"
    try:
        after = place(request.query_params.get("after"))
    except ValueError:
        after = None
    with own.reading() as c:
        found = find(c, query, sort, PAGE, after)
        data = {
            "kind": query.kind,
            "sort": sort,
            "values": values_of(query),
            "total": own.kept(f"count {query}", lambda c: count(c, query)),
            "most": COUNTED,
            "counts": own.kept(
                f"counts {query}", lambda c: {k: count(c, replace(query, kind=k)) for k in KINDS if k != query.kind}
            ),
            "facets": own.kept(f"facets {query}", lambda c: facets(c, query)),
            "faceted": FACETED,
            "chosen": _chosen(c, query),
            "hits": hits(c, query.kind, found.ids, query.words) if query.words and found.ids else [],
            "items": [] if query.words else _listed(c, query.kind, found.ids),
            "next": cursor(found.next),
            "after": bool(after),
            "no_days": days_left_out(request.query_params, query),
            "ends_before": ends_before(query.from_, query.to),
            "people": called(c, query.words, 4) if query.words and not after and _is_name(query.words) else [],
        }
    return own.page(request, who, "search.html", data)


def _listed(c: Connection, kind: str, ids: list[str]) -> list[Hit] | list[Item]:
    """The findings with these ids; events with the sentences that tell of them."""
    return list(hits(c, kind, ids, "")) if kind == "event" else loaded(c, kind, ids)


def loaded(c: Connection, kind: str, ids: list[str]) -> list[Item]:
    """The findings with these ids."""
    if kind == "statement":
        return [*load_said(c, ids)]
    return [*load_happened(c, ids)] if kind == "event" else [*load_heads(c, ids)]


def _chosen(c: Connection, query: Query) -> list[tuple[str, str, Any]]:
    """(name in the address, value, who it is) of each filter, so that a page can show and undo it."""
    out: list[tuple[str, str, Any]] = []
    for name, value in values_of(query).items():
        if name in ("q", "kind"):
            continue
        try:
            out.append((name, value, identity(c, value[3:]) if value.startswith("id:") else None))
        except UsageError:
            out.append((name, value, None))
    return out


def _is_name(words: str) -> bool:
    """Whether the words may be somebody's name: few, and some letters in them."""
    return len(words.split()) <= 4 and any(ch.isalnum() for ch in words)
