"""An article's words as comparisons between articles see them: folded, in order, chrome and title left out."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from isnad.model import Article, Boilerplate, Span
from isnad.text.marks import OPENING, PARTNER, QUOTES_OPEN
from isnad.text.sentences import split_sentences
from isnad.text.tokens import tokenize

_CONJUNCTION = "\u0648"  # waw, which outlets write before a sentence or leave out


@dataclass(frozen=True, slots=True)
class Words:
    """Words and numbers of an article's body, as parallel lists.

    `norm` is folded; `start` and `end` are code points of the raw text. `sentences` are (first, last) words, last
    exclusive, without empty ones. `quoted` are the words within quotation marks.
    """

    norm: list[str]
    start: list[int]
    end: list[int]
    sentences: list[tuple[int, int]]
    quoted: frozenset[int]

    def __len__(self) -> int:
        return len(self.norm)

    def numbers(self) -> set[str]:
        """The numbers written in digits."""
        return {w for w in self.norm if w < ":" and w[0].isdigit()}  # digits are folded to ASCII

    def hold(self, name: str) -> bool:
        """Whether the words of a name stand together."""
        wanted = _name(name)
        n = len(wanted)
        if not n or wanted[0] not in self.norm:
            return False
        return any(word == wanted[0] and self.norm[i : i + n] == wanted for i, word in enumerate(self.norm))

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Raw offsets of the words `first:last`, which must not be empty."""
        return self.start[first], self.end[last - 1]


def article_words(article: Article, boilerplate: Sequence[Boilerplate], title: Span | None = None) -> Words:
    """The words of an article's body."""
    title = title or article.title
    left_out = sorted([(b.start, b.end) for b in boilerplate] + ([(title.start, title.end)] if title else []))
    return body_words(article.text, left_out)


def body_words(text: str, left_out: Iterable[tuple[int, int]] = ()) -> Words:
    """The words of `text` outside the sorted stretches `left_out`, without those of which folding leaves nothing."""
    tokens = tokenize(text)
    quotes = _quoted(tokens.norm, tokens.start, text)
    words = [i for i, kind in enumerate(tokens.kind) if kind != "m" and tokens.norm[i]]
    words = _outside(words, [tokens.start[i] for i in words], left_out)
    norm = [tokens.norm[i] for i in words]
    sentences: list[tuple[int, int]] = []
    first = 0
    for sentence in split_sentences(text, tokens):
        last = bisect_left(words, sentence.last, first)
        if last == first:
            continue
        if norm[first].startswith(_CONJUNCTION) and len(norm[first]) > 3:
            norm[first] = norm[first][1:]
        sentences.append((first, last))
        first = last
    start, end = [tokens.start[i] for i in words], [tokens.end[i] for i in words]
    quoted = frozenset(n for n, i in enumerate(words) if quotes[i]) if any(quotes) else frozenset()
    return Words(norm, start, end, sentences, quoted)


def _outside(words: list[int], starts: list[int], left_out: Iterable[tuple[int, int]]) -> list[int]:
    """The words that begin outside the sorted stretches `left_out`."""
    kept: list[int] = []
    done = 0
    for start, end in left_out:
        first = bisect_left(starts, start, done)
        kept += words[done:first]
        done = bisect_left(starts, end, first)
    return kept + words[done:]


@lru_cache(maxsize=4096)
def _name(name: str) -> list[str]:
    """The folded words of a name."""
    tokens = tokenize(name)
    return [n for n, k in zip(tokens.norm, tokens.kind, strict=True) if k != "m" and n]


def _quoted(norm: Sequence[str], start: Sequence[int], text: str) -> bytearray:
    """For each token whether it stands within quotation marks; a mark that a paragraph leaves open quotes nothing."""
    out = bytearray(len(norm))
    if QUOTES_OPEN.isdisjoint(norm):
        return out
    opened: list[tuple[str, int]] = []
    for i, mark in enumerate(norm):
        if i and opened and "\n" in text[start[i - 1] : start[i]]:
            opened.clear()
        if opened and mark == opened[-1][0]:
            _, at = opened.pop()
            out[at : i + 1] = b"\x01" * (i + 1 - at)
        elif mark in QUOTES_OPEN and (mark in PARTNER) and (mark in OPENING or not opened):
            opened.append((PARTNER[mark], i))
    return out
