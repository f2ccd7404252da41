"""Surnames alone that are not the known bearer's: ordinary words, parts of longer names, those of others."""

from functools import cache

from isnad.lexicons import load
from isnad.lexicons.kb import Known
from isnad.stages.links.capitals import UNTOLD, side_of
from isnad.stages.links.clusters import Cluster
from isnad.stages.links.text import Text
from isnad.stages.names.vocabulary import GIVEN, vocabulary
from isnad.text.names import name_words

_THING = "thing"
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
    shown = titled or bool(cluster.offices) or (besides == _THING and cluster.spoke)
    if besides is not None and not shown:
        return True
    return any(_is_given(words.classes(w)) and side_of(w, text.article.lang) == UNTOLD for w in before)


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
