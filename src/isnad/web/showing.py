"""Names, links and marks as templates show them. Everything that comes from texts is escaped and kept apart."""

from collections.abc import Iterable
from functools import cache, lru_cache
from typing import Any
from urllib.parse import quote, quote_plus, urlsplit

from markupsafe import Markup, escape

from isnad.lexicons.kb import knowledge
from isnad.model import Entity
from isnad.record import Hit, Person, Said
from isnad.record.identity import Identity
from isnad.record.mechanisms import Found

_TURNING = frozenset("\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")  # embeddings, overrides, isolates
SHOWN_AS = "\u25ab"  # a small square where such a mark stands
_RTL = ("ar", "fa")
_OUTLETS = ("AGENCY", "OUTLET")
_SHORT = 200  # letters of text whose markup is kept: names stand on page after page


def tame(text: str) -> str:
    """Text for titles and attributes: marks that would turn its direction are shown, other controls are spaces."""
    return text if text.isprintable() else text.translate(_shown)


class _Shown(dict[int, str]):
    """What each letter is shown as, worked out when it is first met."""

    def __missing__(self, code: int) -> str:
        c = chr(code)
        keep = c.isprintable() or c in "\u200c\u200d\u200e\u200f"
        self[code] = SHOWN_AS if c in _TURNING else c if keep else " "
        return self[code]


_shown = _Shown()


@cache
def _usual() -> dict[str, dict[str, list[str]]]:
    """The names of what the lexicons know, the most usual first; an article's own list begins with its own words."""
    return {known.id: known.names for known in knowledge()}


def name_of(entity: Entity | Identity | Person | Found, lang: str) -> tuple[str, str]:
    """(name, its language) in the interface's language where one is known; the language may be empty.

    For readers of Arabic or Persian a name in the other of the two goes before an English one.
    """
    id = entity.kb if isinstance(entity, Entity) else entity.id
    for way in (lang, *(x for x in _RTL if lang in _RTL and x != lang)):
        own = _usual().get(id or "", {}).get(way) or entity.names.get(way)
        if own:
            return own[0].replace("_", " ") if own[0].isascii() else own[0], way
    for other, names in entity.names.items():
        if entity.name in names:
            return entity.name, other
    if entity.name.isascii():
        return entity.name.replace("_", " "), "en"
    return entity.name, next((x for x in _RTL if x in entity.names), "")


def bdi(text: str, lang: str = "") -> Markup:
    """Text of any direction, kept apart from what stands around it."""
    return _bdi_short(text, lang) if len(text) <= _SHORT else _bdi(text, lang)


def _bdi(text: str, lang: str) -> Markup:
    attribute = f' lang="{escape(lang)}"' if lang else ""
    return Markup(f"<bdi{attribute}>{escape(tame(text))}</bdi>")


_bdi_short = lru_cache(maxsize=16384)(_bdi)


def local_id(article: str, entity: Entity) -> str:
    """The identity's id of an entity of an article."""
    return entity.kb or f"{article[:16]}/{entity.id}"


@lru_cache(maxsize=16384)
def who_url(id: str) -> str:
    """The page of an identity."""
    return "/who/" + quote(id)


@cache
def _by_name(outlets: bool) -> dict[str, dict[str, list[str]]]:
    """The names of what the lexicons know, by the English name that lists have; of namesakes (a country and its
    newspaper) an outlet's where `outlets` are named."""
    ordered = sorted(knowledge(), key=lambda known: (known.type in _OUTLETS) == outlets)
    return {known.name: known.names for known in ordered}


def outlet_label(name: str | None, lang: str, unknown: str) -> Markup:
    """An outlet in the reader's language where the lexicons know it, else as the record calls it."""
    return _label(unknown if name in (None, "", "?") else name, lang, outlets=True)


def thing_label(name: str | None, lang: str) -> Markup:
    """Somebody or something that a list names, likewise."""
    return _label(name, lang, outlets=False)


def _label(name: str | None, lang: str, outlets: bool) -> Markup:
    own = _by_name(outlets).get(name or "", {}).get(lang)
    return bdi(own[0], lang) if own else bdi((name or "?").replace("_", " "))


def known_label(id: str, lang: str) -> Markup:
    """What the lexicons call the thing with this id; the id where they don't know it."""
    names = _usual().get(id, {})
    own = names.get(lang) or names.get("en")
    return bdi(own[0]) if own else bdi(id)


def several(said: Said) -> bool:
    """Whether more than one speaks: several, or a group such as officials."""
    own = [said.entities[id] for id in said.statement.speakers if id in said.entities]
    return len(own) > 1 or any(e.type == "GROUP" for e in own)


def who_link(id: str, entity: Entity | Identity | Person | Found, lang: str) -> Markup:
    """A name that leads to its page."""
    return _who_link(id, *name_of(entity, lang))


@lru_cache(maxsize=16384)
def _who_link(id: str, name: str, lang: str) -> Markup:
    return Markup(f'<a class="who" href="{escape(who_url(id))}">{bdi(name, lang)}</a>')


def url(path: str, values: dict[str, Any]) -> str:
    """An address with the values that are there."""
    there = [f"{_quoted(k.rstrip('_'))}={_quoted(str(v))}" for k, v in values.items() if v not in (None, "")]
    return path + ("?" + "&".join(there) if there else "")


def _quoted(text: str) -> str:
    return _quoted_short(text) if len(text) <= _SHORT else quote_plus(text)


_quoted_short = lru_cache(maxsize=16384)(quote_plus)


def web_address(address: str | None) -> str | None:
    """An address that a link may lead to: of the web, nothing that a browser would run."""
    if not address:
        return None
    try:
        parts = urlsplit(address.strip())
    except ValueError:
        return None
    return address.strip() if parts.scheme in ("http", "https") and parts.netloc else None


def marked(text: str, marks: Iterable[tuple[int, int]]) -> Markup:
    """Text with stretches marked."""
    out, at = [], 0
    for start, end in marks:
        out += [escape(tame(text[at:start])), "<mark>", escape(tame(text[start:end])), "</mark>"]
        at = end
    return Markup("".join([*out, escape(tame(text[at:]))]))


def hit_words(hit: Hit) -> Markup:
    """The sentence that a search found: its words marked, and of a statement what is not said in it dimmed."""
    first, end, at = hit.sentence.start, hit.sentence.end, hit.sentence.start
    out = []
    for c in hit.said.statement.content if hit.said else ():
        if c.start < end and c.end > at:
            out += [
                _dim(_part(hit, at - first, c.start - first)),
                _part(hit, max(at, c.start) - first, c.end - first),
            ]
            at = c.end
    rest = _part(hit, at - first, end - first)
    return Markup("").join([*out, _dim(rest) if out else rest])


def _part(hit: Hit, start: int, end: int) -> Markup:
    """A stretch of the sentence with its words marked."""
    start = max(start, 0)
    marks = ((max(a, start) - start, min(b, end) - start) for a, b in hit.marks if a < end and b > start)
    return marked(hit.sentence.text[start : max(start, end)], marks)


def _dim(part: Markup) -> Markup:
    return Markup('<span class="dim">{}</span>').format(part) if part.strip() else part
