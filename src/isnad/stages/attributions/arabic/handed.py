"""Arabic verbs of passing on and of coming: a medium passes on from somebody, it came in a statement, that it is so.

What makes such a verb the cue is its preposition with a complementizer behind it and no other cue between: with
one (`his saying that`), that one is the cue. Labelled articles have the first too seldom for a tagger to learn it.
So does speech behind a colon or in marks that close the sentence (the agency passed on from him: "..."), and a word
for according before the verb, where the sentence has no other cue (it rained, as the agency passed on from him).
"""

from collections.abc import Collection, Sequence
from functools import cache

from isnad.lexicons import form_variants, load
from isnad.lexicons.match import Hit
from isnad.stages.attributions.cues import CueSpan, cue_form
from isnad.stages.attributions.lexical import CueForm, Lexical, particle
from isnad.stages.attributions.scene import OPENING_MARKS, SURE
from isnad.stages.attributions.wordlists import single_words
from isnad.text.clitics import CONJUNCTION, bare_forms
from isnad.text.marks import COLONS, COMMAS, FULL_STOPS

_PREPOSITION = 8  # tokens behind the verb within which its preposition stands
_CLAUSE = 16  # tokens behind the preposition within which the complementizer stands
_SAID = 4  # tokens that stand before a phrase of according
_STOPS = FULL_STOPS | COLONS
_FROM, _IN = "AN_PREP", "FI"


def handed(lex: Lexical, cues: Sequence[CueSpan]) -> dict[int, tuple[int, int]]:
    """Tokens of verbs of passing on that are the cue of a clause, each with the tokens of its source."""
    if lex.lang != "ar":
        return {}
    taken = {i for c in cues if c.p >= SURE for i in range(c.first, c.last)}
    verbs = [(i, word) for i, hit in enumerate(lex.cue) if hit is not None and (word := _governed(lex, i, hit))]
    out: dict[int, tuple[int, int]] = {}
    for i, word in verbs:
        source = _source(lex, i, word, taken - {i}) or _behind_according(lex, i, word, taken - {i})
        if source is not None:
            out[i] = source
    return out


def with_handed(lex: Lexical, cues: Sequence[CueSpan], found: Collection[int]) -> list[CueSpan]:
    """The cues, with the verbs of passing on in `found` for sure."""
    kept = [c for c in cues if c.first not in found]
    return sorted([*kept, *(CueSpan(i, i + 1, *cue_form(lex, i, i + 1), 1.0) for i in found)], key=lambda c: c.first)


def _governed(lex: Lexical, i: int, hit: Hit[CueForm]) -> str:
    """The folded preposition behind which such a verb names its source; '' for other words."""
    if hit.value.governs == _IN and hit.value.act == "say":  # it came in; with `doubt` it is whose doubt it is
        return _prepositions()[_IN]
    hands = any(bare in single_words("relays", "ar", "role", "handed") for _, bare in bare_forms(lex.tokens.norm[i]))
    return _prepositions()[_FROM] if hands else ""


def _source(lex: Lexical, i: int, word: str, taken: Collection[int]) -> tuple[int, int] | None:
    """What stands between a preposition and the complementizer behind a verb, no other cue or stop between."""
    norm, last = lex.tokens.norm, lex.sentences[lex.sentence[i]].last
    first = next((j + 1 for j in range(i + 1, min(last, i + _PREPOSITION)) if norm[j] == word), last)
    for j in range(first, min(last, first + _CLAUSE)):
        if j > first and word == _prepositions()[_FROM] and _opens_speech(lex, j, last):
            return first, _before_clause(lex, first, _behind_marks(lex, first, j))
        if j in taken or norm[j] in _STOPS:
            return None
        if lex.particle[j] == "comp":
            if lex.depth[j] > lex.depth[first]:
                return None  # the complementizer is another's, within a quotation
            end = _behind_marks(lex, first, j)
            return (first, end) if end > first else None
    return None


def _behind_marks(lex: Lexical, first: int, j: int) -> int:
    """The token behind the last word of `first:j`; `first` where there is none."""
    return next((k for k in range(j, first, -1) if lex.tokens.kind[k - 1] != "m"), first)


def _before_clause(lex: Lexical, first: int, end: int) -> int:
    """Where the phrase ends that begins at `first`: before an and-he, which tells more of whom it names.

    So does it before the same preposition again, which tells of what is spoken.
    """
    word = lex.tokens.norm[first - 1]
    joined = ((k, lex.tokens.norm[k]) for k in range(first + 1, end))
    return next((k for k, n in joined if n == word or (n[0] == CONJUNCTION and particle("ar", n[1:]) == "pron")), end)


def _opens_speech(lex: Lexical, j: int, last: int) -> bool:
    """Whether token `j` is a colon, or opens a quotation that closes with the sentence, which ends at `last`."""
    norm, kind, depth = lex.tokens.norm, lex.tokens.kind, lex.depth
    if kind[j] != "m" or j + 1 >= last:
        return False
    if norm[j] in COLONS:
        return True
    if norm[j] not in OPENING_MARKS or depth[j + 1] <= depth[j]:
        return False
    close = next((k for k in range(j + 1, last) if depth[k] < depth[j + 1]), last)
    return close - j > _SAID and all(k == "m" for k in kind[close:last])


def _behind_according(lex: Lexical, i: int, word: str, taken: Collection[int]) -> tuple[int, int] | None:
    """Behind a verb in a phrase of according: what stands between its preposition and the next mark.

    None where it opens its sentence or that has another cue.
    """
    norm, s = lex.tokens.norm, lex.sentences[lex.sentence[i]]
    k = i - 1 if lex.particle[i - 1] == "according" else i - 2
    if k - s.first < _SAID or lex.particle[k] != "according" or lex.particle[i - 1] not in {"according", "comp"}:
        return None
    if not {j for j in taken if s.first <= j < s.last} <= {*range(k, i)}:
        return None
    first = next((j + 1 for j in range(i + 1, min(s.last, i + _PREPOSITION)) if norm[j] == word), s.last)
    end = next((j for j in range(first, s.last) if norm[j] in COMMAS | _STOPS), s.last)
    return (first, end) if end > first else None


@cache
def _prepositions() -> dict[str, str]:
    """The codes that cues have for prepositions -> the folded word."""
    rows = (r for r in load("particles", "ar").rows if r["governed"])
    return {r["governed"]: form_variants(r.form)[0][0] for r in rows}
