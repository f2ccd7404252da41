"""What a page says of itself: JSON-LD, Open Graph, other meta elements, links. Page authors err, so all is a hint."""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any
from urllib.parse import urljoin, urlsplit

from selectolax.lexbor import LexborHTMLParser

from isnad.inputs.pages.blocks import clean

_ARTICLES = re.compile(r"(?:Article|Posting|Report|Review|NewsItem)$")
_WHOLE = re.compile(r"https?://[\w.-]+/[\w./%-]*", re.ASCII)  # an address that joining leaves as it is
_MOST_SCRIPTS = 20
_LONGEST_SCRIPT = 2_000_000
_MOST_ITEMS = 400
_COMMENTS = re.compile(r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[)|(?:-->|//\s*\]\]>|\]\]>)\s*$")
_TITLES = ("og:title", "twitter:title", "dc.title", "headline", "citation_title", "title")
_OUTLETS = (
    "og:site_name",
    "dc.publisher",
    "publisher",
    "citation_publisher",
    "twitter:site",
    "application-name",
    "al:ios:app_name",
)
_DATES = (
    "article:published_time",
    "og:article:published_time",
    "og:published_time",
    "datepublished",
    "dc.date.issued",
    "dcterms.created",
    "dcterms.date",
    "dc.date.created",
    "dc.date",
    "date.issued",
    "pubdate",
    "publishdate",
    "publish-date",
    "publish_date",
    "publication_date",
    "parsely-pub-date",
    "sailthru.date",
    "article.published",
    "cxenseparse:recs:publishtime",
    "citation_publication_date",
    "citation_date",
    "datecreated",
    "uploaddate",
    "date",
    "created",
    "itemdate",
)
_AUTHORS = (
    "author",
    "article:author",
    "dc.creator",
    "dcterms.creator",
    "parsely-author",
    "sailthru.author",
    "byl",
    "citation_author",
)
_LINKED = "application/ld+json"
_DECODER = json.JSONDecoder(strict=False)
_MESSENGER = "Telegram"
_CLOSED_ATTRIBUTE = 500  # characters of a value that is no text


@dataclass(slots=True)
class Meta:
    """Values as the page gives them, best first; dates are of publication."""

    titles: list[str] = field(default_factory=list)
    headline: str | None = None  # of JSON-LD
    dates: list[str] = field(default_factory=list)
    authors: list[str] = field(default_factory=list)
    outlets: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    langs: list[str] = field(default_factory=list)
    description: str | None = None
    body: str | None = None  # of JSON-LD


def meta_of(tree: LexborHTMLParser) -> Meta:
    """All that the page's head and scripts of data say."""
    meta = Meta()
    _linked_data(tree, meta)
    named: dict[str, str] = {}
    for node in tree.tags("meta"):
        attributes = node.attributes
        content = attributes.get("content")
        if not content:
            continue
        for key in ("property", "name", "itemprop", "http-equiv"):
            name = attributes.get(key)
            if name:
                named.setdefault(name.strip().lower(), content)
    if named.get("og:site_name") == _MESSENGER:  # where the title is the channel's name
        named["og:site_name"] = named.pop("og:title", _MESSENGER)
        named.pop("twitter:title", None)
    _from_named(named, meta)
    _from_elements(tree, meta)
    return meta


def _from_named(named: dict[str, str], meta: Meta) -> None:
    for names, into in (
        (_TITLES, meta.titles),
        (_DATES, meta.dates),
        (_AUTHORS, meta.authors),
        (_OUTLETS, meta.outlets),
    ):
        for name in names:
            if name not in named:
                continue
            value = _line(named[name])
            if value and value not in into and not (into is meta.authors and value.startswith("http")):
                into.append(value)
    meta.description = _line(
        named.get("og:description") or named.get("description") or named.get("twitter:description")
    )
    meta.urls += [u for u in (named.get("og:url"), named.get("twitter:url")) if u]
    meta.langs += [v for v in (named.get("og:locale"), named.get("content-language"), named.get("language")) if v]


def _from_elements(tree: LexborHTMLParser, meta: Meta) -> None:
    title = next(iter(tree.tags("title")), None)
    value = _line(title.text(deep=True)) if title is not None else None
    if value:
        meta.titles.append(value)
    links = (node.attributes for node in tree.tags("link"))
    href = next((link.get("href") for link in links if "canonical" in (link.get("rel") or "").lower().split()), None)
    if href:
        meta.urls.insert(0, href)
    root = tree.root
    lang = root.attributes.get("lang") or root.attributes.get("xml:lang") if root is not None else None
    if lang:
        meta.langs.insert(0, lang)


def _linked_data(tree: LexborHTMLParser, meta: Meta) -> None:
    """The first article that the page's JSON-LD describes."""
    found: list[dict[str, Any]] = []
    scripts = [s for s in tree.tags("script") if (s.attributes.get("type") or "").strip().lower() == _LINKED]
    for script in scripts[:_MOST_SCRIPTS]:
        text = script.text(deep=True) or ""
        if len(text) > _LONGEST_SCRIPT:
            continue
        try:
            bare = _COMMENTS.sub("", text) if "<!" in text or "-->" in text or "]]>" in text else text
            found += _items(_DECODER.decode(bare))
        except (ValueError, RecursionError):
            continue
    articles = [d for d in found if _is_article(d)]
    if not articles:
        articles = [d for d in found if "WebPage" in _types(d) and "datePublished" in d]
    for item in articles[:1]:
        meta.headline = _text(item.get("headline")) or _text(item.get("name"))
        meta.dates += [d for d in (_text(item.get("datePublished")), _text(item.get("dateCreated"))) if d]
        meta.authors += [a for a in _names(item.get("author")) if a]
        meta.outlets += [p for p in _names(item.get("publisher")) if p]
        meta.langs += [v for v in [_text(item.get("inLanguage"))] if v]
        body = item.get("articleBody")
        meta.body = body if isinstance(body, str) else None
        main = item.get("mainEntityOfPage")
        url = _text(main.get("@id")) if isinstance(main, dict) else _text(main)
        meta.urls += [u for u in (url, _text(item.get("url"))) if u and u.startswith("http")]


def _items(data: object) -> Iterator[dict[str, Any]]:
    """The objects of a JSON-LD document, those in its graph and lists too."""
    waiting, met = [data], 0
    while waiting and met < _MOST_ITEMS:
        item = waiting.pop(0)
        met += 1
        if isinstance(item, list):
            waiting += item[:_MOST_ITEMS]
        elif isinstance(item, dict):
            yield item
            waiting += [
                item[k] for k in ("@graph", "mainEntity", "mainEntityOfPage") if isinstance(item.get(k), dict | list)
            ]


def _types(item: dict[str, Any]) -> list[str]:
    kind = item.get("@type")
    return [k for k in (kind if isinstance(kind, list) else [kind]) if isinstance(k, str)]


def _is_article(item: dict[str, Any]) -> bool:
    return any(_ARTICLES.search(k) for k in _types(item))


def _names(value: object) -> list[str | None]:
    if isinstance(value, list):
        return [n for v in value[:5] for n in _names(v)]
    if isinstance(value, dict):
        return [_text(value.get("name"))]
    return [_text(value)]


def _text(value: object) -> str | None:
    if isinstance(value, list) and value:
        value = value[0]
    return _line(value) if isinstance(value, str) else None


def _line(value: str | None) -> str | None:
    """A value as one line; None where it is empty or no value."""
    if not value:
        return None
    line = " ".join(clean(value[: 4 * _CLOSED_ATTRIBUTE])).strip()
    return line or None


def canonical(urls: list[str], fetched: str | None) -> str | None:
    """The page's address: the first it names that is of the site it was fetched from, else that from which it was."""
    try:
        site = site_of(urlsplit(fetched or "").hostname or "")
    except ValueError:
        return fetched
    for url in urls:
        try:
            whole = url.strip()
            if fetched and not _WHOLE.fullmatch(whole):
                whole = urljoin(fetched, whole)
            parts = urlsplit(whole)
        except ValueError:
            continue
        if parts.scheme not in ("http", "https") or not parts.hostname or len(whole) > 2000:
            continue
        if fetched is None or site_of(parts.hostname) == site:
            return whole
    return fetched


@lru_cache(maxsize=1024)
def site_of(host: str) -> str:
    """The site of a host, about: its last labels, so that `ar.news.example` is `news.example`."""
    labels = host.lower().strip(".").split(".")
    for prefix in ("www", "m", "amp", "mobile"):
        if labels[:1] == [prefix] and len(labels) > 2:
            labels = labels[1:]
    return ".".join(labels[-3:] if len(labels) > 2 and len(labels[-1]) == 2 and len(labels[-2]) <= 3 else labels[-2:])
