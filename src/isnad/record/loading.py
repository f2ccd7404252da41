"""Rows as readings again, some articles at a time."""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache
from typing import Any

import msgspec
from sqlalchemy import Column, Connection, Row, Select, Table, select

from isnad.model import (
    Article,
    Boilerplate,
    Cue,
    Entity,
    Event,
    Failure,
    Link,
    Mention,
    Office,
    Place,
    Reading,
    Span,
    Statement,
    Time,
    Trace,
    When,
)
from isnad.record import schema as t
from isnad.record.many import listed, many

CHUNK = 64  # articles that are assembled together
LAYERS = ("boilerplate", "entities", "mentions", "statements", "events", "times", "trace", "failures")
_Lists = dict[str, list[Any]]
_NARROWED = (t.statements, t.events)
_articles = select(t.articles).where(t.articles.c.short_id.in_(many("ids")))
_provenance = (
    select(t.article_provenance)
    .where(t.article_provenance.c.article.in_(many("ids")))
    .order_by(t.article_provenance.c.article, t.article_provenance.c.name)
)
_trace_stages = (
    select(t.trace_stages)
    .where(t.trace_stages.c.trace.in_(many("ids")))
    .order_by(t.trace_stages.c.trace, t.trace_stages.c.position)
)
_names = msgspec.json.Decoder(dict[str, list[str]])
_strings = msgspec.json.Decoder(list[str])


def load(
    c: Connection,
    ids: Sequence[str],
    layers: Iterable[str] = LAYERS,
    only: Sequence[str] | None = None,
    also: Iterable[str] | None = None,
) -> list[Reading]:
    """The readings of the articles with these short ids, in this order; one that is not there is left out.

    They hold these `layers` only, and of statements and events only those with the global ids in `only`. With `also`
    they have of the entities only these (global ids), the outlet, and those that the statements and events name.
    """
    rows = {r.short_id: r for r in c.execute(_articles, {"ids": listed(ids)}).all()}
    return _Loader(c, rows, frozenset(layers), only, also).readings([i for i in ids if i in rows])


def load_all(c: Connection, query: Select[Any]) -> Iterator[Reading]:
    """The readings of the articles whose short ids `query` gives, in its order, in constant memory."""
    for chunk in chunks(c, query):
        yield from load(c, [str(r[0]) for r in chunk])


def chunks(c: Connection, query: Select[Any], size: int = CHUNK) -> Iterator[Sequence[Row[Any]]]:
    """The rows of a query, `size` at a time, without holding them all."""
    result = c.execution_options(yield_per=size).execute(query)
    yield from result.partitions(size)


def failure(row: Row[Any]) -> Failure:
    """The Failure that a row of `failures` holds."""
    return Failure(stage=row.stage, code=row.code, message=row.message, input=row.input, line=row.line)


def local(id: str | None) -> str | None:
    """`s1` of `<16 hex>/s1`."""
    return id.rpartition("/")[2] if id is not None else None


@cache
def _of_articles(table: Table, some: bool) -> Select[Any]:
    """The rows of articles in text order; with `some` only those with these ids."""
    query = select(table).where(table.c.article.in_(many("articles")))
    if some:
        query = query.where(table.c.id.in_(many("some")))
    return query.order_by(table.c.article, table.c.position)


@cache
def _of_owners(table: Table) -> Select[Any]:
    """The rows of a list table that belong to these owners."""
    own: Column[Any] = table.primary_key.columns[0]
    return select(table).where(own.in_(many("ids"))).order_by(own, table.c.position)


@cache
def _of_articles_lists(table: Table, owners: Table) -> Select[Any]:
    """The rows of a list table whose owners stand in these articles."""
    own: Column[Any] = table.primary_key.columns[0]
    query = select(table).join(owners, own == owners.c.id).where(owners.c.article.in_(many("ids")))
    return query.order_by(own, table.c.position)


class _Loader:
    """Reads each table once for a chunk of articles."""

    def __init__(
        self,
        c: Connection,
        rows: dict[str, Row[Any]],
        layers: frozenset[str],
        only: Sequence[str] | None,
        also: Iterable[str] | None,
    ) -> None:
        self.c = c
        self.rows = rows
        self.layers = layers
        self.only = only
        self.ids = list(rows)
        self.entities = None if also is None else {*also, *(r.outlet for r in rows.values() if r.outlet)}

    def readings(self, order: list[str]) -> list[Reading]:
        make: dict[str, Callable[[], _Lists]] = {
            "boilerplate": lambda: self._by_article(t.boilerplate, _boilerplate),
            "mentions": lambda: self._by_article(t.mentions, _mention),
            "statements": self._statements,
            "events": self._events,
            "times": lambda: self._by_article(t.times, _time),
            "trace": self._traces,
            "failures": lambda: self._by_article(t.failures, failure),
            "entities": self._entities,  # last: the others say which are wanted
        }
        made = {name: make[name]() for name in make if name in self.layers}
        provenance = self._provenance()
        out = []
        for id in order:
            row = self.rows[id]
            article = _article(row, provenance.get(id, {}))
            found = {name: lists.get(row.trace if name == "trace" else id, []) for name, lists in made.items()}
            out.append(Reading(article=article, outlet=local(row.outlet), title=article.title, **found))
        return out

    def _provenance(self) -> dict[str, dict[str, str]]:
        out: dict[str, dict[str, str]] = defaultdict(dict)
        for row in self.c.execute(_provenance, {"ids": listed(self.ids)}).all():
            out[row.article][row.name] = row.value
        return out

    def _by_article(self, table: Table, make: Any) -> _Lists:
        wanted: dict[str, Any] = {"articles": listed(self.ids)}
        if self.only is not None and table in _NARROWED:
            wanted["some"] = listed(self.only)
        elif self.entities is not None and table is t.entities:
            wanted["some"] = listed(self.entities)
        out: _Lists = defaultdict(list)
        for row in self.c.execute(_of_articles(table, "some" in wanted), wanted).all():
            out[row.article].append(make(row))
        return out

    def _lists(self, table: Table, owners: Table, make: Any) -> _Lists:
        """The rows of a list table by their owner's id."""
        some: Iterable[str] | None = None
        if owners in _NARROWED:
            some = self.only
        elif owners is t.entities:
            some = self.entities
        query = _of_articles_lists(table, owners) if some is None else _of_owners(table)
        out: _Lists = defaultdict(list)
        for row in self.c.execute(query, {"ids": listed(self.ids if some is None else some)}).all():
            out[row[0]].append(make(row))
        return out

    def _traces(self) -> _Lists:
        ids = {r.trace for r in self.rows.values() if r.trace}
        out: _Lists = defaultdict(list)
        for r in self.c.execute(_trace_stages, {"ids": listed(ids)}).all():
            out[r.trace].append(Trace(stage=r.stage, version=r.version, lexicons=r.lexicons))
        return out

    def _entities(self) -> _Lists:
        parties = self._lists(t.entity_parties, t.entities, lambda r: local(r.party))
        offices = self._lists(t.entity_offices, t.entities, _office)

        def make(r: Row[Any]) -> Entity:
            return Entity(
                id=str(local(r.id)),
                type=r.type,
                name=r.name,
                names=_names.decode(r.names),
                kind=r.kind,
                parties=parties.get(r.id, []),
                offices=offices.get(r.id, []),
                country=r.country,
                wikidata=r.wikidata,
                known=bool(r.known),
                kb=r.knowledge_base_id,
            )

        return self._by_article(t.entities, make)

    def _statements(self) -> _Lists:
        def lists(table: Table, make: Any = self._entity) -> _Lists:
            return self._lists(table, t.statements, make)

        speakers, addressees = lists(t.statement_speakers), lists(t.statement_addressees)
        about = lists(t.statement_about)
        content = lists(t.statement_content, lambda r: Span(r.start, r.end, r.text))
        chain = lists(t.statement_chain, self._link)

        def make(r: Row[Any]) -> Statement:
            return Statement(
                id=str(local(r.id)),
                speakers=speakers.get(r.id, []),
                source=_span(r.source_start, r.source_end, r.source_text),
                cue=Cue(start=r.cue_start, end=r.cue_end, text=r.cue_text, lemma=r.cue_lemma),
                content=content.get(r.id, []),
                type=r.type,
                act=r.act,
                addressees=addressees.get(r.id, []),
                about=about.get(r.id, []),
                chain=chain.get(r.id, []),
                confidence=r.confidence,
                by=_strings.decode(r.made_by),
            )

        return self._by_article(t.statements, make)

    def _events(self) -> _Lists:
        contexts = self._lists(t.event_contexts, t.events, lambda r: r.context)
        actors = self._lists(t.event_actors, t.events, self._entity)
        recipients = self._lists(t.event_recipients, t.events, self._entity)

        def make(r: Row[Any]) -> Event:
            place = _span(r.place_start, r.place_end, r.place_text)
            time = _span(r.time_start, r.time_end, r.time_text)
            return Event(
                id=str(local(r.id)),
                event=r.event,
                mode=r.mode,
                context=contexts.get(r.id, []),
                trigger=Span(r.trigger_start, r.trigger_end, r.trigger_text),
                actors=actors.get(r.id, []),
                recipients=recipients.get(r.id, []),
                place=Place(span=place, entity=self._named(r.place_entity)) if place else None,
                time=When(span=time, value=r.time_value) if time else None,
                status=r.status,
                statement=local(r.statement),
                confidence=r.confidence,
                by=_strings.decode(r.made_by),
            )

        return self._by_article(t.events, make)

    def _named(self, id: str | None) -> str | None:
        """The local id of an entity that a finding names."""
        if self.entities is not None and id:
            self.entities.add(id)
        return local(id)

    def _entity(self, r: Row[Any]) -> str | None:
        return self._named(r.entity)

    def _link(self, r: Row[Any]) -> Link:
        span = _span(r.span_start, r.span_end, r.span_text)
        return Link(role=r.role, entity=self._named(r.entity), span=span, basis=r.basis)


def _span(start: int | None, end: int | None, text: str | None) -> Span | None:
    return Span(start, end, text) if start is not None and end is not None and text is not None else None


def _article(r: Row[Any], provenance: dict[str, str]) -> Article:
    return Article(
        id=r.id,
        text_sha256=r.text_sha256,
        key=r.key,
        path=r.path,
        lang=r.lang,
        text=r.text,
        title=_span(r.title_start, r.title_end, r.title_text),
        outlet=r.outlet_name,
        url=r.url,
        published=r.published,
        published_at=r.published_at,
        published_raw=r.published_raw,
        retrieved=r.retrieved,
        provenance=provenance,
    )


def _office(r: Row[Any]) -> Office:
    return Office(title=r.title, country=r.country, span=_span(r.span_start, r.span_end, r.span_text))


def _mention(r: Row[Any]) -> Mention:
    return Mention(
        id=str(local(r.id)),
        start=r.start,
        end=r.end,
        text=r.text,
        type=r.type,
        kind=r.kind,
        entity=str(local(r.entity)),
    )


def _time(r: Row[Any]) -> Time:
    return Time(
        start=r.start,
        end=r.end,
        text=r.text,
        value=r.value,
        precision=r.precision,
        calendar=r.calendar,
        anchor=r.anchor,
        by=r.made_by,
    )


def _boilerplate(r: Row[Any]) -> Boilerplate:
    return Boilerplate(r.start, r.end, r.text, r.kind)
