"""Whose report `this report` is in Persian: the last one told of, by a medium's by-phrase or beside who speaks.

Whoever else spoke since made none. A report that nothing told of is nobody's who is named.
"""

from collections.abc import Sequence

from isnad.stages.attributions.government import prepositions
from isnad.stages.links.clusters import Cluster
from isnad.stages.links.speakers.discourse import Turn
from isnad.stages.links.speakers.memory import Head
from isnad.stages.links.speakers.sources import Sources
from isnad.stages.links.text import Text

_REACH = 3000  # characters before a report within which it was told of
_BY_WORDS = 4  # of a by-phrase; a noun for media may stand between it and the name
_TO = "BE"


def is_report(head: Head | None, sources: Sources) -> bool:
    """Whether a phrase points at a document by a noun that media's by-phrases have."""
    if head is None or sources.words.arabic or not head.shown or not head.is_document:
        return False
    noun, by = head.word.norm, sources.words.by
    return any(to + noun in by for to, code in prepositions("fa").items() if code == _TO)


def reporters(all_turns: Sequence[Turn], k: int, head: Head, sources: Sources, text: Text) -> list[Cluster]:
    """Who made the report that was told of last before turn `k`."""
    words, noun = sources.words, head.word.norm
    begin = text.bounds(all_turns[k].sentence)[0]
    there = text.words(max(0, begin - _REACH), begin)
    for i in range(len(there) - 1, 0, -1):
        if not there[i].norm.startswith(noun):
            continue
        sentence = text.sentence_at(there[i].start)
        turn = next((t for t in all_turns[:k] if t.sentence == sentence and t.speakers and t.parent is None), None)
        if turn is not None and all(c.type == "AGENCY" for c in turn.speakers):
            return list(turn.speakers)
        if there[i - 1].norm + there[i].norm in words.by:
            found = _credited(*text.bounds(sentence), sources, text)
            if found is not None:
                return [found]
        elif turn is not None:
            return list(turn.speakers)
    return []


def _credited(start: int, end: int, sources: Sources, text: Text) -> Cluster | None:
    """The medium of the last by-phrase in `start:end`: of two it is whom the first one quotes."""
    found = None
    for name in sources.inside(start, end):
        before = [w.norm for w in text.words(start, name.start)][-_BY_WORDS - 1 :]
        by = (before[i:j] for j in (len(before), len(before) - 1) for i in range(j))
        if name.type == "AGENCY" and any("".join(words) in sources.words.by for words in by):
            found = sources.cluster(name) or found
    return found
