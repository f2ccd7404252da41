"""Media that a sentence names as passing a statement on or as having received it."""

from bisect import bisect_left
from collections.abc import Container, Sequence

from isnad.model import Mention, Span
from isnad.stages.links.press.media import is_introduced
from isnad.stages.links.speakers.discourse import Turn
from isnad.stages.links.text import Text
from isnad.stages.links.words import LAM
from isnad.stages.statements.credits import Relayers
from isnad.text.marks import COMMAS

CLOSING = 4  # marks and spaces between a medium's name and the end of the content that took it in
BY_REACH = 60
INTRODUCING = 30  # characters before a noun for media in which words of relaying or for talks stand
QUOTING = 20  # characters behind a noun for media in which it quotes somebody
NEIGHBOURS = 4  # turns before one that may have told a medium

Vouchers = dict[tuple[int, int], list[tuple[Mention, int]]]  # by the stretch of a content


class Relays:
    """Finds, for each turn, the media that its own sentence names outside contents and source phrases."""

    def __init__(self, text: Text, media: Sequence[Mention], all_turns: Sequence[Turn], relayers: Relayers) -> None:
        self.text, self.words, self.relayers = text, relayers.words, relayers
        self.turns = all_turns
        self.places = {t.attribution.id: k for k, t in enumerate(all_turns)}
        self.by_period: dict[int, list[Mention]] = {}
        taken = [(c.start, c.end) for t in all_turns for c in t.attribution.content]
        named = [self._without_told(t, t.source, media) for t in all_turns if t.source is not None]
        taken += named
        self.vouching = _vouching(media, all_turns)
        said = {c.end for t in all_turns for c in t.attribution.content}
        heads = {start for start, end in named if start < end}
        whole = [m for m in media if heads.isdisjoint(range(m.start + 1, m.end))]  # no letter of `to` before a source
        self.outside = self._outside(whole, sorted(taken), said)
        for m in self.outside:
            if (m.kind == "nominal" and not self._carries(m)) or self._is_beside(m):
                continue
            self.by_period.setdefault(text.period_at(m.start), []).append(m)

    def of(self, turn: Turn) -> list[Mention]:
        """The media of the sentences in which the attribution's cue, source and content's end stand."""
        if turn.parent is not None:
            return []
        a = turn.attribution
        spots = {a.cue.start, *(max(c.start, c.end - 1) for c in a.content)}
        periods = sorted({self.text.period_at(s) for s in spots})
        after = max(self.text.sentence_at(s) for s in spots) + 1
        if after in self.by_period and self._points_back(after):
            periods.append(after)
        found = [m for k in periods for m in self.by_period.get(k, [])]
        found = [m for m in found if not self._told(m) or self._is_next(turn, m)]
        same = [m for c in a.content for m, at in self.vouching.get((c.start, c.end), ()) if at != turn.at]
        return [*found, *same]

    def _is_next(self, turn: Turn, m: Mention) -> bool:
        """Whether a medium that was told stands behind all that was said before `turn`, whose verb is the next."""
        k = self.places[turn.attribution.id]
        return all(c.end <= m.start for t in self.turns[max(0, k - NEIGHBOURS) : k] for c in t.attribution.content)

    def _without_told(self, turn: Turn, source: Span, media: Sequence[Mention]) -> tuple[int, int]:
        """A source phrase up to the medium in it that was told: the minister to the agency; none of who hands on."""
        cue = self.text.words(turn.at, turn.attribution.cue.end)
        if cue and self.words.relay(cue[-1].norm) == "handed":
            return source.start, source.start
        i = bisect_left(media, source.start, key=lambda m: m.start)
        for m in media[i:]:
            if m.start >= source.end:
                break
            if m.start - 1 > source.start and self._told(m):
                return source.start, m.start - 1
        return source.start, source.end

    def _told(self, m: Mention) -> bool:
        """Whether the medium is who was told: an Arabic `to` is written on to its name or noun."""
        return self.text.raw[m.start - 1 : m.start] == LAM

    def _carries(self, m: Mention) -> bool:
        """Whether a common noun's medium passed it on: by the words before it, an Arabic `to` on it, or behind it
        words of quoting."""
        before = [w.norm for w in self.text.words(max(0, m.start - INTRODUCING), m.start)]
        noun = next((n[0] for w in self.text.words(m.start, m.end) if (n := self.words.noun(w.norm))), None)
        if self._told(m) or is_introduced(before, self.words, several=noun is not None and noun.number == "p"):
            return True
        behind = "".join(w.norm for w in self.text.words(m.end, m.end + QUOTING)[:3])
        quoting = any(role == "quoting" and behind.startswith(key) for key, role in self.words.relays.items())
        return quoting or self.relayers.before(self.text, m.start, max(0, m.start - BY_REACH)) is not None

    def _is_beside(self, m: Mention) -> bool:
        """Whether words before the medium or its noun say that it owns the one named before, or is among those."""
        near = [w.norm for w in self.text.words(max(0, m.start - INTRODUCING), m.start)]
        while near and (near[-1] == LAM or self.words.is_medium(near[-1])):
            del near[-1]
        return bool(near) and "beside" in {self.words.relay(near[-1]), self.words.relays.get("".join(near[-2:]))}

    def _points_back(self, sentence: int) -> bool:
        """Whether the sentence only says where, or according to whom, what stands before it was said."""
        start, end = self.text.bounds(sentence)
        if self.relayers.only(self.text, start, end, self.by_period[sentence][0]):
            return True
        words = self.text.words(start, min(end, start + 40))[:2]
        return len(words) == 2 and self.words.relays.get(words[0].norm + words[1].norm) == "back"

    def _outside(self, media: Sequence[Mention], taken: list[tuple[int, int]], said: Container[int]) -> list[Mention]:
        """The mentions that lie in none of the `taken` stretches (sorted), or in a by-phrase that ends a content.

        `said` has the ends of contents.
        """
        out = []
        reach = at = 0
        inner = -1
        for m in media:
            if m.end <= inner:
                continue  # a part of another's name
            inner = m.end
            while at < len(taken) and taken[at][0] <= m.start:
                reach = max(reach, taken[at][1])
                at += 1
            if m.end > reach or (reach in said and reach - m.end < CLOSING and self._ends(m)):
                out.append(m)
        return out

    def _ends(self, m: Mention) -> bool:
        """Whether a content that ends with a medium took in the comma, by-phrase and medium behind it."""
        by = self.relayers.before(self.text, m.start, max(0, m.start - BY_REACH))
        return by is not None and self.text.raw[max(0, by - 2) : by].strip()[-1:] in COMMAS


def _vouching(media: Sequence[Mention], all_turns: Sequence[Turn]) -> Vouchers:
    """By what is said: the media that another cue for it names first as having told it, and that cue."""
    out: Vouchers = {}
    for t in all_turns:
        if t.source is None:
            continue
        i = bisect_left(media, t.source.start, key=lambda m: m.start)
        if i < len(media) and media[i].start == t.source.start:
            for c in t.attribution.content:
                out.setdefault((c.start, c.end), []).append((media[i], t.at))
    return out
