"""Who speaks by a document: in this statement it is said; the report added."""

from collections.abc import Sequence
from itertools import pairwise

from isnad.stages.links.clusters import Cluster
from isnad.stages.links.speakers.agreement import agree
from isnad.stages.links.speakers.discourse import NEAREST, Turn, before
from isnad.stages.links.speakers.memory import Head
from isnad.stages.links.speakers.parties import Parties
from isnad.stages.links.speakers.sources import Sources
from isnad.stages.links.speakers.subjects import Subjects
from isnad.stages.links.words import ARTICLE, LAM

_QUOTES = 300  # characters of a sentence in which it says that it quotes a document
_WRITTEN = 80  # characters at the head of a sentence in which it names a document
_DEFINITE = (ARTICLE, LAM + LAM)  # what Arabic words with the article begin with
_ALIF = "\u0627"  # ends an Arabic object without article
_PASSED = frozenset({"carried", "handed"})


class Documents:
    """Looks for the issuers of documents among the turns of one article, by the index of the turn that speaks."""

    def __init__(self, sources: Sources, subjects: Subjects, parties: Parties, turns: Sequence[Turn]) -> None:
        self.sources, self.subjects, self.parties, self.turns = sources, subjects, parties, turns
        self.text, self.words = sources.text, sources.words

    def brings_up(self, head: Head | None) -> bool:
        """Whether an Arabic document is brought up as a new one whose words name nobody: a statement in English."""
        if not self.words.arabic or head is None or head.pointing or not head.rest:
            return False
        return not any(w.norm.startswith(_DEFINITE) for w in head.rest)

    def written(self, k: int) -> list[Cluster]:
        """Who issued the document in which the sentence says that the words of a verb without subject stand."""
        turn, words = self.turns[k], self.words
        if not self.text.sentences or turn.parent is not None:
            return []
        begin, end = self.text.bounds(turn.sentence)
        if words.arabic:
            begin = turn.attribution.cue.end
        near = self.text.words(begin, min(end, begin + _WRITTEN))
        if len(near) < 2 or (role := words.role(near[0].norm)) is None or role[0] != "inside":
            return []
        pointed = (p := words.role(near[1].norm)) is not None and p[0] == "demonstrative"
        at = 1 + pointed
        noun = words.noun(near[at].norm) if at < len(near) else None
        if noun is None or noun[0].kind != "document" or not (words.arabic or near[at].start < turn.at):
            return []
        if words.arabic and self._heads_sentence(turn):
            return []
        ends = (w.start for w in near[at + 1 :] if words.role(w.norm) is not None or words.relay(w.norm) in _PASSED)
        last = next(ends, near[-1].end)  # who passes it on didn't issue it
        stop = last if words.arabic else min(last, turn.at)
        if any(n.kind in {"name", "office"} and n.type == "PER" for n in self.sources.inside(begin, turn.at)):
            return []
        joint = self.parties.of_document(near[1].start, stop)
        found = self.sources.resolve(near[1].start, stop, None) if not joint else None
        return joint or ([found] if found is not None else self._bodies_before(k) or self.issuer(k))

    def _heads_sentence(self, turn: Turn) -> bool:
        """Whether a body named before the verb heads its sentence and agrees with it."""
        a = turn.attribution
        topic = self.subjects.topic(self.text.bounds(turn.sentence)[0], turn.at, a.number)
        return topic is not None and topic.type == "ORG" and agree([topic], a.gender, a.number, self.words.arabic)

    def _bodies_before(self, k: int) -> list[Cluster]:
        """The body or state that spoke last, where it agrees with the verb."""
        a = self.turns[k].attribution
        last = next((t.speakers for t in before(self.turns, k) if t.speakers), [])
        fits = all(c.type in {"ORG", "GPE"} for c in last) and agree(last, a.gender, a.number, self.words.arabic)
        return list(last) if last and fits else []

    def issuer(self, k: int) -> list[Cluster]:
        """Who issued the document that speaks: who spoke by one before, else the last body that spoke."""
        earlier = before(self.turns, k)
        for other in reversed(self.turns[max(0, k - NEAREST) : k]):
            source = other.source
            head = self.sources.head(source.start, source.end) if source else None
            if other.speakers and head is not None and head.is_document:
                return list(other.speakers)
            if other in earlier and self._issued(other, self.turns[k].sentence):
                return list(other.speakers)
        for other in earlier:
            if other.speakers and all(c.type in {"ORG", "GPE"} for c in other.speakers):
                return list(other.speakers)
        return []

    def _issued(self, turn: Turn, sentence: int) -> bool:
        """Whether a turn's speakers issued a document: that of its words, or one that `sentence` vouches by."""
        if not turn.speakers or any(c.type == "AGENCY" for c in turn.speakers):
            return False
        bodies = all(c.type in {"ORG", "GPE"} for c in turn.speakers)
        return (bodies and turn.sentence == sentence) or self._holds_document(turn)

    def _holds_document(self, turn: Turn) -> bool:
        """Whether the sentence of a turn says that its words stand in a document."""
        start, end = self.text.bounds(turn.sentence)
        there = self.text.words(start, min(end, start + _QUOTES))
        for one, two in pairwise(there):
            noun, role = self.words.noun(two.norm), self.words.role(one.norm)
            inside = not self.words.arabic or (role is not None and role[0] == "inside")
            if not inside and two.norm.endswith(_ALIF):  # an object: issued a statement
                inside, noun = True, self.words.noun(two.norm.removesuffix(_ALIF))
            by = one.norm + two.norm in self.words.by  # by report of: not in one
            if inside and not by and noun is not None and noun[0].kind == "document" and not noun[1]:
                return True
        return False
