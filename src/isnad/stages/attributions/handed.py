"""Arabic verbs of passing on and of coming: a medium passes on from somebody, it came in a statement, that it is so.

What makes such a verb the cue is its preposition with a complementizer behind it and no other cue between: with
one (`his saying that`), that one is the cue. Labelled articles have the first too seldom for a tagger to learn it.
"""

from collections.abc import Collection, Sequence
from functools import cache

from isnad.lexicons import form_variants, load
from isnad.lexicons.match import Hit
from isnad.stages.attributions.cues import CueSpan, cue_form
from isnad.stages.attributions.lexical import CueForm, Lexical
from isnad.stages.attributions.scene import SURE
from isnad.text.clitics import bare_forms
from isnad.text.marks import COLONS, FULL_STOPS

_PREPOSITION = 8  # tokens behind the verb within which its preposition stands
_CLAUSE = 16  # tokens behind the preposition within which the complementizer stands
_STOPS = FULL_STOPS | COLONS
_FROM, _IN = "AN_PREP", "FI"


def handed(lex: Lexical, cues: Sequence[CueSpan]) -> dict[int, tuple[int, int]]:
    """Tokens of verbs of passing on that are the cue of a clause, each with the tokens of its source."""
    if lex.lang != "ar":
        return {}
    taken = {i for c in cues if c.p >= SURE for i in range(c.first, c.last)}
    verbs = [(i, _governed(lex, i, hit)) for i, hit in enumerate(lex.cue) if hit is not None and hit.first == i]
    return {i: source for i, word in verbs if word and (source := _source(lex, i, word, taken - {i})) is not None}


def with_handed(lex: Lexical, cues: Sequence[CueSpan], found: Collection[int]) -> list[CueSpan]:
    """The cues, with the verbs of passing on in `found` for sure."""
    kept = [c for c in cues if c.first not in found]
    return sorted([*kept, *(CueSpan(i, i + 1, *cue_form(lex, i, i + 1), 1.0) for i in found)], key=lambda c: c.first)


def _governed(lex: Lexical, i: int, hit: Hit[CueForm]) -> str:
    """The folded preposition behind which such a verb names its source; '' for other words."""
    if hit.value.governs == _IN and hit.value.act == "say":  # it came in; with `doubt` it is whose doubt it is
        return _prepositions()[_IN]
    hands = any(bare in _handing() for _, bare in bare_forms(lex.tokens.norm[i]))
    return _prepositions()[_FROM] if hands else ""


def _source(lex: Lexical, i: int, word: str, taken: Collection[int]) -> tuple[int, int] | None:
    """What stands between a preposition and the complementizer behind a verb, no other cue or stop between."""
    norm, kind, last = lex.tokens.norm, lex.tokens.kind, lex.sentences[lex.sentence[i]].last
    first = next((j + 1 for j in range(i + 1, min(last, i + _PREPOSITION)) if norm[j] == word), last)
    for j in range(first, min(last, first + _CLAUSE)):
        if j in taken or (kind[j] == "m" and norm[j] in _STOPS):
            return None
        if lex.particle[j] == "comp":
            if lex.depth[j] > lex.depth[first]:
                return None  # the complementizer is another's, within a quotation
            end = next((k for k in range(j, first, -1) if kind[k - 1] != "m"), first)
            return (first, end) if end > first else None
    return None


@cache
def _handing() -> frozenset[str]:
    """Verbs by which a medium passes on, from whom a preposition says; folded."""
    rows = (r for r in load("relays", "ar").rows if r["role"] == "handed")
    return frozenset(v[0] for r in rows for v in form_variants(r.form) if len(v) == 1)


@cache
def _prepositions() -> dict[str, str]:
    """The codes that cues have for prepositions -> the folded word."""
    rows = (r for r in load("particles", "ar").rows if r["governed"])
    return {r["governed"]: form_variants(r.form)[0][0] for r in rows}
