"""A feed looked at once, without keeping anything: whether it is one, and what it names."""

from typing import NamedTuple

from isnad.errors import FetchError, InputError
from isnad.fetch import Polite
from isnad.inputs.feeds import INDEX, Entry, Feed, discover, parse_feed
from isnad.inputs.http import declared_charset

_INDEXED = 3  # sitemaps of an index that are read: the newest stand last or first
MOST = 5000  # entries of one feed that are taken in at once


class Checked(NamedTuple):
    """What is at a feed's address. `validators` are ETag and Last-Modified; `feed` None: not changed since."""

    url: str
    feed: Feed | None
    validators: tuple[str | None, str | None]


def check_feed(guest: Polite, url: str, etag: str | None = None, modified: str | None = None) -> Checked:
    """Fetch and read a feed; FetchError or InputError where that can't be done.

    A sitemap index is followed into the newest of its sitemaps.
    """
    headers = {n: v for n, v in (("If-None-Match", etag), ("If-Modified-Since", modified)) if v}
    fetched = guest.fetch(url, headers)
    if fetched.status == 304:
        return Checked(url, None, (etag, modified))
    validators = fetched.headers.get("etag"), fetched.headers.get("last-modified")
    feed = parse_feed(fetched.body, fetched.url, declared_charset(fetched.headers))
    if feed.kind == INDEX:
        # what its sitemaps hold changes without it
        return Checked(url, feed._replace(entries=_of_index(guest, feed)), (None, None))
    return Checked(url, feed._replace(entries=feed.entries[:MOST]), validators)


def _of_index(guest: Polite, index: Feed) -> list[Entry]:
    dated = [e for e in index.entries if e.published]
    newest = sorted(dated, key=lambda e: e.published or "", reverse=True) or index.entries
    found: dict[str, Entry] = {}
    failed: Exception | None = None
    for sitemap in newest[:_INDEXED]:
        try:
            fetched = guest.fetch(sitemap.url)
            inner = parse_feed(fetched.body, fetched.url, declared_charset(fetched.headers))
        except (FetchError, InputError) as e:
            failed = e
            continue
        found |= {e.url: e for e in inner.entries if inner.kind != INDEX}
    if failed is not None and not found:
        raise failed
    return list(found.values())[:MOST]


def look_for_feeds(guest: Polite, url: str) -> list[str]:
    """The feeds that the page at `url` names; empty where it names none."""
    fetched = guest.fetch(url)
    return discover(fetched.body, fetched.url)
