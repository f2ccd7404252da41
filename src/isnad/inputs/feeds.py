"""Feeds: RSS, Atom, JSON Feed and sitemaps (also with the news extension), each as the addresses that it names.

XML is read as it comes, half of it broken: entities of HTML stand for their letters, entities that a document defines
itself are refused.
"""

import hashlib
import html
import json
import re
from collections.abc import Iterator
from typing import Any, NamedTuple
from urllib.parse import parse_qsl, urldefrag, urlencode, urljoin, urlsplit
from xml.parsers import expat

from isnad.errors import InputError
from isnad.inputs.title import given

RSS, ATOM, JSON, SITEMAP, INDEX = "RSS", "Atom", "JSON Feed", "sitemap", "sitemap index"
_DEPTH = 100
_ENTRIES = 50_000  # of a sitemap, as its standard has it
_DECLARED = re.compile(rb"^\s*<\?xml[^>]{0,200}?encoding\s*=\s*[\"']([A-Za-z0-9._-]{1,40})[\"']")
_PROLOG = re.compile(r"^\s*<\?xml[^>]*\?>")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")
_ENTITY = re.compile(r"&(?:(#[0-9]{1,7}|#x[0-9a-fA-F]{1,6})|([A-Za-z][A-Za-z0-9]{1,30}));|&")
_OWN = frozenset({"amp", "lt", "gt", "quot", "apos"})
_TRACKING = re.compile(r"utm_\w+|fbclid|gclid|yclid|mc_[ce]id|_ga|igshid|ref_src", re.ASCII)
_LINK = re.compile(r"<link\b[^>]{0,2000}>", re.I)
_ATTRIBUTE = re.compile(r"""([a-z-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s>]+))""", re.I)
_TYPES = frozenset({"application/rss+xml", "application/atom+xml", "application/feed+json"})
_TIMES = {"pubdate": 0, "published": 0, "publication_date": 0, "issued": 0, "date": 1, "updated": 2, "lastmod": 2}


class Entry(NamedTuple):
    """An article as a feed names it. `digest` changes when what the feed says of it does."""

    url: str
    title: str | None
    published: str | None
    digest: str


class Feed(NamedTuple):
    """A feed: its kind in words, and its entries, or of a sitemap index the sitemaps that it names."""

    kind: str
    title: str | None
    entries: list[Entry]


def parse_feed(raw: bytes, url: str, charset: str | None = None) -> Feed:
    """The feed in these bytes, which came from `url`; InputError where there is none."""
    if raw.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] == b"{":
        return _json(raw, url)
    text = _decoded(raw, charset)
    return _Reader(url).read(_PROLOG.sub("", _CONTROL.sub("", text), count=1))


def discover(raw: bytes, url: str) -> list[str]:
    """The feeds that a page names in its head."""
    out = []
    for m in _LINK.finditer(raw[:500_000].decode("utf-8", "replace")):
        found = {k.lower(): html.unescape(a or b or c) for k, a, b, c in _ATTRIBUTE.findall(m[0])}
        rel, type_ = found.get("rel", "").lower().split(), found.get("type", "").lower()
        if "alternate" in rel and type_ in _TYPES and (address := _address(url, found.get("href"))):
            out.append(address)
    return list(dict.fromkeys(out))


def plain_address(url: str) -> str:
    """An address without fragment and tracking parameters, so that an article has one whoever links to it."""
    parts = urlsplit(urldefrag(url).url)
    if parts.query and _TRACKING.search(parts.query):
        kept = [(k, v) for k, v in parse_qsl(parts.query, keep_blank_values=True) if not _TRACKING.fullmatch(k)]
        parts = parts._replace(query=urlencode(kept))
    return parts._replace(scheme=parts.scheme.lower(), netloc=parts.netloc.lower()).geturl()


def _address(base: str, link: str | None) -> str | None:
    """The whole address of a link; None where it is none of the web."""
    try:
        url = urljoin(base, link.strip()) if link else ""
        url.encode()  # half a surrogate pair can't be asked for
    except ValueError:
        return None
    return url if url.lower().startswith(("http://", "https://")) else None


def _decoded(raw: bytes, charset: str | None) -> str:
    if raw[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return raw.decode("utf-16", "replace")
    declared = _DECLARED.match(raw[:400].removeprefix(b"\xef\xbb\xbf"))
    for name in ("utf-8-sig", declared[1].decode() if declared else None, charset):
        try:
            if name:
                return raw.decode(name)
        except (LookupError, ValueError):  # named by others: `undefined`, or with NUL in it
            continue
    return raw.decode("utf-8-sig", "replace")


def _letters(m: re.Match[str]) -> str:
    """An entity of HTML as its letter; an ampersand that begins none as one."""
    if m[1] or m[2] in _OWN:
        return m[0]
    found = html.unescape(m[0]) if m[2] else "&"
    return found.replace("&", "&amp;").replace("<", "&lt;")


class _Reader:
    """Collects entries while expat reads. Names are taken without their namespace."""

    def __init__(self, url: str) -> None:
        self._url = url
        self._kind: str | None = None
        self._title: str | None = None
        self._entries: dict[str, Entry] = {}
        self._path: list[str] = []
        self._item: dict[str, str] | None = None
        self._depth = 0
        self._words: list[str] = []

    def read(self, text: str) -> Feed:
        parser = expat.ParserCreate("utf-8", " ")  # whatever the document says of itself
        parser.buffer_text = True
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self._words.append
        parser.EntityDeclHandler = self._entity
        try:
            parser.Parse(_ENTITY.sub(_letters, text).encode("utf-8", "replace"), True)
        except expat.ExpatError as e:
            if not self._entries:
                raise InputError("broken-feed", f"it is no feed: {e}; check its address", self._url) from e
        if self._kind is None:
            raise InputError("broken-feed", "it is no RSS, Atom, JSON Feed or sitemap; check its address", self._url)
        return Feed(self._kind, self._title, list(self._entries.values()))

    def _entity(self, *_: object) -> None:
        raise InputError("broken-feed", "it defines entities of its own, as attacks do; it is not read", self._url)

    def _start(self, name: str, attributes: dict[str, str]) -> None:
        local = name.rpartition(" ")[2].lower()
        if not self._path:
            self._kind = {"rss": RSS, "rdf": RSS, "feed": ATOM, "urlset": SITEMAP, "sitemapindex": INDEX}.get(local)
            if self._kind is None:
                raise InputError(
                    "broken-feed", f"it is no feed: it begins with <{local[:40]}>; check its address", self._url
                )
        self._path.append(local)
        if len(self._path) > _DEPTH:
            raise InputError("broken-feed", "its elements stand too deep in one another; it is not read", self._url)
        self._words.clear()
        if self._item is None and local in ("item", "entry", "url", "sitemap") and len(self._path) > 1:
            self._item, self._depth = {}, len(self._path)
        elif self._item is not None and local == "link" and attributes.get("href"):
            if attributes.get("rel", "alternate") == "alternate":
                self._item.setdefault("link", attributes["href"])
        elif self._item is not None and local == "guid" and attributes.get("isPermaLink", "").lower() == "false":
            self._item["guid is"] = "no address"

    def _end(self, name: str) -> None:
        local = name.rpartition(" ")[2].lower()
        words = " ".join("".join(self._words).split())
        self._words.clear()
        if self._item is not None:
            if len(self._path) == self._depth:
                self._add(self._item)
                self._item = None
            elif words:
                self._item.setdefault(local, words)
        elif local == "title" and words and len(self._path) <= 3 and self._title is None:
            self._title = words
        self._path.pop()

    def _add(self, item: dict[str, str]) -> None:
        link = item.get("link") or item.get("loc")
        if not link and "guid is" not in item:
            link = item.get("guid")
        entry = _entry(link, self._url, item.get("title"), _times(item), item.get("updated") or item.get("lastmod"))
        if entry is not None and len(self._entries) < _ENTRIES:
            self._entries.setdefault(entry.url, entry)


def _times(item: dict[str, str]) -> str | None:
    """When the item was published, else what comes nearest to that."""
    found = sorted((rank, item[name]) for name, rank in _TIMES.items() if name in item)
    return found[0][1] if found else None


def _entry(
    link: str | None, base: str, title: str | None, published: str | None, updated: str | None
) -> Entry | None:
    url = _address(base, link)
    if url is None:
        return None
    said = json.dumps([title, published, updated], ensure_ascii=False)
    digest = hashlib.sha256(said.encode()).hexdigest()[:16]
    return Entry(plain_address(url), title, published, digest)


def _json(raw: bytes, url: str) -> Feed:
    try:
        document = json.loads(raw.decode("utf-8-sig"))
    except (ValueError, RecursionError) as e:
        raise InputError("broken-feed", f"it is no feed: {e}; check its address", url) from e
    if not isinstance(document, dict) or "jsonfeed.org" not in str(document.get("version")):
        raise InputError("broken-feed", "it is JSON and no JSON Feed; check its address", url)
    items = document.get("items")
    found = list(_items(items if isinstance(items, list) else [], url))
    return Feed(JSON, _words(document.get("title")), list({e.url: e for e in reversed(found)}.values())[::-1])


def _items(items: list[Any], url: str) -> Iterator[Entry]:
    for item in items[:_ENTRIES]:
        if isinstance(item, dict):
            link = given(item.get("url")) or given(item.get("external_url")) or given(item.get("id"))
            updated = _words(item.get("date_modified"))
            published = _words(item.get("date_published")) or updated
            entry = _entry(link, url, _words(item.get("title")), published, updated)
            if entry is not None:
                yield entry


def _words(value: object) -> str | None:
    """A value as text that can be stored: half a surrogate pair, which JSON can write, is no letter."""
    text = given(value)
    return text.encode("utf-8", "replace").decode() if text else None
