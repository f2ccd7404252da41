"""Persons' names with the bounds that grammar gives them.

An Arabic `to the` is written on to no part of a name, and a noun for a person with the article names nobody, unless
it is the end of a longer name. A Persian name ends before a verb, and takes in the tail of a surname written apart.
The house behind a name with a father's belongs to it.
"""

from collections.abc import Iterable, Iterator
from functools import cache

from isnad.lexicons import load
from isnad.lexicons.conjugate import bare_forms as persian_forms
from isnad.model import Tokens
from isnad.stages.names.tagger import Tagged
from isnad.stages.names.vocabulary import ARTICLE, Vocabulary
from isnad.text import fold_word
from isnad.text.clitics import CLITIC_PREPOSITIONS

_TO_THE = CLITIC_PREPOSITIONS["LI"] + ARTICLE[1]
_TITLE = "t."
_TAIL = "n.tail"
_SONS = frozenset({"\u0628\u0646", "\u0628\u0646\u062a"})  # bin, bint
_LONG = 3  # letters of a tail that is nothing else


def persons(tokens: Tokens, tagged: Iterable[Tagged], words: Vocabulary) -> Iterator[Tagged]:
    """The stretches in order; those of persons end where their names do, and those that name nobody are left out."""
    found, taken = list(tagged), 0
    ends = {tokens.norm[t.last - 1] for t in found if t.label == "PER" and t.last - t.first > 1}
    for t in found:
        if t.last <= taken:
            continue
        if t.label != "PER":
            yield t
            continue
        last = taken = _house(t, _end(t, tokens, words), tokens)
        alone = last - t.first == 1 and words.arabic and tokens.norm[t.first] not in ends
        if last > t.first and not (alone and _is_title(tokens.norm[t.first], words)):
            yield Tagged(t.first, last, "PER")


def _end(t: Tagged, tokens: Tokens, words: Vocabulary) -> int:
    norm, last = tokens.norm, t.last
    if words.arabic:
        to = (i for i in range(t.first + 1, last) if norm[i].startswith(_TO_THE) and not words.knows(norm[i]))
        return next(to, last)
    while last > t.first and norm[last - 1] in _verbs() and not words.classes(norm[last - 1]):
        last -= 1
    near = t.first < last < len(tokens) and tokens.start[last] == tokens.end[last - 1] + 1
    return last + 1 if near and len(norm[last]) >= _LONG and words.classes(norm[last])[:1] == (_TAIL,) else last


def _house(t: Tagged, last: int, tokens: Tokens) -> int:
    """Where a name ends with the house behind it, where it has a father's: N bin N Al Saud."""
    norm = tokens.norm
    house = last if norm[last - 1] == ARTICLE else last + 1  # what is behind "Al", which the stretch has or has not
    if _SONS.isdisjoint(norm[t.first : last]) or norm[house - 1 : house] != [ARTICLE]:
        return last
    return house + 1 if house < len(tokens) and tokens.kind[house] == "w" else last


def _is_title(norm: str, words: Vocabulary) -> bool:
    """Whether a word is a noun for a person with the article, and no part of names."""
    classes = words.classes(norm)
    return norm.startswith(ARTICLE) and bool(classes) and all(c.startswith(_TITLE) for c in classes)


@cache
def _verbs() -> frozenset[str]:
    """Finite forms of Persian verbs of one word."""
    forms = {row.form for row in load("verbs", "fa").rows} | set(persian_forms())
    return frozenset(fold_word(form) for form in forms if " " not in form)
