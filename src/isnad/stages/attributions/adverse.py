"""Where reported speech ends before a clause in which somebody speaks anew: he said it is so, but warned.

An adversative within what is said has no verb of speech of its own in nine of ten cases; where its clause has one, it
is the writer who sets two statements against each other. In Arabic that verb stands near, behind its subject at most,
and `while`, `as` and `which` do as `but` does: so end 105 of 118 labelled contents before them.
"""

from collections.abc import Sequence

from isnad.stages.attributions.scene import FINITE, Scene
from isnad.stages.attributions.wordlists import phrases

_NEAR = 6  # tokens from an Arabic adversative to its verb: a subject of two or three words
_BETWEEN = frozenset({"comp", "rel"})  # function words that open a clause of their own


def ends(scene: Scene, begin: int, opening: str, places: list[int]) -> list[int]:
    """The places at which a Persian content that begins at `begin` may end; all of them where none would be left."""
    lex = scene.lex
    if begin < scene.cue.first or opening.endswith("colon") or lex.depth[begin]:
        return places
    at = _but(scene, begin)
    return [j for j in places if j <= at] or places if at is not None else places


def _but(scene: Scene, begin: int) -> int | None:
    """The first adversative of a Persian sentence behind which a verb of speech stands, on its own level."""
    lex = scene.lex
    last = lex.sentences[lex.sentence[begin]].last
    find = phrases("person", "fa", "kind", "adversative").at
    for i in range(begin + 1, last):
        if lex.particle[i] and not lex.depth[i] and find(lex.tokens, i, last) is not None:
            return i if _speaks(scene, range(i + 1, last)) else None
    return None


def stop(scene: Scene, begin: int, opening: str, last: int) -> int | None:
    """Where an Arabic clause begins before `last` that has a verb of speech of its own, marks before it aside."""
    lex, view, here = scene.lex, scene.view, scene.lex.depth[scene.cue.first]
    if begin < scene.cue.first or opening.endswith("colon") or lex.depth[begin] > here:
        return None
    sentence = lex.sentences[lex.sentence[begin]].last
    for i, behind in view.found("beside", phrases("asides", "ar", "kind", "beside")):
        if not begin < i < last or lex.depth[i] > here or behind > sentence:
            continue
        near = range(behind, min(sentence, behind + _NEAR))
        clause = next((k for k in near if view.shape[k] in _BETWEEN), near.stop)
        if _speaks(scene, range(behind, clause), here):
            while lex.tokens.kind[i - 1] == "m" and i - 1 > begin:
                i -= 1
            return i
    return None


def _speaks(scene: Scene, stretch: Sequence[int], here: int = 0) -> bool:
    """Whether a finite verb of speech begins in a stretch, outside of quotations within what is at depth `here`."""
    lex, cues = scene.lex, scene.view.cues
    return any(
        cues[i + 1] > cues[i]
        and (hit := lex.cue[i]) is not None
        and hit.value.part in FINITE
        and lex.depth[i] <= here
        for i in stretch
    )
