"""Persian documents that show something: the figures of the ministry show that it rained.

What a named body's document shows is that body's statement; what a conduct or any evidence shows is the writer's.
"""

from bisect import bisect_left
from collections.abc import Sequence

from isnad.stages.attributions.cues import CueSpan
from isnad.stages.attributions.lexical import Lexical
from isnad.stages.attributions.scene import FINITE
from isnad.stages.attributions.wordlists import forms
from isnad.stages.links.words import words_for

_NAMES = frozenset({"PER", "ORG", "AGENCY"})
_EDGES = frozenset(",:\u060c")


def shown(lex: Lexical, cues: Sequence[CueSpan]) -> dict[int, int]:
    """First tokens of verbs of showing whose subject is a named body's document, each with the token behind them."""
    finite = sorted(c.first for c in cues if c.form.part in FINITE)
    verbs = forms("saying_words", "fa", "role", "shows")
    out: dict[int, int] = {}
    for i, hit in enumerate(lex.cue):
        if hit is None or hit.first != i or hit.value.lemma not in verbs or lex.depth[i]:
            continue
        s = lex.sentences[lex.sentence[i]]
        opened = hit.last < s.last - 1 and (
            lex.particle[hit.last] == "comp"
            or (lex.tokens.norm[hit.last] in _EDGES and lex.particle[hit.last + 1] != "conj")
        )
        reported = bisect_left(finite, s.first) < bisect_left(finite, i)
        if opened and not reported and _is_bodys(lex, s.first, i):
            out[i] = hit.last
    return out


def _is_bodys(lex: Lexical, first: int, last: int) -> bool:
    """Whether a noun for a document, with no preposition before it, has a name behind it in `first:last`."""
    noun = words_for("fa").noun
    for k in range(first, last):
        known = noun(lex.tokens.norm[k])
        if known is None or known[0].kind != "document" or (k > first and lex.particle[k - 1] == "prep"):
            continue
        return any(lex.name[j][2:] in _NAMES for j in range(k, last))
    return False
