"""An article's words as comparisons between articles see them: folded, in order, chrome and title left out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

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
        return {w for w in self.norm if w[0].isdigit()}

    def hold(self, name: str) -> bool:
        """Whether the words of a name stand together."""
        wanted = [n for n, k in zip(*_norms(name), strict=True) if k != "m"]
        n = len(wanted)
        return bool(n) and any(
            self.norm[i] == wanted[0] and self.norm[i : i + n] == wanted for i in range(len(self.norm) - n + 1)
        )

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Raw offsets of the words `first:last`, which must not be empty."""
        return self.start[first], self.end[last - 1]


def article_words(article: Article, boilerplate: Sequence[Boilerplate], title: Span | None = None) -> Words:
    """The words of an article's body."""
    title = title or article.title
    left_out = sorted([(b.start, b.end) for b in boilerplate] + ([(title.start, title.end)] if title else []))
    return body_words(article.text, left_out)


def body_words(text: str, left_out: Iterable[tuple[int, int]] = ()) -> Words:
    """The words of `text` outside the sorted stretches `left_out`."""
    tokens = tokenize(text)
    gaps = list(left_out)
    quotes = _quoted(tokens.norm, tokens.start, text)
    norm: list[str] = []
    start: list[int] = []
    end: list[int] = []
    sentences: list[tuple[int, int]] = []
    quoted: list[int] = []
    kind, at = tokens.kind, tokens.start
    gap = 0
    for sentence in split_sentences(text, tokens):
        kept = [i for i in range(sentence.first, sentence.last) if kind[i] != "m"]
        while gap < len(gaps) and gaps[gap][1] <= at[sentence.first]:
            gap += 1
        if kept and gap < len(gaps) and gaps[gap][0] <= at[kept[-1]]:
            kept = [i for i in kept if not any(a <= at[i] < b for a, b in gaps[gap:])]
        if not kept:
            continue
        first = len(norm)
        norm += [tokens.norm[i] for i in kept]
        start += [at[i] for i in kept]
        end += [tokens.end[i] for i in kept]
        if any(quotes[sentence.first : sentence.last]):
            quoted += [first + n for n, i in enumerate(kept) if quotes[i]]
        if norm[first].startswith(_CONJUNCTION) and len(norm[first]) > 3:
            norm[first] = norm[first][1:]
        sentences.append((first, len(norm)))
    return Words(norm, start, end, sentences, frozenset(quoted))


def _norms(text: str) -> tuple[list[str], list[str]]:
    tokens = tokenize(text)
    return tokens.norm, tokens.kind


def _quoted(norm: Sequence[str], start: Sequence[int], text: str) -> bytearray:
    """For each token whether it stands within quotation marks; a mark that a paragraph leaves open quotes nothing."""
    out = bytearray(len(norm))
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
