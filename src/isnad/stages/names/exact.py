"""Stretches of the tagger, corrected where the knowledge base has a name in them letter for letter.

A name of several words that is known as that of a person is no body's, and the reverse, nor a place's a person's; a
known person's full name ends what a noun with its article began («the institute Dan Smith»); a known name ends before
the adjective or name of its own country, and behind that; and what ends a known person's full name that stands there
is that name, or no office.
"""

from collections.abc import Callable, Mapping, Sequence
from functools import cache

from isnad.lexicons import Hit
from isnad.lexicons.kb import Known, knowledge
from isnad.model import Tokens
from isnad.stages.names.tagger import Tagged
from isnad.stages.names.vocabulary import ARTICLE, Senses
from isnad.text import fold_word
from isnad.text.clitics import bare_forms

Hits = Mapping[int, Hit[Senses]]
_OTHER_TYPES = frozenset({"PER", "ORG", "AGENCY"})
_PLACE = "GPE"
_NAMED = _OTHER_TYPES | {_PLACE}
_TITLES = frozenset({"t.honorific", "t.rank"})
_ENDS = frozenset({"PER", "OFF"})  # labels of stretches that may be the end of a person's name


def exact(t: Tagged, tokens: Tokens, hits: Hits, country: Callable[[str], str | None], arabic: bool) -> Tagged:
    """The stretch with the label and the bounds of the known name in it; `country` tells an adjective's country."""
    if t.label not in _NAMED:
        return t
    hit = hits.get(t.first)
    if hit is not None and hit.last == t.last == t.first + 1:
        return Tagged(t.first, t.last, _of_one_word(hit, tokens.norm[t.first], t.label))
    if hit is not None and hit.last - hit.first > 1:
        found = _known(hit)
        if hit.last == t.last:
            types = {k.type for k in found}
            other = types.pop() if len(types) == 1 else t.label
            fits = other in _OTHER_TYPES or (other == _PLACE and t.label == "PER")
            return Tagged(t.first, t.last, other) if fits else t
        rest = {country(tokens.norm[i]) or _named(hits.get(i)) for i in range(hit.last, t.last)}
        own = country(tokens.norm[hit.last - 1]) or _countries().get(tokens.norm[hit.last - 1])
        if any(
            k.type == t.label and k.country and k.country in (own, *(rest if len(rest) == 1 else ())) for k in found
        ):
            return Tagged(t.first, hit.last, t.label)
    return _behind_noun(t, tokens, hits) if arabic and t.label in {"PER", "ORG"} else t


def _of_one_word(hit: Hit[Senses], norm: str, label: str) -> str:
    """The label of a name of one word: no person's where only a body or a place has it and nobody else bears it.

    A capital that the tagger takes for a body stands for its government.
    """
    types = {k.type for k in _known(hit)}
    capital = any(s.tag == "k.capital" for s in hit.value)
    if label == "PER" and (capital or types == {"ORG"}) and not knowledge().by_surname(norm):
        return "GPE" if capital else "ORG"
    return "GPE" if label == "ORG" and capital else label


def whole_persons(tagged: Sequence[Tagged], full: Sequence[Hit[Senses]]) -> list[Tagged]:
    """The stretches, those that end one of the `full` names of known persons as all of it."""
    starts = {hit.last: hit.first for hit in full}
    out: list[Tagged] = []
    for t in tagged:
        first = starts.get(t.last, t.first)
        free = not out or out[-1].last <= first
        ends = t.label in _ENDS or (t.label == "ORG" and t.last == t.first + 1)
        out.append(Tagged(first, t.last, "PER") if first < t.first and free and ends else t)
    return out


def family_names(tagged: Sequence[Tagged], tokens: Tokens, hits: Hits) -> list[Tagged]:
    """The stretches, with bodies of one word that ends a person's full name in the article taken for that person.

    Behind a noun with its article the word is its adjective, the Houthi leader, unless that is a title like Mr.
    """
    families = {tokens.norm[t.last - 1] for t in tagged if t.label == "PER" and t.last - t.first > 1}
    out = []
    for t in tagged:
        person = t.label == "ORG" and t.last - t.first == 1 and tokens.norm[t.first] in families
        adjective = person and _is_definite(tokens, t.first - 1) and not _is_title(hits.get(t.first - 1))
        out.append(Tagged(t.first, t.last, "PER") if person and not adjective else t)
    return out


def _is_definite(tokens: Tokens, i: int) -> bool:
    return i >= 0 and any(bare.startswith(ARTICLE) for _, bare in bare_forms(tokens.norm[i]))


def _is_title(hit: Hit[Senses] | None) -> bool:
    """Whether a word says no more of the one whose name stands behind it than a rank or an honour."""
    return hit is not None and any(s.tag in _TITLES for s in hit.value)


def _behind_noun(t: Tagged, tokens: Tokens, hits: Hits) -> Tagged:
    """The known person whose full name ends the stretch, behind a word that has the article."""
    for i in range(t.first + 1, t.last - 1):
        hit = hits.get(i)
        if hit is not None and hit.last == t.last and not hit.clitic and _is_definite(tokens, i - 1):
            people = [k for k in _known(hit) if k.type == "PER"]
            return Tagged(i, t.last, "PER") if people else t
    return t


def _named(hit: Hit[Senses] | None) -> str | None:
    """The country whose name begins at a token: behind a body's it stands in Persian as an adjective does."""
    found = (s.known.id for s in hit.value if s.tag == "k.GPE" and s.known is not None) if hit is not None else ()
    return next(iter(found), None)


@cache
def _countries() -> dict[str, str]:
    """Countries by their names of one word, in both languages."""
    named = [(f, k.id) for k in knowledge() if k.id == k.country for lang in ("ar", "fa") for f in k.forms(lang)]
    return {fold_word(form): id for form, id in named if form.isalpha()}


def _known(hit: Hit[Senses]) -> list[Known]:
    return [s.known for s in hit.value if s.known is not None and not s.tag.endswith("?")]
