"""What all pages share: the record, the templates, and how a page becomes an answer."""

import hashlib
import threading
from collections.abc import Callable, Hashable, Iterator
from contextlib import contextmanager
from importlib import resources
from pathlib import Path
from typing import Any, TypeVar

import jinja2
import msgspec
from sqlalchemy import Connection, Engine, func, select
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from isnad.record import Info, View
from isnad.record import schema as t
from isnad.record.database import AT_HAND, writable
from isnad.record.stamp import stamp
from isnad.resolve.groups import Groups
from isnad.text.clitics import with_bound
from isnad.web import showing
from isnad.web.keeping import Keeper
from isnad.web.plain import builtins
from isnad.web.reader import CHOICES, LANGS, Reader
from isnad.web.words import Speech, texts

T = TypeVar("T")
STATIC = Path(str(resources.files("isnad.web") / "static"))


class Room:
    """One record in a reading room. Usable from several threads."""

    def __init__(self, record: Path) -> None:
        self.path = record
        self.view = View(record)
        self._env = _environment()
        self._keeper = Keeper(self.state)
        self._lock = threading.Lock()
        self._writing: Engine | None = None
        self._seen: tuple[Hashable, Hashable] = (None, None)  # the files as they were, and the state at that time

    def close(self) -> None:
        """Close the record."""
        self.view.close()
        with self._lock:
            if self._writing:
                self._writing.dispose()
            self._writing = None

    def writing(self) -> Engine:
        """The record, open for writing: for judgements, one after the other."""
        with self._lock:
            self._writing = self._writing or writable(self.path, AT_HAND)
            return self._writing

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """One snapshot of the record."""
        with self.view.connection() as c:
            yield c

    def state(self) -> Hashable:
        """Something that is another as soon as lists and counts of the record may have changed."""
        files = (self.path, self.path.with_name(self.path.name + "-wal"))
        now = tuple(map(_when, files))
        seen, state = self._seen
        if seen != now:
            state = self.look(stamp) or now
            self._seen = (now, state)
        return state

    def kept(self, name: str, find: Callable[[Connection], T]) -> T:
        """What `find` gives, or has given a short time ago; it may be called after the request, in another thread."""
        value: T = self._keeper.kept(name, lambda: self.look(find))
        return value

    def made(self, name: str) -> bool:
        """Whether there is a kept value of this name."""
        return self._keeper.made(name)

    def look(self, find: Callable[[Connection], T]) -> T:
        """What `find` gives on one snapshot of the record."""
        with self.reading() as c:
            return find(c)

    def groups(self) -> Groups:
        """All copies and stories."""
        return self.kept("groups", lambda _: Groups(self.view))

    def kept_of_groups(self, name: str, find: Callable[[Groups], T]) -> T:
        """What `find` gives on all copies and stories; it is made anew when these are."""
        groups = self.groups()
        value: T = self._keeper.kept(name, lambda: find(groups), of=groups)
        return value

    def info(self) -> Info:
        """The record in numbers."""
        found = self.kept("info", lambda _: self.view.info())
        judgements = self.look(lambda c: c.execute(select(func.count()).select_from(t.judgements)).scalar_one())
        return msgspec.structs.replace(found, judgements=judgements)

    def page(
        self, request: Request, reader: Reader, template: str, data: dict[str, Any], status: int = 200
    ) -> Response:
        """The page, or its data where JSON was asked for; 304 where the browser has it already."""
        if reader.as_json:
            response: Response = JSONResponse(builtins(data), status)
        else:
            response = Response(self.html(request, reader, template, data), status, media_type="text/html")
        reader.cookies(response)
        response.headers["vary"] = "Cookie, Accept-Language"
        response.headers["cache-control"] = "private, no-cache"
        return tagged(request, response)

    def html(self, request: Request, reader: Reader, template: str, data: dict[str, Any]) -> str:
        """The page's HTML."""
        speech = Speech(reader)
        own = {
            "t": speech,
            "n": speech.number,
            "when": speech.date,
            "reader": reader,
            "lang": reader.lang,
            "record": self.path.name,
            "here": request.url.path,
            "query": dict(request.query_params),
            "with_lang": lambda lang: _with(request, "lang", lang),
            "json_url": ("/home" if request.url.path == "/" else request.url.path)
            + ".json"
            + (f"?{request.url.query}" if request.url.query else ""),
            "who": lambda id, entity: showing.who_link(id, entity, reader.lang),
            "whose": lambda found, id: (
                showing.who_link(
                    showing.local_id(found.article.id, found.entities[id]), found.entities[id], reader.lang
                )
                if id in found.entities
                else showing.bdi("?")
            ),
            "several": showing.several,
            "outlet_name": lambda name: showing.outlet_label(name, reader.lang, speech("unknown")),
            "outlet_names": lambda names: [showing.outlet_label(n, reader.lang, speech("unknown")) for n in names],
            "known": lambda id: showing.known_label(id, reader.lang),
            "thing_name": lambda name: showing.thing_label(name, reader.lang),
            "because_words": lambda words: _told(speech, words),
            "m_reason": lambda reason: _reason(speech, reason),
            "label": lambda entity: showing.bdi(*showing.name_of(entity, reader.lang)),
        }
        return self._env.get_template(template).render(**own, **data)


def _when(file: Path) -> tuple[int, int] | None:
    """When the file was written, and its size; None where there is none: the last writer takes its WAL with it."""
    try:
        found = file.stat()
    except FileNotFoundError:
        return None
    return found.st_mtime_ns, found.st_size


def tagged(request: Request, response: Response) -> Response:
    """The response with a tag of its content; 304 without content where the browser has just that."""
    if response.status_code != 200:
        return response
    tag = f'"{hashlib.sha256(bytes(response.body)).hexdigest()[:24]}"'
    response.headers["etag"] = tag
    known = [x.strip().removeprefix("W/") for x in request.headers.get("if-none-match", "").split(",")]
    if tag in known or known == ["*"]:
        headers = {k: v for k, v in response.headers.items() if k not in ("content-length", "content-type")}
        out = Response(status_code=304, headers=headers)
        out.raw_headers = [h for h in out.raw_headers if h[0] != b"content-length"]
        out.raw_headers += [h for h in response.raw_headers if h[0] == b"set-cookie"]
        return out
    return response


def redirect(to: str, reader: Reader) -> Response:
    """To another page of this server, after a form."""
    response = RedirectResponse(to, 303)
    reader.cookies(response)
    return response


def of(request: Request) -> Room:
    """The room that a request is for."""
    room: Room = request.app.state.room
    return room


def _reason(speech: Speech, reason: str) -> str:
    """A judgement's reason; what a form let one choose in the reader's language."""
    what, colon, words = reason.partition(": ")
    known = what.replace("_", "").isalpha() and "_" in what
    return (speech(what) if known else what) + colon + words


def _told(speech: Speech, words: str) -> Any:
    """A day, a class or mode of events, or a name, in the reader's language."""
    if words[:4].isdecimal() and words.replace("-", "").isdecimal():
        return speech.date(words, beside=False)
    for section in ("event", "mode"):
        if words in texts("en")[section]:
            return speech(words, section)
    return showing.thing_label(words, speech.lang)


def _with(request: Request, name: str, value: str) -> str:
    values = {**request.query_params, name: value}
    return showing.url(request.url.path, values)


def _environment() -> jinja2.Environment:
    env = jinja2.Environment(
        loader=jinja2.PackageLoader("isnad.web"),
        autoescape=True,
        trim_blocks=True,
        lstrip_blocks=True,
        undefined=jinja2.StrictUndefined,
    )
    env.filters |= {"bdi": showing.bdi, "tame": showing.tame, "bound": with_bound}
    env.filters |= {"marked": showing.marked, "hit_words": showing.hit_words}
    env.globals |= {
        "url": showing.url,
        "who_url": showing.who_url,
        "web_address": showing.web_address,
        "LANGS": LANGS,
        "CHOICES": CHOICES,
        "asset": asset,
        "built": sorted(p.name for p in (STATIC / "built").glob("*")) if (STATIC / "built").is_dir() else [],
    }
    return env


def asset(name: str) -> str:
    """The address of a file of the page; it changes with the file, so that browsers may keep it."""
    return f"/static/{name}?v={_digest(name)}"


_digests: dict[str, str] = {}


def _digest(name: str) -> str:
    if name not in _digests:
        _digests[name] = hashlib.sha256((STATIC / name).read_bytes()).hexdigest()[:12]
    return _digests[name]
