"""Findings as JSON shows them, in the field names of the record contract; the API's answers have these types."""

from typing import Any

import msgspec
from msgspec import Struct

from isnad.model import Entity, Event, Statement
from isnad.record import ArticleHead, Happened, Hit, Said


class SaidOut(Struct, frozen=True, kw_only=True):
    """A statement with its article and the entities that its ids mean."""

    id: str
    article: ArticleHead
    statement: Statement
    entities: dict[str, Entity]


class HappenedOut(Struct, frozen=True, kw_only=True):
    """An event with its article and the entities that its ids mean."""

    id: str
    article: ArticleHead
    event: Event
    entities: dict[str, Entity]


def said(s: Said) -> SaidOut:
    """A statement as it goes out."""
    own = s.statement
    ids = {*own.speakers, *own.addressees, *own.about, *(link.entity for link in own.chain)}
    entities = {k: e for k, e in s.entities.items() if k in ids}
    return SaidOut(id=s.id, article=s.article, statement=own, entities=entities)


def happened(v: Happened) -> HappenedOut:
    """An event as it goes out."""
    ids = {*v.event.actors, *v.event.recipients, v.event.place.entity if v.event.place else None}
    entities = {k: e for k, e in v.entities.items() if k in ids}
    return HappenedOut(id=v.id, article=v.article, event=v.event, entities=entities)


def builtins(value: Any) -> Any:
    """Page data as plain values."""
    return msgspec.to_builtins(_lean(value), enc_hook=str)


def _lean(value: Any) -> Any:
    if isinstance(value, Said):
        return said(value)
    if isinstance(value, Happened):
        return happened(value)
    if isinstance(value, Hit):
        return {
            "kind": value.kind,
            "id": value.id,
            "article": value.article,
            "sentence": value.sentence,
            "marks": value.marks,
            "by_name": value.by_name,
        }
    if isinstance(value, dict):
        return {k: _lean(v) for k, v in value.items()}
    if isinstance(value, list | tuple):
        return [_lean(v) for v in value]
    return value
