"""Persons' names in quotation marks, by the title before or, at a sentence's head, behind them: Mr "N", "N" editor.

The press writes foreign names so; what stands in the marks is the name, whatever its words mean. Persian alone: its
verb stands last, where Arabic has what a sheikh said right behind him.
"""

from collections.abc import Iterable

from isnad.model import Tokens
from isnad.stages.names.tagger import Tagged
from isnad.stages.names.vocabulary import Vocabulary
from isnad.text.marks import CLOSING, OPENING, STRAIGHT

_LONGEST = 4  # words of a name
_BEFORE = frozenset({"t.honorific", "t.rank"})
_BEHIND = frozenset({"t.honorific", "t.rank", "t.office", "t.head", "t.occupation"})
_CLOSED = CLOSING | STRAIGHT
_QUOTES = (OPENING | STRAIGHT) - set("([{")


def quoted_persons(tokens: Tokens, heads: Iterable[int], tagged: list[Tagged], words: Vocabulary) -> list[Tagged]:
    """The stretches, with such names in place of what was found within their marks; `heads` begin sentences."""
    if words.arabic:
        return tagged
    begins = frozenset(heads)
    found = [t for i, mark in enumerate(tokens.norm) if mark in _QUOTES and (t := _name(tokens, i, begins, words))]
    taken = {i for t in found for i in range(t.first, t.last)}
    return sorted([t for t in tagged if taken.isdisjoint(range(t.first, t.last))] + found) if found else tagged


def _name(tokens: Tokens, mark: int, begins: frozenset[int], words: Vocabulary) -> Tagged | None:
    """The name behind an opening mark, if one is."""
    last = mark + 1
    while last < min(len(tokens), mark + 2 + _LONGEST) and tokens.kind[last] == "w":
        last += 1
    size = last - mark - 1
    if last >= len(tokens) or tokens.norm[last] not in _CLOSED or not 0 < size <= _LONGEST:
        return None
    if any(_is(words, tokens.norm[i], _BEHIND) for i in range(mark + 1, last)):
        return None
    before = mark > 0 and mark not in begins and _is(words, tokens.norm[mark - 1], _BEFORE)
    after = mark in begins and size > 1 and last + 1 < len(tokens) and _is(words, tokens.norm[last + 1], _BEHIND)
    return Tagged(mark + 1, last, "PER") if before or after else None


def _is(words: Vocabulary, norm: str, classes: frozenset[str]) -> bool:
    return not classes.isdisjoint(words.classes(norm))
