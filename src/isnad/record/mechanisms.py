"""Mechanisms in a record: processes, formats, bodies, instruments, missions … across articles.

An article's mechanisms are its entities with a kind; `mechanism_identity` says which of them are one.
"""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Select, or_, select

from isnad.errors import UsageError
from isnad.model import MECHANISM_KINDS, Span
from isnad.record import schema as t
from isnad.record.filters import matching
from isnad.record.found import Happened, Said, all_happened, all_said
from isnad.record.loading import CHUNK, load
from isnad.record.many import listed, many
from isnad.record.mechanism_identity import key_of, with_parties
from isnad.record.numbering import tomorrow
from isnad.record.rows import short_id
from isnad.record.view import View
from isnad.record.words import expression, query_words
from isnad.text import fold_word

_names = msgspec.json.Decoder(dict[str, list[str]])


class Occurrence(Struct, frozen=True, kw_only=True):
    """Where a mechanism is mentioned. `span` is of the article's text."""

    article: str  # the article's short id
    key: str
    published: str | None
    span: Span


class Found(Struct, kw_only=True):
    """A mechanism as a record knows it; `first` and `last` by the day of publication, unknown days last."""

    id: str  # the knowledge base's id, else the first entity's
    kind: str
    name: str
    known: bool  # whether the knowledge base knows it
    names: dict[str, list[str]] = msgspec.field(default_factory=dict)
    parties: dict[str, int] = msgspec.field(default_factory=dict)  # name -> articles, most first
    articles: int = 0
    mentions: int = 0
    first: Occurrence | None = None
    last: Occurrence | None = None
    entities: list[str] = msgspec.field(default_factory=list)  # global ids, one per article


def mechanisms(
    view: View, words: str | None = None, kind: str | None = None, known: bool | None = None, limit: int = 20
) -> list[Found]:
    """Those in most articles first; `words` must all stand in a name. UsageError for an unknown kind or no word."""
    if kind is not None and kind not in MECHANISM_KINDS:
        raise UsageError(f"there is no kind {kind!r}; there are {', '.join(MECHANISM_KINDS)}")
    conditions: list[Any] = [t.entities.c.kind.is_not(None) if kind is None else t.entities.c.kind == kind]
    if known is not None:
        conditions.append(t.entities.c.knowledge_base_id.is_not(None) == known)
    if words is not None:
        query = query_words(words)
        if not query:
            raise UsageError(f"{words!r} holds no word; give a name")
        conditions.append(matching("entity_search", t.entities.c.number, expression(query, "names")))
    with view.connection() as c:
        found = sorted(_grouped(c, conditions), key=lambda m: (-m.articles, m.name, m.id))[:limit]
        for m in found:
            _complete(c, m)
        return found


def mechanism(view: View, ref: str) -> Found:
    """The mechanism with this id, that of an entity (`<article>/e1`), or the only one whose name holds the words.

    UsageError where there is none, or more than one.
    """
    e = t.entities.c
    article, slash, own = ref.rpartition("/")
    if slash and own[:1] == "e" and own[1:].isdecimal():
        ref = f"{short_id(view.article(article).article.id)}/{own}"
    with view.connection() as c:
        for same in _grouped(c, [e.kind.is_not(None), or_(e.knowledge_base_id == ref, e.id == ref)]):
            return _complete(c, _whole(c, same))
    found = mechanisms(view, ref, limit=4) if query_words(ref) else []
    exact = [m for m in found if any(fold_word(ref) == fold_word(n) for own in m.names.values() for n in own)]
    if len(exact) == 1 or len(found) == 1:
        with view.connection() as c:
            return _complete(c, _whole(c, (exact or found)[0]))
    if found:
        raise UsageError(f"{ref!r} stands for more than one: {', '.join(m.id for m in found)}; give one of these ids")
    raise UsageError(f"no mechanism in {view.path} is called {ref!r}; `isnad mechanism list` names them")


def said_about(view: View, m: Found) -> Iterator[Said]:
    """The statements that a mechanism makes or that mention it, by article and in text order."""
    s, k, n = t.statements.c, t.statement_content.c, t.mentions.c
    speaks = select(s.article, s.id).join(t.statement_speakers, t.statement_speakers.c.statement == s.id)
    within = (
        select(s.article, s.id)
        .join(t.mentions, n.article == s.article)
        .join(t.statement_content, k.statement == s.id)
        .where(k.start < n.end, n.start < k.end)
    )
    with view.connection() as c:
        pairs = set(_pairs(c, speaks, t.statement_speakers.c.entity, m)) | set(_pairs(c, within, n.entity, m))
        for reading, ids in _readings(c, pairs, "statements"):
            yield from (x for x in all_said(reading) if x.id in ids)


def events_about(view: View, m: Found) -> Iterator[Happened]:
    """The events in which a mechanism takes part or in whose sentence it is mentioned, in the same order."""
    v, n = t.events.c, t.mentions.c
    within = select(v.article, v.id).join(t.mentions, n.article == v.article)
    within = within.where(n.start >= v.passage_start, n.end <= v.passage_end)
    with view.connection() as c:
        pairs = set(_pairs(c, within, n.entity, m))
        for table in (t.event_actors, t.event_recipients):
            takes_part = select(v.article, v.id).join(table, table.c.event == v.id)
            pairs |= set(_pairs(c, takes_part, table.c.entity, m))
        for reading, ids in _readings(c, pairs, "events"):
            yield from (x for x in all_happened(reading) if x.id in ids)


def _grouped(c: Connection, conditions: Iterable[Any]) -> Iterator[Found]:
    e = t.entities.c
    columns = (e.id, e.article, e.kind, e.name, e.names, e.knowledge_base_id)
    rows = c.execute(select(*columns).where(*conditions).order_by(e.id)).all()
    parties = with_parties(c, [r.id for r in rows])
    found: dict[str, Found] = {}
    for row in rows:
        key = key_of(row, row.id in parties)
        known = row.knowledge_base_id
        m = found.setdefault(key, Found(id=known or row.id, kind=row.kind, name=row.name, known=known is not None))
        m.entities.append(row.id)
        m.articles += 1
        for lang, names in _names.decode(row.names).items():
            own = m.names.setdefault(lang, [])
            own += [n for n in names if n not in own]
    yield from found.values()


def _whole(c: Connection, m: Found) -> Found:
    """The same with the entities of all articles."""
    e = t.entities.c
    one = c.execute(select(e.knowledge_base_id, e.name, e.kind).where(e.id == m.entities[0])).one()
    same = e.knowledge_base_id == one.knowledge_base_id if one.knowledge_base_id else e.kind == one.kind
    return next((x for x in _grouped(c, [e.kind.is_not(None), same]) if m.entities[0] in x.entities), m)


def _complete(c: Connection, m: Found) -> Found:
    """The same with parties and mentions."""
    m.parties, m.mentions = {}, 0
    count: Counter[str] = Counter()
    seen: list[Occurrence] = []
    p, n, a = t.entity_parties.c, t.mentions.c, t.articles.c
    own = {"ids": listed(m.entities)}
    parties = select(p.entity, t.entities.c.name).join(t.entities, t.entities.c.id == p.party)
    count.update(r.name for r in c.execute(parties.where(p.entity.in_(many("ids"))), own))
    places = select(n.article, n.start, n.end, n.text, a.key, a.published).join(t.articles, a.short_id == n.article)
    for r in c.execute(places.where(n.entity.in_(many("ids"))), own):
        m.mentions += 1
        span = Span(r.start, r.end, r.text)
        seen.append(Occurrence(article=r.article, key=r.key, published=r.published, span=span))
    m.parties = dict(sorted(count.items(), key=lambda x: (-x[1], x[0])))
    until = tomorrow()
    dated = [o for o in seen if o.published and o.published[:10] <= until] or seen
    m.first = min(dated, key=_when, default=None)
    m.last = max(dated, key=_when, default=None)
    return m


def _when(o: Occurrence) -> tuple[str, str, int]:
    return o.published or "", o.article, o.span.start


def _pairs(c: Connection, query: Select[Any], column: Any, m: Found) -> Iterator[tuple[str, str]]:
    found = c.execute(query.where(column.in_(many("ids"))).distinct(), {"ids": listed(m.entities)})
    yield from ((r[0], r[1]) for r in found)


def _readings(c: Connection, pairs: set[tuple[str, str]], layer: str) -> Iterator[tuple[Any, set[str]]]:
    wanted: dict[str, set[str]] = {}
    for article, id in sorted(pairs):
        wanted.setdefault(article, set()).add(id)
    articles = list(wanted)
    for i in range(0, len(articles), CHUNK):
        some = articles[i : i + CHUNK]
        only = [id for article in some for id in wanted[article]]
        for reading in load(c, some, ("entities", "statements", layer), only):
            yield reading, wanted[short_id(reading.article.id)]
