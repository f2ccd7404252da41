"""Pages at an address: fetched politely, within limits, and read as pages that lie in a file are."""

import io
from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from msgspec import structs

from isnad.errors import FetchError, InputError, UsageError, quoted
from isnad.fetch import USER_AGENT, Client, Clock, Fetched, FetchLimits, Polite
from isnad.fetch.address import check_url
from isnad.inputs.answers import READ, read_answer
from isnad.inputs.article import failure_of
from isnad.inputs.documents import read_pdf
from isnad.inputs.feeds import parse_feed, plain_address
from isnad.inputs.http import declared_charset, media_type
from isnad.inputs.raw import Limits
from isnad.model import Article, Failure

_FEEDS = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})
_XML = frozenset({"application/xml", "text/xml", "application/json", *_FEEDS})


def is_address(text: str) -> bool:
    """Whether an input is an address, not a file."""
    return text.lower().startswith(("http://", "https://"))


def check_address(url: str) -> None:
    """UsageError for what is written like an address and is none that can be fetched."""
    try:
        check_url(url)
    except FetchError as e:
        raise UsageError(f"{e}; nothing was read") from e


def polite(limits: Limits, clock: Clock | None = None, pause: float | None = None) -> Polite:
    """A client as the settings want it."""
    agent = f"{USER_AGENT} {limits.user_agent}".strip()
    client = Client(FetchLimits(private=limits.private_addresses, user_agent=agent))
    return Polite(client, clock) if pause is None else Polite(client, clock, pause)


def read_addresses(urls: Iterable[str], limits: Limits) -> Iterator[Article | Failure]:
    """The articles at these addresses in order; what can't be had or read becomes a Failure."""
    guest = polite(limits)
    for url in urls:
        try:
            yield article_at(guest.fetch(url), url, limits)
        except (InputError, FetchError) as e:
            yield failure_at(e, url)


def read_list(urls: Iterable[str], path: str, limits: Limits) -> Iterator[Article | Failure]:
    """The articles at the addresses of a list without texts, each once; InputError where none may be fetched."""
    if not limits.fetch_lists:
        raise InputError("no-text", "it lists addresses and holds no text; say --fetch to fetch their pages", path)
    yield from read_addresses(_once(urls), limits)


def _once(urls: Iterable[str]) -> Iterator[str]:
    seen = {""}
    for url in urls:
        if url not in seen:
            seen.add(url)
            yield url


def failure_at(error: InputError | FetchError, url: str) -> Failure:
    """The failure that an error at an address becomes in the record."""
    if isinstance(error, InputError):
        return failure_of(error)
    message = error.reason if not error.again else f"{error.reason}; try again later"
    return failure_of(InputError(error.code, message, url))


def article_at(
    fetched: Fetched,
    url: str,
    limits: Limits,
    *,
    outlet: str | None = None,
    lang: str | None = None,
    published: str | None = None,
    now: float | None = None,
) -> Article:
    """The article in an answer; InputError where there is none. `outlet`, `lang`, `published` as the feed says."""
    kind = media_type(fetched.headers.get("content-type"))
    at = datetime.fromtimestamp(now, UTC) if now is not None else datetime.now(UTC)
    retrieved = at.isoformat(timespec="seconds")
    if not kind and b"<html" in fetched.body[:2000].lower():
        kind = "text/html"
    if kind in READ:
        return read_answer(
            fetched.body,
            kind,
            declared_charset(fetched.headers),
            key=url,
            path=url,
            limits=limits,
            url=plain_address(fetched.url),
            outlet=outlet,
            lang=lang,
            published=published,
            retrieved=retrieved,
        )
    if kind == "application/pdf":
        meta = {"id": url, "url": plain_address(fetched.url), "outlet": outlet, "lang": lang, "published": published}
        (article,) = read_pdf(io.BytesIO(fetched.body), url, limits, meta)
        return structs.replace(article, retrieved=retrieved)
    raise InputError("unknown-kind", _hint(fetched, kind), url)


def _hint(fetched: Fetched, kind: str) -> str:
    if kind in _XML:
        try:
            feed = parse_feed(fetched.body, fetched.url, declared_charset(fetched.headers))
        except InputError:
            pass
        else:
            return f"it is a feed ({feed.kind}), no page; follow it: isnad feed add {quoted(fetched.url)}"
    return f"it is {kind or 'of no declared kind'}; Isnad reads pages, plain text and PDF from addresses"
