"""The types of the API's answers, for its OpenAPI description; fields are those of the record contract."""

from collections.abc import Mapping
from typing import Any

import msgspec
from msgspec import Struct

from isnad.model import Boilerplate, Entity, Event, Failure, Mention, Span, Statement, Time, Trace
from isnad.record import ArticleHead, Info, Judgement, Person
from isnad.record.identity import Identity
from isnad.record.mechanisms import Found
from isnad.web.plain import HappenedOut, SaidOut
from isnad.web.problems import Problem

_REF = "#/components/schemas/{name}"


class ContractArticle(Struct, kw_only=True):
    """The article of a reading."""

    id: str
    text_sha256: str
    key: str
    path: str
    lang: str | None
    title: Span | None
    outlet: str | None
    url: str | None
    published: str | None
    published_at: str | None
    published_raw: str | None
    retrieved: str | None
    length: int
    provenance: dict[str, str] = msgspec.field(default_factory=dict)


class Contract(Struct, kw_only=True):
    """A reading in the record contract; `text` is the article's, to which all offsets point."""

    schema: str
    article: ContractArticle
    boilerplate: list[Boilerplate]
    entities: list[Entity]
    mentions: list[Mention]
    statements: list[Statement]
    events: list[Event]
    times: list[Time]
    trace: list[Trace]
    failures: list[Failure]
    text: str


class Whole(Contract, kw_only=True):
    """The same with the outlet's name as the input gave it: all that the record has of an article."""

    outlet_name: str | None


class HitOut(Struct, frozen=True, kw_only=True):
    """What a search found: a sentence, (start, end) of the words in it, and the finding."""

    kind: str
    id: str
    article: ArticleHead
    sentence: Span
    marks: list[tuple[int, int]]
    by_name: list[str]
    statement: Statement | None
    event: Event | None


class Hits(Struct, frozen=True, kw_only=True):
    """A page of hits; `next` is the cursor of the following page."""

    items: list[HitOut]
    next: str | None


class Statements(Struct, frozen=True, kw_only=True):
    """A page of statements."""

    items: list[SaidOut]
    next: str | None


class Events(Struct, frozen=True, kw_only=True):
    """A page of events."""

    items: list[HappenedOut]
    next: str | None


class Articles(Struct, frozen=True, kw_only=True):
    """A page of articles without their texts."""

    items: list[ArticleHead]
    next: str | None


class Entities(Struct, frozen=True, kw_only=True):
    """A page of persons, organisations, places and mechanisms."""

    items: list[Identity]
    next: str | None


class Mechanisms(Struct, frozen=True, kw_only=True):
    """A page of mechanisms."""

    items: list[Found]
    next: str | None


class Match(Struct, frozen=True, kw_only=True):
    """What a search found, as a View has it."""

    kind: str
    id: str
    article: ArticleHead
    sentence: Span
    marks: list[tuple[int, int]]
    by_name: list[str]
    said: SaidOut | None
    happened: HappenedOut | None


class Matches(Struct, frozen=True, kw_only=True):
    """The hits of a search, the best of each kind first."""

    items: list[Match]


class People(Struct, frozen=True, kw_only=True):
    """Persons, agencies and bodies with all their entities."""

    items: list[Person]


class Failures(Struct, frozen=True, kw_only=True):
    """A page of what could not be read."""

    items: list[Failure]
    next: str | None


class Judgements(Struct, frozen=True, kw_only=True):
    """A page of what people decided."""

    items: list[Judgement]
    next: str | None


_TYPES = (
    Whole, Matches, People, Failures, Judgements, Found, Info, Hits, Statements, Events, Articles, Entities,
    Mechanisms, SaidOut, HappenedOut, Contract, Identity, Judgement, Problem,
)  # fmt: skip


def components() -> dict[str, Any]:
    """The schemas of all types, by name."""
    _, found = msgspec.json.schema_components(_TYPES, ref_template=_REF)
    return found


def answer(
    type: type, description: str, status: int = 200, more: Mapping[int, str] | None = None
) -> dict[int | str, dict[str, Any]]:
    """The `responses` of a route: what it answers, and the problems that it may have instead, `more` among them."""

    def content(name: str, media: str) -> dict[str, Any]:
        return {media: {"schema": {"$ref": _REF.format(name=name)}}}

    problems = {400: "the body is no JSON", 404: "there is no such thing", 422: "a value can't be", **(more or {})}
    return {
        status: {"description": description, "content": content(type.__name__, "application/json")},
        **{
            code: {"description": why, "content": content("Problem", "application/problem+json")}
            for code, why in problems.items()
        },
    }
