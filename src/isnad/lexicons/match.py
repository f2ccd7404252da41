"""Finding lexicon forms in tokens, whatever their spelling.

A form is compared as a sequence of folded tokens. Where it is written with ZWNJ, the joined and the spaced
spelling match too; a Persian copula behind a participle may be joined to it. In Arabic a conjunction or
preposition may stand before its first word; the hit says how many letters that takes.
"""

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from itertools import compress, product
from typing import Generic, NamedTuple, TypeVar

from isnad.model import Tokens
from isnad.text import fold_word, norms
from isnad.text.clitics import bare_forms
from isnad.text.marks import ZWNJ
from isnad.text.remembered import Remembered

T = TypeVar("T")
# the space between a participle's heh and ast, bud, budand or bashad at a form's end, where some write a joiner
_COPULA = re.compile(
    "(?<=\u0647) (?=(?:\u0627\u0633\u062a|\u0628\u0648\u062f(?:\u0646\u062f)?|\u0628\u0627\u0634\u062f)$)"
)
_Entries = dict[str | None, list[tuple[list[str], T]]]  # by second word, None where there is none; longest first
_Starts = tuple[tuple[int, _Entries[T]], ...]


@lru_cache(maxsize=65536)
def form_variants(form: str) -> tuple[tuple[str, ...], ...]:
    """The folded token sequences that `form` matches, the usual spelling's first."""
    joined, n = _COPULA.subn("", form)
    return tuple(dict.fromkeys([*_variants(form), *_variants(joined)])) if n else _variants(form)


def _variants(form: str) -> tuple[tuple[str, ...], ...]:
    """The same with spaces as they are written."""
    if ZWNJ not in form:
        return (tuple([n for n in norms(form) if n]),)
    parts = form.split(ZWNJ)
    seams = list(product(("", " "), repeat=min(len(parts) - 1, 4)))
    out = []
    for seam in seams:
        text = parts[0]
        for i, part in enumerate(parts[1:]):
            text += (seam[i] if i < len(seam) else "") + part
        out.append(tuple([n for n in norms(text) if n]))
    return tuple(dict.fromkeys(out))


class Hit(NamedTuple, Generic[T]):
    """Tokens `first:last` (last exclusive) match; `clitic` letters of the first token stand before the form."""

    first: int
    last: int
    clitic: int
    value: T

    def start(self, tokens: Tokens, text: str) -> int:
        """Raw offset where the form begins, behind its clitics and their diacritics."""
        return raw_start(tokens, text, self.first, self.clitic)

    def end(self, tokens: Tokens) -> int:
        return tokens.end[self.last - 1]


def raw_start(tokens: Tokens, text: str, i: int, clitic: int) -> int:
    """Raw offset behind the first `clitic` letters of token `i`, diacritics skipped.

    Where the last of them stands in one ligature with the letter behind it, the offset is the ligature's.
    """
    at = tokens.start[i]
    left = clitic
    while left and (letters := len(fold_word(text[at]))) <= left:
        left -= letters
        at += 1
    while clitic and at < tokens.end[i] and not fold_word(text[at]):
        at += 1
    return at


class Matcher(Generic[T]):
    """Longest match over token sequences, in time linear in the text."""

    def __init__(self, forms: Iterable[tuple[str, T]], *, clitics: bool) -> None:
        """`forms` are (form, value) pairs, first come first served; `clitics` for Arabic."""
        self._clitics = clitics
        self._by_first: dict[str, _Entries[T]] = {}
        self._starts: Remembered[str, _Starts[T]] = Remembered(self._find_starts)
        seen: set[tuple[str, ...]] = set()
        for form, value in forms:
            for sequence in form_variants(form):
                if sequence and sequence not in seen:
                    seen.add(sequence)
                    second = sequence[1] if len(sequence) > 1 else None
                    entries = self._by_first.setdefault(sequence[0], {})
                    entries.setdefault(second, []).append((list(sequence[1:]), value))
        for by_second in self._by_first.values():
            for same in by_second.values():
                same.sort(key=lambda e: -len(e[0]))

    def _find_starts(self, word: str) -> _Starts[T]:
        """What begins with that word, by clitic length; for most words nothing."""
        readings = bare_forms(word) if self._clitics else ((0, word),)
        return tuple([(n, self._by_first[bare]) for n, bare in readings if bare in self._by_first])

    def begins(self, word: str) -> bool:
        """Whether some form begins with that folded word."""
        return bool(self._starts[word])

    def at(self, tokens: Tokens, i: int, limit: int | None = None) -> Hit[T] | None:
        """The longest form that begins at token `i` and ends at or before `limit`; without clitics first."""
        starts = self._starts[tokens.norm[i]]
        return _longest(tokens.norm, i, len(tokens) if limit is None else limit, starts) if starts else None

    def everywhere(self, tokens: Tokens) -> Iterator[Hit[T]]:
        """The longest form at each token where one begins; hits may overlap."""
        norm, starts = tokens.norm, self._starts
        for i in compress(range(len(norm)), map(starts.__getitem__, norm)):
            hit = _longest(norm, i, len(norm), starts[norm[i]])
            if hit is not None:
                yield hit

    def find(self, tokens: Tokens, first: int = 0, last: int | None = None) -> list[Hit[T]]:
        """Non-overlapping hits from left to right in tokens `first:last`, each the longest at its place."""
        stop = len(tokens) if last is None else last
        out: list[Hit[T]] = []
        starts = self._starts
        done = first
        norm = tokens.norm
        for i in compress(range(first, stop), map(starts.__getitem__, norm[first:stop])):
            if i >= done:
                hit = _longest(norm, i, stop, starts[norm[i]])
                if hit is not None:
                    out.append(hit)
                    done = hit.last
        return out


def _longest(norm: list[str], i: int, stop: int, starts: _Starts[T]) -> Hit[T] | None:
    """The longest form that begins at token `i` and ends at or before `stop`; without clitics first."""
    found: tuple[int, int, T] | None = None
    length = 0
    following = norm[i + 1] if i + 1 < stop else None
    for clitic, entries in starts:
        if following is not None and following in entries:
            for rest, value in entries[following]:
                n = len(rest)
                if n >= length and i + n < stop and (n == 1 or norm[i + 1 : i + 1 + n] == rest):
                    found, length = (i + 1 + n, clitic, value), n + 1
                    break
        if not length and None in entries:
            found, length = (i + 1, clitic, entries[None][0][1]), 1
    return Hit(i, *found) if found is not None else None
