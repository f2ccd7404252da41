"""Sentences over tokens: a paragraph break always ends one, a full stop does unless it only abbreviates."""

from isnad.model import Sentence, Tokens
from isnad.text.marks import FULL_STOPS, QUOTES_CLOSE

_CLOSERS = QUOTES_CLOSE | frozenset(")]}’'")


def split_sentences(text: str, tokens: Tokens) -> list[Sentence]:
    """Sentences in order; together they hold every token once.

    A full stop ends a sentence when white space or the end follows it (closing marks in between go along)
    and the word before it has more than one letter, so initials (د. م. U.N.) and decimals don't.
    """
    out: list[Sentence] = []
    first = paragraph = 0
    n = len(tokens)
    i = 0
    while i < n:
        if i > first and "\n" in text[tokens.end[i - 1] : tokens.start[i]]:
            out.append(Sentence(first, i, paragraph))
            first, paragraph = i, paragraph + 1
        if tokens.kind[i] == "m" and tokens.norm[i] in FULL_STOPS and _ends_sentence(text, tokens, i):
            i += 1
            while i < n and tokens.norm[i] in FULL_STOPS | _CLOSERS and tokens.start[i] == tokens.end[i - 1]:
                i += 1
            out.append(Sentence(first, i, paragraph))
            if i < n and "\n" in text[tokens.end[i - 1] : tokens.start[i]]:
                paragraph += 1
            first = i
            continue
        i += 1
    if first < n:
        out.append(Sentence(first, n, paragraph))
    return out


def _ends_sentence(text: str, tokens: Tokens, i: int) -> bool:
    """Whether the full stop at token `i` ends a sentence."""
    if tokens.norm[i] != ".":
        return True
    after = tokens.end[i]
    j = i + 1
    while j < len(tokens) and tokens.start[j] == after and tokens.norm[j] in FULL_STOPS | _CLOSERS:
        after = tokens.end[j]
        j += 1
    glued = after < len(text) and not text[after].isspace()
    if glued and tokens.kind[j : j + 1] == ["w"] and i > 0 and len(tokens.norm[i - 1]) > 2:
        return not tokens.norm[j].isascii()  # a lost space after the stop, but never inside a.domain.name
    if glued:
        return False
    before_is_initial = i > 0 and tokens.kind[i - 1] == "w" and len(tokens.norm[i - 1]) == 1
    return not (before_is_initial and tokens.start[i] == tokens.end[i - 1])
