"""Persian subjects of a verb for several: all whom a list names, not the last ones alone.

Commas and, before the last one, an `and` join phrases of one sort; what a preposition governs begins no such list.
"""

from isnad.stages.attributions.persian.clauses import phrase_end
from isnad.stages.attributions.scene import FINITE, Scene

_SORTS = frozenset({"PER", "GPE", "ORG"})
_LONGEST = 12  # phrases of a list
_AFTER = frozenset({"prep", "object"})  # what stands before a phrase that is no part of the list
_NEAR = 3  # tokens from a preposition to a phrase that belongs to its noun

Span = tuple[int, int]


def whole_list(scene: Scene, source: Span | None) -> Span | None:
    """The source with those whom the same list names before and behind it."""
    lex, cue = scene.lex, scene.cue
    if source is None or cue.form.part not in FINITE or cue.form.number != "p":
        return source
    first, last = source
    sort = lex.phrase[first][2:]
    if last > cue.first or sort not in _SORTS:
        return source
    for _ in range(_LONGEST):
        before = _phrase_before(scene, first, sort)
        if before is None:
            break
        first = before
    for _ in range(_LONGEST):
        end = _phrase_behind(scene, last, sort)
        if end is None:
            break
        last = end
    joined = any(lex.particle[i] == "conj" for i in range(first, last))
    return (first, last) if joined else source


def _joins(scene: Scene, i: int) -> bool:
    """Whether token `i` is a comma or a conjunction."""
    return scene.view.shape[i] in {"comma", "conj"}


def _phrase_before(scene: Scene, first: int, sort: str) -> int | None:
    """Where the phrase of a sort begins that a comma or an `and` joins to the one at token `first`."""
    lex, i = scene.lex, first - 2
    if i < scene.first or not _joins(scene, first - 1) or lex.phrase[i][2:] != sort:
        return None
    while i > scene.first and lex.phrase[i][:1] == "I":
        i -= 1
    return None if _is_governed(scene, i) else i


def _is_governed(scene: Scene, i: int) -> bool:
    """Whether the phrase at token `i` stands behind a preposition, or a noun that has one: after the fall of N."""
    for k in range(i - 1, max(scene.first, i - _NEAR) - 1, -1):
        if scene.lex.particle[k] in _AFTER:
            return True
        if scene.view.shape[k] != "word":
            return False
    return False


def _phrase_behind(scene: Scene, last: int, sort: str) -> int | None:
    """Where the phrase of a sort ends that a comma or an `and` joins to what ends at token `last`."""
    lex, cue = scene.lex, scene.cue
    if last + 1 >= cue.first or not _joins(scene, last) or lex.phrase[last + 1] != "B-" + sort:
        return None
    end = phrase_end(lex.phrase, last + 1, cue.first)
    return end if lex.particle[end] != "object" else None
