"""A record as canonical text: two records with the same content give the same bytes."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import msgspec
from sqlalchemy import Connection, select

from isnad.model import contract
from isnad.record import schema as t
from isnad.record.judgements import UNDO, Judgement, judgements
from isnad.record.loading import chunks, failure, load
from isnad.record.rows import short_id
from isnad.record.view import View

_CLOCK = (
    "id",
    "time",
    "now",
)  # of a judgement: when it was given, what is made from that, what follows from the rest


def dump(path: Path | str) -> Iterator[str]:
    """The record as JSON Lines, each ending in a line feed: articles by id, failures, judgements, each sorted.

    An article's line is its reading in the record contract, with `kind`, the outlet's name as the input gave it
    and the pipeline's digest. Nothing depends on when or in which order things were written. Errors as View's.
    """
    with View(path) as view, view.connection() as c:
        yield from _articles(c)
        yield from _failures(c)
        lines = [_line("judgement", _plain(j)) for j in judgements(c)]
        yield from sorted(lines)


def _articles(c: Connection) -> Iterator[str]:
    a = t.articles.c
    for rows in chunks(c, select(a.short_id, a.pipeline).order_by(a.short_id)):
        pipelines = {str(r.short_id): r.pipeline for r in rows}
        for reading in load(c, list(pipelines)):
            extra = {"pipeline": pipelines[short_id(reading.article.id)], "outlet_name": reading.article.outlet}
            yield _line("article", contract(reading) | extra)


def _failures(c: Connection) -> Iterator[str]:
    f = t.failures.c
    query = select(t.failures).where(f.article.is_(None))
    for rows in chunks(c, query.order_by(f.input, f.line, f.stage, f.code, f.message), 500):
        for row in rows:
            yield _line("failure", msgspec.to_builtins(failure(row)))


def _plain(j: Judgement) -> dict[str, Any]:
    """A judgement; what is taken back is told by its words, since its id is made from the time it was given."""
    values: dict[str, Any] = msgspec.to_builtins(j)
    return {k: v for k, v in values.items() if k != "about"} if j.verdict == UNDO else values


def _line(kind: str, values: dict[str, Any]) -> str:
    kept = {k: v for k, v in values.items() if kind != "judgement" or k not in _CLOCK}
    return json.dumps({"kind": kind, **kept}, ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n"
