"""What an article's layers say, by tokens: which mention or time begins where, which states and bodies it names."""

from isnad.model import Article, Entity, Layers, Mention, Tokens
from isnad.stages.mechanisms.vocabulary import Vocabulary
from isnad.text import fold_word
from isnad.text.stretches import Stretches

_CHROME = frozenset({"navigation", "comments", "related"})
_KINDS = frozenset({"name", "demonym", "office"})


class Scene:
    """One article's tokens with its mentions; `ends[i]` is the end of the sentence that holds token `i`."""

    def __init__(self, article: Article, layers: Layers, words: Vocabulary) -> None:
        assert layers.tokens is not None and layers.sentences is not None
        self.text, self.words = article.text, words
        self.tokens: Tokens = layers.tokens
        self.entities: dict[str, Entity] = {e.id: e for e in layers.entities or []}
        self.mentions: list[Mention] = layers.mentions or []
        self.ends = [0] * len(self.tokens)
        for s in layers.sentences:
            self.ends[s.first : s.last] = [s.last] * (s.last - s.first)
        self.at: dict[int, tuple[Mention, int]] = {}  # by first token: the longest mention, its last token + 1
        self.places: dict[str, set[tuple[int, int]]] = {}  # by entity
        for m in self.mentions:
            self.places.setdefault(m.entity, set()).add((m.start, m.end))
            if m.kind in _KINDS:
                first, last = self.tokens.at(m.start), self.tokens.at(m.end - 1) + 1
                if first not in self.at or self.at[first][1] < last:
                    self.at[first] = (m, last)
        self.times = {self.tokens.at(t.start): self.tokens.at(t.end - 1) + 1 for t in layers.times or []}
        self.chrome = Stretches([(b.start, b.end) for b in layers.boilerplate or [] if b.kind in _CHROME])
        self.known = frozenset(e.kb for e in self.entities.values() if e.kb)

    def clitic(self, m: Mention, i: int) -> str:
        """What stands before a mention in its first token, folded."""
        return fold_word(self.text[self.tokens.start[i] : m.start])

    def outside(self, start: int) -> bool:
        """Whether a raw offset lies in what is no prose of the article."""
        return self.chrome.covers(start)
