"""Persian conjugation: the finite forms of a verb from its two stems.

A compound verb («تأکید کردن») conjugates its last word. Stems stand in `fa/verbs.tsv`.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from isnad.lexicons.load import load
from isnad.text import fold_word
from isnad.text.marks import ZWNJ

_PAST_ENDINGS = {"": "s", "\u0646\u062f": "p", "\u0645": "", "\u06cc\u0645": "p"}  # -, -and, -am, -im
_PRESENT_ENDINGS = {"\u062f": "s", "\u0646\u062f": "p", "\u0645": "", "\u06cc\u0645": "p"}
_PERSONS = (*_PRESENT_ENDINGS, "\u06cc\u062f")  # without the second singular, which the press has no use for
_MI = "\u0645\u06cc"
_PARTICIPLE = "\u0647"
_NO, _BE_PREFIX, _ALEF = "\u0646", "\u0628", "\u0627"
_FIRST = "\u0645", "\u06cc\u0645"
_BE = {"": "s", " \u0627\u0633\u062a": "s", ZWNJ + "\u0627\u0646\u062f": "p", " \u0628\u0648\u062f": "s",
       " \u0628\u0648\u062f\u0646\u062f": "p", " \u0628\u0627\u0634\u062f": "s"}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Form:
    """One finite form; `number` is s, p or '' where the form is no third person."""

    form: str
    part: str  # perfect | imperfect
    number: str


@cache
def _stems() -> dict[str, tuple[str, str, str]]:
    return {row.form: (row["past"], row["present"], row.id) for row in load("verbs", "fa").rows}


def bare_forms() -> dict[str, str]:
    """Forms of every verb as they stand behind a prefix, with the row that knows them."""
    out: dict[str, str] = {}
    for past, present, row in _stems().values():
        for form in (past, *(stem + e for stem in (past, present) for e in _PERSONS)):
            out.setdefault(form, row)
    return out


def participles() -> dict[str, str]:
    """The past participle of every verb, with the row that knows it."""
    return {past + _PARTICIPLE: row for past, _, row in _stems().values()}


@cache
def past_stems() -> frozenset[str]:
    """The past stem of every verb, which is its third person and its short infinitive, folded."""
    return frozenset(fold_word(past) for past, _, _ in _stems().values())


@cache
def finite_forms() -> frozenset[str]:
    """Every verb's past and present, bare and behind their prefix, folded."""
    mi = fold_word(_MI)
    return frozenset(form for bare in bare_forms() for form in (fold_word(bare), mi + fold_word(bare)))


def first_persons() -> Iterator[tuple[str, bool]]:
    """Every verb in the first person, with whether it is a present; not bare in the singular: dah-am is a tenth."""
    am, im = _FIRST
    for past, present, _ in _stems().values():
        for no in ("", _NO):
            yield from ((no + mi + past + end, False) for mi in ("", _MI + ZWNJ) for end in _FIRST)
            yield from ((no + past + _PARTICIPLE + ZWNJ + _ALEF + end, False) for end in (am, im))
            yield from ((no + _MI + ZWNJ + present + end, True) for end in _FIRST)
        yield from ((prefix + present + im, True) for prefix in ("", _BE_PREFIX, _NO))


def conjugate(infinitive: str) -> list[Form]:
    """Third and first person forms of past, perfect, pluperfect, imperfect and present; [] for an unknown verb."""
    head, _, verb = infinitive.rpartition(" ")
    stems = _stems().get(verb)
    if stems is None:
        return []
    past, present, _ = stems
    lead = head + " " if head else ""
    out = [Form(lead + past + e, "perfect", n) for e, n in _PAST_ENDINGS.items()]
    out += [Form(lead + past + _PARTICIPLE + e, "perfect", n) for e, n in _BE.items()]
    out += [Form(lead + _MI + ZWNJ + past + e, "imperfect", n) for e, n in _PAST_ENDINGS.items()]
    out += [Form(lead + _MI + ZWNJ + present + e, "imperfect", n) for e, n in _PRESENT_ENDINGS.items()]
    return out
