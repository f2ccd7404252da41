"""Persian relative clauses behind the verb, of the noun that is told before it: of a man's arrest (he) told who fled.

What a verb says behind its preposition is whole before it, so that no clause of its own follows.
"""

from isnad.stages.attributions.contents import governed_at
from isnad.stages.attributions.decide import Finding
from isnad.stages.attributions.scene import FINITE
from isnad.stages.attributions.wordlists import single_words


def relative(found: Finding) -> tuple[int, int] | None:
    """The tokens of the clause that belongs to a content right before its verb."""
    scene, begin = found.scene, found.content[0]
    lex, cue, cues = scene.lex, scene.cue, scene.view.cues
    if lex.lang != "fa" or cue.form.part not in FINITE or not governed_at(scene, begin):
        return None
    first, last = cue.last + 1, scene.last
    relatives = single_words("saying_words", "fa", "role", "relative")
    if first >= last or lex.tokens.norm[cue.last] not in relatives or cues[last] > cues[cue.last]:
        return None
    return first, last
