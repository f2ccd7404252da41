"""A page's bytes to what is known of its article: a pure function."""

import re
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from isnad.inputs.dates import Published
from isnad.inputs.encoding import decode_page
from isnad.inputs.language import SUPPORTED, detect, normal_lang, plain_language
from isnad.inputs.pages.blocks import Blocks, blocks_of, clean
from isnad.inputs.pages.body import Body, find_body, find_box
from isnad.inputs.pages.credits import Credits, day_of, find_credits
from isnad.inputs.pages.meta import Meta, canonical, meta_of
from isnad.inputs.pages.titles import find_title, key_of, site_name
from isnad.inputs.pages.tree import LIMITS, PageLimits, parse
from isnad.inputs.pages.unscripted import unscripted

_IN_ADDRESS = re.compile(r"/(1[34]\d\d|20\d\d)[/-]([01]?\d)[/-]([0-3]?\d)(?=[/_.-])")
_SCANT = 300  # characters of text below which names of parts are no longer trusted
_MORE = 1.5
_SAMPLE, _LETTERS = 800, 400  # characters that tell the language, and those whose letters may tell it


@dataclass(slots=True)
class Page:
    """A page's article: its paragraphs as shown and what the page says of it. None = unknown."""

    title: str | None = None
    paragraphs: list[str] = field(default_factory=list)
    byline: str | None = None
    byline_line: str | None = None  # as shown, with its label
    byline_in_text: bool = False
    source: str | None = None
    source_line: str | None = None
    published: Published | None = None
    published_raw: str | None = None
    url: str | None = None
    lang: str | None = None
    outlet: str | None = None
    encoding: str = "utf-8"


def parse_page(
    content: bytes,
    *,
    path: str,
    url: str | None = None,
    declared_encoding: str | None = None,
    limits: PageLimits = LIMITS,
) -> Page:
    """What the page at `url` holds; InputError where it breaks the limits. A page without text has no paragraphs."""
    decoded = decode_page(unscripted(content), declared_encoding)
    tree = parse(decoded.text, path, limits, decoded.utf8)
    meta = meta_of(tree)
    blocks = blocks_of(tree, path, limits.text)
    title, body = _article(blocks, meta)
    paragraphs = [blocks.blocks[i].text for i in body.blocks]
    if meta.body and sum(map(len, paragraphs)) < len(meta.body) / _MORE and sum(map(len, paragraphs)) < _SCANT:
        paragraphs, body = clean(meta.body.replace("\n", "<br>")), Body()
    lang = _lang(meta, "\n".join(paragraphs)[:_SAMPLE])
    credits = find_credits(blocks, body, lang if lang in SUPPORTED else "ar") if body.blocks else Credits()
    raw, published = _published(meta, credits, url)
    named = site_name(meta.titles, title) if title else None
    if named:
        meta.outlets.append(named)
    outlets = {key_of(o) for o in meta.outlets}
    if credits.byline and key_of(credits.byline) in outlets:
        credits.byline = credits.byline_line = None
    byline = credits.byline or _author(meta, outlets)
    return Page(
        title=title,
        paragraphs=paragraphs,
        byline=byline,
        byline_line=credits.byline_line or byline,
        byline_in_text=credits.in_text,
        source=credits.source,
        source_line=credits.source_line,
        published=published,
        published_raw=raw,
        url=canonical(meta.urls, url),
        lang=lang,
        outlet=_outlet(meta, url),
        encoding=decoded.encoding,
    )


def _article(page: Blocks, meta: Meta) -> tuple[str | None, Body]:
    """The title and the body; where names of parts leave next to no text, they are not trusted."""
    best: tuple[str | None, Body] = (None, Body())
    size = 0
    for lenient in (False, True):
        box, first = find_box(page, lenient=lenient)
        title, number = find_title(page, meta, first)
        body = find_body(page, box, number, title, lenient=lenient) if box >= 0 else Body()
        found = sum(len(page.blocks[i].text) for i in body.blocks)
        if not lenient or found > _MORE * size:
            best = (title, body)
            size = found
        if size >= _SCANT:
            break
    return best


def _lang(meta: Meta, text: str) -> str | None:
    """The language of a text: as its letters plainly show, else as its words do, else as the page says."""
    plain = plain_language(text[:_LETTERS])
    if plain in SUPPORTED:
        return plain
    return detect(text) or next((code for v in meta.langs if (code := normal_lang(v)) in SUPPORTED), None)


def _author(meta: Meta, outlets: set[str]) -> str | None:
    """Who the page's data say has written it; not the site itself, nor an address."""
    for name in meta.authors:
        if key_of(name) not in outlets and len(name.split()) <= 8 and "http" not in name and "@" not in name:
            return name
    return None


def _published(meta: Meta, credits: Credits, url: str | None) -> tuple[str | None, Published | None]:
    """The first value that is a date, of the page's data or as shown; as written, also where none is understood."""
    values = [*meta.dates, credits.published, credits.updated]
    for value in values:
        day = day_of(value) if value else None
        if day is not None:
            return value, day
    return next((v for v in values if v), None) or _day_in(url), None


def _day_in(url: str | None) -> str | None:
    """The day that stands in an address, a weaker hint than any other."""
    found = _IN_ADDRESS.search(url or "")
    day = "-".join(found.groups()) if found else None
    return day if day and day_of(day) else None


def _outlet(meta: Meta, url: str | None) -> str | None:
    for name in meta.outlets:
        if not name.startswith("@") and len(name) < 100:
            return name
    try:
        host = urlsplit(url).hostname if url else None
    except ValueError:
        return None
    return host.removeprefix("www.") if host else None
