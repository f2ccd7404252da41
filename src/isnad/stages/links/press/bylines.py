"""Media that bylines, datelines and credits name, listed anywhere or not."""

from collections.abc import Iterator, Sequence
from functools import cache

from isnad.lexicons import form_variants, load
from isnad.model import Boilerplate
from isnad.stages.layout.vocabulary import vocabulary
from isnad.stages.links.press.outlet import is_outlet
from isnad.stages.links.speakers.sources import Sources
from isnad.stages.links.text import Text
from isnad.stages.links.words import Words, words_for
from isnad.text.clitics import bare_forms
from isnad.text.marks import CLOSING, COLONS, COMMAS, DASHES, OPENING

UNLISTED_WORDS = 4
_PARTING = DASHES | COMMAS | COLONS | OPENING | CLOSING | frozenset('"|/\\')
Piece = tuple[int, int]  # tokens first:last


@cache
def _stand_ins(lang: str) -> dict[str, str]:
    """What in a byline stands for whom, by folded letters: mark for agencies, desk for the outlet's own people."""
    rows = [r for r in load("chrome", lang).rows if r["how"] in {"mark", "desk"}]
    return {"".join(form): r["how"] for r in rows for form in form_variants(r.form)}


def stand_in(lang: str, norms: Sequence[str]) -> str | None:
    """Whether folded words of a byline stand for unnamed agencies (mark) or the outlet's own people (desk)."""
    table, key = _stand_ins(lang), "".join(norms)
    if key in table or lang != "ar":
        return table.get(key)
    return next((table[bare] for _, bare in bare_forms(key) if bare in table), None)


def pieces(text: Text, line: Boilerplate) -> Iterator[Piece]:
    """The parts of a line between marks and conjunctions; an initial's full stop parts nothing."""
    tokens = text.tokens
    words = words_for(text.article.lang)
    first = at = text.token_at(line.start)
    while at < len(tokens) and tokens.start[at] < line.end:
        parts = tokens.norm[at] in _PARTING if tokens.kind[at] == "m" else _is_and(words, tokens.norm[at])
        if parts or (at > first and _joined_and(text, words, at)):
            if at > first:
                yield first, at
            first = at + parts
        at += 1
    if at > first:
        yield first, at


def _is_and(words: Words, norm: str) -> bool:
    role = words.role(norm)
    return role is not None and role[0] == "conjunction"


def _joined_and(text: Text, words: Words, at: int) -> bool:
    """Whether token `at` is a medium or a word for agencies with an Arabic `and` written on to it."""
    norm = text.tokens.norm[at]
    if not words.arabic or len(norm) < 4 or not _is_and(words, norm[0]):
        return False
    return norm[1:] in words.agencies or norm[1:] in _stand_ins(text.article.lang)


class Bylines:
    """Reads the bylines and credits of one article, as layout marked them."""

    def __init__(self, text: Text, sources: Sources) -> None:
        self.text, self.sources, self.words = text, sources, sources.words
        self._credits = vocabulary(text.article.lang).credits

    def add(self, boilerplate: Sequence[Boilerplate]) -> None:
        """Make the media of the marked lines known to the article."""
        for line in boilerplate:
            if line.kind in {"byline", "credit"}:
                for piece in pieces(self.text, line):
                    self._medium(piece, line)

    def _medium(self, piece: Piece, line: Boilerplate) -> None:
        tokens = self.text.tokens
        first, last = piece
        start, end = tokens.start[first], tokens.end[last - 1]
        if any(n.type == "AGENCY" and n.kind == "name" for n in self.sources.inside(start, end)):
            return
        norms = [tokens.norm[i] for i in range(first, last) if tokens.kind[i] != "m"]
        hit = self._credits.at(tokens, first, last) if norms else None
        if not norms or (hit is not None and hit.last == last and hit.value == "place"):
            return
        if stand_in(self.text.article.lang, norms):
            return
        known = self.words.agency(norms)
        if known is not None and self.text.raw[start:end].islower():
            return  # Latin small letters are no acronym
        if known is not None or self._is_name(piece, line, norms):
            self.sources.add_medium(start, end, start, known)

    def _is_name(self, piece: Piece, line: Boilerplate, norms: list[str]) -> bool:
        """Whether words that no list holds name a medium: behind a place, in marks, or as the outlet's own name.

        A reporter's name, a desk of the outlet and a word for anybody are none.
        """
        tokens = self.text.tokens
        first, last = piece
        start, end = tokens.start[first], tokens.end[last - 1]
        outlet = self.text.article.outlet
        if outlet and is_outlet([self.text.raw[start:end]], outlet, self.words):
            return True
        if len(norms) > UNLISTED_WORDS or any(tokens.kind[i] == "n" for i in range(first, last)):
            return False
        noun = self.words.noun(norms[0])
        if noun is not None and noun[0].kind != "medium":
            return False
        if any(n.type in {"PER", "GPE"} for n in self.sources.inside(start, end)):
            return False
        if any(self._credits.at(tokens, i, last) is not None for i in range(first, last)) and noun is None:
            return False
        framed = first > 0 and tokens.norm[first - 1] in OPENING | frozenset('"')
        if line.kind == "credit":
            return framed and self._is_media(norms)
        return framed or self._placed(line, first)

    def _is_media(self, norms: list[str]) -> bool:
        """Whether the article names a medium so elsewhere."""
        found = self.sources.clusters.find(norms)
        return found is not None and found.type == "AGENCY"

    def _placed(self, line: Boilerplate, first: int) -> bool:
        """Whether a place and a dash or slash stand before token `first` of the line."""
        tokens = self.text.tokens
        at = self.text.token_at(line.start)
        hit = self._credits.at(tokens, at, first) if at < first else None
        return hit is not None and hit.value == "place" and any(tokens.kind[i] == "m" for i in range(at, first))
