"""One statement or one event: why it stands in the record, who else reports it, and what people said of it."""

from typing import Any

from fastapi import APIRouter, Request, Response

from isnad.record import Happened, Said
from isnad.record.judgements import judged
from isnad.record.searching import hits
from isnad.resolve.across import corroborations
from isnad.resolve.groups import Groups
from isnad.web import room
from isnad.web.reader import reader

router = APIRouter(include_in_schema=False)
WRONG = {
    "statement": ("wrong_speaker", "wrong_span", "not_a_statement", "missing", "wrong_other"),
    "event": ("not_an_event", "wrong_speaker", "wrong_span", "missing", "wrong_other"),
}


@router.get("/statements/{article}/{id}")
def statement(request: Request, article: str, id: str) -> Response:
    """A statement with its chain and why."""
    own, who = room.of(request), reader(request)
    said = own.view.statement(f"{article}/{id}")
    data = {"kind": "statement", "said": said, **_around(own, said, request)}
    return own.page(request, who, _template(request), data)


@router.get("/events/{article}/{id}")
def event(request: Request, article: str, id: str) -> Response:
    """An event with who reports it."""
    own, who = room.of(request), reader(request)
    happened = own.view.event(f"{article}/{id}")
    rests_on = own.view.statement(f"{article}/{happened.event.statement}") if happened.event.statement else None
    with own.reading() as c:
        hit = hits(c, "event", [happened.id], "")[0]
    around = _around(own, happened, request)
    data = {"kind": "event", "happened": happened, "hit": hit, "rests_on": rests_on, **around}
    return own.page(request, who, _template(request), data)


def _template(request: Request) -> str:
    """The page; of it only the reasons and the form where a page asks for them to show them in place."""
    return "why.html" if request.query_params.get("part") == "why" else "finding.html"


def _around(own: room.Room, finding: Said | Happened, request: Request) -> dict[str, Any]:
    """What stands behind the finding in other articles, and how people judged it."""
    part = request.query_params.get("part") == "why"
    article = finding.article.id[:16]
    behind = None
    if not part:
        found = Groups(own.view, article)
        every = corroborations(own.view, found, found.stories_of(article))
        behind = next((b for b in every if finding.id in b.reports), None)
    return {
        "wrong": WRONG["statement" if isinstance(finding, Said) else "event"],
        "behind": behind,
        "reports": _reports(own, [i for i in behind.reports if i != finding.id]) if behind else [],
        "judged": own.look(lambda c: judged(c, finding.id)),
        "kept": "kept" in request.query_params,
    }


def _reports(own: room.Room, ids: list[str]) -> list[Said | Happened]:
    view = own.view
    return [view.statement(i) if i.rpartition("/")[2].startswith("s") else view.event(i) for i in ids]
