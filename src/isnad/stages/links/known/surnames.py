"""Surnames alone that are not the known bearer's: ordinary words, parts of longer names, those of others."""

from collections.abc import Callable
from functools import cache

from isnad.lexicons import load
from isnad.lexicons.kb import Known
from isnad.stages.links.clusters import Cluster
from isnad.stages.links.known.sides import UNTOLD, side_of
from isnad.stages.links.text import Text
from isnad.stages.names.vocabulary import GIVEN, vocabulary
from isnad.text import fold_word
from isnad.text.names import name_words

_THING = "thing"
_LETTERS = 4  # of a given name that tells on its own: Yad and Ali are words and parts of words
_IN_NAMES = ("kn.", "n.", "sfx")  # classes of the parts of names


def namesake(cluster: Cluster, known: Known, text: Text) -> bool:
    """Whether the article shows that a surname which it gives alone is not the known bearer's."""
    if any(len(name_words(form)) > 1 for form in cluster.forms):
        return False
    words, own = vocabulary(text.article.lang), {w for form in known.all_forms() for w in name_words(form)}
    if name_words(cluster.forms[0])[-1] in words.suffixes:
        return True
    before = [w for s in cluster.spots if s[3] == "name" and (w := _before(text, s[0])) not in {"", *own}]
    titled = any(c.startswith("t.") for w in before for c in words.classes(w))
    besides = _ordinary(text.article.lang).get(name_words(cluster.forms[0])[-1])
    shown = titled or (cluster.spoke if besides == _THING else bool(cluster.offices))
    if besides is not None and not shown:
        return True
    return any(w not in own and _names_one(w, text.article.lang) for w in map(_unled(text.article.lang), before))


def behind_given(text: Text, start: int, end: int) -> bool:
    """Whether the one word of a name stands right behind a given name, so that it is a surname."""
    if len(name_words(text.raw[start:end])) != 1:
        return False
    word = _before(text, start)
    return len(word) >= _LETTERS and _names_one(word, text.article.lang)


def _names_one(word: str, lang: str) -> bool:
    """Whether a folded word is a given name and nothing else."""
    return _is_given(vocabulary(lang).classes(word)) and side_of(word, lang) == UNTOLD


def _unled(lang: str) -> Callable[[str], str]:
    """A given name without the part that leads it, where the two are written as one: Sayyid-Hadi."""
    leads = tuple(fold_word(row.form) for row in load("name_parts", lang).rows if row["position"] == "lead")

    def bare(word: str) -> str:
        lead = max((lead for lead in leads if word.startswith(lead)), key=len, default="")
        return word[len(lead) :] if lead and _names_one(word[len(lead) :], lang) else word

    return bare


def _is_given(classes: tuple[str, ...]) -> bool:
    """Whether a word is a given name and nothing else."""
    return not GIVEN.isdisjoint(classes) and all(c in GIVEN or c.startswith(_IN_NAMES) for c in classes)


def _before(text: Text, start: int) -> str:
    """The folded word that nothing but a space parts from a name; '' where there is none."""
    tokens, at = text.tokens, text.token_at(start)
    near = at > 0 and tokens.start[at] == start and tokens.kind[at - 1] == "w"
    return tokens.norm[at - 1] if near and text.raw[tokens.end[at - 1] : start].isspace() else ""


@cache
def _ordinary(lang: str) -> dict[str, str]:
    """Surnames that are ordinary words, with what those stand for."""
    return {name_words(row.form)[-1]: row["besides"] for row in load("surname_words", lang).rows}
