"""What an element of a page is by its tag and names: part of a line or of the page, a link, or nothing to read."""

from functools import lru_cache

from msgspec import Struct

from isnad.inputs.pages import hints
from isnad.inputs.pages.tree import names

SKIPPED, PASSED, LINK, QUOTE, INLINE, BLOCK = range(6)
"""What is done at an element: it is left out, read as if it were not there, its text is a link's, gets quote marks,
is a line of its own where it stands in no sentence, is lines of their own."""

_SKIPPED = names(
    "script style noscript template iframe svg select textarea object embed canvas audio video map math head "
    "button input datalist dialog applet frame frameset noframes progress meter rp area param source track"
)
_CHROME_TAGS = names("nav footer aside form menu")
_SURE_CHROME = names("nav footer menu")
_NEVER_READ = names("nav menu")
_LISTS = names("ul ol dl")
_CHROME_ROLES = names("navigation contentinfo complementary search banner menu dialog toolbar")
_BLOCKS = names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup html legend li main menu nav ol p pre section "
    "summary table tbody td tfoot th thead time tr ul amp-img amp-ad"
)
_NEVER_CHROME = names("body html main article h1")
_CAPTIONED = names("figure figcaption")


class Part(Struct, frozen=True, gc=False):
    """What is done at an element, the words of its names, what they tell of it, and what its text is for that.

    `kind` is what the names say, `lasting` what stands for the part whatever they say. `listed` is a part that is
    left out where it is no more than links, `sure` one that is chrome whatever it holds, `dated` one that may hold a
    day, `body` one whose names say that it is the article's.
    """

    act: int
    tag: str = ""
    words: str = ""
    kind: str = ""
    lasting: str = ""
    chrome: bool = False
    sure: bool = False
    listed: bool = False
    dated: bool = False
    body: bool = False


_HIDDEN = Part(SKIPPED)
_LINKED = Part(LINK)
_Value = str | None


def part_of(tag: str, attributes: dict[str, _Value]) -> Part:
    """What an element is."""
    if not attributes:
        return _bare(tag)
    get = attributes.get
    rel, prop = get("rel"), get("itemprop")
    if tag == "a" and not (_names_author(rel) or _names_author(prop)):
        return _LINKED
    if "hidden" in attributes or ("style" in attributes and hints.is_unseen(attributes["style"])):
        return _HIDDEN
    return _part(tag, get("class"), get("id"), prop, rel, get("role"))


def _names_author(value: _Value) -> bool:
    return value is not None and "author" in value and "author" in value.split()


@lru_cache(maxsize=1024)
def _bare(tag: str) -> Part:
    """An element without attributes."""
    if tag == "a":
        return _LINKED
    return Part(QUOTE) if tag == "q" else _part(tag, None, None, None, None, None)


@lru_cache(maxsize=8192)
def _part(tag: str, classes: _Value, own: _Value, prop: _Value, rel: _Value, role: _Value) -> Part:
    if tag in _SKIPPED or hints.is_hidden(classes):
        return _HIDDEN
    words = hints.words_of(classes, own, prop, rel)
    kind = hints.kind_of(words)
    act = BLOCK if tag in _BLOCKS else INLINE if kind else PASSED
    named = hints.is_chrome(words) or role in _CHROME_ROLES or tag in _CHROME_TAGS
    chrome = named and tag not in _NEVER_CHROME
    talk = hints.is_talk(words)
    if act == BLOCK and chrome and (talk or tag in _NEVER_READ):
        return _HIDDEN
    return Part(
        act=act,
        tag=tag,
        words=words,
        kind=kind,
        lasting="caption" if tag in _CAPTIONED else "date" if tag == "time" else "",
        chrome=chrome,
        sure=talk or tag in _SURE_CHROME,
        listed=chrome or tag in _LISTS,
        dated=bool(kind) or tag == "time",
        body=hints.is_body(words),
    )
