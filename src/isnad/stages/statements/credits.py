"""The agencies that an article as a whole is credited to: byline, dateline, lead credit, final credit."""

from collections.abc import Container, Iterator, Sequence
from typing import NamedTuple

from isnad.model import Boilerplate, Mention, Span
from isnad.stages.layout.vocabulary import vocabulary
from isnad.stages.links.press.bylines import pieces, stand_in
from isnad.stages.links.text import Text
from isnad.stages.links.words import LAM, Word, Words
from isnad.text.marks import CLOSING, COLONS, DASHES, OPENING

LEAD_SENTENCES = 5
LINE_WORDS = 7
DATELINE_WORDS = 8
INTERVIEW_WORDS = 6


class Credit(NamedTuple):
    """An agency or relay with its evidence."""

    entity: str | None  # None where it stands for agencies that nobody names
    span: Span | None
    basis: str


class Relayers:
    """The phrases by which a text says who passed something on, for one language."""

    def __init__(self, words: Words) -> None:
        self.words = words

    def before(self, text: Text, start: int, limit: int) -> int | None:
        """Where the by-phrase begins that stands right before `start`, generic nouns between allowed.

        Works on letters alone, so that a lost space doesn't matter. None where there is no such phrase.
        """
        words = text.words(max(limit, start - 60), start)
        while words and self._generic([w.norm for w in words[-2:]]):
            words = words[:-1]
        key, found = "", None
        for word in reversed(words):
            key = word.norm + key
            joined = (key.removeprefix(by) for by in self.words.by_keys if key.startswith(by))  # the space is lost
            if key in self.words.by or any(self.words.noun(rest) for rest in joined):
                found = word.start
        return found

    def only(self, text: Text, start: int, end: int, medium: Mention) -> bool:
        """Whether the sentence `start:end` is a by-phrase with the medium's name and no more."""
        if text.words(medium.end, end):
            return False
        by = self.before(text, medium.start, start)
        return by is not None and not text.words(start, by) and not _opened(text.raw[start:end])

    def _generic(self, norms: list[str]) -> bool:
        """Whether the last word only says what sort of medium follows, by itself or behind such a noun."""
        before = self.words.noun(norms[0])
        if before is not None and before[0].kind == "medium":
            return True
        noun = self.words.noun(norms[-1])
        if noun is not None:
            return noun[0].kind != "document"
        return self.words.is_adjective(norms[-1])


def _opened(sentence: str) -> bool:
    """Whether the sentence opens a quotation that it does not close."""
    return sum(c in OPENING for c in sentence) > sum(c in CLOSING for c in sentence)


def article_credits(
    text: Text,
    media: Sequence[Mention],
    boilerplate: Sequence[Boilerplate],
    relayers: Relayers,
    own: Container[str | None],
    suppliers: Sequence[Mention],
    cues: Sequence[int],
    quoted: bool = False,
) -> list[Credit]:
    """Credits in the order outermost first: lines and dateline, then the lead credit; none of the outlet's `own`.

    Where there are none, an interview with one of the `suppliers` (agencies and sites, not papers, outside what is
    said) is its copy.
    `cues` are the offsets at which somebody is said to speak: no dateline has one.
    With `quoted` the medium that the lead credit quotes in turn is credited with the whole article too.
    """
    found: dict[str | None, Credit] = {}
    lead = [c for c in _lead(text, media, relayers) if c.entity not in own]
    if not quoted:
        lead = lead[:1]
    for credit in [*_dateline(text, media, relayers.words, cues), *lead, *_lines(text, media, boilerplate)]:
        if credit.entity not in own:
            found.setdefault(credit.entity, credit)
    if not found:
        return [*_interview(text, suppliers, relayers.words)][:1]
    return list(found.values())


def _interview(text: Text, media: Sequence[Mention], words: Words) -> Iterator[Credit]:
    """The agency or site in talks with which the first sentences say that their source spoke."""
    limit = text.bounds(min(LEAD_SENTENCES, len(text.sentences)) - 1)[1]
    for m in media:
        if m.start >= limit:
            return
        if _told_at_length(text, m, words):
            yield Credit(m.entity, Span(m.start, m.end, m.text), "cue")


def _told_at_length(text: Text, m: Mention, words: Words) -> bool:
    before = [w.norm for w in text.words(max(0, m.start - 50), m.start)][-INTERVIEW_WORDS:]
    spans = ((i, j) for i in range(len(before)) for j in range(i + 1, len(before) + 1))
    return any(words.relays.get("".join(before[i:j])) == "interview" for i, j in spans)


def _paragraphs(text: Text) -> list[tuple[int, int]]:
    """Raw bounds of the paragraphs."""
    out: list[tuple[int, int]] = []
    last = None
    for k, s in enumerate(text.sentences):
        a, b = text.bounds(k)
        if s.paragraph == last:
            out[-1] = (out[-1][0], b)
        else:
            out.append((a, b))
        last = s.paragraph
    return out


def _lines(text: Text, media: Sequence[Mention], boilerplate: Sequence[Boilerplate]) -> Iterator[Credit]:
    """Short lines at the head or the foot that hold little but an agency's name."""
    paragraphs = _paragraphs(text)
    lines = [b for b in boilerplate if b.kind in {"byline", "credit"}]
    chrome = [(b.start, b.end, b.kind) for b in lines]
    spots = [(a, b, "byline") for a, b in paragraphs[1:3]] + [(a, b, "credit") for a, b in paragraphs[3:][-3:]]
    for a, b, basis in [*spots, *chrome]:
        inside = [m for m in media if a <= m.start and m.end <= b]
        if len(inside) > 1 and _is_place(text, inside[0]):
            del inside[0]
        named = sum(len(text.words(m.start, m.end)) for m in inside)
        if len(text.words(a, b)) - named <= (LINE_WORDS if (a, b, basis) in chrome else 2):
            for m in inside:
                yield Credit(m.entity, Span(m.start, m.end, m.text), basis)
    for line in lines:
        yield from _unnamed(text, line)


def _is_place(text: Text, m: Mention) -> bool:
    """Whether a medium's name is also a city's, and a dash follows."""
    hit = vocabulary(text.article.lang).credits.at(text.tokens, text.token_at(m.start))
    after = text.raw[m.end : m.end + 3].strip()
    return hit is not None and hit.value == "place" and after[:1] in DASHES


def _unnamed(text: Text, line: Boilerplate) -> Iterator[Credit]:
    """Agencies that a line credits without naming any."""
    tokens = text.tokens
    for first, last in pieces(text, line):
        norms = [tokens.norm[i] for i in range(first, last) if tokens.kind[i] != "m"]
        if stand_in(text.article.lang, norms) == "mark":
            joined = stand_in(text.article.lang, [norms[0][1:], *norms[1:]]) is not None  # an `and` written on to it
            span = text.article.span(tokens.start[first] + joined, tokens.end[last - 1])
            yield Credit(None, span, line.kind)


def _dateline(text: Text, media: Sequence[Mention], words: Words, cues: Sequence[int]) -> Iterator[Credit]:
    """`Place - Agency:` at the beginning of one of the first paragraphs."""
    for a, b in _paragraphs(text)[1:3]:
        for m in media:
            if not a <= m.start < b:
                continue
            before = text.words(a, m.start)
            spoken = any(a <= at < m.start for at in cues) or _is_told(before, words)
            if _is_place(text, m):
                continue
            told = text.raw[m.start - 1 : m.start] == LAM
            if told or len(before) > DATELINE_WORDS or spoken:
                break
            after = text.raw[m.end : m.end + 4].lstrip(" )]»\"'")
            if after[:1] in COLONS | DASHES:
                yield Credit(m.entity, Span(m.start, m.end, m.text), "dateline")
                break


def _is_told(before: Sequence[Word], words: Words) -> bool:
    """Whether a `to` stands right before a medium or its noun: N to the channel M: it is open."""
    while before and words.is_medium(before[-1].norm):
        if before[-1].norm.startswith(LAM):
            return True
        before = before[:-1]
    return not words.arabic and bool(before) and before[-1].norm in words.particles


def _lead(text: Text, media: Sequence[Mention], relayers: Relayers) -> list[Credit]:
    """The by-phrase that opens one of the first sentences, and the media that it quotes in turn."""
    for k in range(min(LEAD_SENTENCES, len(text.sentences))):
        a, b = text.bounds(k)
        out: list[Credit] = []
        edge = a
        for m in media:
            if not a <= m.start < b:
                continue
            at = relayers.before(text, m.start, edge)
            between = text.words(edge, at) if at is not None else []
            if "".join(w.norm for w in between) in relayers.words.by:
                between = []
            if at is None or len(between) > (4 if out else 0):
                break
            if text.sentences[k].paragraph > 1 and relayers.only(text, a, b, m):
                break  # it vouches for the sentence before it, and at the lead's end for all
            if any(
                (role := relayers.words.role(w.norm)) and role[0] == "one" for w in text.words(m.start, m.end)[:1]
            ):
                break
            out.append(Credit(m.entity, Span(m.start, m.end, m.text), "cue"))
            edge = m.end
        if out:
            return out
    return []
