"""What belongs to a source phrase and stands beside it: the name that its office is in apposition to, or the like."""

from isnad.model import Name, Span
from isnad.stages.links.speakers.discourse import Turn
from isnad.stages.links.speakers.phrases import SORTS
from isnad.stages.links.speakers.sources import Sources
from isnad.stages.links.words import ARTICLE, LAM

TITLED = 120  # characters in which a title's own name follows it
COMPLEMENT = 14  # words between an office and the comma before its holder's name
_CLOSED = ' \u00bb"\u201d'  # what may stand behind a name in quotation marks
_APPOSED = frozenset({"", "،", ","})
_COMMAS = _APPOSED - {""}
_AUDIENCE = frozenset({"medium", "group"})  # kinds of whom an office's holder tells something


class Appositions:
    """Looks at what stands beside source phrases."""

    def __init__(self, sources: Sources) -> None:
        self.sources, self.text, self.words = sources, sources.text, sources.words

    def whole(self, turn: Turn, source: Span) -> Span:
        """The source phrase with the name that its title is the title of, and a word that calls a document joint."""
        marks = [turn.at, *(c.start for c in turn.attribution.content)]
        limit = min((m for m in marks if m >= source.end), default=len(self.text.raw))
        end = source.end
        begin = source.start
        for name in self.sources.inside(max(0, begin - TITLED), begin):
            if name.kind == "name" and name.type == "PER" and begin < name.phrase.end <= source.end:
                begin = name.phrase.start  # an office in apposition to the name before it
            elif self.names(name, source):
                begin = name.phrase.start
        for name in self.sources.inside(source.start, min(limit, source.end + TITLED)):
            phrase = name.phrase
            if name.kind == "name" and name.type == "PER" and phrase.start <= source.start < name.start:
                end = max(end, phrase.end if phrase.end <= limit else name.end)
                break
            if name.kind == "name" and name.end > end and self._names_noun(source, name):
                end = name.end
                break
        begin = self._first_of_several(turn, begin)
        end = self.holder_end(source, end, limit)
        after = self.text.first_word(end, limit)
        role = self.words.role(after.norm) if after else None
        if after is not None and role is not None and role[0] == "joint":
            end = after.end
        if (begin, end) == (source.start, source.end):
            return source
        return Span(begin, end, self.text.raw[begin:end])

    def _first_of_several(self, turn: Turn, begin: int) -> int:
        """Where the first of several persons stands whom an `and` joins before a Persian verb for several."""
        named = self.sources.inside(max(0, begin - TITLED), begin) if turn.attribution.number == "p" else []
        for name in reversed([] if self.words.arabic else named):
            if name.kind == "name" and name.type == "PER" and name.phrase.end <= begin:
                between = self.text.words(name.phrase.end, begin)
                role = self.words.role(between[0].norm) if len(between) == 1 else None
                if role is None or role[0] != "conjunction":
                    break
                begin = name.phrase.start
        return begin

    def _names_noun(self, source: Span, name: Name) -> bool:
        """Whether a source that is a bare noun for a body or medium is named by the name right behind it."""
        words = self.text.words(source.start, source.end)
        noun = self.words.noun(words[0].norm) if len(words) == 1 else None
        if noun is None or noun[0].kind not in SORTS or noun[1] or name.type not in {"ORG", "AGENCY"}:
            return False
        return name.start <= source.start or not self.text.words(source.end, name.start)

    def holder_end(self, source: Span, end: int, limit: int) -> int:
        """Where an Arabic rank or office ends that a comma parts from its holder's name, its complement between."""
        words = self.text.words(source.start, source.end)
        if not self.words.arabic or end != source.end or not words or not self.sources.is_title(words[0]):
            return end
        if any(n.kind == "name" and n.type == "PER" for n in self.sources.inside(source.start, source.end)):
            return end
        for name in self.sources.inside(end, min(limit, end + TITLED)):
            if name.kind == "name" and name.type == "PER":
                apposed = self.text.raw[end : name.start].strip() in _COMMAS or self._complements(end, name)
                return name.end if apposed else end
        return end

    def _complements(self, end: int, name: Name) -> bool:
        """Whether what an office is for or where stands from `end` to the comma before its holder's name.

        The holder's title may stand behind that comma, but no other noun: the director, a brother of N.
        """
        comma = next((i for i in range(name.start - 1, end, -1) if self.text.raw[i] in _COMMAS), end)
        there, title = self.text.words(end, comma), self.text.words(comma, name.phrase.start)
        if not 0 < len(there) <= COMPLEMENT or not all(w.norm.startswith(ARTICLE) for w in title):
            return False
        first, noun = there[0].norm, self.words.noun(there[0].norm)
        told = noun is not None and noun[0].kind in _AUDIENCE
        if told or not (first.startswith(LAM) or self.words.inside(first)):
            return False
        return not any(w.norm in self.words.relatives for w in there)

    def names(self, name: Name, source: Span) -> bool:
        """Whether a source is what a Persian person's name right before it is called by: N. N., the lawyer of M."""
        if self.words.arabic or name.kind != "name" or name.type != "PER" or name.end > source.start:
            return False
        if self.text.raw[name.end : source.start].strip(_CLOSED) not in _APPOSED:
            return False
        head = self.sources.head(source.start, source.end)
        if head is None or head.shown:
            return False
        first = self.words.role(self.text.words(source.start, source.end)[0].norm)
        return (first is not None and first[0] == "one") or self.sources.is_title(head.word)
