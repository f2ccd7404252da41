"""Where Persian reported speech ends before a `but` behind which somebody speaks anew: he said it is so, but warned.

An adversative within what is said has no verb of speech of its own in nine of ten cases; where its clause has one, it
is the writer who sets two statements against each other.
"""

from collections.abc import Sequence
from functools import cache

from isnad.lexicons import load
from isnad.lexicons.match import Matcher
from isnad.stages.attributions.scene import Scene

_FINITE = frozenset({"perfect", "imperfect"})


def ends(scene: Scene, begin: int, opening: str, places: list[int]) -> list[int]:
    """The places at which a content that begins at `begin` may end; all of them where none would be left."""
    lex = scene.lex
    if lex.lang != "fa" or begin < scene.cue.first or opening.endswith("colon") or lex.depth[begin]:
        return places
    stop = _but(scene, begin)
    return [j for j in places if j <= stop] or places if stop is not None else places


def _but(scene: Scene, begin: int) -> int | None:
    """The first adversative of the sentence behind which a verb of speech stands, on its own level."""
    lex, view = scene.lex, scene.view
    last = lex.sentences[lex.sentence[begin]].last
    if view.cues[last] == view.cues[begin]:
        return None
    find = _adversatives().at
    for i in range(begin + 1, last):
        if lex.particle[i] and not lex.depth[i] and find(lex.tokens, i, last) is not None:
            return i if _speaks(scene, range(i + 1, last)) else None
    return None


def _speaks(scene: Scene, stretch: Sequence[int]) -> bool:
    """Whether a finite verb of speech begins in a stretch, outside of quotations."""
    lex, cues = scene.lex, scene.view.cues
    return any(
        cues[i + 1] > cues[i] and (hit := lex.cue[i]) is not None and hit.value.part in _FINITE and not lex.depth[i]
        for i in stretch
    )


@cache
def _adversatives() -> Matcher[str]:
    rows = [row for row in load("person", "fa").rows if row["kind"] == "adversative"]
    return Matcher([(row.form, row.id) for row in rows], clitics=False)
