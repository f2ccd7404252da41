"""The words that a word of the lexicon needs beside it to tell its event, and those beside which it tells none.

They stand in the columns `needs` and `bars` of `event_cues`. Arabic objects stand behind their verb and Persian ones
before it, so the clause is searched further on that side; what ends a sentence ends it. A word with a plus before it
counts only where it stands behind.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import NamedTuple

from isnad.lexicons import Row
from isnad.text import fold_word
from isnad.text.clitics import bare_forms
from isnad.text.remembered import Remembered

# Tokens before a word and behind it in which it may find what it needs, and what it bars.
_NEEDS = {"ar": (6, 30), "fa": (30, 6)}
_BARS = {"ar": (4, 8), "fa": (8, 4)}
_ENDS = frozenset({".", "!", "?", "\u061f", ":", ";", "\u061b"})
_ONLY_BEHIND = "+"
_AL = "\u0627\u0644"
Forms = Callable[[str, str], Iterable[tuple[str, ...]]]  # the folded forms of a noun of a language


class Words(NamedTuple):
    """Folded forms that count before a word, and those that count behind it."""

    before: frozenset[str]
    behind: frozenset[str]

    def __bool__(self) -> bool:
        return bool(self.behind)


class Company:
    """What the rows of one language need and bar."""

    def __init__(self, lang: str, rows: Iterable[Row], forms: Forms) -> None:
        self._arabic = lang == "ar"
        self._reach = _NEEDS[lang], _BARS[lang]
        self._rows = {
            (row.id, tuple(row.list("event"))): (
                _words(lang, row.list("needs"), forms),
                _words(lang, row.list("bars"), forms),
            )
            for row in rows
            if row["needs"] or row["bars"]
        }
        self._listed = frozenset(w for there in self._rows.values() for words in there for w in words.behind)
        self._read = Remembered(self._listed_readings)

    def _listed_readings(self, word: str) -> frozenset[str]:
        """What a word of the text may be, of all that any row lists: nothing for most."""
        readings = [bare for _, bare in bare_forms(word)] if self._arabic else []
        return self._listed.intersection((word, *readings))

    def fits(self, row: str, events: tuple[str, ...], norm: Sequence[str], first: int, last: int) -> bool:
        """Whether a row's word at tokens `first:last` stands among what it needs and beside nothing it bars.

        `events` are the word's classes: where it is a form of another row too, it may stand with anything.
        """
        there = self._rows.get((row, events))
        if there is None:
            return True
        needs, bars = there
        far, near = self._reach
        if bars and self._stands(bars, norm, first, last, near):
            return False
        return not needs or self._stands(needs, norm, first, last, far)

    def _stands(self, words: Words, norm: Sequence[str], first: int, last: int, reach: tuple[int, int]) -> bool:
        """Whether one of `words` stands around tokens `first:last`, within their sentence."""
        before = range(first - 1, max(0, first - reach[0]) - 1, -1)
        behind = range(last, min(len(norm), last + reach[1]))
        return self._any(words.before, norm, before) or self._any(words.behind, norm, behind)

    def _any(self, words: frozenset[str], norm: Sequence[str], side: Iterable[int]) -> bool:
        """Whether one of `words` stands at the tokens of one side, up to the sentence's end."""
        if not words:
            return False
        for i in side:
            if norm[i] in _ENDS:
                return False
            there = self._read[norm[i]]
            if there and not there.isdisjoint(words):
                return True
        return False


def _words(lang: str, listed: Sequence[str], forms: Forms) -> Words:
    """The folded forms of the nouns that a row lists; what is written with its article stands so."""
    around: set[str] = set()
    behind: set[str] = set()
    for item in listed:
        word = item.removeprefix(_ONLY_BEHIND)
        out = around if word == item else behind
        out.add(fold_word(word))
        if lang != "ar" or not word.startswith(_AL):
            out.update(form[0] for form in forms(lang, word) if len(form) == 1)
    return Words(frozenset(around), frozenset(around | behind))
