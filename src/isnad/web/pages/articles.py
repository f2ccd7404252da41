"""An article: its text as printed, what was found in it, and each statement's chain beside it."""

from typing import Any

from fastapi import APIRouter, Request, Response

from isnad.model import Reading
from isnad.record.found import all_happened, all_said, head
from isnad.record.judgements import missed_in
from isnad.resolve.groups import Groups
from isnad.web import room
from isnad.web.marking import anchor, marked
from isnad.web.pages.stories import copy_shown, shown
from isnad.web.reader import Reader, reader

router = APIRouter(include_in_schema=False)


@router.get("/articles/{id}")
def article(request: Request, id: str) -> Response:
    """One article; `id` is an article's id, six digits or more of its beginning, its key or path."""
    own, who = room.of(request), reader(request)
    reading = own.view.article(id)
    with own.reading() as c:
        missed = missed_in(c, reading.article.id[:16])
    data: dict[str, Any] = {
        "article": head(reading),
        "published_at": reading.article.published_at,
        "outlet": next((e for e in reading.entities if e.id == reading.outlet), None),
        "marked": marked(reading, missed),
        "missed": {j.id: j for j in missed},
        "kept": "kept" in request.query_params,
        "said": {s.statement.id: s for s in all_said(reading)},
        "happened": {v.event.id: v for v in all_happened(reading)},
        "credits": _credits(reading),
        "company": company(own, reading, who),
        "failures": reading.failures,
        "trace": reading.trace,
        "anchor": anchor,
    }
    if who.as_json:
        del data["anchor"]
    return own.page(request, who, "article.html", data)


def _credits(reading: Reading) -> list[str]:
    """The local ids of the agencies that byline, dateline or credit name for the whole text."""
    links = [link for s in reading.statements for link in s.chain if link.role == "agency" and link.entity]
    whole = [str(link.entity) for link in links if link.basis in ("byline", "dateline", "credit")]
    return list(dict.fromkeys(whole))


def company(own: room.Room, reading: Reading, who: Reader) -> dict[str, Any]:
    """The article's copies and story."""
    id = reading.article.id[:16]
    found = Groups(own.view, id)
    copies, story = found.copy_of(id), found.story_of(id)
    return {
        "copies": copy_shown(found, copies) if copies else None,
        "story": shown(found, story, who.lang) if story else None,
    }
