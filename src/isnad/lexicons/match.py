"""Finding lexicon forms in tokens, whatever their spelling.

A form is compared as a sequence of folded tokens. Where it is written with ZWNJ, the joined and the spaced
spelling match too. In Arabic a conjunction or preposition may stand before its first word; the hit says how
many letters that takes.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import product
from typing import Generic, TypeVar

from isnad.model import Tokens
from isnad.text import fold_word, tokenize
from isnad.text.clitics import bare_forms

T = TypeVar("T")
ZWNJ = "\u200c"
_CACHED = 300_000
_Entries = dict[str | None, list[tuple[list[str], T]]]  # by second word, None where there is none; longest first
_Starts = tuple[tuple[int, _Entries[T]], ...]


@lru_cache(maxsize=65536)
def form_variants(form: str) -> tuple[tuple[str, ...], ...]:
    """The folded token sequences that `form` matches."""
    parts = form.split(ZWNJ)
    seams = list(product(("", " "), repeat=min(len(parts) - 1, 4)))
    out = []
    for seam in seams:
        text = parts[0]
        for i, part in enumerate(parts[1:]):
            text += (seam[i] if i < len(seam) else "") + part
        out.append(tuple(n for n in tokenize(text).norm if n))
    return tuple(dict.fromkeys(out))


@dataclass(frozen=True, slots=True)
class Hit(Generic[T]):
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
    """Raw offset behind the first `clitic` letters of token `i`, diacritics skipped."""
    at = tokens.start[i]
    left = clitic
    while left:
        left -= len(fold_word(text[at]))
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
        self._cache: dict[str, _Starts[T]] = {}
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

    def _starts(self, word: str) -> _Starts[T]:
        """What begins with that word, by clitic length; cached, since most words begin nothing."""
        found = self._cache.get(word)
        if found is None:
            if len(self._cache) > _CACHED:
                self._cache.clear()
            readings = bare_forms(word) if self._clitics else ((0, word),)
            found = tuple((n, self._by_first[bare]) for n, bare in readings if bare in self._by_first)
            self._cache[word] = found
        return found

    def at(self, tokens: Tokens, i: int, limit: int | None = None) -> Hit[T] | None:
        """The longest form that begins at token `i` and ends at or before `limit`; without clitics first."""
        norm = tokens.norm
        starts = self._starts(norm[i])
        if not starts:
            return None
        stop = len(norm) if limit is None else limit
        best: Hit[T] | None = None
        following = norm[i + 1] if i + 1 < stop else None
        for clitic, entries in starts:
            for second in (following, None) if following is not None else (None,):
                for rest, value in entries.get(second, ()):
                    last = i + 1 + len(rest)
                    if last > stop or (best is not None and last <= best.last):
                        continue
                    if norm[i + 1 : last] == rest:
                        best = Hit(i, last, clitic, value)
                        break
        return best

    def find(self, tokens: Tokens, first: int = 0, last: int | None = None) -> list[Hit[T]]:
        """Non-overlapping hits from left to right in tokens `first:last`, each the longest at its place."""
        stop = len(tokens) if last is None else last
        out: list[Hit[T]] = []
        i = first
        while i < stop:
            hit = self.at(tokens, i, stop)
            if hit is None:
                i += 1
            else:
                out.append(hit)
                i = hit.last
        return out
