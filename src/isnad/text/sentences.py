"""Sentences over tokens: a paragraph break always ends one, a full stop does unless it only abbreviates."""

from bisect import bisect_right
from collections.abc import Collection

from isnad.model import Sentence, Tokens
from isnad.text.marks import COLONS, COMMAS, FULL_STOPS, PARTNER, QUOTES_CLOSE

_CLOSERS = QUOTES_CLOSE | frozenset(")]}’'")
_FOLLOWERS = FULL_STOPS | _CLOSERS
_CONTINUING = COMMAS | COLONS
_BRACKETS = frozenset("([")
_DIGITS = 3  # of either part of a decimal; a year has more


def split_sentences(
    text: str, tokens: Tokens, lines: Collection[int] = (), domains: Collection[str] = ()
) -> list[Sentence]:
    """Sentences in order; together they hold every token once. `lines` are tokens before which a line's end is lost.

    `domains` are folded words that end an address.

    A full stop ends a sentence when white space or the end follows it (closing marks in between go along)
    and the word before it has more than one letter, so initials (د. م. U.N.) and decimals don't. A question
    or exclamation mark ends one too, unless it stands alone in brackets or a further mark follows at once.
    """
    out: list[Sentence] = []
    first = paragraph = done = 0
    n = len(tokens)
    norm = tokens.norm
    breaks = _breaks(text, tokens).union(lines)
    stops = [i for i, mark in enumerate(norm) if mark in FULL_STOPS]
    for i in sorted(breaks.union(stops)):
        if i < done:
            continue
        if i > first and i in breaks:
            out.append(Sentence(first, i, paragraph))
            first, paragraph = i, paragraph + 1
        if norm[i] not in FULL_STOPS:
            continue
        run = i + 1
        while run < n and norm[run] in _FOLLOWERS and tokens.start[run] == tokens.end[run - 1]:
            run += 1
        if _ends_sentence(text, tokens, i, run, domains):
            out.append(Sentence(first, run, paragraph))
            paragraph += run in breaks
            first = run
        done = run  # the whole run is decided at once: linear time, whatever the marks
    if first < n:
        out.append(Sentence(first, n, paragraph))
    return out


def _breaks(text: str, tokens: Tokens) -> set[int]:
    """The tokens before which a line ends."""
    out: set[int] = set()
    at = text.find("\n")
    while at >= 0:
        i = bisect_right(tokens.start, at)
        if i == len(tokens):
            break
        if not _is_decimal(text, tokens, i - 1):
            out.add(i)
        at = text.find("\n", tokens.start[i])
    out.discard(0)
    return out


def _is_decimal(text: str, tokens: Tokens, i: int) -> bool:
    """Whether token `i` is the point of a decimal that a line's end broke: on the next line a digit and its noun.

    All of 84 such stops in Persian articles are: next to no sentence ends in a number and the next one begins so.
    """
    norm, kind, start, end = tokens.norm, tokens.kind, tokens.start, tokens.end
    if not 0 < i < len(tokens) - 2 or norm[i] != "." or [kind[i - 1], *kind[i + 1 : i + 3]] != ["n", "n", "w"]:
        return False
    glued = end[i - 1] == start[i] and text[end[i] : start[i + 1]] == "\n" and text[end[i + 1] : start[i + 2]] == " "
    return glued and max(len(norm[i - 1]), len(norm[i + 1])) <= _DIGITS


def _ends_sentence(text: str, tokens: Tokens, i: int, run: int, domains: Collection[str]) -> bool:
    """Whether the full stop at token `i`, with the stops and closing marks up to `run`, ends a sentence."""
    norm, kind = tokens.norm, tokens.kind
    after = tokens.end[run - 1]
    if _is_decimal(text, tokens, i):
        return False
    if norm[i] != ".":
        in_brackets = i > 0 and norm[i - 1] in _BRACKETS and norm[i + 1 : i + 2] == [PARTNER[norm[i - 1]]]
        followed = run < len(tokens) and tokens.start[run] == after and norm[run] in _CONTINUING
        return not (in_brackets or followed)
    glued = after < len(text) and not text[after].isspace()
    behind_a_word = i > 0 and tokens.start[i] == tokens.end[i - 1]
    if glued and behind_a_word and kind[run : run + 1] == ["w"] and len(norm[i - 1]) > 2:
        return not (norm[run].isascii() or norm[run] in domains)  # a lost space, but never inside a.domain.name
    if glued:
        return False
    return not (behind_a_word and kind[i - 1] == "w" and len(norm[i - 1]) == 1)
