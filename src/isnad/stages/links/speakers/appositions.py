"""Names and the offices that stand in apposition to them, where a source phrase has only one of the two."""

from isnad.model import Name, Span
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
