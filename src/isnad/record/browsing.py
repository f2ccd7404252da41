"""Lists page by page: what a query finds, sorted by time or relevance, and how many there are of each sort."""

from collections.abc import Sequence
from functools import cache
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import ColumnElement, Connection, Select, literal_column, select, text

from isnad.model import Reading
from isnad.record import schema as t
from isnad.record.found import ArticleHead, Happened, Said, all_happened, all_said, head
from isnad.record.loading import load
from isnad.record.many import listed, many
from isnad.record.rows import short_id
from isnad.record.searching import WEIGHTS
from isnad.record.wanted import ROWID, Query, Wanted

COUNTED = 5000  # more than so many are not counted: a page that says "5000+" comes at once
RANKED = 1000  # findings that are compared by how well they answer


class Place(Struct, frozen=True, array_like=True):
    """Where a page ended: of a list by time the last row's number; else how many came before, or the last id."""

    number: int = 0
    before: int = 0
    id: str | None = None


class Found(Struct, frozen=True, kw_only=True):
    """A page of ids, and where the next one begins; None where there is none."""

    ids: list[str]
    next: Place | None


def find(c: Connection, query: Query, sort: str, limit: int, after: Place | None = None) -> Found:
    """The ids of at most `limit` findings; `sort` is time (newest first) or relevance (needs words).

    By time, a day later than tomorrow comes last: it is a claim of the page. Where more than RANKED hold the words,
    relevance sorts the newest of them.
    """
    wanted = Wanted(c, query)
    if wanted.nothing:
        return Found(ids=[], next=None)
    by_rank = sort == "relevance" and bool(query.words and wanted.match)
    before = after.before if after and by_rank else 0
    if by_rank:
        numbers = _ranked(c, query.kind, wanted, limit + 1, before)
    else:
        numbers = wanted.newest(limit + 1, after.number if after and after.number else None)
    following = None
    if len(numbers) > limit:
        following = Place(before=before + limit) if by_rank else Place(number=numbers[limit - 1])
    return Found(ids=ids_of(c, query.kind, numbers[:limit]), next=following)


def _ranked(c: Connection, kind: str, wanted: Wanted, limit: int, before: int) -> list[int]:
    """The numbers of the newest findings, the best first."""
    score: ColumnElement[float] = literal_column(f"bm25({wanted.index}, {WEIGHTS[kind]})")
    rows = wanted.rows(ROWID, score.label("score")).order_by(text("score"), ROWID.desc()).limit(limit).offset(before)
    values = wanted.values()
    if (last := wanted.greatest(skip=RANKED)) is not None:
        values["least"] = last + 1
    return [int(r[0]) for r in c.execute(rows, values)]


def ids_of(c: Connection, kind: str, numbers: Sequence[int]) -> list[str]:
    """The global ids (of articles: short ids) of the rows with these numbers, in this order."""
    found = {int(r[0]): str(r[1]) for r in c.execute(_numbered(kind), {"numbers": listed(numbers)}).all()}
    return [found[n] for n in numbers]


@cache
def _numbered(kind: str) -> Select[Any]:
    """The query for the ids of rows by their numbers."""
    own = t.TABLES[kind].c
    id = own.short_id if kind == "article" else own.id
    return select(own.number, id).where(own.number.in_(many("numbers")))


def count(c: Connection, query: Query, most: int = COUNTED) -> int:
    """How many there are; `most + 1` where there are more."""
    wanted = Wanted(c, query)
    if wanted.nothing:
        return 0
    return wanted.count(most + 1)


def newest(c: Connection, query: Query, most: int = COUNTED) -> list[int]:
    """The row numbers of at most `most` findings, for counting them by what they hold."""
    wanted = Wanted(c, query)
    if wanted.nothing:
        return []
    return wanted.newest(most)


def encoded(place: Place) -> bytes:
    """A place as bytes for a cursor."""
    return msgspec.json.encode(place)


def decoded(raw: bytes) -> Place:
    """The place of a cursor; msgspec.ValidationError or DecodeError where it is none."""
    return msgspec.json.decode(raw, type=Place)


def load_said(c: Connection, ids: Sequence[str]) -> list[Said]:
    """The statements with these global ids, in this order."""
    found = {s.id: s for r in _readings(c, ids, "statements") for s in all_said(r)}
    return [found[i] for i in ids if i in found]


def load_happened(c: Connection, ids: Sequence[str]) -> list[Happened]:
    """The events with these global ids, in this order."""
    found = {v.id: v for r in _readings(c, ids, "events") for v in all_happened(r)}
    return [found[i] for i in ids if i in found]


def load_heads(c: Connection, ids: Sequence[str]) -> list[ArticleHead]:
    """The heads of the articles with these short ids, in this order."""
    found = {short_id(r.article.id): head(r) for r in load(c, ids, ("entities",), also=())}
    return [found[i] for i in ids if i in found]


def _readings(c: Connection, ids: Sequence[str], layer: str) -> list[Reading]:
    articles = list(dict.fromkeys(i.partition("/")[0] for i in ids))
    return load(c, articles, ("entities", layer), ids, also=())
