"""The API: what the record holds as JSON under /v1, read by anybody on this computer; two things may be posted."""

import hashlib
import threading
from collections.abc import Mapping
from typing import Annotated, Any, Literal

import msgspec
from fastapi import APIRouter, Body, Depends, FastAPI, Path, Query, Request, Response
from fastapi.exceptions import RequestValidationError
from fastapi.openapi.utils import get_openapi
from pydantic import BaseModel, ConfigDict, Field

import isnad
from isnad.errors import InputError, UsageError
from isnad.model import ACTS, MECHANISM_KINDS, PLOVER_CLASSES, Article, Failure, Reading, article_id, contract
from isnad.record import Hit, Info, Judgement, NotThereError, judge, miss
from isnad.record import browsing as b
from isnad.record import wanted as w
from isnad.record.filters import no_day
from isnad.record.identity import Identity, identity, known_from
from isnad.record.mechanisms import Found
from isnad.record.mechanisms import mechanism as one_mechanism
from isnad.record.mechanisms import mechanisms as listed_mechanisms
from isnad.record.missed import LONGEST
from isnad.record.searching import hits
from isnad.web import contract as shape
from isnad.web import room
from isnad.web.asking import check_asked, place
from isnad.web.asking import cursor as cursor_of
from isnad.web.plain import HappenedOut, SaidOut, happened, said
from isnad.web.problems import problem

router = APIRouter(prefix="/v1", dependencies=[Depends(check_asked)])
_reading = threading.Lock()  # the pipeline is built for one article at a time
_JSON = "application/json"
_NOT_KEPT = {
    403: "the record can't be written to",
    409: "other words stand there",
    503: "another process writes the record",
}
_ID = r"^[0-9a-f]{16,64}$"
_CENTURY = "(1[7-9]|[2-9][0-9])"  # an earlier year is one of another calendar
_LEAP = f"({_CENTURY}(0[48]|[2468][048]|[13579][26])|([2468][048]|[3579][26])00)-02-29"
DAY = (  # every day, month and year of the calendar, and no other: what the description allows is not refused later
    f"^({_CENTURY}[0-9][0-9](-(0[1-9]|1[0-2])(-(0[1-9]|1[0-9]|2[0-8]))?"
    f"|-(0[13-9]|1[0-2])-(29|30)|-(0[13578]|1[02])-31)?|{_LEAP})$"
)

Limit = Annotated[int, Query(ge=1, le=200, description="At most so many.")]
Cursor = Annotated[str | None, Query(pattern=r"^[A-Za-z0-9_-]{8,200}$", description="`next` of the page before.")]
Words = Annotated[str | None, Query(min_length=1, max_length=400, description="Words; “quoted” ones stand together.")]
Name = Annotated[str | None, Query(min_length=1, max_length=400, description="A name in any script, or id:ID.")]
Lang = Annotated[Literal["ar", "fa"] | None, Query(description="The articles' language.")]
Day = Annotated[str | None, Query(pattern=DAY, description="A Gregorian day, month or year: 2016-12-20 … 2016.")]
Act = Annotated[str | None, Query(pattern=f"^({'|'.join(ACTS)})$", description="What the words do.")]
Class = Annotated[str | None, Query(pattern=f"^({'|'.join(PLOVER_CLASSES)})$", description="A PLOVER class.")]
Concerned = Annotated[
    str | None,
    Query(
        min_length=1,
        max_length=400,
        description="A process, body, agreement …: an id of /v1/mechanisms, or words of its name.",
    ),
]
Status = Annotated[Literal["actual", "planned", "claimed", "denied", "hypothetical"] | None, Query()]
Sort = Annotated[Literal["time", "relevance"], Query(description="relevance needs words")]
Kind = Annotated[str | None, Query(pattern=f"^({'|'.join(MECHANISM_KINDS)})$", description="A kind of mechanism.")]
ArticleId = Annotated[str, Path(pattern=_ID, description="The article's id, or its first 16 digits.")]
AnyId = Annotated[str, Path(pattern=r"^[A-Za-z0-9][A-Za-z0-9/._-]{0,120}$", description="An identity's id.")]


class Asked(BaseModel):
    """A text to be read; nothing of it is kept."""

    model_config = ConfigDict(extra="forbid")
    text: str = Field(min_length=1, max_length=500_000)
    lang: Literal["ar", "fa"] | None = None
    published: str | None = Field(None, max_length=100)
    outlet: str | None = Field(None, max_length=300)
    title: str | None = Field(None, max_length=1000)


class Judged(BaseModel):
    """A decision about a statement, an event or an entity."""

    model_config = ConfigDict(extra="forbid")
    about: str = Field(pattern=r"^[0-9a-f]{16}/[sve][0-9]{1,6}$")
    verdict: Literal["right", "wrong"]
    reason: str = Field(min_length=1, max_length=2000)
    author: str = Field("api", min_length=1, max_length=80)


class Missed(BaseModel):
    """A decision that words of an article, code points `start-end` of its text, are a statement not found."""

    model_config = ConfigDict(extra="forbid")
    about: str = Field(pattern=r"^[0-9a-f]{16}/[0-9]{1,7}-[0-9]{1,7}$")
    verdict: Literal["missing"]
    words: str = Field(min_length=1, max_length=LONGEST, description="Letter for letter what stands there.")
    reason: str = Field(min_length=1, max_length=2000)
    author: str = Field("api", min_length=1, max_length=80)


@router.get("", responses=shape.answer(Info, "What is in the record, in numbers"))
def info(request: Request) -> Response:
    """Counts of everything."""
    own = room.of(request)
    return as_json(request, own.info())


@router.get("/search", responses=shape.answer(shape.Hits, "Hits, the best or latest first"))
def search(
    request: Request,
    q: Annotated[str, Query(min_length=1, max_length=400)],
    kind: Literal["statement", "event", "article"] = "statement",
    speaker: Name = None, about: Name = None, who: Name = None, agency: Name = None, outlet: Name = None,
    lang: Lang = None, from_: Annotated[Day, Query(alias="from")] = None, to: Day = None,
    act: Act = None, event: Class = None, mechanism: Concerned = None, status: Status = None, on: Day = None,
    sort: Sort = "relevance", limit: Limit = 20, cursor: Cursor = None,
) -> Response:  # fmt: skip
    """What holds all the words, with the words' places."""
    query = w.Query(kind=kind, words=q, speaker=speaker, about=about, who=who, agency=agency, outlet=outlet,
                    lang=lang, from_=from_, to=to, act=act, event=event, mechanism=mechanism, status=status,
                    on=on)  # fmt: skip
    with room.of(request).reading() as c:
        found = b.find(c, query, sort, limit, _place(cursor))
        items = [_hit(h) for h in hits(c, kind, found.ids, q)] if found.ids else []
    return as_json(request, shape.Hits(items=items, next=cursor_of(found.next)))


@router.get("/statements", responses=shape.answer(shape.Statements, "Statements, the latest first"))
def statements(
    request: Request,
    q: Words = None, speaker: Name = None, about: Name = None, who: Name = None, agency: Name = None,
    outlet: Name = None, lang: Lang = None, from_: Annotated[Day, Query(alias="from")] = None, to: Day = None,
    act: Act = None, event: Class = None, mechanism: Concerned = None, limit: Limit = 20, cursor: Cursor = None,
) -> Response:  # fmt: skip
    """Who said what."""
    query = w.Query(words=q, speaker=speaker, about=about, who=who, agency=agency, outlet=outlet, lang=lang,
                    from_=from_, to=to, act=act, event=event, mechanism=mechanism)  # fmt: skip
    with room.of(request).reading() as c:
        found = b.find(c, query, "time", limit, _place(cursor))
        items = [said(s) for s in b.load_said(c, found.ids)]
    return as_json(request, shape.Statements(items=items, next=cursor_of(found.next)))


@router.get("/events", responses=shape.answer(shape.Events, "Events, of the latest articles first"))
def events(
    request: Request,
    q: Words = None, speaker: Name = None, who: Name = None, agency: Name = None, outlet: Name = None,
    lang: Lang = None, from_: Annotated[Day, Query(alias="from")] = None, to: Day = None, act: Act = None,
    event: Class = None, mechanism: Concerned = None, status: Status = None, on: Day = None,
    limit: Limit = 20, cursor: Cursor = None,
) -> Response:  # fmt: skip
    """What happened."""
    query = w.Query(kind="event", words=q, speaker=speaker, who=who, agency=agency, outlet=outlet, lang=lang,
                    from_=from_, to=to, act=act, event=event, mechanism=mechanism, status=status, on=on)  # fmt: skip
    with room.of(request).reading() as c:
        found = b.find(c, query, "time", limit, _place(cursor))
        items = [happened(v) for v in b.load_happened(c, found.ids)]
    return as_json(request, shape.Events(items=items, next=cursor_of(found.next)))


@router.get("/articles", responses=shape.answer(shape.Articles, "Articles, the latest first"))
def articles(
    request: Request,
    q: Words = None, speaker: Name = None, who: Name = None, agency: Name = None, outlet: Name = None,
    lang: Lang = None, from_: Annotated[Day, Query(alias="from")] = None, to: Day = None, act: Act = None,
    event: Class = None, mechanism: Concerned = None, limit: Limit = 20, cursor: Cursor = None,
) -> Response:  # fmt: skip
    """Articles without their texts."""
    query = w.Query(kind="article", words=q, speaker=speaker, who=who, agency=agency, outlet=outlet, lang=lang,
                    from_=from_, to=to, act=act, event=event, mechanism=mechanism)  # fmt: skip
    with room.of(request).reading() as c:
        found = b.find(c, query, "time", limit, _place(cursor))
        items = b.load_heads(c, found.ids)
    return as_json(request, shape.Articles(items=items, next=cursor_of(found.next)))


@router.get("/entities", responses=shape.answer(shape.Entities, "Those whom the lexicons know, by id"))
def entities(request: Request, q: Words = None, limit: Limit = 20, cursor: Cursor = None) -> Response:
    """Persons, organisations and places; with words all whose names hold them, who said most first."""
    own, at = room.of(request), _place(cursor)
    if q:
        before = at.before if at else 0
        found = own.view.people(q, before + limit + 1) if any(x.isalnum() for x in q) else []
        with own.reading() as c:
            items = [identity(c, p.id if ":" not in p.id else p.entities[0]) for p in found[before : before + limit]]
        following = b.Place(before=before + limit) if len(found) > before + limit else None
    else:
        with own.reading() as c:
            items = known_from(c, (at.id if at else None) or "", limit + 1)
        following = b.Place(id=items[limit - 1].id) if len(items) > limit else None
        items = items[:limit]
    return as_json(request, shape.Entities(items=items, next=cursor_of(following)))


@router.get("/mechanisms", responses=shape.answer(shape.Mechanisms, "Mechanisms, those most named first"))
def mechanisms(
    request: Request, q: Words = None, kind: Kind = None, limit: Limit = 20, cursor: Cursor = None
) -> Response:
    """Processes, agreements, missions and other arrangements that articles name."""
    at = _place(cursor)
    before = at.before if at else 0
    most = min(before, 100_000) + limit + 1
    found = listed_mechanisms(room.of(request).view, q, kind, limit=most)[before:]
    following = b.Place(before=before + limit) if len(found) > limit else None
    return as_json(request, shape.Mechanisms(items=found[:limit], next=cursor_of(following)))


@router.get("/statements/{article}/{id}", responses=shape.answer(SaidOut, "The statement"))
def statement(request: Request, article: ArticleId, id: Annotated[str, Path(pattern=r"^s[0-9]{1,6}$")]) -> Response:
    """One statement."""
    return as_json(request, said(room.of(request).view.statement(f"{article}/{id}")))


@router.get("/events/{article}/{id}", responses=shape.answer(HappenedOut, "The event"))
def event_(request: Request, article: ArticleId, id: Annotated[str, Path(pattern=r"^v[0-9]{1,6}$")]) -> Response:
    """One event."""
    return as_json(request, happened(room.of(request).view.event(f"{article}/{id}")))


@router.get("/articles/{id}", responses=shape.answer(shape.Contract, "The article's reading"))
def article_(request: Request, id: ArticleId) -> Response:
    """One article: its text and all that was found in it, in the record contract."""
    return as_json(request, _contract(room.of(request).view.article(id)))


@router.get("/entities/{id:path}", responses=shape.answer(Identity, "Who or what it is"))
def entity(request: Request, id: AnyId) -> Response:
    """One person, organisation or place."""
    with room.of(request).reading() as c:
        return as_json(request, identity(c, id))


@router.get("/mechanisms/{id:path}", responses=shape.answer(Found, "What it is"))
def mechanism(request: Request, id: AnyId) -> Response:
    """One mechanism."""
    return as_json(request, one_mechanism(room.of(request).view, id))


@router.post("/readings", responses=shape.answer(shape.Contract, "The reading"))
def read(request: Request, asked: Asked) -> Response:
    """Read a text; nothing of it is kept."""
    try:
        with _reading:
            reading = isnad.read(asked.text, asked.lang, asked.published, asked.outlet, asked.title)
    except InputError as e:
        return Response(msgspec.json.encode(_unread(asked, e)), media_type=_JSON)
    return Response(msgspec.json.encode(_contract(reading)), media_type=_JSON)


@router.post(
    "/judgements",
    status_code=201,
    responses=shape.answer(Judgement, "The judgement as it is kept", 201, _NOT_KEPT),
)
def add(request: Request, judged: Annotated[Judged | Missed, Body(discriminator="verdict")]) -> Response:
    """Add a judgement; it is on the disk when it is answered."""
    own = room.of(request)
    given: Any = {"reason": judged.reason, "author": judged.author, "engine": own.writing()}
    if isinstance(judged, Missed):
        try:
            kept = miss(own.path, judged.about, judged.words, **given)
        except NotThereError as e:
            return problem(409, str(e))
    else:
        kept = judge(own.path, judged.about, judged.verdict, **given)
    return Response(msgspec.json.encode(kept), 201, media_type=_JSON)


def install(app: FastAPI) -> None:
    """Add the API and its true description to an application."""
    app.include_router(router)
    app.add_exception_handler(RequestValidationError, _invalid)
    made: list[dict[str, Any]] = []

    def description() -> dict[str, Any]:
        if not made:
            out = get_openapi(title=app.title, version=app.version, description=app.description, routes=app.routes)
            schemas = {k: v for k, v in out.get("components", {}).get("schemas", {}).items() if "Validation" not in k}
            out["components"] = {"schemas": {**schemas, **shape.components()}}
            made.append(out)
        return made[0]

    app.openapi = description  # type: ignore[method-assign]


async def _invalid(request: Request, error: Exception) -> Response:
    found = error.errors() if isinstance(error, RequestValidationError) else []
    detail = "; ".join(f"{'.'.join(map(str, e['loc']))}: {_message(e)}" for e in found)
    return problem(422, detail or "a value can't be")


def _message(error: Mapping[str, Any]) -> str:
    """What is wrong with a value; of a day in words, for the pattern of all days tells nobody what to give."""
    given = error.get("input")
    is_of_day = error.get("ctx", {}).get("pattern") == DAY
    return no_day(given) if is_of_day and isinstance(given, str) else str(error["msg"])


def as_json(request: Request, value: Any) -> Response:
    """An answer with a tag of its content; 304 where the asker has just that."""
    response = Response(msgspec.json.encode(value), media_type=_JSON)
    response.headers["cache-control"] = "private, no-cache"
    return room.tagged(request, response)


def _contract(reading: Reading) -> dict[str, Any]:
    return {**contract(reading), "text": reading.article.text}


def _unread(asked: Asked, error: InputError) -> dict[str, Any]:
    """What the record contract has of a text that can't be read: what is known of it, no layers, and why."""
    reading = Reading(
        article=Article(
            id=article_id(asked.outlet, None, asked.published, asked.text),
            text_sha256=hashlib.sha256(asked.text.encode("utf-8", "surrogatepass")).hexdigest(),
            key="",
            path="",
            lang=asked.lang or "",
            text=asked.text,
            outlet=asked.outlet,
        ),
        failures=[Failure(stage="input", code=error.code, message=str(error), input="")],
    )
    return _contract(reading)


def _hit(h: Hit) -> shape.HitOut:
    return shape.HitOut(
        kind=h.kind,
        id=h.id,
        article=h.article,
        sentence=h.sentence,
        marks=h.marks,
        by_name=h.by_name,
        statement=h.said.statement if h.said else None,
        event=h.happened.event if h.happened else None,
    )


def _place(cursor: str | None) -> b.Place | None:
    try:
        return place(cursor)
    except ValueError as e:
        raise UsageError(str(e)) from e
