"""Where a text has lost the space between two words, and a Persian one the end of a line.

Headings and paragraphs that a page sets on lines of their own arrive run together. A finite verb ends a line; a
pronoun, an office, a given name or a word that opens a line elsewhere in the text begins one. The grammar is
here, the words come from whoever builds this.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from isnad.model import Tokens
from isnad.text.clitics import PERSIAN_PLURALS
from isnad.text.fold import fold, fold_word
from isnad.text.marks import FULL_STOPS
from isnad.text.remembered import Remembered

LINE_WORD = 4  # letters of a word that opens a line elsewhere
SAME_WORD = 5  # letters of a word of the text that stands before a pronoun or behind a verb in the present

_YEH = "\u06cc"
_WORD_END = re.compile("\u0629(?=[\u0621-\u0628\u062a-\u063a\u0641-\u0648\u064a])")  # teh marbuta before a letter


@dataclass(frozen=True)
class LineEnds:
    """Folded words as evidence; `known` are words that are whole as they stand.

    `verbs` are finite forms, `present` those that are no bare stems; `pronouns` and `names` (of persons and
    offices) begin a line, `one` are pronouns for one person that are no ending either; `particles` begin none.
    """

    verbs: frozenset[str]
    present: frozenset[str]
    pronouns: frozenset[str]
    one: frozenset[str]
    names: frozenset[str]
    particles: frozenset[str]
    known: frozenset[str]

    def seam(self, norm: str, around: frozenset[str], opening: frozenset[str]) -> int | None:
        """Where in a folded word the second one begins, None where it is one word.

        `around` are the words of the text, `opening` those that open its lines.
        """
        for at in self._cuts[norm]:
            rest = norm[at:]
            if rest in self.pronouns or rest in self.names:
                return at
            if rest in self.particles:
                continue
            if len(rest) >= LINE_WORD and rest in opening:
                return at
            if len(rest) >= SAME_WORD and rest in around and norm[:at] in self.present:
                return at
        for pronoun in self.one:
            at = len(norm) - len(pronoun)
            if at >= SAME_WORD and norm.endswith(pronoun) and norm[:at] in around and self._is_no_word(norm, around):
                return at
        return None

    @cached_property
    def _cuts(self) -> Remembered[str, tuple[int, ...]]:
        return Remembered(self._find_cuts)

    def _find_cuts(self, norm: str) -> tuple[int, ...]:
        """Where a verb ends within the word."""
        ends = (i for i in range(2, len(norm) - 1) if norm[:i] in self.verbs)
        return tuple(ends) if self._is_no_plural(norm) else ()

    def _is_no_plural(self, norm: str) -> bool:
        """Whether nothing knows the word, also not as a plural."""
        stems = (norm.removesuffix(ending + yeh) for ending in PERSIAN_PLURALS for yeh in ("", _YEH, _YEH + _YEH))
        return norm not in self.known and not any(stem in self.known for stem in stems)

    def _is_no_word(self, norm: str, around: frozenset[str]) -> bool:
        """Whether nothing knows the word, also not as one with the ending of a noun before its complement."""
        return norm not in self.known and norm[:-1] not in self.known and norm[:-1] not in around


def part_lines(text: str, tokens: Tokens, words: LineEnds) -> tuple[Tokens, frozenset[int]]:
    """The tokens with words that a lost line's end joined parted, and the tokens that begin such a line."""
    around, opening = frozenset(tokens.norm), frozenset(_opening(text, tokens))
    seams = {n: at for n in around if (at := words.seam(n, around, opening)) is not None}
    return _part(text, tokens, {i: seams[n] for i, n in enumerate(tokens.norm) if n in seams} if seams else {})


def part_words(text: str, tokens: Tokens) -> Tokens:
    """The tokens with Arabic words parted behind a teh marbuta, which ends every word that has one."""
    cuts: dict[int, int] = {}
    for hit in _WORD_END.finditer(text):
        i = tokens.at(hit.start())
        first = text[tokens.start[i] : hit.end()]
        cuts.setdefault(i, len(fold_word(first)))
    return _part(text, tokens, cuts)[0]


def _part(text: str, tokens: Tokens, cuts: dict[int, int]) -> tuple[Tokens, frozenset[int]]:
    """The tokens with those of `cuts` parted at a folded offset, and the places of the second parts."""
    if not cuts:
        return tokens, frozenset()
    rows: list[tuple[int, int, str, str]] = []
    second: set[int] = set()
    for i, row in enumerate(zip(tokens.start, tokens.end, tokens.norm, tokens.kind, strict=True)):
        start, end, norm, kind = row
        if (at := cuts.get(i)) is None:
            rows.append(row)
            continue
        word = fold(text[start:end])
        rows.append((start, start + word.to_raw(0, at)[1], norm[:at], kind))
        second.add(len(rows))
        rows.append((start + word.origin[at], end, norm[at:], kind))
    starts, ends, norms, kinds = (list(column) for column in zip(*rows, strict=True))
    return Tokens(starts, ends, norms, kinds), frozenset(second)


def _opening(text: str, tokens: Tokens) -> Iterable[str]:
    """The words that open a line or a sentence."""
    for i in range(1, len(tokens)):
        if tokens.norm[i - 1] in FULL_STOPS or "\n" in text[tokens.end[i - 1] : tokens.start[i]]:
            yield tokens.norm[i]
