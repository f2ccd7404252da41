"""The View over HTTP: what `isnad.open("http://…")` asks for, with the order and the filters of a View of a file."""

import base64
import binascii
from collections.abc import Iterator
from itertools import islice
from typing import Annotated, Literal, TypeVar

import msgspec
from fastapi import APIRouter, Depends, Query, Request, Response
from pydantic import Field

from isnad.errors import UsageError
from isnad.model import contract
from isnad.record import Filters, Hit
from isnad.record.browsing import load_happened, load_heads, load_said
from isnad.record.listing import Listed, listed, of_person
from isnad.web import contract as shape
from isnad.web import room
from isnad.web.api import Act, Class, Concerned, Cursor, Day, Lang, Limit, Name, as_json
from isnad.web.asking import check_asked
from isnad.web.plain import happened, said

T = TypeVar("T")
router = APIRouter(prefix="/v1/view", dependencies=[Depends(check_asked)])
_MOST = 1000  # hits of each kind, and people
_ENTITIES = 300  # in one question
_FAR = 2**62  # a place far behind every row, to which a page can still be added

Code = Annotated[str | None, Query(pattern="^[a-z0-9-]{1,60}$", description="Only failures with this code.")]
Ref = Annotated[
    str,
    Query(
        min_length=1,
        max_length=2000,
        description="An id (six digits or more), a key, path or address.",
    ),
]
Who = Annotated[str, Query(min_length=1, max_length=400, description="Words of a name, or an id.")]
Entities = Annotated[
    list[Annotated[str, Field(pattern=r"^[0-9a-f]{16}/e[0-9]{1,6}$")]],
    Query(min_length=1, max_length=_ENTITIES, description="`entities` of /v1/view/people, or some of them."),
]
Many = Annotated[int, Query(ge=1, le=_MOST, description="At most so many of each kind.")]
Confidence = Annotated[float | None, Query(ge=0, le=1, description="Only what is at least so sure.")]
Kinds = Annotated[list[Literal["statement", "event", "article"]], Query(max_length=3)]


def _filters(
    speaker: Name = None, about: Name = None, agency: Name = None, outlet: Name = None, lang: Lang = None,
    from_: Annotated[Day, Query(alias="from")] = None, to: Day = None, act: Act = None, event: Class = None,
    mechanism: Concerned = None, min_confidence: Confidence = None,
) -> Filters:  # fmt: skip
    return Filters(speaker=speaker, about=about, agency=agency, outlet=outlet, lang=lang, from_=from_, to=to,
                   act=act, event=event, mechanism=mechanism, min_confidence=min_confidence)  # fmt: skip


Asked = Annotated[Filters, Depends(_filters)]


@router.get("/articles", responses=shape.answer(shape.Articles, "Articles, by id"))
def articles(request: Request, filters: Asked, limit: Limit = 20, cursor: Cursor = None) -> Response:
    """Articles without their texts."""
    with room.of(request).reading() as c:
        rows = listed(c, "article", filters, limit + 1, _place(cursor))
        items = load_heads(c, [r.id for r in rows[:limit]])
    return as_json(request, shape.Articles(items=items, next=_next(rows, limit)))


@router.get("/statements", responses=shape.answer(shape.Statements, "Statements, by article and in text order"))
def statements(request: Request, filters: Asked, limit: Limit = 20, cursor: Cursor = None) -> Response:
    """Who said what."""
    with room.of(request).reading() as c:
        rows = listed(c, "statement", filters, limit + 1, _place(cursor))
        items = [said(s) for s in load_said(c, [r.id for r in rows[:limit]])]
    return as_json(request, shape.Statements(items=items, next=_next(rows, limit)))


@router.get("/events", responses=shape.answer(shape.Events, "Events, by article and in text order"))
def events(request: Request, filters: Asked, limit: Limit = 20, cursor: Cursor = None) -> Response:
    """What happened."""
    with room.of(request).reading() as c:
        rows = listed(c, "event", filters, limit + 1, _place(cursor))
        items = [happened(v) for v in load_happened(c, [r.id for r in rows[:limit]])]
    return as_json(request, shape.Events(items=items, next=_next(rows, limit)))


@router.get("/search", responses=shape.answer(shape.Matches, "Hits, the best of each kind first"))
def search(
    request: Request,
    q: Annotated[str, Query(min_length=1, max_length=400)],
    filters: Asked,
    kind: Kinds = ["statement", "event", "article"],  # noqa: B006  # FastAPI's own way to give a default
    limit: Many = 20,
) -> Response:
    """What holds all the words."""
    found = room.of(request).view.search(q, limit=limit, kinds=kind, **filters)
    return as_json(request, shape.Matches(items=[_match(h) for h in found]))


@router.get("/article", responses=shape.answer(shape.Whole, "The article's reading"))
def article(request: Request, ref: Ref) -> Response:
    """One article: its text and all that was found in it; of several versions of one address the newest."""
    reading = room.of(request).view.article(ref)
    own = {"text": reading.article.text, "outlet_name": reading.article.outlet}
    return as_json(request, contract(reading) | own)


@router.get("/people", responses=shape.answer(shape.People, "Those whose names hold the words, who said most first"))
def people(request: Request, q: Who, limit: Many = 20) -> Response:
    """Persons, agencies and bodies, by words of their names or by an id."""
    return as_json(request, shape.People(items=room.of(request).view.people(q, limit)))


@router.get(
    "/people/statements", responses=shape.answer(shape.Statements, "Statements, by article and in text order")
)
def said_by(request: Request, entity: Entities, limit: Limit = 20, cursor: Cursor = None) -> Response:
    """What one of them said, in the articles of these entities."""
    ids, following = _of_person(room.of(request), "statement", entity, limit, cursor)
    with room.of(request).reading() as c:
        items = [said(s) for s in load_said(c, ids)]
    return as_json(request, shape.Statements(items=items, next=following))


@router.get("/people/events", responses=shape.answer(shape.Events, "Events, by article and in text order"))
def events_of(request: Request, entity: Entities, limit: Limit = 20, cursor: Cursor = None) -> Response:
    """In what one of them is actor or recipient, in the articles of these entities."""
    ids, following = _of_person(room.of(request), "event", entity, limit, cursor)
    with room.of(request).reading() as c:
        items = [happened(v) for v in load_happened(c, ids)]
    return as_json(request, shape.Events(items=items, next=following))


@router.get("/failures", responses=shape.answer(shape.Failures, "Failures, by input"))
def failures(request: Request, code: Code = None, limit: Limit = 20, cursor: Cursor = None) -> Response:
    """What could not be read."""
    items, following = _counted(room.of(request).view.failures(code), limit, cursor)
    return as_json(request, shape.Failures(items=items, next=following))


@router.get("/judgements", responses=shape.answer(shape.Judgements, "Judgements in the order they were given"))
def judgements(request: Request, limit: Limit = 20, cursor: Cursor = None) -> Response:
    """What people decided."""
    items, following = _counted(room.of(request).view.judgements(), limit, cursor)
    return as_json(request, shape.Judgements(items=items, next=following))


def _match(h: Hit) -> shape.Match:
    return shape.Match(
        kind=h.kind,
        id=h.id,
        article=h.article,
        sentence=h.sentence,
        marks=h.marks,
        by_name=h.by_name,
        said=said(h.said) if h.said else None,
        happened=happened(h.happened) if h.happened else None,
    )


def _of_person(
    own: room.Room, kind: str, entities: list[str], limit: int, cursor: str | None
) -> tuple[list[str], str | None]:
    """The ids of a page, and where the next one begins."""
    with own.reading() as c:
        return _counted(iter(of_person(c, kind, entities)), limit, cursor)


def _counted(items: Iterator[T], limit: int, cursor: str | None) -> tuple[list[T], str | None]:
    """The items of a page, and where the next one begins."""
    _, before = _place(cursor) or ("", 0)
    found = list(islice(items, before, before + limit + 1))
    return found[:limit], _cursor("", before + limit) if len(found) > limit else None


def _next(rows: list[Listed], limit: int) -> str | None:
    return _cursor(rows[limit - 1].article, rows[limit - 1].position) if len(rows) > limit else None


def _cursor(article: str, position: int) -> str:
    return base64.urlsafe_b64encode(msgspec.json.encode((article, position))).decode().rstrip("=")


def _place(cursor: str | None) -> tuple[str, int] | None:
    if not cursor:
        return None
    try:
        raw = base64.b64decode(cursor + "=" * (-len(cursor) % 4), altchars=b"-_", validate=True)
        found = msgspec.json.decode(raw, type=tuple[str, int])
    except (binascii.Error, msgspec.DecodeError, UnicodeDecodeError) as e:
        raise UsageError("this is no cursor that an answer gave") from e
    if not 0 <= found[1] < _FAR:
        raise UsageError("this is no cursor that an answer gave")
    return found
