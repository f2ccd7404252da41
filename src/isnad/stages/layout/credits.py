"""Stretches that say who reports and from where: datelines, bylines, credits."""

from typing import NamedTuple

from isnad.model import Tokens
from isnad.stages.layout.lines import BARS, FRAMES, Line, inner
from isnad.stages.layout.vocabulary import Vocabulary
from isnad.text.marks import COLONS, DASHES, FULL_STOPS

DATELINE_TOKENS = 16
BYLINE_WORDS = 12
PLACE_WORDS = 5
UNLISTED_WORDS = 3  # of a medium that no list holds, named behind a place


class Pieces(NamedTuple):
    """What a stretch is made of: counts of media, of places, of common words among media names, of others."""

    media: int
    places: int
    common: int
    nouns: int
    other: int
    framed: bool


def pieces(words: Vocabulary, tokens: Tokens, first: int, last: int) -> Pieces:
    """Count the pieces of tokens `first:last`; marks count for nothing, numbers as other words."""
    media = places = common = nouns = other = 0
    i = first
    while i < last:
        hit = words.credits.at(tokens, i, last) if tokens.kind[i] == "w" else None
        if hit is None:
            other += tokens.kind[i] != "m"
            i += 1
            continue
        media += hit.value in ("name", "common", "mark", "desk")
        common += hit.value == "common"
        places += hit.value == "place"
        nouns += hit.value == "noun"
        i = hit.last
    framed = last > first and tokens.norm[first] in FRAMES and tokens.norm[last - 1] in FRAMES
    return Pieces(media, places, common, nouns, other, framed)


def dateline(words: Vocabulary, tokens: Tokens, line: Line) -> int | None:
    """Where the prose begins behind a dateline (`place - agency -`, `place (agency) --`, `agency:`).

    None where there is none: an agency must stand in it, or a known place alone before a dash. A common
    word is taken for an agency only behind a place, in marks or with its noun, so that a topic before a
    colon stays prose. Behind a place and a dash a few words before a colon or another dash are a medium that no
    list holds, where they stand in marks, behind their noun, or before a dash.
    """
    norm = tokens.norm
    stop = min(line.last - 1, line.first + DATELINE_TOKENS)
    begin, end, placed, credited = line.first, None, False, False
    i = begin
    while i < stop:
        if not _parts(tokens, i):
            i += 1
            continue
        p = pieces(words, tokens, begin, i)
        agency = bool(p.media) and p.other <= (PLACE_WORDS if norm[i - 1] == ")" else 0)
        sure = p.media > p.common or p.nouns or placed or p.framed or norm[i - 1] == ")"
        agency = agency or (placed and _is_unlisted(p, norm[i]))
        if agency and sure and not credited:
            credited, end = True, i + 1
        elif p.places and not p.other and not placed and not credited and norm[i] not in COLONS:
            placed, end = True, i + 1
        else:
            break
        while end < stop and (norm[end] in DASHES or norm[end] in COLONS):
            end += 1
        begin = i = end
    if end is None or not (credited or (placed and norm[end - 1] in DASHES)):
        return None
    return end


def _is_unlisted(p: Pieces, mark: str) -> bool:
    """Whether words before `mark`, behind a place and a dash, are the name of a medium that no list holds."""
    if p.media or p.places or not 0 < p.other <= UNLISTED_WORDS:
        return False
    return mark in DASHES or bool(p.framed or p.nouns)


def _parts(tokens: Tokens, i: int) -> bool:
    """Whether token `i` may part a dateline from prose: a colon, or a dash or bar that joins no two words."""
    mark = tokens.norm[i]
    if mark in COLONS:
        return True
    if mark not in DASHES and mark not in "|/":
        return False
    return i == 0 or tokens.start[i] > tokens.end[i - 1] or tokens.kind[i - 1] == "m" or _spaced(tokens, i)


def _spaced(tokens: Tokens, i: int) -> bool:
    return i + 1 < len(tokens) and tokens.start[i + 1] > tokens.end[i]


def is_credit_line(words: Vocabulary, tokens: Tokens, line: Line) -> bool:
    """Whether the line holds media, with places and marks, and next to nothing else."""
    if not 0 < line.words <= BYLINE_WORDS:
        return False
    if _in_brackets(tokens, line) and line.words <= UNLISTED_WORDS:
        return True
    first, last = inner(tokens, line)
    if tokens.norm[line.last - 1] in FULL_STOPS and tokens.norm[line.first] not in FRAMES:
        return False
    p = pieces(words, tokens, first, last)
    parted = any(tokens.norm[i] in BARS for i in range(line.first, last))
    if not p.media or (p.common == p.media and not (parted or line.words <= 2)):
        return False
    return p.other <= (3 if parted else 0)


def _in_brackets(tokens: Tokens, line: Line) -> bool:
    """Whether the whole line stands in round brackets."""
    return tokens.norm[line.first] == "(" and tokens.norm[line.last - 1] == ")"


def is_placed_line(words: Vocabulary, tokens: Tokens, line: Line) -> bool:
    """Whether the line is no more than a place, a dash or slash, and a few words for who reports from there."""
    if line.words > PLACE_WORDS + UNLISTED_WORDS or tokens.norm[line.last - 1] in FULL_STOPS | COLONS:
        return False
    bar = next((i for i in range(line.first, line.last) if tokens.norm[i] in BARS and _parts(tokens, i)), None)
    if bar is None:
        return False
    place = pieces(words, tokens, line.first, bar)
    if not place.places or place.media > place.common or place.other > (PLACE_WORDS if place.framed else 1):
        return False
    rest = pieces(words, tokens, bar + 1, line.last)
    return not rest.places and 0 < rest.other + rest.media + rest.nouns <= UNLISTED_WORDS + 1


def bracketed_credit(words: Vocabulary, tokens: Tokens, line: Line) -> int | None:
    """The token where a credit in brackets or quotes at the line's end begins: `… text. (agency)`."""
    last = line.last
    while last > line.first and tokens.norm[last - 1] in FULL_STOPS:
        last -= 1
    first = last - 1
    if first <= line.first or tokens.norm[first] not in FRAMES:
        return None
    while first > line.first and last - first < 8 and (tokens.norm[first - 1] not in FULL_STOPS):
        first -= 1
        if tokens.norm[first] == "(":
            break
    if tokens.norm[first] not in FRAMES or first == line.first:
        return None
    p = pieces(words, tokens, first, last)
    before = tokens.norm[first - 1]
    ended = before in FULL_STOPS or before in FRAMES
    if not p.media or p.other or p.places or (tokens.norm[first] != "(" and not ended):
        return None
    if p.media == p.common and before not in FULL_STOPS:
        return None
    # An abbreviation behind the name it stands for is a gloss, no credit.
    glossed = not ended and pieces(words, tokens, max(line.first, first - 3), first).media
    return None if glossed else first


def only_marks(tokens: Tokens, line: Line) -> bool:
    """Whether the line is a rule of dashes, stars or the like."""
    run = tokens.norm[line.first : line.last]
    return not line.words and len(run) > 2 and all(c in "-–—_=*.~•ـ×#" for c in run)
