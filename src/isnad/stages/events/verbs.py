"""Finite verbs of Persian: the forms of each verb of the lexicon, and the verb that stands at a token."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache

from isnad.lexicons import load
from isnad.text import fold_word

# Folded letters of endings and prefixes.
_A, _Y, _H, _N, _M, _D, _B = "\u0627", "\u06cc", "\u0647", "\u0646", "\u0645", "\u062f", "\u0628"
AND = "\u0648"  # joins words and clauses
_IS = _A + "\u0633\u062a"  # the copula, joined to a participle
_MI = _M + _Y
_WILL = "\u062e\u0648\u0627\u0647"  # the stem of the future's auxiliary
_PERSONS = (_D, _N + _D, _M, _Y + _M)
# Auxiliaries of the future, and the prefix of the present written apart, with whether they are negated.
_FUTURE = {no + _WILL + end: bool(no) for no in ("", _N) for end in (*_PERSONS, _Y + _D)}
_SEPARATED = {_MI: False, _N + _MI: True}


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A finite form of a Persian verb: infinitive, tense (past, perfect, present) and whether it is negated."""

    verb: str
    tense: str
    negated: bool
    plain: bool = False  # its present tells what is so without a prefix, as the subjunctive of others is formed


@dataclass(frozen=True, slots=True)
class Finite:
    """A finite verb from token `first`, its auxiliary or prefix, to its main word at token `at`."""

    verb: LightVerb
    first: int
    at: int
    future: bool = False


@cache
def light_verbs() -> dict[str, LightVerb]:
    """Folded finite form, without auxiliary, of every Persian verb of the lexicon."""
    out: dict[str, LightVerb] = {}
    for row in load("verbs", "fa").rows:
        past, present = fold_word(row["past"]), fold_word(row["present"])
        for no in ("", _N):
            for end in ("", _N + _D, _M, _Y + _M):
                out.setdefault(no + past + end, LightVerb(row.form, "past", bool(no)))
                out.setdefault(no + _MI + past + end, LightVerb(row.form, "past", bool(no)))
            for end in ("", _IS, _A + _N + _D, _A + _M, _A + _Y + _M):
                out.setdefault(no + past + _H + end, LightVerb(row.form, "perfect", bool(no)))
            for end in _PERSONS:
                out.setdefault(no + _MI + present + end, LightVerb(row.form, "present", bool(no)))
                may = LightVerb(row.form, "subjunctive", bool(no), row["plain"] == "yes")
                out.setdefault((no or _B) + present + end, may)
                out.setdefault(present + end, replace(may, negated=False))
    return out


@cache
def conjugated() -> dict[str, list[str]]:
    """The finite forms of each Persian verb by its folded infinitive."""
    out: dict[str, list[str]] = {}
    folded: dict[str, str] = {}
    for form, verb in light_verbs().items():
        out.setdefault(folded.setdefault(verb.verb, fold_word(verb.verb)), []).append(form)
    return out


@cache
def compounding() -> frozenset[str]:
    """The verbs, by infinitive, that the nouns of the lexicon make compounds with."""
    return frozenset(verb.split()[-1] for row in load("event_cues", "fa").rows for verb in row.list("verbs"))


def finite_at(norm: Sequence[str], i: int) -> Finite | None:
    """The finite verb that begins at token `i`, with the future's auxiliary or a separated prefix.

    The auxiliary and the prefix bear the negation.
    """
    forms = light_verbs()
    first = norm[i]
    main = forms.get(norm[i + 1]) if i + 1 < len(norm) else None
    if main is not None and first in _FUTURE:
        return Finite(replace(main, negated=_FUTURE[first]), i, i + 1, future=True)
    if main is not None and first in _SEPARATED:
        tense = "present" if main.tense == "subjunctive" else main.tense
        return Finite(replace(main, tense=tense, negated=_SEPARATED[first]), i, i + 1)
    verb = forms.get(first)
    return None if verb is None else Finite(verb, i, i)


def is_open(norm: Sequence[str], verb: Finite) -> bool:
    """Whether a verb is a participle without a copula, joined by and to the verb that bears its mood."""
    last = norm[verb.at]
    joined = verb.at + 1 < len(norm) and norm[verb.at + 1] == AND
    return joined and verb.verb.tense == "perfect" and last.endswith(_H)
