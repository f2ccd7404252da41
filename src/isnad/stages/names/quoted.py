"""Bodies' names beside marks of quotation: a name holds both marks or none."""

from isnad.model import Tokens
from isnad.stages.names.tagger import Tagged
from isnad.stages.names.vocabulary import Vocabulary
from isnad.text.marks import CLOSING, OPENING, QUOTES_OPEN, STRAIGHT

BODIES = frozenset({"ORG", "AGENCY", "MECHANISM"})
MEDIA = frozenset({"b.agency", "b.broadcast", "b.press", "b.site"})
_LONGEST = 4  # tokens of a quoted name that stand behind the stretch


def unclosed(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a quotation or bracket that `first:last` opens is still open at its end."""
    depth, straight = 0, False
    for i in range(first, last):
        if tokens.kind[i] != "m":
            continue
        depth += (tokens.norm[i] in OPENING) - (tokens.norm[i] in CLOSING)
        straight ^= tokens.norm[i] in STRAIGHT
    return depth > 0 or straight


def whole_quotation(t: Tagged, tokens: Tokens, end: int) -> Tagged:
    """A name up to the mark that closes what it opens, or to the one that closes what opens right before it.

    `end` is that of the sentence. The stretch as it is where no such mark is near.
    """
    opened = unclosed(tokens, t.first, t.last)
    if not opened and not _closes(tokens, t):
        return t
    if (inside := _closing_mark(t, tokens)) is not None:
        return Tagged(t.first, inside, t.label)
    mark = _closing_behind(t.last, tokens, end) if opened else None
    return t if mark is None else Tagged(t.first, mark + 1, t.label)


def _closing_behind(last: int, tokens: Tokens, end: int) -> int | None:
    """The mark right behind a name, or behind a few more words of it, that closes a quotation."""
    for i in range(last, min(end, last + _LONGEST)):
        if tokens.norm[i] in CLOSING | STRAIGHT:
            return i
        if tokens.kind[i] == "m":
            break
    return None


def behind_noun(t: Tagged, tokens: Tokens, end: int, words: Vocabulary) -> Tagged:
    """What stands in quotation marks behind a noun for media, whole: the paper "N of M" where N was found."""
    i = t.first - 1
    if i < 1 or tokens.norm[i] not in QUOTES_OPEN or MEDIA.isdisjoint(words.classes(tokens.norm[i - 1])):
        return t
    return Tagged(t.first, _closing_behind(t.last, tokens, end) or t.last, t.label)


def _closes(tokens: Tokens, t: Tagged) -> bool:
    """Whether more is closed within the stretch than opened there."""
    return sum(tokens.norm[i] in CLOSING for i in range(t.first, t.last)) > sum(
        tokens.norm[i] in OPENING for i in range(t.first, t.last)
    )


def _closing_mark(t: Tagged, tokens: Tokens) -> int | None:
    """The mark in the stretch whose partner stands right before it."""
    before = tokens.norm[t.first - 1] if t.first else ""
    if before not in OPENING | STRAIGHT:
        return None
    return next((i for i in range(t.first + 1, t.last) if tokens.norm[i] in CLOSING | STRAIGHT), None)
