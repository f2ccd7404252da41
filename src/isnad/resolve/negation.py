"""Which words negate: function words, in Arabic with what is written on to them, and negated Persian verbs."""

from functools import cache

from isnad.lexicons import load
from isnad.lexicons.conjugate import bare_forms, participles
from isnad.stages.attributions.lexical import particle
from isnad.text.clitics import PERSIAN_ALEF_ENDINGS, PERSIAN_PREFIXES
from isnad.text.fold import fold_word

# The prefix of negated verbs, before a long and before a short alef; a pronoun written on to a noun.
_NO, _BEFORE_LONG, _BEFORE_SHORT, _MY = "\u0646", "\u0646\u06cc\u0627", "\u0646\u06cc", "\u0645"
_LONG, _SHORT, _KEPT = "\u0622", "\u0627", "\u0627\u06cc"  # alef with madda, alef, and alef that stays before a yeh


def negates(norm: str, lang: str) -> bool:
    """Whether a folded word negates what it stands in."""
    function = particle(lang, norm)
    if function or lang != "fa":
        return function == "neg"
    return norm.startswith(PERSIAN_PREFIXES[0]) or norm in _negated()


@cache
def _negated() -> frozenset[str]:
    """Persian verbs with the prefix, folded, but for what is another verb or a noun too."""
    infinitives = [row.form for row in load("verbs", "fa").rows]
    perfects = [form + ending for form in participles() for ending in PERSIAN_ALEF_ENDINGS]
    verbs = [*bare_forms(), *participles(), *perfects, *infinitives]
    nouns = [row.form + ending for row in load("compounds", "fa").rows for ending in ("", _MY)]
    return frozenset(fold_word(_with_prefix(v)) for v in verbs) - frozenset(map(fold_word, [*verbs, *nouns]))


def _with_prefix(verb: str) -> str:
    if verb.startswith(_LONG):
        return _BEFORE_LONG + verb[1:]
    if verb.startswith(_SHORT) and not verb.startswith(_KEPT):
        return _BEFORE_SHORT + verb[1:]
    return _NO + verb
