"""Bodies' names cut where grammar ends them, and stretches that describe a body without naming it.

An Arabic noun with its article has no genitive behind it («the council» Tehran), and a title joined to a name by
`and` begins another one. A title before a noun for a body is its holder's. A court in Marrakesh and his country's
team are any court and some country's. A person's name ends before an office that begins with its last word: N imam of
the Friday prayer.
"""

from collections.abc import Mapping
from functools import cache

from isnad.lexicons import Hit, load
from isnad.model import Tokens
from isnad.stages.names.tagger import Tagged
from isnad.stages.names.vocabulary import ARTICLE, Senses
from isnad.text import fold_word
from isnad.text.clitics import CONJUNCTION, THIRD_PERSONS, bare_forms

Hits = Mapping[int, Hit[Senses]]
_IN = "FI"  # the code that the cues have for the preposition
_LABELS = frozenset({"PER", "ORG", "AGENCY"})
_OFFICES = frozenset({"office", "head"})


def bounded(t: Tagged, tokens: Tokens, hits: Hits, lang: str) -> Tagged | None:
    """A body's stretch without what belongs to no name; None where it names no body."""
    if t.label not in _LABELS or t.last - t.first < 2:
        return t
    if t.label == "PER":
        t = Tagged(t.first, _before_office(t, hits), t.label)
    first, last = t.first, t.last
    title = hits.get(first)
    office = title is not None and title.last < last and _is_office(title)
    if title is not None and office and (label := _known_body(hits.get(title.last), last)):
        return Tagged(title.last, last, label)
    if t.label != "ORG":
        return t
    theirs = not _of_theirs(lang).isdisjoint(tokens.norm[first + 1 : last])
    if theirs or (tokens.norm[first + 1] in _inside(lang) and _is_indefinite(tokens.norm[first], lang)):
        return None
    if title is not None and office and title.last == first + 1 and _is_body(hits.get(first + 1)):
        first += 1
    for i in range(first + 1, last) if lang == "ar" else ():
        place = not tokens.norm[i].startswith(ARTICLE) and _is_place(hits.get(i), last)
        if _begins_title(tokens.norm[i], hits.get(i)) or (place and _is_definite(tokens.norm[i - 1])):
            last = i
            break
    return Tagged(first, last, t.label)


def _before_office(t: Tagged, hits: Hits) -> int:
    """Where a person's stretch ends: before an office of several words that goes on behind it."""
    inside = ((i, hits[i]) for i in range(t.first + 1, t.last) if i in hits)
    return next((i for i, hit in inside if hit.last > t.last and _is_office(hit)), t.last)


def begins_office(t: Tagged, hits: Hits) -> bool:
    """Whether a person's stretch is no more than the beginning of an office: the imam of the Friday prayer."""
    hit = hits.get(t.first)
    return t.label == "PER" and hit is not None and hit.last > t.last and _is_office(hit)


def _is_office(hit: Hit[Senses]) -> bool:
    return hit.value.title is not None and not any(s.layer in {"body", "known"} for s in hit.value)


def _known_body(hit: Hit[Senses] | None, last: int) -> str | None:
    """The type of the one known body or medium whose name ends a stretch."""
    if hit is None or hit.last != last or hit.clitic:
        return None
    types = {s.known.type for s in hit.value if s.known is not None and not s.tag.endswith("?")}
    return types.pop() if len(types) == 1 and types <= {"ORG", "AGENCY"} else None


def _is_body(hit: Hit[Senses] | None) -> bool:
    return hit is not None and any(s.layer == "body" for s in hit.value)


def _begins_title(norm: str, hit: Hit[Senses] | None) -> bool:
    """Whether a word is `and` with an office that has the article."""
    rows = (s.row for s in hit.value if s.layer == "title" and s.row is not None) if hit is not None else ()
    one = any(row["kind"] in _OFFICES and row["number"] != "p" for row in rows)
    return one and norm.startswith(CONJUNCTION + ARTICLE)


def _is_place(hit: Hit[Senses] | None, last: int) -> bool:
    """Whether a place's name ends a stretch."""
    if hit is None or hit.last != last or hit.clitic:
        return False
    return any(s.tag in {"k.GPE", "k.capital"} for s in hit.value)


def _is_definite(norm: str) -> bool:
    return any(bare.startswith(ARTICLE) for _, bare in bare_forms(norm))


def _is_indefinite(norm: str, lang: str) -> bool:
    """Whether a word is a noun for a body without the Arabic article."""
    return lang == "ar" and any(bare in _bodies(lang) for _, bare in bare_forms(norm))


@cache
def _inside(lang: str) -> frozenset[str]:
    """The folded preposition of being somewhere, in Arabic, where it parts a noun from a place."""
    return frozenset(fold_word(r.form) for r in load("particles", lang).rows if r["governed"] == _IN)


@cache
def _bodies(lang: str) -> frozenset[str]:
    return frozenset(fold_word(r.form) for r in load("bodies", lang).rows if r["type"] == "ORG" and " " not in r.form)


@cache
def _of_theirs(lang: str) -> frozenset[str]:
    """Nouns for a country with a possessive of the third person."""
    states = [fold_word(r.form) for r in load("epithets", lang).rows if r["kind"] == "state" and " " not in r.form]
    return frozenset(state + ending for state in states for ending in THIRD_PERSONS[lang])
