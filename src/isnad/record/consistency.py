"""What must hold within one reading before it may stand in a record, and ever after."""

from collections.abc import Iterable, Iterator
from typing import Protocol

from isnad.model import Event, Reading, Statement

_MOST = {"statements": 100_000, "events": 100_000}  # row numbers have room for so many of an article


class _Spanned(Protocol):
    @property
    def start(self) -> int: ...
    @property
    def end(self) -> int: ...
    @property
    def text(self) -> str: ...


def problems(reading: Reading) -> list[str]:
    """What is wrong with a reading, one line each: spans that are not verbatim, ids double or unknown."""
    text = reading.article.text
    out = [
        f"{where}: {s.start}:{s.end} does not hold {s.text!r}"
        for where, s in _spans(reading)
        if not 0 <= s.start <= s.end <= len(text) or text[s.start : s.end] != s.text
    ]
    known: dict[str, set[str]] = {}
    for layer in ("entities", "mentions", "statements", "events"):
        ids = [f.id for f in getattr(reading, layer)]
        known[layer] = set(ids)
        if len(ids) > _MOST.get(layer, len(ids)):
            out.append(f"{layer}: more than {_MOST[layer]}")
        if len(known[layer]) < len(ids):
            out.append(f"{layer}: an id stands twice")
        out += [f"{layer}: {i!r} is no local id" for i in known[layer] if not i or "/" in i]
    for layer, where, id in _references(reading):
        if id not in known[layer]:
            out.append(f"{where}: there is no {id!r} in {layer}")
    return out


def _spans(reading: Reading) -> Iterator[tuple[str, _Spanned]]:
    title = reading.title or reading.article.title
    if title:
        yield "title", title
    for layer in ("boilerplate", "mentions", "times"):
        for i, x in enumerate(getattr(reading, layer)):
            yield f"{layer}[{i}]", x
    for e in reading.entities:
        for o in e.offices:
            if o.span:
                yield f"{e.id}.offices", o.span
    for s in reading.statements:
        if s.source:
            yield f"{s.id}.source", s.source
        yield f"{s.id}.cue", s.cue
        for c in s.content:
            yield f"{s.id}.content", c
        for link in s.chain:
            if link.span:
                yield f"{s.id}.chain", link.span
    for v in reading.events:
        yield f"{v.id}.trigger", v.trigger
        for x in (v.place, v.time):
            if x:
                yield f"{v.id}.place or time", x.span


def _references(reading: Reading) -> Iterator[tuple[str, str, str]]:
    """(layer, from where, local id) of everything that one finding says of another."""
    if reading.outlet:
        yield "entities", "article.outlet", reading.outlet
    for m in reading.mentions:
        yield "entities", m.id, m.entity
    for e in reading.entities:
        yield from _to_entities(e.id, e.parties)
    for s in reading.statements:
        yield from _to_entities(s.id, _of_statement(s))
    for v in reading.events:
        yield from _to_entities(v.id, _of_event(v))
        if v.statement:
            yield "statements", v.id, v.statement


def _to_entities(where: str, ids: Iterable[str]) -> Iterator[tuple[str, str, str]]:
    return (("entities", where, id) for id in ids)


def _of_statement(s: Statement) -> Iterator[str]:
    yield from s.speakers
    yield from s.addressees
    yield from s.about
    yield from (link.entity for link in s.chain if link.entity)


def _of_event(v: Event) -> Iterator[str]:
    yield from v.actors
    yield from v.recipients
    if v.place and v.place.entity:
        yield v.place.entity
