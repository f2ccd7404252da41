"""Phrases in a speaker's place that name nobody who could speak: last week, the attack, how people took part."""

from isnad.stages.attributions.lexical import Lexical
from isnad.stages.attributions.wordlists import single_words
from isnad.stages.links.words import ARTICLE, words_for
from isnad.text.clitics import bare_forms

_COUNTING = frozenset({"demonstrative", "filler", "one", "some", "two", "three"})
KINDS = ("time", "thing")

Span = tuple[int, int]


def is_headed_by(lex: Lexical, source: Span, *kinds: str) -> bool:
    """Whether a noun for a time or a thing heads a phrase, words for how many and which one before it allowed.

    A name may look like one.
    """
    silent = single_words("silent", lex.lang, "kind", *kinds)
    for i in range(*source):
        if lex.tokens.kind[i] == "w" and not _counts(lex, lex.tokens.norm[i]):
            return not lex.name[i] and any(form in silent for form in _forms(lex, i))
    return False


def _counts(lex: Lexical, norm: str) -> bool:
    role = words_for(lex.lang).role(norm)
    if role is not None and role[0] in _COUNTING:
        return True
    return norm in single_words("people", lex.lang, "kind", "quantifier")


def _forms(lex: Lexical, i: int) -> list[str]:
    """A word as the lexicon may have it: without Arabic clitics and article, or a Persian plural and ezafe."""
    norm = lex.tokens.norm[i]
    if lex.lang == "fa":
        return [norm, words_for("fa").stem(norm)]
    return [bare.removeprefix(ARTICLE) for _, bare in bare_forms(norm)]
