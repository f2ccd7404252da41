"""Pages that no browser would send: nested at random, cut, mixed in encodings, with values of odd kinds."""

import json

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from isnad.config import Config
from isnad.inputs.pages import read_page

PROSE = (
    "قال الوزير إن بلاده ترحب بالحوار مع الجيران وإن الاجتماع المقبل سيعقد في الشهر القادم.",
    "وزیر خارجه گفت که این دیدار سازنده بود و کشورش می‌خواهد گفت‌وگوها ادامه یابد.",
    "المصدر: وكالات",
    "بقلم: سامر الحوراني",
    "منبع: ایسنا",
    "اقرأ أيضا",
    "بیشتر بخوانید:",
    "12 أيار/مايو 2024 - 14:30",
    "۱۲ مرداد ۱۴۰۳",
    "عمان - وكالات",
    "Ø§Ù„Ø®Ø¨Ø±",
    "&amp;quot;&zwnj;&#0;&#xD800;",
    "\u200c\u200f\ufeff\x00\x0b",
)
_LISTED = (
    "div p span a b br table tr td ul li h1 h2 time article main nav aside footer form figure figcaption "
    "q script style template select option textarea svg math title meta link html body head base frameset "
    "iframe noscript amp-img "
)
TAGS = tuple(_LISTED.split())
NAMES = (
    "article-body",
    "comments",
    "related",
    "byline",
    "date",
    "source",
    "lead",
    "sr-only",
    "widget",
    "title",
    "نص",
)
_LONGEST = 1_000_000  # characters; larger pages have tests of their own
ENCODINGS = ("utf-8", "windows-1256", "iso-8859-6", "utf-16", "utf-16-be", "utf-32", "latin-1", "mac-arabic", "utf-7")


def texts() -> SearchStrategy[str]:
    """Words of the press, and any characters."""
    return st.one_of(st.sampled_from(PROSE), st.text(max_size=40), st.sampled_from(PROSE).map(lambda s: f"{s} " * 40))


def attributes() -> SearchStrategy[str]:
    """Attributes, some unfinished."""
    name = st.sampled_from(
        ("class", "id", "style", "hidden", "itemprop", "rel", "datetime", "content", "property", "href")
    )
    value = st.one_of(
        st.sampled_from(NAMES), st.sampled_from(("display:none", "author", "https://x.example/1")), texts()
    )
    quote = st.sampled_from(('"', "'", ""))
    return st.builds(lambda n, v, q, end: f" {n}={q}{v}{end}", name, value, quote, quote)


def data() -> SearchStrategy[str]:
    """JSON-LD, right or of wrong kinds."""
    leaf = st.one_of(st.none(), st.booleans(), st.integers(), texts())
    keys = st.sampled_from(
        ("@type", "@graph", "headline", "datePublished", "author", "publisher", "name", "articleBody")
    )
    value = st.recursive(
        leaf, lambda v: st.one_of(st.lists(v, max_size=4), st.dictionaries(keys, v, max_size=5)), max_leaves=12
    )
    kind = st.sampled_from(("NewsArticle", "LiveBlogPosting", "WebPage"))
    whole = st.builds(lambda k, v: {"@type": k, **(v if isinstance(v, dict) else {"@graph": v})}, kind, value)
    return whole.map(lambda v: f'<script type="application/ld+json">{json.dumps(v)}</script>')


def pieces() -> SearchStrategy[str]:
    """Bits of a page in any order."""
    tag = st.sampled_from(TAGS)
    opened = st.builds(
        lambda t, a, end: f"<{t}{''.join(a)}{end}",
        tag,
        st.lists(attributes(), max_size=3),
        st.sampled_from((">", "/>", "")),
    )
    closed = tag.map(lambda t: f"</{t}>")
    odd = st.sampled_from(
        (
            "<!--",
            "-->",
            "<![CDATA[",
            "]]>",
            "<!DOCTYPE html [<!ENTITY a 'b'>]>",
            "<?xml version='1.0'?>",
            "<",
            "&",
            "&#",
        )
    )
    many = st.builds(lambda p, n: p * n, opened, st.sampled_from((10, 300)))
    return st.one_of(opened, closed, texts(), opened, texts(), odd, data(), many)


def _page(parts: list[str], encoding: str, said: str, cut: int, junk: bytes) -> bytes:
    html = f'<meta charset="{said}">' + "".join(parts)
    raw = html[:_LONGEST].encode(encoding, "replace")
    return raw[:cut] + junk + raw[cut:] if cut else raw


def pages() -> SearchStrategy[bytes]:
    """Bytes of pages, and bytes."""
    encodings = st.sampled_from(ENCODINGS)
    cuts = st.one_of(st.just(0), st.integers(0, 4000))
    built = st.builds(_page, st.lists(pieces(), max_size=60), encodings, encodings, cuts, st.binary(max_size=30))
    return st.one_of(built, built, built, st.binary(max_size=2000))


def read(content: bytes) -> None:
    """Read a page; what it gives must be text that can be stored."""
    article = read_page(content, key="k", path="k.html", limits=Config(), url="https://news.example/1")
    article.text.encode("utf-8")
    assert article.title is None or article.span(article.title.start, article.title.end) == article.title
    for value in (article.outlet, article.url, *article.provenance.values()):
        assert value is None or ("\0" not in value and value.encode("utf-8"))
