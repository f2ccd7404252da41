"""What a search finds as a file: CSV, JSON Lines, Parquet, or a feed that a reader program follows."""

import csv
import io
from collections.abc import Iterable, Iterator
from operator import itemgetter
from xml.etree import ElementTree as Xml

import msgspec
from fastapi import APIRouter, Request, Response
from starlette.responses import StreamingResponse

from isnad.errors import UsageError
from isnad.export.cells import spreadsheet_cell
from isnad.export.parquet import check_library, parquet_parts
from isnad.export.table import Column
from isnad.record import ArticleHead, Happened, Said
from isnad.record.browsing import Place, find
from isnad.record.numbering import tomorrow
from isnad.record.wanted import Query
from isnad.web import room
from isnad.web.asking import query_of, values_of
from isnad.web.pages.searching import Item, loaded
from isnad.web.plain import builtins
from isnad.web.reader import reader
from isnad.web.showing import name_of, tame, url
from isnad.web.words import Speech

router = APIRouter(include_in_schema=False)
_AT_ONCE, _FEED = 200, 50
_ATOM = "http://www.w3.org/2005/Atom"
COLUMNS = {  # of CSV and Parquet
    "statement": (
        "id", "published", "lang", "speakers", "act", "type", "content", "agencies", "outlet", "article",
    ),
    "event": (
        "id", "date", "event", "mode", "status", "actors", "recipients", "place", "words", "outlet", "article",
    ),
    "article": ("id", "published", "lang", "outlet", "title", "url"),
}  # fmt: skip


@router.get("/search.csv")
def as_csv(request: Request) -> Response:
    """All that is found, as CSV with a header."""
    own, query = room.of(request), query_of(request.query_params)
    name = f"isnad-{query.kind}s.csv"
    return _file(_csv(_all(own, query), query.kind), "text/csv; charset=utf-8", name)


@router.get("/search.jsonl")
def as_jsonl(request: Request) -> Response:
    """All that is found, one JSON object on a line."""
    own, query = room.of(request), query_of(request.query_params)
    lines = (msgspec.json.encode(builtins(x)).decode() + "\n" for x in _all(own, query))
    return _file(lines, "application/x-ndjson", f"isnad-{query.kind}s.jsonl")


@router.get("/search.parquet")
def as_parquet(request: Request) -> Response:
    """All that is found, as Parquet: the columns of the CSV, with null for what is empty there."""
    own, query = room.of(request), query_of(request.query_params)
    try:
        check_library()
    except UsageError as e:
        return own.page(
            request, reader(request), "error.html", {"title": "error", "hint": None, "detail": str(e)}, 501
        )
    columns: list[Column[tuple[str, ...]]] = [
        Column(name, name, itemgetter(i)) for i, name in enumerate(COLUMNS[query.kind])
    ]
    parts = parquet_parts(map(_row, _all(own, query)), columns)
    return _file(parts, "application/vnd.apache.parquet", f"isnad-{query.kind}s.parquet")


@router.get("/search.atom")
def as_atom(request: Request) -> Response:
    """The latest that is found, as an Atom feed."""
    own, query, speech = room.of(request), query_of(request.query_params), Speech(reader(request))
    base = str(request.base_url).rstrip("/")
    with own.reading() as c:
        items = loaded(c, query.kind, find(c, query, "time", _FEED).ids)
    Xml.register_namespace("", _ATOM)
    feed = Xml.Element(f"{{{_ATOM}}}feed")
    address = base + url("/search", values_of(query))
    _put(feed, "title", f"{speech('name')}: {tame(query.words or speech(query.kind + 's'))}")
    _put(feed, "id", address)
    _put(feed, "updated", max((_moment(_head(x).published or "") for x in items), default=_moment("")))
    feed.append(Xml.Element(f"{{{_ATOM}}}link", rel="self", href=base + url("/search.atom", values_of(query))))
    feed.append(Xml.Element(f"{{{_ATOM}}}link", href=address))
    for x in items:
        feed.append(_entry(x, base, speech))
    body = Xml.tostring(feed, encoding="utf-8", xml_declaration=True)
    return room.tagged(request, Response(body, media_type="application/atom+xml"))


def _entry(x: Item, base: str, speech: Speech) -> Xml.Element:
    h = _head(x)
    entry = Xml.Element(f"{{{_ATOM}}}entry")
    if isinstance(x, Said):
        title, body, at = _names(x, x.statement.speakers, speech) or "?", x.content, f"/statements/{x.id}"
    elif isinstance(x, Happened):
        v = x.event
        title, body, at = speech(v.event, "event"), _names(x, [*v.actors, *v.recipients], speech), f"/events/{x.id}"
    else:
        title, body, at = h.called, h.outlet or "", f"/articles/{h.id[:16]}"
    _put(entry, "title", title)
    _put(entry, "id", base + at)
    _put(entry, "updated", _moment(h.published or ""))
    _put(entry, "summary", body)
    author = Xml.SubElement(entry, f"{{{_ATOM}}}author")
    _put(author, "name", h.outlet or "?")
    entry.append(Xml.Element(f"{{{_ATOM}}}link", href=base + at))
    return entry


def _names(x: Said | Happened, ids: list[str], speech: Speech) -> str:
    """Names in the reader's language."""
    return speech("comma").join(name_of(x.entities[id], speech.lang)[0] for id in ids if id in x.entities)


def _put(parent: Xml.Element, name: str, text: str) -> None:
    """A child with text that XML can hold."""
    Xml.SubElement(parent, f"{{{_ATOM}}}{name}").text = "".join(c for c in tame(text) if c >= " " and c < "\ufffe")


def _moment(day: str) -> str:
    known = len(day) >= 10 and day[:10] <= tomorrow()
    return f"{day[:10] if known else '1970-01-01'}T00:00:00Z"


def _head(x: Item) -> ArticleHead:
    return x if isinstance(x, ArticleHead) else x.article


def _all(own: room.Room, query: Query) -> Iterator[Item]:
    """All that is found. UsageError for what can't be asked, before an answer begins."""

    def page(after: Place | None) -> tuple[list[Item], Place | None]:
        with own.reading() as c:
            found = find(c, query, "time", _AT_ONCE, after)
            return loaded(c, query.kind, found.ids), found.next

    def pages(items: list[Item], after: Place | None) -> Iterator[Item]:
        yield from items
        while after is not None:
            items, after = page(after)
            yield from items

    return pages(*page(None))


def _csv(items: Iterator[Item], kind: str) -> Iterator[str]:
    yield _line(COLUMNS[kind])
    for x in items:
        yield _line(_row(x))


def _row(x: Item) -> tuple[str, ...]:
    return tuple(_cells(x))


def _cells(x: Item) -> Iterator[str]:
    h = _head(x)
    if isinstance(x, Said):
        s = x.statement
        yield from (x.id, h.published or "", h.lang, "; ".join(x.speakers), s.act, s.type, x.content)
        yield from ("; ".join(x.agencies), h.outlet or "", h.key)
    elif isinstance(x, Happened):
        v = x.event
        yield from (x.id, (v.time.value if v.time else None) or "", v.event, v.mode or "", v.status)
        yield from ("; ".join(x.actors), "; ".join(x.recipients), v.place.span.text if v.place else "")
        yield from (v.trigger.text, h.outlet or "", h.key)
    else:
        yield from (h.id[:16], h.published or "", h.lang, h.outlet or "", h.title or "", h.url or "")


def _line(values: Iterable[str]) -> str:
    """A line of CSV; a value that a spreadsheet would take for a formula is kept one by an apostrophe before it."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(spreadsheet_cell(v) for v in values)
    return out.getvalue()


def _file(parts: Iterator[str] | Iterator[bytes], type: str, name: str) -> Response:
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    return StreamingResponse(parts, media_type=type, headers=headers)
