"""Who speaks where the subject is dropped or a pronoun: by sentence, then by what was said before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from isnad.model import Attribution, Span
from isnad.stages.links.clusters import Cluster
from isnad.stages.links.speakers.agreement import is_one
from isnad.stages.links.speakers.sourcing import source_of, told
from isnad.stages.links.text import Text
from isnad.stages.links.words import Words

NEIGHBOURS = 6  # turns to either side in whose content a source may wrongly stand
NEAREST, REACH = 12, 120  # how many turns before one are looked at, and how far back


@dataclass(slots=True, eq=False)
class Turn:
    """An attribution with its speakers as they become known."""

    attribution: Attribution
    source: Span | None = None  # whom the attribution names as its source, where that can be so
    parent: "Turn | None" = None  # the turn within whose content this one stands
    sentence: int = 0
    speakers: list[Cluster] = field(default_factory=list)
    basis: str = "explicit"
    rule: str = ""  # how the speakers were found
    done: bool = False
    elsewhere: bool = False  # whether who speaks stands outside the phrase that the attribution gives

    @property
    def at(self) -> int:
        return self.attribution.cue.start

    @property
    def begin(self) -> int:
        """Where what is said begins."""
        return min(c.start for c in self.attribution.content)


def turns(text: Text, attributions: Sequence[Attribution], words: Words) -> list[Turn]:
    """The attributions in the order of their cues, each with the innermost one whose content holds it."""
    out = [Turn(a) for a in sorted(attributions, key=lambda a: (a.cue.start, a.id))]
    spans = sorted(
        ((c.start, -c.end, k) for k, t in enumerate(out) for c in t.attribution.content), key=lambda s: s[:2]
    )
    open_: list[tuple[int, int]] = []  # (end, turn) of contents around the point, outermost first
    i = 0
    for k, turn in enumerate(out):
        turn.sentence = text.sentence_at(turn.at)
        while i < len(spans) and spans[i][0] <= turn.at:
            open_.append((-spans[i][1], spans[i][2]))
            i += 1
        open_ = [o for o in open_ if o[0] >= turn.at]
        holders = [j for end, j in open_ if j != k and end >= turn.attribution.cue.end]
        if holders:
            turn.parent = out[holders[-1]]
    for turn in out:  # two contents that hold one another's cues: neither is the other's parent
        seen: list[Turn] = [turn]
        at = turn.parent
        while at is not None and len(seen) < 8:
            if at is turn:
                turn.parent = None
                break
            seen.append(at)
            at = at.parent
    for turn, source in zip(out, _sources(text, out, words), strict=True):
        turn.source = source
    return out


def _sources(text: Text, all_turns: Sequence[Turn], words: Words) -> list[Span | None]:
    """Whom each turn names as its source; statements ask for those of the attributions that links have read."""
    attributions = [t.attribution for t in all_turns]
    if text.sources is None or text.sources[0] != attributions:
        text.sources = attributions, [_source(text, all_turns, k, words) for k in range(len(all_turns))]
    return text.sources[1]


def _source(text: Text, all_turns: Sequence[Turn], k: int, words: Words) -> Span | None:
    turn, a = all_turns[k], all_turns[k].attribution
    if a.source is not None and (told(text, a.source, words) or _in_content(all_turns, k, a.source)):
        return None
    return source_of(text, a, words, text.bounds(turn.sentence)[0])


def _in_content(all_turns: Sequence[Turn], k: int, source: Span) -> bool:
    """Whether the source stands in what a turn of the sentence says, though the source's own cue doesn't."""
    turn = all_turns[k]
    for other in all_turns[max(0, k - NEIGHBOURS) : k + NEIGHBOURS + 1]:
        if other.sentence != turn.sentence:
            continue
        for c in other.attribution.content:
            if c.start <= source.start and source.end <= c.end and not c.start <= turn.at < c.end:
                return True
    return False


def governing(all_turns: Sequence[Turn], k: int, backwards: bool) -> Iterator[int]:
    """The indices of the turns of the same sentence whose subject turn `k` may share, the likeliest first.

    A verb or participle takes the subject before it; where the subject's own verb comes last (`backwards`),
    the turn that follows may hold the subject that stands before the cue.
    """
    turn = all_turns[k]
    later = None
    for j in range(k + 1, len(all_turns)):
        other = all_turns[j]
        if other.sentence != turn.sentence:
            break
        source = other.source
        if other.parent is turn.parent and source is not None:
            if source.start < turn.at:
                yield j
            else:
                later = j
            break
    for j in range(k - 1, -1, -1):
        other = all_turns[j]
        if other.sentence != turn.sentence:
            break
        if other.parent is turn.parent:
            yield j
    if later is not None and backwards:
        yield later


def before(all_turns: Sequence[Turn], k: int) -> list[Turn]:
    """The nearest turns before `k` on its level, the nearest first."""
    level = all_turns[k].parent
    out: list[Turn] = []
    for j in range(k - 1, max(-1, k - REACH), -1):
        if all_turns[j].parent is level:
            out.append(all_turns[j])
            if len(out) == NEAREST:
                break
    return out


def quoted_by(all_turns: Sequence[Turn], turn: Turn, k: int) -> Cluster | None:
    """The person whom a medium, who speaks in `turn`, quotes last before turn `k` in what it reports."""
    if not turn.speakers or any(c.type != "AGENCY" for c in turn.speakers):
        return None
    inner = (t for t in reversed(all_turns[max(0, k - NEAREST) : k]) if t.parent is turn)
    return next((t.speakers[0] for t in inner if len(t.speakers) == 1 and is_one(t.speakers[0])), None)
