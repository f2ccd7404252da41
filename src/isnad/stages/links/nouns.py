"""Nouns that name a body by what it is: alone they are names of a state's institutions, and of nothing else.

A country has one parliament, so the word names it; the association, the company, the newspaper take up a body that
the article named, or one that it leaves unnamed.
"""

from functools import cache

from isnad.lexicons import load
from isnad.stages.links.text import Text
from isnad.stages.names.vocabulary import ARTICLE
from isnad.text import fold_word

_INSTITUTIONS = frozenset({"government", "parliament", "court", "army", "police"})  # kinds of the bodies lexicon
# Kinds of the knowledge base that those nouns are for.
_KNOWN = {"government": "government", "parliament": "parliament", "court": "court", "army": "military"}
_KNOWN |= {"police": "security"}
_BODIES = frozenset({"ORG", "AGENCY"})


def takes_up(text: Text, start: int, end: int, type_: str) -> bool:
    """Whether a body's name is a noun alone that is no institution's."""
    words = text.words(start, end) if type_ in _BODIES else ()
    kinds = _kinds(text.article.lang).get(words[0].norm) if len(words) == 1 else None
    return kinds is not None and not kinds <= _INSTITUTIONS


def is_institution(norm: str, lang: str) -> bool:
    """Whether a word is a noun for an institution of a state and for no other body."""
    kinds = _kinds(lang).get(norm)
    return kinds is not None and kinds <= _INSTITUTIONS


def may_name(norm: str, kind: str | None, lang: str) -> bool:
    """Whether a noun for an institution of a state is one for known bodies of that kind."""
    return any(_KNOWN.get(noun) == kind for noun in _kinds(lang).get(norm, ()))


def is_army(norm: str, lang: str) -> bool:
    """Whether a word is a noun for an army alone."""
    return _kinds(lang).get(norm) == {"army"}


def is_body(norm: str, lang: str) -> bool:
    """Whether a word is a noun that begins names of bodies."""
    return norm in _kinds(lang)


def alike(a: str, b: str, lang: str) -> bool:
    """Whether two nouns begin names of one kind of bodies: the army, its forces."""
    return not _kinds(lang).get(a, set()).isdisjoint(_kinds(lang).get(b, set()))


@cache
def _kinds(lang: str) -> dict[str, set[str]]:
    """The kinds of body that a noun of one word begins the names of; in Arabic with the article too."""
    out: dict[str, set[str]] = {}
    for row in load("bodies", lang).rows:
        if row["type"] in _BODIES and " " not in row.form:
            for form in (row.form, ARTICLE + row.form) if lang == "ar" else (row.form,):
                out.setdefault(fold_word(form), set()).add(row["kind"])
    return out
