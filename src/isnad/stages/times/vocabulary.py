"""The words of dates, for one language, in one table by their first token."""

from functools import cache
from typing import NamedTuple

from isnad.lexicons import Row, form_variants, load
from isnad.stages.times.numeric import digits_behind
from isnad.text import fold_word
from isnad.text.clitics import bare_forms
from isnad.text.remembered import Remembered


class Word(NamedTuple):
    """What a form means. `kind` is month_name, weekday, relative, number, nth, named or a role of the time words.

    `value` is the month, weekday, offset or number, `calendar` that of a month or a calendar's mark; `weak`
    marks a month that is also another word, and a cardinal.
    """

    kind: str
    value: int = 0
    calendar: str = ""
    weak: bool = False
    id: str = ""
    after: frozenset[str] = frozenset()
    not_after: frozenset[str] = frozenset()
    not_before: frozenset[str] = frozenset()
    date: str = ""
    hamza: bool = False


class Match(NamedTuple):
    """A form at tokens `first:last`, behind `clitic` letters of its first token."""

    first: int
    last: int
    clitic: int
    word: Word


ANCHORS = frozenset(
    {"month_name", "weekday", "relative", "named", "ago", "nextday", "agopost", "afterpost"}
    | {"monthlast", "monththis", "monthnext", "monthsame"}
)
_NUMBER = frozenset({"number"})
HAMZA = "\u0621"  # folded away: without it `lunch` looks like `tomorrow`
_ATTRIBUTIVE = "\u06cc\u0646"  # makes a Persian ordinal stand before its noun: the ninth day

Entry = tuple[tuple[str, ...], int, Word]  # the tokens after the first, clitic letters, the meaning


class Vocabulary:
    """Forms by their first token; a token's clitics are taken off once and remembered."""

    def __init__(self, forms: list[tuple[str, Word]], *, clitics: bool) -> None:
        self._clitics = clitics
        self._forms: dict[str, list[tuple[tuple[str, ...], Word]]] = {}
        self._ends: dict[str, set[int]] = {}
        self.entries = Remembered(self._begun_by)
        self.anchors = Remembered(self._is_anchor)
        seen: set[tuple[tuple[str, ...], str, str]] = set()
        for form, word in forms:
            for tokens in form_variants(form):
                key = (tokens, word.kind, word.calendar)
                if key not in seen:
                    seen.add(key)
                    self._forms.setdefault(tokens[0], []).append((tokens[1:], word))
                    if word.kind in ("number", "nth"):
                        self._ends.setdefault(tokens[-1], set()).add(len(tokens))

    def _begun_by(self, norm: str) -> tuple[Entry, ...]:
        """The forms that begin with a token, longest first, without clitics before with."""
        readings = bare_forms(norm) if self._clitics else ((0, norm),)
        entries = [(rest, n, word) for n, bare in readings for rest, word in self._forms.get(bare, ())]
        if not entries and digits_behind(norm):  # a year written to its month
            month = self._begun_by(norm[: -len(digits_behind(norm))])
            entries = [(rest, n, word) for rest, n, word in month if word.kind == "month_name" and not rest]
        return tuple(sorted(entries, key=lambda e: -len(e[0])))

    def _is_anchor(self, norm: str) -> bool:
        """Whether a form of one of the kinds that hold dates together begins with a token."""
        return any(word.kind in ANCHORS for _, _, word in self.entries[norm])

    def at(self, norms: list[str], i: int, stop: int, kinds: frozenset[str] | None = None) -> Match | None:
        """The longest form at token `i`, of one of `kinds` if given."""
        if not 0 <= i < stop:
            return None
        for rest, clitic, word in self.entries[norms[i]]:
            if kinds is not None and word.kind not in kinds:
                continue
            if not rest:
                return Match(i, i + 1, clitic, word)
            last = i + 1 + len(rest)
            if last <= stop and tuple(norms[i + 1 : last]) == rest:
                return Match(i, last, clitic, word)
        return None

    def among(self, norm: str, words: frozenset[str]) -> bool:
        """Whether a token, with or without its clitics, is one of some folded words."""
        if norm in words:
            return True
        return self._clitics and bool(words) and any(bare in words for _, bare in bare_forms(norm))

    def number_before(self, norms: list[str], i: int, begin: int, kinds: frozenset[str] = _NUMBER) -> Match | None:
        """The longest number word that ends right before token `i`."""
        if i <= begin:
            return None
        for length in sorted(self._ends.get(norms[i - 1], ()), reverse=True):
            if i - length >= begin:
                match = self.at(norms, i - length, i, kinds)
                if match is not None and match.last == i:
                    return match
        return self.at(norms, i - 1, i, kinds)  # a conjunction may stand before a number of one token


@cache
def vocabulary(lang: str) -> Vocabulary:
    """The words of `lang` (ar or fa), loaded once per process."""
    times = load("time_words", lang).rows
    nouns = [r.form for r in times if r["role"] == "month"]
    parts = [r.form for r in times if r["role"] == "part"]  # of the day, where it may be joined to the weekday
    forms: list[tuple[str, Word]] = []
    for row in load("named_days", lang).rows:
        forms.append((row.form, Word("named", id=row.id, after=_folded(row, "after"), date=row["date"])))
    for row in load("months", lang).rows:
        month = Word("month_name", int(row["month"]), row["calendar"], row["weak"] == "yes", row.id)
        forms.append((row.form, month))
        if lang == "fa":  # the noun may be joined to the name behind it
            forms += [(f"{row.form}\u200c{noun}", month._replace(weak=False)) for noun in nouns]
    for row in load("weekdays", lang).rows:
        after, before = _folded(row, "not_after"), _folded(row, "not_before")
        weekday = Word("weekday", int(row["day"]), id=row.id, not_after=after, not_before=before)
        forms.append((row.form, weekday))
        forms += [(f"{row.form}\u200c{part}", weekday) for part in parts]
    for row in load("relative_days", lang).rows:
        after, before = _folded(row, "not_after"), _folded(row, "not_before")
        relative = Word("relative", int(row["offset"]), id=row.id, not_after=after, not_before=before)
        relative = relative._replace(hamza=HAMZA in row.form)
        forms.append((row.form, relative))
    for row in load("day_numbers", lang).rows:
        number = Word("number", int(row["value"]), weak=row["kind"] == "cardinal", id=row.id)
        forms.append((row.form, number))
        if lang == "fa" and not number.weak:
            forms.append((row.form + _ATTRIBUTIVE, number._replace(kind="nth")))
    for row in times:
        role, value = row["role"], row["value"]
        if role == "calendar":
            forms.append((row.form, Word(role, calendar=value, id=row.id)))
        else:
            forms.append((row.form, Word(role, int(value or 0), id=row.id)))
    return Vocabulary(forms, clitics=lang == "ar")


def _folded(row: Row, column: str) -> frozenset[str]:
    return frozenset(fold_word(w) for w in row.list(column))
