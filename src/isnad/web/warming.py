"""What the first readers would wait for is made before they come: templates, statements, names, and long counts."""

import gc
from collections.abc import Callable, Iterator
from functools import partial
from typing import Any
from urllib.parse import urlencode

from fastapi import FastAPI
from starlette.requests import Request

from isnad.errors import IsnadError
from isnad.record import Said
from isnad.record.browsing import find, load_said
from isnad.record.facets import facets
from isnad.record.portraits import places_by_month
from isnad.record.wanted import Query
from isnad.web import room
from isnad.web.pages import articles, comparing, findings, home, judging, people, searching, stories, timeline
from isnad.web.reader import LANGS

_LATEST, _MOST = 5000, 12  # statements whose most frequent speakers are looked up, and how many of these


def warm(app: FastAPI) -> None:
    """Ask for a page of each kind, those that take long last. May take minutes; run it beside the readers."""
    own: room.Room = app.state.room
    for ask in _asked(app, own):
        try:
            ask()
        except IsnadError:  # of a page that this record does not have
            continue
    gc.collect()
    gc.freeze()  # what stays as long as the server is looked through no more: some page would wait meanwhile


def _asked(app: FastAPI, own: room.Room) -> Iterator[Callable[[], Any]]:
    with own.reading() as c:
        said = load_said(c, find(c, Query(), "time", 1).ids)
        events = find(c, Query(kind="event"), "time", 1).ids
        spoken = facets(c, Query(), most=_LATEST, shown=_MOST, only=("speaker",)).get("speaker", [])
    for lang in LANGS:
        asked = partial(_request, app, lang)
        yield from (ask for s in said for ask in _of_statement(asked, s))
        yield from (partial(findings.event, asked("/events"), *id.split("/")) for id in events)
        yield partial(searching.search, asked("/search"))
        yield partial(judging.judgements, asked("/judgements"))
    asked = partial(_request, app, LANGS[0])
    yield partial(timeline.timeline, asked("/timeline"))
    yield partial(home.home, asked("/"))
    yield partial(people.mechanisms, asked("/mechanisms"))
    yield partial(own.kept, timeline.BY_MONTH, places_by_month)
    yield partial(stories.stories, asked("/stories"))
    for who in (v.identity for v in spoken):
        if who:
            yield partial(people.person, asked("/who"), who.id)


def _of_statement(asked: Callable[..., Request], s: Said) -> Iterator[Callable[[], Any]]:
    """The pages that a statement leads to."""
    article, words = s.article.id[:16], " ".join(s.content.split()[:1])
    yield partial(searching.search, asked("/search", q=words))
    yield partial(articles.article, asked("/articles"), article)
    yield partial(findings.statement, asked("/statements"), article, s.statement.id)
    yield partial(comparing.compare, asked("/compare", by="lang", q=words))
    yield partial(people.people, asked("/who", q=words))
    yield from (partial(people.person, asked("/who"), f"{article}/{who}") for who in s.statement.speakers[:1])


def _request(app: FastAPI, lang: str, path: str, **values: str) -> Request:
    """A request as the server would have made it."""
    query = urlencode({"lang": lang, **values})
    scope = {"type": "http", "app": app, "method": "GET", "path": path, "headers": [], "state": {}}
    return Request(scope | {"query_string": query.encode(), "server": ("127.0.0.1", 80), "scheme": "http"})
