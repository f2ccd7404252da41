"""Positions of one article: tokens and sentences by raw offset."""

from bisect import bisect_right
from functools import cached_property

from isnad.model import Article, Layers, Sentence, Tokens
from isnad.stages.links.words import Word, phrase_words
from isnad.text.marks import QUOTES_CLOSE, QUOTES_OPEN, STRAIGHT

PERIOD = 8  # sentences from which a quotation was never closed


class Text:
    """An article with the look-ups by offset that linking needs."""

    def __init__(self, article: Article, layers: Layers) -> None:
        self.article = article
        self.raw = article.text
        self.tokens: Tokens = layers.tokens or Tokens([], [], [], [])
        self.sentences: list[Sentence] = layers.sentences or []
        self._words: dict[tuple[int, int], list[Word]] = {}
        self._starts = [self.tokens.start[s.first] for s in self.sentences]

    def token_at(self, offset: int) -> int:
        """The token that holds `offset`, else the last one before it (0 where there is none)."""
        return max(0, bisect_right(self.tokens.start, offset) - 1)

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds `offset`."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def period_at(self, offset: int) -> int:
        """The number of the first sentence of the period that holds `offset`.

        Sentences that a quotation holds together are one period; a paragraph's end ends it.
        """
        return self._periods[self.sentence_at(offset)] if self.sentences else 0

    @cached_property
    def _periods(self) -> list[int]:
        out: list[int] = []
        depth, straight = 0, False
        norm, kind = self.tokens.norm, self.tokens.kind
        for k, s in enumerate(self.sentences):
            if not k or self.sentences[k - 1].paragraph != s.paragraph:
                depth, straight = 0, False
            open_ = bool(depth) or straight
            out.append(out[-1] if open_ and k - out[-1] < PERIOD else k)
            for i in range(s.first, s.last):
                if kind[i] != "m":
                    continue
                if norm[i] in STRAIGHT:
                    straight = not straight
                elif norm[i] in QUOTES_OPEN:
                    depth += 1
                elif norm[i] in QUOTES_CLOSE:
                    depth = max(0, depth - 1)
        return out

    def bounds(self, sentence: int) -> tuple[int, int]:
        """Raw start and end of a sentence."""
        s = self.sentences[sentence]
        return self.tokens.start[s.first], self.tokens.end[s.last - 1]

    def words(self, start: int, end: int) -> list[Word]:
        """Words and numbers of `start:end`; callers share the list, so none may change it."""
        found = self._words.get((start, end))
        if found is None:
            found = phrase_words(self.raw, self.tokens, start, end)
            self._words[start, end] = found
        return found
