"""A reading as a reading room sends it, and as View gives it."""

from msgspec import Struct, field

from isnad.model import (
    Article,
    Boilerplate,
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


class WholeArticle(Struct, kw_only=True):
    """The article of a reading in the record contract; `outlet` is an entity's id."""

    id: str
    text_sha256: str
    key: str
    path: str
    lang: str
    title: Span | None
    outlet: str | None
    url: str | None
    published: str | None
    published_at: str | None
    published_raw: str | None
    retrieved: str | None
    provenance: dict[str, str] = field(default_factory=dict)


class Whole(Struct, kw_only=True):
    """A reading in the record contract, with the text and with the outlet's name as the input gave it."""

    article: WholeArticle
    text: str
    outlet_name: str | None
    boilerplate: list[Boilerplate]
    entities: list[Entity]
    mentions: list[Mention]
    statements: list[Statement]
    events: list[Event]
    times: list[Time]
    trace: list[Trace]
    failures: list[Failure]


def reading_of(whole: Whole) -> Reading:
    """The same as View.article gives it."""
    a = whole.article
    article = Article(
        id=a.id,
        text_sha256=a.text_sha256,
        key=a.key,
        path=a.path,
        lang=a.lang,
        text=whole.text,
        title=a.title,
        outlet=whole.outlet_name,
        url=a.url,
        published=a.published,
        published_at=a.published_at,
        published_raw=a.published_raw,
        retrieved=a.retrieved,
        provenance=a.provenance,
    )
    return Reading(
        article=article,
        outlet=a.outlet,
        title=a.title,
        boilerplate=whole.boilerplate,
        entities=whole.entities,
        mentions=whole.mentions,
        statements=whole.statements,
        events=whole.events,
        times=whole.times,
        trace=whole.trace,
        failures=whole.failures,
    )
