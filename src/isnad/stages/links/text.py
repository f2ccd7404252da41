"""Positions of one article: tokens and sentences by raw offset."""

from bisect import bisect_left, bisect_right
from functools import cached_property, partial
from itertools import compress

from isnad.model import Article, Attribution, Layers, Sentence, Span, Tokens
from isnad.stages.chrome import chrome_of
from isnad.stages.links.words import ARTICLE, LAM, Word
from isnad.stages.names.swallowed import has_article, restored
from isnad.stages.names.vocabulary import vocabulary
from isnad.text import fold_word
from isnad.text.marks import PARTNER, QUOTES_CLOSE, QUOTES_OPEN, STRAIGHT

_WORD = partial(tuple.__new__, Word)  # of what it holds, in no step of the interpreter: an article has thousands
PERIOD = 8  # sentences from which a quotation was never closed


class Text:
    """An article with the look-ups by offset that linking needs."""

    _last: "Text | None" = None

    @classmethod
    def of(cls, article: Article, layers: Layers) -> "Text":
        """The text of these layers; stages that ask for it one after the other share what was looked up."""
        last = cls._last
        if last is None or last.article is not article or last.tokens is not layers.tokens:
            last = cls._last = cls(article, layers)
        return last

    def __init__(self, article: Article, layers: Layers) -> None:
        self.article = article
        self.raw = article.text
        self.title = layers.title or article.title
        self.tokens: Tokens = layers.tokens or Tokens([], [], [], [])
        self.sentences: list[Sentence] = layers.sentences or []
        self.people = {
            n.start for n in layers.names or [] if n.type == "PER" and n.kind == "name"
        }  # where they begin
        self.chrome = chrome_of(layers)
        self.sources: tuple[list[Attribution], list[Span | None]] | None = None  # what attributions name as theirs
        self._words: dict[tuple[int, int], list[Word]] = {}
        self._starts = [self.tokens.start[s.first] for s in self.sentences]

    def token_at(self, offset: int) -> int:
        """The token that holds `offset`, else the last one before it (0 where there is none)."""
        return self.tokens.at(offset)

    def sentence_at(self, offset: int) -> int:
        """The number of the sentence that holds `offset`."""
        return bisect_right(self._starts, offset, 1) - 1

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
        """Words and numbers of `start:end`; callers share the list, so none may change it.

        A span that begins behind a clitic gives the word without it.
        """
        found = self._words.get((start, end))
        if found is None:
            all_, starts, ends = self._all
            found = all_[bisect_right(ends, start) : bisect_left(starts, end)]
            if found and found[0].start < start:
                found[0:1] = self._cut(found[0], start, end)
            if found and found[-1].end > end:
                found[-1:] = self._cut(found[-1], start, end)
            self._words[start, end] = found
        return found

    def first_word(self, start: int, end: int) -> Word | None:
        """The first word or number that lies whole in `start:end`."""
        all_, starts, _ = self._all
        at = bisect_left(starts, start)
        return all_[at] if at < len(all_) and all_[at].end <= end else None

    @cached_property
    def _all(self) -> tuple[list[Word], list[int], list[int]]:
        """The words and numbers of the article, where they begin and where they end."""
        t = self.tokens
        are_words = [kind != "m" and norm != "" for norm, kind in zip(t.norm, t.kind, strict=True)]
        words = [*map(_WORD, compress(zip(t.start, t.end, t.norm, strict=True), are_words))]
        return words, [*compress(t.start, are_words)], [*compress(t.end, are_words)]

    def is_quoted(self, start: int, end: int) -> bool:
        """Whether quotation marks stand right before and behind `start:end`."""
        opening = self.raw[max(0, start - 1) : start]
        return opening in QUOTES_OPEN and self.raw[end : end + 1] == PARTNER.get(opening, opening)

    def _cut(self, word: Word, start: int, end: int) -> list[Word]:
        """The part of a word that lies in `start:end`."""
        a, b = max(start, word.start), min(end, word.end)
        norm = fold_word(self.raw[a:b]) if a < b else ""
        swallowed = norm[:1] == LAM and self.raw[a - 1 : a] == LAM and self.article.lang == "ar"
        if swallowed and has_article(norm, vocabulary("ar"), self._norms):
            norm = ARTICLE + norm[1:]
        return [Word(a, b, norm)] if norm else []

    def form(self, start: int, end: int) -> str:
        """The name at `start:end`, with its article where a preposition has swallowed its alef."""
        lang = self.article.lang
        return restored(self.raw, start, end, vocabulary(lang), self._norms) if lang == "ar" else self.raw[start:end]

    @cached_property
    def _norms(self) -> frozenset[str]:
        return frozenset(self.tokens.norm)
