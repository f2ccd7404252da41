"""Stretches that look like names and are none where they stand, whoever found them.

A month's name in a date: a man is called Shaaban, too. A diameter, which Arabic and Persian write like Qatar: it is
one where a number and a unit of length follow. A known body or a person of one word behind the Persian `a`: that is
any such body, or a word; so is a noun for bodies in the plural. A known company behind a number: so many tweeters. A
word of a thing's name, as the adjective in the Persian for cashews. A word of place before a known one: west of
Aleppo. And Arabic words that are others but for their dots: a noun with his pronoun, written like a woman's; the
right hand, like a Yemeni.
"""

from collections.abc import Callable, Mapping
from functools import cache, lru_cache

from isnad.lexicons import form_variants, load
from isnad.lexicons.match import Hit
from isnad.model import Tokens
from isnad.stages.names.tagger import Tagged
from isnad.stages.names.vocabulary import Senses
from isnad.text import fold_word
from isnad.text.clitics import CONJUNCTION, bare_forms

_YEAR = 3  # digits from which a number behind a month is its year
_BETWEEN = 3  # words between a dimension and its number: less than, of about
_PLURALS = ("\u0647\u0627\u06cc", "\u0647\u0627")  # -haye, -ha
_BODY = "b."
_WHERE = 2  # words of a place and one before it
_GPE = frozenset({"k.GPE", "k.capital"})
_HEH, _TEH_MARBUTA = "\u0647", "\u0629"  # one letter once they are folded
_DOTLESS, _YEH = "\u0649", "\u064a"  # alef maqsura and yeh: so are they


def in_date(t: Tagged, tokens: Tokens, lang: str) -> bool:
    """Whether a stretch is a month's name with the number of a day before it, in it or of a year behind it."""
    months = _months(lang)
    if months.isdisjoint(tokens.norm[t.first : t.last]):
        return False
    inside = range(t.first, t.last)
    if any(tokens.kind[i] == "w" and tokens.norm[i] not in months for i in inside):
        return False
    before = t.first > 0 and tokens.kind[t.first - 1] == "n"
    behind = t.last < len(tokens) and tokens.kind[t.last] == "n" and len(tokens.norm[t.last]) >= _YEAR
    return before or behind or any(tokens.kind[i] == "n" for i in inside)


def is_dimension(t: Tagged, tokens: Tokens, lang: str) -> bool:
    """Whether a stretch is a dimension, a number and a unit following it."""
    i, end = t.last - 1, len(tokens)
    if t.last - t.first > 1 or _measures("dimension", lang).isdisjoint(_bare(tokens.norm[i], lang)):
        return False
    number = next((j for j in range(i + 1, min(i + 2 + _BETWEEN, end)) if tokens.kind[j] != "w"), end)
    if number == end or tokens.kind[number] != "n":
        return False
    after = next((j for j in range(number + 1, end) if tokens.kind[j] == "w"), end)
    return after < end and tokens.norm[after] in _measures("unit", lang)


def is_his(hit: Hit[Senses], tokens: Tokens, text: str) -> bool:
    """Whether a heh ends what the lexicons have with a teh marbuta, in a text that writes teh marbuta at all."""
    if text[tokens.end[hit.last - 1] - 1] != _HEH or _TEH_MARBUTA not in text:
        return False
    return all(sense.row is not None and sense.row.form.endswith(_TEH_MARBUTA) for sense in hit.value)


def is_dotless(end: int, text: str) -> bool:
    """Whether the word that ends there has no dots on its last letter, where the text writes yeh with them."""
    return text[end - 1] == _DOTLESS and f"{_YEH} " in text


def is_any(t: Tagged, tokens: Tokens, lang: str) -> bool:
    """Whether the Persian word for one stands before a stretch, so that it names no one thing."""
    return lang == "fa" and t.first > 0 and tokens.norm[t.first - 1] in _ones(lang)


def is_counted(t: Tagged, tokens: Tokens) -> bool:
    """Whether a conjunction and a number, no year, stand before a word, so that it is a noun for what is counted."""
    if t.last - t.first > 1 or t.first <= 1 or tokens.kind[t.first - 1] != "n":
        return False
    return len(tokens.norm[t.first - 1]) < _YEAR and tokens.norm[t.first - 2] == CONJUNCTION


def is_where(t: Tagged, tokens: Tokens, hits: Mapping[int, Hit[Senses]], lang: str) -> bool:
    """Whether a person's stretch is a word of place and a known place: west of Aleppo."""
    if t.label != "PER" or t.last - t.first < _WHERE or tokens.norm[t.first] not in _places(lang):
        return False
    hit = hits.get(t.first + 1)
    return hit is not None and hit.last == t.last and all(s.tag in _GPE for s in hit.value)


@cache
def _places(lang: str) -> frozenset[str]:
    return frozenset(fold_word(row.form) for row in load("capital_words", lang).rows if row["side"] == "place")


def is_plural(t: Tagged, tokens: Tokens, classes: Callable[[str], tuple[str, ...]]) -> bool:
    """Whether a body's stretch is one noun for bodies with the Persian ending of the plural: governments."""
    norm = tokens.norm[t.first]
    if t.label != "ORG" or t.last - t.first > 1:
        return False
    stem = next((norm.removesuffix(ending) for ending in _PLURALS if norm.endswith(ending)), "")
    return any(c.startswith(_BODY) for c in classes(stem))


def in_thing(tokens: Tokens, i: int, lang: str) -> bool:
    """Whether a token is a word of a thing's name."""
    things, norm = _things(lang), tokens.norm
    if norm[i] not in things:
        return any(_is_thing(tokens, i, name, lang) for bare in _bare(norm[i], lang) for name in things.get(bare, ()))
    return any(
        _is_thing(tokens, i - k, name, lang)
        for name in things[norm[i]]
        for k, word in enumerate(name)
        if word == norm[i] and k <= i
    )


def _is_thing(tokens: Tokens, first: int, name: tuple[str, ...], lang: str) -> bool:
    """Whether the words of a thing's name stand at a token, a clitic before the first one allowed."""
    there = tokens.norm[first : first + len(name)]
    return there[1:] == list(name[1:]) and name[0] in _bare(there[0], lang)


@lru_cache(maxsize=8192)
def _bare(norm: str, lang: str) -> tuple[str, ...]:
    return tuple([bare for _, bare in bare_forms(norm)]) if lang == "ar" else (norm,)


@cache
def _months(lang: str) -> frozenset[str]:
    """The folded words of the names of months."""
    return frozenset(word for row in load("months", lang).rows for form in form_variants(row.form) for word in form)


@cache
def _measures(part: str, lang: str) -> frozenset[str]:
    rows = [row for row in load("dimensions", "shared").rows if row["part"] == part]
    return frozenset(v[0] for row in rows for form in row.list(lang) for v in form_variants(form) if len(v) == 1)


@cache
def _ones(lang: str) -> frozenset[str]:
    return frozenset(fold_word(row.form) for row in load("pointers", lang).rows if row["role"] == "one")


@cache
def _things(lang: str) -> dict[str, set[tuple[str, ...]]]:
    """The names of things by each of their words."""
    out: dict[str, set[tuple[str, ...]]] = {}
    for row in load("things", "shared").rows:
        for form in row.list(lang):
            for variant in form_variants(form):
                for word in variant:
                    out.setdefault(word, set()).add(variant)
    return out
