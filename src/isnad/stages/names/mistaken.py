"""Stretches that look like names and are none where they stand, whoever found them.

A month's name in a date: a man is called Shaaban, too. A diameter, which Arabic and Persian write like Qatar: it is
one where a number and a unit of length follow. A known body behind the Persian `a`: that is any such body. And a
word of a thing's name, as the adjective in the Persian for cashews.
"""

from functools import cache

from isnad.lexicons import form_variants, load
from isnad.model import Tokens
from isnad.stages.names.tagger import Tagged
from isnad.text import fold_word
from isnad.text.clitics import bare_forms

_YEAR = 3  # digits from which a number behind a month is its year
_BETWEEN = 3  # words between a dimension and its number: less than, of about


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


def is_any(t: Tagged, tokens: Tokens, lang: str) -> bool:
    """Whether the Persian word for one stands before a stretch, so that it names no one thing."""
    return lang == "fa" and t.first > 0 and tokens.norm[t.first - 1] in _ones(lang)


def in_thing(tokens: Tokens, i: int, lang: str) -> bool:
    """Whether a token is a word of a thing's name."""
    things, norm = _things(lang), tokens.norm
    second = norm[i] in things and _begins_thing(tokens, i - 1, lang)
    return second or (i + 1 < len(norm) and norm[i + 1] in things and _begins_thing(tokens, i, lang))


def _begins_thing(tokens: Tokens, i: int, lang: str) -> bool:
    return i >= 0 and any(bare in _things(lang)[tokens.norm[i + 1]] for bare in _bare(tokens.norm[i], lang))


def _bare(norm: str, lang: str) -> tuple[str, ...]:
    return tuple(bare for _, bare in bare_forms(norm)) if lang == "ar" else (norm,)


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
def _things(lang: str) -> dict[str, set[str]]:
    """The first words of things' names by their second."""
    out: dict[str, set[str]] = {}
    for row in load("things", "shared").rows:
        for form in row.list(lang):
            for variant in form_variants(form):
                out.setdefault(variant[-1], set()).add(variant[0])
    return out
