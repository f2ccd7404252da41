"""Who speaks where the subject is dropped or a pronoun: by sentence, then by what was said before."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from isnad.model import Attribution, Span
from isnad.stages.links.clusters import Cluster
from isnad.stages.links.text import Text
from isnad.stages.links.words import ARTICLE, LAM, Word, Words

BY_WORDS = 3
TANWIN, TEH_MARBUTA = "\u064b", "\u0629"  # end adverbs, and feminine nouns
QUOTED = 160  # characters behind a medium in which it says whom it quotes
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

    @property
    def at(self) -> int:
        return self.attribution.cue.start


def inner_source(text: Text, source: Span, words: Words) -> Span:
    """The source itself, where its phrase begins with who passes it on: `the agency, quoting the ministry`."""
    there = text.words(source.start, source.end)
    for i in range(len(there) - 2, 0, -1):
        for j in range(i, max(0, i - BY_WORDS), -1):
            if (
                there[j].norm.startswith(words.by_starts)
                and "".join(w.norm for w in there[j : i + 1]) in words.by_keys
            ):
                start = there[i + 1].start
                return Span(start, source.end, text.raw[start : source.end])
    return source


def told(text: Text, source: Span, words: Words) -> bool:
    """Whether what was taken for the source is who was told: an Arabic `to` on a medium's name or noun."""
    if not words.arabic or text.raw[source.start] != LAM:
        return False
    whole = text.words(source.start, source.end)
    if not whole or whole[0].start != source.start:
        return False
    noun = words.noun(whole[0].norm[1:])
    if noun is not None:
        return noun[0].kind == "medium"
    listed = "".join(w.norm for w in whole) in words.agencies
    return not listed and words.agency([w.norm for w in text.words(source.start + 1, source.end)]) is not None


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
    for k, turn in enumerate(out):
        source = turn.attribution.source
        if source is None or told(text, source, words) or _in_content(out, k, source):
            continue
        if can_speak(text, turn.attribution, words):
            turn.source = quoted_source(text, turn.attribution, words) or inner_source(text, source, words)
    return out


def can_speak(text: Text, a: Attribution, words: Words) -> bool:
    """Whether the source can be the subject of the cue.

    None are adverbs and bare numbers. Right behind a masculine verb of Arabic a feminine noun is its object: `he
    urged the government` has its subject before it.
    """
    if a.source is None:
        return False
    there = text.words(a.source.start, a.source.end)
    if (
        not there
        or all(w.norm.isdigit() for w in there)
        or (len(there) == 1 and text.raw[there[0].end - 1] == TANWIN)
    ):
        return False
    first = there[0]
    adjacent = a.cue.end <= first.start and not text.words(a.cue.end, first.start)
    if not words.arabic or not adjacent or a.number != "s" or not first.norm.startswith(ARTICLE):
        return True
    noun = words.noun(first.norm)
    feminine = (noun is not None and noun[0].gender == "f") or text.raw[first.end - 1] == TEH_MARBUTA
    return not (feminine and a.gender == "m")


def quoted_source(text: Text, a: Attribution, words: Words) -> Span | None:
    """Whom the medium quotes that is the subject of the verb: `the paper, quoting officials, reported`."""
    if a.source is None:
        return None
    subject = [w.norm for w in text.words(a.source.start, a.source.end)]
    noun = words.noun(subject[0]) if subject else None
    if not subject or not ((noun is not None and noun[0].kind == "medium") or words.agency(subject) is not None):
        return None
    limit = min((at for at in (a.cue.start, *(c.start for c in a.content)) if at >= a.source.end), default=0)
    there = text.words(a.source.end, limit) if limit - a.source.end < QUOTED else []
    for i in range(len(there)):
        for j in range(i + 1, min(i + BY_WORDS, len(there)) + 1):
            if words.relays.get("".join(w.norm for w in there[i:j])) == "quoting":
                return _phrase(text, there[j:], words)
    return None


def _phrase(text: Text, there: list[Word], words: Words) -> Span | None:
    """The first words up to a comma, without what leads on to the content at their end."""
    end = 0
    for k, word in enumerate(there):
        if k and not text.raw[there[k - 1].end : word.start].isspace():
            break
        end = k + 1
    while end and words.role(there[end - 1].norm) is not None:
        end -= 1
    if not end:
        return None
    return text.article.span(there[0].start, there[end - 1].end)


def _in_content(all_turns: Sequence[Turn], k: int, source: Span) -> bool:
    """Whether the source stands in what another turn of the sentence says, though its own cue doesn't."""
    turn = all_turns[k]
    for other in all_turns[max(0, k - NEIGHBOURS) : k + NEIGHBOURS + 1]:
        if other is turn or other.sentence != turn.sentence:
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
