"""A reading: an article with its layers, and its JSON form, the record contract `isnad/1`."""

from typing import Any

import msgspec
from msgspec import Struct, field

from isnad.model.article import Article, Boilerplate, Span
from isnad.model.findings import Entity, Event, Mention, Statement, Time

SCHEMA = "isnad/1"


class Trace(Struct, frozen=True, kw_only=True):
    """Which stage, in which version and with which lexicons, worked on the article."""

    stage: str
    version: str
    lexicons: str


class Failure(Struct, frozen=True, kw_only=True):
    """Something that could not be read, with what to do about it in `message`."""

    stage: str
    code: str
    message: str
    input: str
    line: int | None = None


class Reading(Struct, frozen=True, kw_only=True):
    """All findings of one article. Ids are local: `e1`, `m1`, `s1`, `v1`."""

    article: Article
    outlet: str | None = None
    title: Span | None = None
    boilerplate: list[Boilerplate] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)
    mentions: list[Mention] = field(default_factory=list)
    statements: list[Statement] = field(default_factory=list)
    events: list[Event] = field(default_factory=list)
    times: list[Time] = field(default_factory=list)
    trace: list[Trace] = field(default_factory=list)
    failures: list[Failure] = field(default_factory=list)


_FINDINGS = ("boilerplate", "entities", "mentions", "statements", "events", "times", "trace", "failures")


def contract(reading: Reading) -> dict[str, Any]:
    """The reading in the record contract, as plain dicts and lists."""
    a = reading.article
    title = reading.title or a.title
    body: dict[str, Any] = {
        "schema": SCHEMA,
        "article": {
            "id": a.id,
            "text_sha256": a.text_sha256,
            "key": a.key,
            "path": a.path,
            "lang": a.lang,
            "title": msgspec.to_builtins(title),
            "outlet": reading.outlet,
            "url": a.url,
            "published": a.published,
            "published_at": a.published_at,
            "published_raw": a.published_raw,
            "retrieved": a.retrieved,
            **({"provenance": a.provenance} if a.provenance else {}),
            "length": len(a.text),
        },
    }
    for name in _FINDINGS:
        body[name] = msgspec.to_builtins(getattr(reading, name))
    return body


def contract_json(reading: Reading) -> str:
    """One line of JSON in the record contract."""
    return msgspec.json.encode(contract(reading)).decode("utf-8")
