"""HTML to a tree, within limits: what is too large, too deep or made to explode is refused before it is parsed.

Parsers take quadratic time on deep nesting and on formatting that is never closed, so both are looked for in
the source. Nothing is executed, and nothing outside the page is fetched.
"""

import re
from typing import NamedTuple

from selectolax.lexbor import LexborHTMLParser

from isnad.errors import InputError


class PageLimits(NamedTuple):
    """Bounds of one page: bytes as they came, tags, elements within one another, characters that are shown."""

    bytes: int = 20_000_000
    tags: int = 150_000
    depth: int = 800
    text: int = 3_000_000


def names(listed: str) -> frozenset[str]:
    """The names in a line."""
    return frozenset(listed.split())


LIMITS = PageLimits()
_FEW_TAGS = 1500  # of which no formatting takes long
_SOME_TAGS = 6000  # of which no nesting does
_FORMATTING = 300  # formatting tags with attributes that a page may have before they lose them
_FORMATTED = re.compile(r"<(b|big|code|em|font|i|nobr|s|small|strike|strong|tt|u)[\s/][^>]*>", re.I)
_TAG = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9]*)")
_VOID = names("area base br col embed hr img input link meta param source track wbr")
_CLOSED_BY_NEXT = names("p li td th tr option dt dd optgroup thead tbody tfoot rt rp")
_BARRIERS = names("applet caption html table marquee object template svg math")
_LONG_TAG = re.compile(r"<[a-zA-Z][^<>]{2000,}")
_VALUES = re.compile(r"\"[^\"]*\"|'[^']*'")
_ATTRIBUTES = 200  # of one tag; those of a tag with more are left out
_LONG_PAGE = 100_000  # characters


def parse(html: str, path: str, limits: PageLimits = LIMITS, utf8: bytes | None = None) -> LexborHTMLParser:
    """The tree of a page; InputError where it breaks the limits. `utf8` is the page in UTF-8 where it is at hand."""
    given = html
    tags = html.count("<")
    if tags > limits.tags:
        message = f"it has {tags} tags, more than {limits.tags}; it is no article page, split it"
        raise InputError("too-large", message, path)
    if len(html) > _LONG_PAGE:
        html = _LONG_TAG.sub(_bare_tag, html)
    if tags > _FEW_TAGS and len(_FORMATTED.findall(html)) > _FORMATTING:
        html = _FORMATTED.sub(r"<\1>", html)
    if tags > _SOME_TAGS and _depth(html, limits.depth) > limits.depth:
        message = f"its elements stand more than {limits.depth} deep in one another; it is no article page"
        raise InputError("too-deep", message, path)
    return LexborHTMLParser(html if utf8 is None or html is not given else utf8)


def _bare_tag(tag: re.Match[str]) -> str:
    """The tag, without its attributes where they are too many: each is compared with all before it."""
    names = re.split(r"[\s/]+", _VALUES.sub("", tag[0]), maxsplit=_ATTRIBUTES)
    return names[0] if len(names) > _ATTRIBUTES else tag[0]


def _depth(html: str, most: int) -> int:
    """How deep the elements stand at the deepest place; counting ends above `most`.

    End tags close what a parser would let them close: nothing beyond a table or another barrier.
    """
    stack: list[str] = []
    opened: dict[str, int] = {}
    deepest = 0
    for tag in _TAG.findall(html):
        name = tag.lower()
        if name[0] != "/":
            if name not in _VOID and name not in _CLOSED_BY_NEXT:
                stack.append(name)
                opened[name] = opened.get(name, 0) + 1
                if len(stack) > deepest:
                    deepest = len(stack)
                    if deepest > most:
                        return deepest
            continue
        name = name[1:]
        if not opened.get(name):
            continue
        for at in range(len(stack) - 1, -1, -1):
            if stack[at] == name:
                for closed in stack[at:]:
                    opened[closed] -= 1
                del stack[at:]
                break
            if stack[at] in _BARRIERS:
                break
    return deepest
