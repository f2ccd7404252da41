"""Persian by-phrases that open a sentence: as the paper writes, the bridge is closed.

Where nobody else speaks in the sentence, all the rest of it is theirs. The first `by report of` of an article credits
it with all, and says nothing of its own sentence.
"""

from collections.abc import Sequence

from isnad.model import Sentence
from isnad.stages.attributions.cues import CueSpan
from isnad.stages.attributions.lexical import Lexical
from isnad.stages.attributions.scene import SURE
from isnad.stages.attributions.wordlists import phrases

_ACTS = frozenset({"say", "announce", "claim"})


def opening(lex: Lexical, cues: Sequence[CueSpan]) -> dict[int, int]:
    """First tokens of by-phrases that are the only cue of their sentence, each with the token behind them."""
    sure = [c for c in cues if c.p >= SURE]
    out: dict[int, int] = {}
    credited, at = False, 0
    for s in lex.sentences:
        begin = at
        while at < len(sure) and sure[at].first < s.last:
            at += 1
        first = _first_word(lex, s)
        by = phrases("relays", "fa", "role", "credit").at(lex.tokens, first, s.last)
        if by is not None and not credited and not _is_own_office(lex, by.last):
            credited = True
            continue
        last = _phrase_end(lex, first, s) if by is None else by.last
        if last is None or last == s.last or lex.particle[last] == "comp":
            continue
        if not any(c.first >= last and lex.depth[c.first] == lex.depth[first] for c in sure[begin:at]):
            out[first] = last
    return out


def _is_own_office(lex: Lexical, at: int) -> bool:
    """Whether a body's press office, which reports of that body alone, stands at token `at`."""
    offices = phrases("saying_words", "fa", "role", "press-office")
    return at < len(lex.tokens) and offices.at(lex.tokens, at) is not None


def _first_word(lex: Lexical, s: Sentence) -> int:
    """The first token of a sentence but for marks and a connective."""
    first = s.first
    while first < s.last - 1 and (lex.tokens.kind[first] == "m" or lex.particle[first] == "conj"):
        first += 1
    return first


def _phrase_end(lex: Lexical, first: int, s: Sentence) -> int | None:
    """The token behind a prepositional cue of saying at token `first`, if one stands there."""
    hit = lex.cue[first]
    if hit is None or hit.first != first or hit.last > s.last or hit.value.part != "preposition":
        return None
    return hit.last if hit.value.act in _ACTS and not hit.value.governs else None
