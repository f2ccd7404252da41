"""A reading as rows of the tables. Local ids become global ones here."""

import hashlib
from collections.abc import Iterable, Sequence
from typing import Any

import msgspec
from sqlalchemy import Table

from isnad.model import (
    Article,
    Boilerplate,
    Cue,
    Entity,
    Event,
    Failure,
    Mention,
    Reading,
    Span,
    Statement,
    Time,
    Trace,
)
from isnad.record import schema as t
from isnad.record.indexing import Passage

Row = dict[str, Any]
Rows = dict[Table, list[Row]]
SHORT = 16  # hex digits of an article's id that stand before a finding's
_ORDER = (  # what is pointed to stands first, whatever the first reading of a batch happens to hold
    *(t.entities, t.entity_parties, t.entity_offices, t.mentions, t.boilerplate, t.times),
    *(t.statements, t.statement_speakers, t.statement_content, t.statement_chain),
    *(t.statement_addressees, t.statement_about),
    *(t.events, t.event_contexts, t.event_actors, t.event_recipients),
)


def short_id(article_id: str) -> str:
    """The part of an article's id that its findings' ids begin with."""
    return article_id[:SHORT]


def digest(*values: object) -> str:
    """A short stable id for a row that has none of its own."""
    return hashlib.sha256(msgspec.json.encode(values)).hexdigest()[:SHORT]


def trace_id(trace: Sequence[Trace]) -> str | None:
    """The id of a trace; None for an empty one."""
    return digest(*((s.stage, s.version, s.lexicons) for s in trace)) if trace else None


def trace_rows(trace: Sequence[Trace]) -> list[Row]:
    """The rows of `trace_stages`."""
    id = trace_id(trace)
    return [
        {"trace": id, "position": i, "stage": s.stage, "version": s.version, "lexicons": s.lexicons}
        for i, s in enumerate(trace)
    ]


def article_row(reading: Reading, number: int, pipeline: str) -> Row:
    """The row of `articles`."""
    a = reading.article
    title = reading.title or a.title
    return {
        "number": number,
        "id": a.id,
        "short_id": short_id(a.id),
        "text_sha256": a.text_sha256,
        "key": a.key,
        "path": a.path,
        "lang": a.lang,
        **_span("title", title),
        "outlet_name": a.outlet,
        "outlet": f"{short_id(a.id)}/{reading.outlet}" if reading.outlet else None,
        "url": a.url,
        "published": a.published,
        "published_at": a.published_at,
        "published_raw": a.published_raw,
        "retrieved": a.retrieved,
        "length": len(a.text),
        "pipeline": pipeline,
        "trace": trace_id(reading.trace),
        "text": a.text,
    }


def provenance_rows(article: Article) -> list[Row]:
    """The rows of `article_provenance`."""
    owner = short_id(article.id)
    return [{"article": owner, "name": name, "value": value} for name, value in sorted(article.provenance.items())]


def failure_row(failure: Failure, article: str | None, position: int) -> Row:
    """The row of `failures`."""
    f = failure
    return {
        "id": digest(article, position if article else 0, f.stage, f.code, f.message, f.input, f.line),
        "article": article,
        "position": position,
        "stage": f.stage,
        "code": f.code,
        "message": f.message,
        "input": f.input,
        "line": f.line,
    }


class FindingRows:
    """Collects the rows of readings' findings, table by table, in an order in which they can be added."""

    def __init__(self) -> None:
        self.rows: Rows = {table: [] for table in _ORDER}
        self._prefix = ""
        self._article = ""

    def add(self, reading: Reading, numbers: dict[str, int], passages: dict[str, Passage]) -> None:
        """Add a reading; `numbers` and `passages` are by local id."""
        self._article = short_id(reading.article.id)
        self._prefix = self._article + "/"
        for i, e in enumerate(reading.entities):
            self._entity(i, e, numbers[e.id])
        for e in reading.entities:
            self._entity_lists(e)
        for i, m in enumerate(reading.mentions):
            self._mention(i, m)
        for i, b in enumerate(reading.boilerplate):
            self._boilerplate(i, b)
        for i, x in enumerate(reading.times):
            self._time(i, x)
        for i, s in enumerate(reading.statements):
            self._statement(i, s, numbers[s.id], passages[s.id])
        for i, v in enumerate(reading.events):
            self._event(i, v, numbers[v.id], passages[v.id])

    def _put(self, table: Table, row: Row) -> None:
        self.rows[table].append(row)

    def _global(self, local: str | None) -> str | None:
        return self._prefix + local if local is not None else None

    def _entity(self, position: int, e: Entity, number: int) -> None:
        self._put(
            t.entities,
            {
                "number": number,
                "id": self._prefix + e.id,
                "article": self._article,
                "position": position,
                "type": e.type,
                "name": e.name,
                "names": _json(e.names),
                "kind": e.kind,
                "country": e.country,
                "wikidata": e.wikidata,
                "known": int(e.known),
                "knowledge_base_id": e.kb,
            },
        )

    def _entity_lists(self, e: Entity) -> None:
        self._ids(t.entity_parties, e.id, e.parties, "party")
        for i, o in enumerate(e.offices):
            row = {"entity": self._prefix + e.id, "position": i, "title": o.title, "country": o.country}
            self._put(t.entity_offices, row | _span("span", o.span))

    def _mention(self, position: int, m: Mention) -> None:
        self._put(
            t.mentions,
            {
                "id": self._prefix + m.id,
                "article": self._article,
                "position": position,
                "start": m.start,
                "end": m.end,
                "text": m.text,
                "type": m.type,
                "kind": m.kind,
                "entity": self._prefix + m.entity,
            },
        )

    def _boilerplate(self, position: int, b: Boilerplate) -> None:
        row = {"article": self._article, "position": position, "kind": b.kind}
        self._put(t.boilerplate, row | _span("", b))

    def _time(self, position: int, x: Time) -> None:
        row = {
            "article": self._article,
            "position": position,
            "value": x.value,
            "precision": x.precision,
            "calendar": x.calendar,
            "anchor": x.anchor,
            "made_by": x.by,
        }
        self._put(t.times, row | _span("", x))

    def _statement(self, position: int, s: Statement, number: int, passage: Passage) -> None:
        row = {
            "number": number,
            "id": self._prefix + s.id,
            "article": self._article,
            "position": position,
            **_span("source", s.source),
            **_span("cue", s.cue),
            "cue_lemma": s.cue.lemma,
            "type": s.type,
            "act": s.act,
            "confidence": s.confidence,
            "made_by": _json(s.by),
            "passage_start": passage.start,
            "passage_end": passage.end,
        }
        self._put(t.statements, row)
        self._ids(t.statement_speakers, s.id, s.speakers)
        self._ids(t.statement_addressees, s.id, s.addressees)
        self._ids(t.statement_about, s.id, s.about)
        own = self._prefix + s.id
        for i, c in enumerate(s.content):
            self._put(t.statement_content, {"statement": own, "position": i} | _span("", c))
        for i, link in enumerate(s.chain):
            chain = {"statement": own, "position": i, "role": link.role, "basis": link.basis}
            self._put(t.statement_chain, chain | {"entity": self._global(link.entity)} | _span("span", link.span))

    def _event(self, position: int, v: Event, number: int, passage: Passage) -> None:
        row = {
            "number": number,
            "id": self._prefix + v.id,
            "article": self._article,
            "position": position,
            "event": v.event,
            "mode": v.mode,
            **_span("trigger", v.trigger),
            **_span("place", v.place.span if v.place else None),
            "place_entity": self._global(v.place.entity if v.place else None),
            **_span("time", v.time.span if v.time else None),
            "time_value": v.time.value if v.time else None,
            "status": v.status,
            "statement": self._global(v.statement),
            "confidence": v.confidence,
            "made_by": _json(v.by),
            "passage_start": passage.start,
            "passage_end": passage.end,
        }
        self._put(t.events, row)
        self._ids(t.event_actors, v.id, v.actors)
        self._ids(t.event_recipients, v.id, v.recipients)
        for i, c in enumerate(v.context):
            self._put(t.event_contexts, {"event": self._prefix + v.id, "position": i, "context": c})

    def _ids(self, table: Table, owner: str, ids: Iterable[str], column: str = "entity") -> None:
        own = table.primary_key.columns.keys()[0]
        for i, id in enumerate(ids):
            self._put(table, {own: self._prefix + owner, "position": i, column: self._prefix + id})


def _json(value: object) -> str:
    return msgspec.json.encode(value).decode()


def _span(prefix: str, span: Span | Cue | Boilerplate | Time | None) -> Row:
    p = f"{prefix}_" if prefix else ""
    if span is None:
        return {f"{p}start": None, f"{p}end": None, f"{p}text": None}
    return {f"{p}start": span.start, f"{p}end": span.end, f"{p}text": span.text}
