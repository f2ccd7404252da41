"""Persian relative clauses behind the verb, of the noun that is told before it: of a man's arrest (he) told who fled.

What a verb says behind its preposition is whole before it, so that no clause of its own follows.
"""

from functools import cache

from isnad.lexicons import form_variants, load
from isnad.stages.attributions.contents import governed_at
from isnad.stages.attributions.decide import Finding

_FINITE = frozenset({"perfect", "imperfect"})


def relative(found: Finding) -> tuple[int, int] | None:
    """The tokens of the clause that belongs to a content right before its verb."""
    scene, (begin, end) = found.scene, found.content
    lex, cue, cues = scene.lex, scene.cue, scene.view.cues
    if lex.lang != "fa" or cue.form.part not in _FINITE or end != cue.first or not governed_at(scene, begin):
        return None
    first, last = cue.last + 1, scene.last
    if first >= last or lex.tokens.norm[cue.last] not in _relatives() or cues[last] > cues[cue.last]:
        return None
    return first, last


@cache
def _relatives() -> frozenset[str]:
    rows = (row for row in load("saying_words", "fa").rows if row["role"] == "relative")
    return frozenset(v[0] for row in rows for v in form_variants(row.form))
