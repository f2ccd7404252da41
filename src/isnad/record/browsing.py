"""Lists page by page: what a query finds, sorted by time or relevance, and how many there are of each sort."""

from collections.abc import Sequence
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import (
    ColumnElement,
    Connection,
    FromClause,
    Select,
    Table,
    and_,
    column,
    false,
    func,
    literal_column,
    or_,
    select,
    table,
    text,
)
from sqlalchemy.sql.elements import TextClause

from isnad.model import Reading
from isnad.record import schema as t
from isnad.record.concerning import concerns
from isnad.record.filters import Filters, conditions, matching
from isnad.record.found import ArticleHead, Happened, Said, all_happened, all_said, head
from isnad.record.identity import entity_ids
from isnad.record.loading import load
from isnad.record.mechanism_identity import mechanism_ids
from isnad.record.rows import short_id
from isnad.record.searching import _WEIGHTS as WEIGHTS
from isnad.record.searching import _WORDS as WORD_COLUMNS
from isnad.record.words import expression, pieces, query_words
from isnad.text import tokenize

COUNTED = 5000  # more than so many are not counted: a page that says "5000+" comes at once
TABLES = {"statement": t.statements, "event": t.events, "article": t.articles}
_NAME_COLUMNS = {
    "statement": {"speaker": "speakers", "agency": "agencies", "outlet": "outlet"},
    "event": {"speaker": "speakers", "agency": "agencies", "outlet": "outlet"},
    "article": {"agency": "agencies", "outlet": "outlet"},
}
ID = "id:"
_QUOTES = {ord(q): '"' for q in "\u201c\u201d\u201e\u00ab\u00bb"}


class Query(Struct, frozen=True, kw_only=True):
    """What is wanted. `speaker`, `about`, `agency`, `outlet` and `who` are names, or `id:` and an identity's id.

    `about` is whom or what a statement is about; `who` stands anywhere in it: as speaker, addressee or topic, in an
    event as actor or recipient. `on` is the day, month or year of an event. Other fields as in Filters.
    """

    kind: str = "statement"
    words: str | None = None
    speaker: str | None = None
    about: str | None = None
    who: str | None = None
    agency: str | None = None
    outlet: str | None = None
    lang: str | None = None
    from_: str | None = None
    to: str | None = None
    act: str | None = None
    event: str | None = None
    status: str | None = None
    on: str | None = None
    mechanism: str | None = None


class Place(Struct, frozen=True, array_like=True):
    """Where a page ended: of a list by time the last row's date, article and position; else how many came before."""

    published: str | None = None
    number: int = 0
    position: int = 0
    before: int = 0


class Found(Struct, frozen=True, kw_only=True):
    """A page of ids, and where the next one begins; None where there is none."""

    ids: list[str]
    next: Place | None


def find(c: Connection, query: Query, sort: str, limit: int, after: Place | None = None) -> Found:
    """The ids of at most `limit` findings; `sort` is time (newest first) or relevance (needs words)."""
    own = TABLES[query.kind]
    wanted = _wanted(c, query)
    if wanted is None:
        return Found(ids=[], next=None)
    source, where, match = wanted
    a = t.articles.c
    position = a.number if own is t.articles else own.c.position  # an article stands alone under its number
    id = own.c.short_id if own is t.articles else own.c.id
    by_rank = sort == "relevance" and bool(query.words) and match
    rows = select(id.label("id"), a.published, a.number, position.label("position")).select_from(source).where(*where)
    if by_rank:
        rank = f"{query.kind}_search.rank"
        bm25 = text(f"{rank} MATCH 'bm25({WEIGHTS[query.kind]})'")
        before = after.before if after else 0
        rows = rows.where(bm25).order_by(literal_column(rank), a.number, position).offset(before)
    else:
        if after:
            rows = rows.where(_after(after, position))
        rows = rows.order_by(a.published.desc(), a.number.desc(), position)
    found = c.execute(rows.limit(limit + 1)).all()
    more, found = len(found) > limit, found[:limit]
    following = None
    if more and by_rank:
        following = Place(before=(after.before if after else 0) + limit)
    elif more:
        last = found[-1]
        following = Place(last.published, last.number, last.position)
    return Found(ids=[str(r.id) for r in found], next=following)


def count(c: Connection, query: Query, most: int = COUNTED) -> int:
    """How many there are; `most + 1` where there are more."""
    wanted = _wanted(c, query)
    if wanted is None:
        return 0
    source, where, _ = wanted
    some: Select[Any] = select(literal_column("1")).select_from(source).where(*where).limit(most + 1)
    return int(c.execute(select(func.count()).select_from(some.subquery())).scalar_one())


def found_rows(c: Connection, query: Query, most: int = COUNTED) -> Select[Any] | None:
    """A query for (number, id, article) of at most `most` findings, for counting them by what they hold."""
    wanted = _wanted(c, query)
    if wanted is None:
        return None
    source, where, _ = wanted
    own = TABLES[query.kind]
    id, article = (own.c.short_id, own.c.short_id) if own is t.articles else (own.c.id, own.c.article)
    rows = select(own.c.number.label("number"), id.label("id"), article.label("article"))
    return rows.select_from(source).where(*where).limit(most)


def encoded(place: Place) -> bytes:
    """A place as bytes for a cursor."""
    return msgspec.json.encode(place)


def decoded(raw: bytes) -> Place:
    """The place of a cursor; msgspec.ValidationError or DecodeError where it is none."""
    return msgspec.json.decode(raw, type=Place)


def load_said(c: Connection, ids: Sequence[str]) -> list[Said]:
    """The statements with these global ids, in this order."""
    found = {s.id: s for r in _readings(c, ids) for s in all_said(r)}
    return [found[i] for i in ids if i in found]


def load_happened(c: Connection, ids: Sequence[str]) -> list[Happened]:
    """The events with these global ids, in this order."""
    found = {v.id: v for r in _readings(c, ids) for v in all_happened(r)}
    return [found[i] for i in ids if i in found]


def load_heads(c: Connection, ids: Sequence[str]) -> list[ArticleHead]:
    """The heads of the articles with these short ids, in this order."""
    found = {short_id(r.article.id): head(r) for r in load(c, ids, ("entities",))}
    return [found[i] for i in ids if i in found]


def _readings(c: Connection, ids: Sequence[str]) -> list[Reading]:
    articles = list(dict.fromkeys(i.partition("/")[0] for i in ids))
    return load(c, articles, ("entities", "statements", "events"), ids)


_Conditions = list[ColumnElement[bool] | TextClause]


def _wanted(c: Connection, query: Query) -> tuple[FromClause, _Conditions, str] | None:
    """What to select from, on which conditions, and the full-text expression; None where nothing can be found."""
    own, kind = TABLES[query.kind], query.kind
    match = _match(query)
    if match is None:
        return None
    names = _NAME_COLUMNS[kind]
    plain = Filters(lang=query.lang, from_=query.from_, to=query.to, act=query.act, event=query.event)
    if "speaker" not in names and query.speaker and not query.speaker.startswith(ID):
        plain["speaker"] = query.speaker
    where: _Conditions = list(conditions(kind, plain, names="speaker" in plain))
    where += _by_id(c, query)
    if query.on and kind == "event":
        where += [t.events.c.time_value >= query.on, t.events.c.time_value < query.on + "~"]
    if query.status and kind == "event":
        where.append(t.events.c.status == query.status)
    source: FromClause = own
    if own is not t.articles:
        source = own.join(t.articles, t.articles.c.short_id == own.c.article)
    if match:
        index = table(f"{kind}_search", column("rowid"), column("rank"))
        source = index.join(own, own.c.number == index.c.rowid)
        if own is not t.articles:
            source = source.join(t.articles, t.articles.c.short_id == own.c.article)
        where.append(text(f"{kind}_search MATCH :found").bindparams(found=match))
    return source, where, match


def _match(query: Query) -> str | None:
    """The full-text expression, empty where nothing needs one; None where a value holds no word to be found."""
    parts = []
    wanted = {column: getattr(query, name) for name, column in _NAME_COLUMNS[query.kind].items()}
    for columns, value in (*wanted.items(), (WORD_COLUMNS[query.kind], query.words)):
        if value and not (columns != WORD_COLUMNS[query.kind] and value.startswith(ID)):
            words = query_words(value)
            if not words:
                return None
            parts.append(expression(words, columns))
            parts += _phrases(value, columns) if columns == WORD_COLUMNS[query.kind] else []
    return " AND ".join(parts)


def _phrases(words: str, columns: str) -> list[str]:
    """What stands between quotation marks must stand together, as it is written."""
    out = []
    for phrase in words.translate(_QUOTES).split('"')[1::2]:
        tokens = tokenize(phrase)
        plain = [p for n, k in zip(tokens.norm, tokens.kind, strict=True) if k != "m" for p in pieces(n)]
        if len(plain) > 1:
            out.append(f'({{{columns}}} : "{" ".join(plain)}")')
    return out


def _by_id(c: Connection, query: Query) -> _Conditions:
    out: _Conditions = []
    for name in ("speaker", "agency", "outlet", "about", "who"):
        value = getattr(query, name)
        if not value:
            continue
        if value.startswith(ID):
            ids: Any = entity_ids(c, value.removeprefix(ID))
        elif name in ("about", "who"):
            words = query_words(value)
            if not words:
                return [false()]
            match = matching("entity_search", t.entities.c.number, expression(words, "names"))
            ids = select(t.entities.c.id).where(match)
        else:
            continue
        out.append(_stands(query.kind, name, ids))
    if query.mechanism:
        meant = mechanism_ids(c, query.mechanism)
        out.append(false() if meant is None else concerns(query.kind, meant))
    return out


def _stands(kind: str, role: str, ids: Any) -> ColumnElement[bool]:
    """The condition that one of the entities stands in a role."""
    if role == "outlet":
        return t.articles.c.outlet.in_(ids)
    said = {"speaker": (t.statement_speakers,), "about": (t.statement_about,)}.get(
        role, (t.statement_speakers, t.statement_about, t.statement_addressees)
    )
    if role == "agency":
        link = t.statement_chain.c
        statements = [select(link.statement).where(link.entity.in_(ids), link.role == "agency")]
    else:
        statements = [select(x.c.statement).where(x.c.entity.in_(ids)) for x in said]
    if kind == "statement":
        return or_(*(t.statements.c.id.in_(s) for s in statements))
    if kind == "event" and role in ("who", "about"):
        return or_(*(t.events.c.id.in_(q) for q in _taking_part(ids)))
    if kind == "event":
        return or_(*(t.events.c.statement.in_(s) for s in statements))
    if role in ("who", "about"):
        return t.articles.c.short_id.in_(select(t.entities.c.article).where(t.entities.c.id.in_(ids)))
    holding = select(t.statements.c.article).where(or_(*(t.statements.c.id.in_(s) for s in statements)))
    return t.articles.c.short_id.in_(holding)


def _taking_part(ids: Any) -> list[Select[Any]]:
    tables: tuple[Table, ...] = (t.event_actors, t.event_recipients)
    return [select(x.c.event).where(x.c.entity.in_(ids)) for x in tables]


def _after(place: Place, position: Any) -> ColumnElement[bool]:
    """The condition that a row comes after a place, by date, article and position."""
    a = t.articles.c
    later = and_(a.number == place.number, position > place.position)
    same = or_(a.number < place.number, later)
    if place.published is None:
        return and_(a.published.is_(None), same)
    return or_(a.published < place.published, a.published.is_(None), and_(a.published == place.published, same))
