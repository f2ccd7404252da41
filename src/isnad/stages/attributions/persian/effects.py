"""Persian nouns of saying before `to the effect that`: the warning of N to the effect that it rains.

Whose words they are stands between the two. Of nobody's reports and of decisions nothing is said so.
"""

from isnad.stages.attributions.lexical import Lexical
from isnad.stages.attributions.persian.clauses import is_who
from isnad.stages.attributions.scene import Scene
from isnad.stages.attributions.wordlists import phrases, single_words

_LONGEST = 14  # tokens from the noun to the phrase
_EFFECT = ("saying_words", "fa", "role", "effect")
_MESSAGE = ("saying_words", "fa", "role", "message")

Span = tuple[int, int]


def effects(lex: Lexical) -> dict[int, int]:
    """Tokens of nouns of saying before such a phrase and somebody's name, each with the token behind it."""
    out: dict[int, int] = {}
    find = phrases(*_EFFECT)
    for i in (hit.first for hit in find.everywhere(lex.tokens) if hit.first):
        end = _before(lex, i)
        first = lex.sentences[lex.sentence[i]].first
        noun = next((k for k in range(end - 1, max(first, i - _LONGEST) - 1, -1) if _is_saying(lex, k)), None)
        if noun is not None and _whose(lex, noun + 1, end) is not None:
            out[noun] = noun + 1
    return out


def effect(scene: Scene, source: Span | None) -> tuple[Span | None, int | None]:
    """The source of such a noun and the token at which what is said begins; the source as it is without one."""
    lex, last = scene.lex, scene.cue.last
    if not _is_saying(lex, scene.cue.first):
        return source, None
    near = range(last + 1, min(scene.last - 1, last + _LONGEST))
    hit = next((hit for i in near if (hit := phrases(*_EFFECT).at(lex.tokens, i, scene.last)) is not None), None)
    if hit is None or hit.last >= scene.last - 1:
        return source, None
    end = _before(lex, hit.first)
    who = _whose(lex, last, end)
    if who is None or scene.view.cues[end] > scene.view.cues[last]:
        return source, None
    if source is None or not last <= source[0] <= source[1] <= end:
        source = who, end
    return source, hit.last + (lex.particle[hit.last] == "comp")


def _before(lex: Lexical, i: int) -> int:
    """Where the words before token `i` end, marks and the object marker aside."""
    while i > 0 and (lex.tokens.kind[i - 1] == "m" or lex.particle[i - 1] == "object"):
        i -= 1
    return i


def _is_saying(lex: Lexical, k: int) -> bool:
    hit = lex.cue[k]
    if hit is not None and hit.first == k and hit.last == k + 1:
        return True
    speech, messages = single_words("pointers", "fa", "role", "speech"), single_words(*_MESSAGE)
    return lex.tokens.norm[k] in speech or lex.tokens.norm[k] in messages


def _whose(lex: Lexical, first: int, end: int) -> int | None:
    """Where the phrase begins that names who says it, with nothing but words before it."""
    for k in range(first, end):
        if is_who(lex.phrase[k]):
            return k
        if lex.tokens.kind[k] == "m" or lex.particle[k] in {"comp", "object", "dem"}:
            return None
    return None
