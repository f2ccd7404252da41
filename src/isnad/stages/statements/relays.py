"""Media that a sentence names as passing a statement on or as having received it."""

from collections.abc import Sequence

from isnad.model import Mention
from isnad.stages.links.discourse import Turn
from isnad.stages.links.text import Text


class Relays:
    """Finds, for each turn, the media that its own sentence names outside any content."""

    def __init__(self, text: Text, media: Sequence[Mention], all_turns: Sequence[Turn], lang: str) -> None:
        self.text = text
        self.by_sentence: dict[int, list[Mention]] = {}
        contents = sorted((c.start, c.end) for t in all_turns for c in t.attribution.content)
        for m in media:
            if not any(a <= m.start and m.end <= b for a, b in contents):
                self.by_sentence.setdefault(text.sentence_at(m.start), []).append(m)

    def of(self, turn: Turn) -> list[Mention]:
        a = turn.attribution
        last = max((c.end for c in a.content), default=a.cue.end)
        first = min([a.cue.start, *(c.start for c in a.content), *([a.source.start] if a.source else [])])
        out = []
        for sentence in range(self.text.sentence_at(first), self.text.sentence_at(max(first, last - 1)) + 1):
            out += self.by_sentence.get(sentence, [])
        return out
