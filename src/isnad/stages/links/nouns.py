"""Nouns that name a body by what it is: alone they are names of a state's institutions, and of nothing else.

A country has one parliament, so the word names it; the association, the company, the newspaper take up a body that
the article named, or one that it leaves unnamed.
"""

from collections.abc import Collection, Iterable
from functools import cache

from isnad.lexicons import load
from isnad.lexicons.kb import Known
from isnad.stages.links.text import Text
from isnad.stages.names.vocabulary import ARTICLE
from isnad.text import fold_word

_INSTITUTIONS = frozenset({"government", "parliament", "court", "army", "police"})  # kinds of the bodies lexicon
# Kinds of the knowledge base that such nouns are for.
_POLITICAL = frozenset({"party", "movement", "armed_group"})
_KNOWN: dict[str, Collection[str]] = {
    "government": ("government",),
    "parliament": ("parliament",),
    "court": ("court",),
    "army": ("military",),
    "police": ("security",),
    "party": _POLITICAL,
    "armed-group": _POLITICAL,
}
_PARTIES = frozenset({"party", "armed-group"})
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


def is_other(noun: str, known: Known | None, names: Iterable[str], lang: str) -> bool:
    """Whether a noun is for bodies of another sort than the one whose names begin with the words `names`.

    So are an army and a party, or a centre and an armed group; of other bodies nouns tell less.
    """
    if known is not None and any(known.kind in _KNOWN.get(kind, ()) for kind in _kinds(lang).get(noun, ())):
        return False
    political = known is not None and known.kind in _POLITICAL and is_body(noun, lang)
    forms = [fold_word(form.split()[0]) for form in known.forms(lang)] if known is not None and political else []
    own = {*names, *forms, *(ARTICLE + form for form in forms)}
    if political:
        return noun not in own
    return is_institution(noun, lang) and not any(alike(noun, n, lang) for n in own)


def is_army(norm: str, lang: str) -> bool:
    """Whether a word is a noun for an army alone."""
    return _kinds(lang).get(norm) == {"army"}


def is_body(norm: str, lang: str) -> bool:
    """Whether a word is a noun that begins names of bodies."""
    return norm in _kinds(lang)


def is_region(norm: str, lang: str) -> bool:
    """Whether a word is a noun for a part of a country, and for no body."""
    return norm in _regions(lang) and not is_body(norm, lang)


@cache
def _regions(lang: str) -> frozenset[str]:
    return frozenset(fold_word(row.form) for row in load("bodies", lang).rows if row["kind"] == "region")


def alike(a: str, b: str, lang: str) -> bool:
    """Whether two nouns begin names of one kind of bodies: the army, its forces."""
    return not _kinds(lang).get(a, set()).isdisjoint(_kinds(lang).get(b, set()))


@cache
def company_nouns(lang: str) -> frozenset[str]:
    """Nouns for companies alone, behind which stands no name of a club or party."""
    rows = load("bodies", lang).rows
    companies = frozenset(fold_word(r.form) for r in rows if r["kind"] == "company")
    return companies - {fold_word(r.form) for r in rows if r["kind"] != "company"}


@cache
def party_nouns(lang: str) -> frozenset[str]:
    """Nouns for parties and armed groups, behind which stands no name of a club."""
    return frozenset(fold_word(r.form) for r in load("bodies", lang).rows if r["kind"] in _PARTIES)


@cache
def place_nouns(lang: str) -> frozenset[str]:
    """Nouns for what a place is."""
    return frozenset(fold_word(r.form) for r in load("bodies", lang).rows if r["type"] == "GPE")


@cache
def _kinds(lang: str) -> dict[str, set[str]]:
    """The kinds of body that a noun of one word begins the names of; in Arabic with the article too."""
    out: dict[str, set[str]] = {}
    for row in load("bodies", lang).rows:
        if row["type"] in _BODIES and " " not in row.form:
            for form in (row.form, ARTICLE + row.form) if lang == "ar" else (row.form,):
                out.setdefault(fold_word(form), set()).add(row["kind"])
    return out
