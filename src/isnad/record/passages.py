"""Findings with the sentences that hold them and all that their ids mean, for files that others read."""

from collections.abc import Iterator
from typing import Any, Unpack

from msgspec import Struct
from sqlalchemy import Connection, select

from isnad.model import Reading, Span
from isnad.record import schema as t
from isnad.record.filters import Filters, conditions
from isnad.record.loading import CHUNK, load, local
from isnad.record.rows import short_id
from isnad.record.view import View, widened

_LAYERS = ("entities", "mentions", "statements", "events", "times")


class Part(Struct, frozen=True):
    """An article's reading, without boilerplate and trace, and the sentences of the findings that were asked for.

    `sentences` is by local id, in text order; its spans are of the article's text.
    """

    reading: Reading
    sentences: dict[str, Span]


def parts(view: View, kind: str, **filters: Unpack[Filters]) -> Iterator[Part]:
    """The articles that hold findings of `kind` (statement | event) that the filters let through, by id.

    Some articles at a time are held, never all.
    """
    own = t.statements if kind == "statement" else t.events
    with view.connection() as c:
        asked = conditions(kind, widened(c, filters))
        has = select(own.c.article).join(t.articles, t.articles.c.short_id == own.c.article).where(*asked)
        articles = [str(r[0]) for r in c.execute(has.distinct().order_by(own.c.article))]
        for i in range(0, len(articles), CHUNK):
            yield from _parts(c, own, asked, articles[i : i + CHUNK])


def _parts(c: Connection, own: Any, asked: list[Any], articles: list[str]) -> Iterator[Part]:
    found = select(own.c.article, own.c.id, own.c.passage_start, own.c.passage_end)
    found = found.join(t.articles, t.articles.c.short_id == own.c.article)
    places: dict[str, dict[str, tuple[int, int]]] = {}
    for r in c.execute(found.where(own.c.article.in_(articles), *asked).order_by(own.c.article, own.c.position)):
        places.setdefault(r.article, {})[str(local(r.id))] = (r.passage_start, r.passage_end)
    for reading in load(c, articles, _LAYERS):
        text = reading.article.text
        spans = places[short_id(reading.article.id)]
        yield Part(reading, {id: Span(a, b, text[a:b]) for id, (a, b) in spans.items()})
