"""Positions of one article: tokens and sentences by raw offset."""

from bisect import bisect_right

from isnad.model import Article, Layers, Sentence, Tokens
from isnad.stages.links.words import Word, phrase_words


class Text:
    """An article with the look-ups by offset that linking needs."""

    def __init__(self, article: Article, layers: Layers) -> None:
        self.article = article
        self.raw = article.text
        self.tokens: Tokens = layers.tokens or Tokens([], [], [], [])
        self.sentences: list[Sentence] = layers.sentences or []
        self._starts = [self.tokens.start[s.first] for s in self.sentences]

    def token_at(self, offset: int) -> int:
        """The token that holds `offset`, else the last one before it (0 where there is none)."""
        return max(0, bisect_right(self.tokens.start, offset) - 1)

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds `offset`."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def bounds(self, sentence: int) -> tuple[int, int]:
        """Raw start and end of a sentence."""
        s = self.sentences[sentence]
        return self.tokens.start[s.first], self.tokens.end[s.last - 1]

    def words(self, start: int, end: int) -> list[Word]:
        """Words and numbers of `start:end`."""
        return phrase_words(self.raw, self.tokens, self.token_at(start), start, end)
