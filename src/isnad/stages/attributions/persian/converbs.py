"""Persian nouns of saying behind `while`: while calling on the people for calm, the minister said it was over.

Their subject is that of the sentence, so whoever stands behind one is its object, and they say a phrase that ends
where the sentence goes on to its own verb.
"""

from isnad.stages.attributions.persian.clauses import is_verb
from isnad.stages.attributions.scene import FINITE, Scene
from isnad.stages.attributions.wordlists import single_words

Span = tuple[int, int]


def is_converb(scene: Scene) -> bool:
    """Whether a cue is such a noun."""
    before = scene.view.norm[scene.cue.first - 1] if scene.cue.first > scene.first else ""
    return scene.cue.form.part not in FINITE and before in single_words("saying_words", "fa", "role", "while")


def subject_of(scene: Scene, source: Span | None) -> Span | None:
    """The source, None where it stands behind such a noun."""
    return None if source is not None and source[0] >= scene.cue.last and is_converb(scene) else source


def stop(scene: Scene, begin: int, end: int) -> int | None:
    """The comma at which the phrase that such a noun says ends, where a content from `begin` runs on to a verb."""
    lex = scene.lex
    if begin < scene.cue.last or not is_converb(scene) or not is_verb(scene, end - 1):
        return None
    if "comp" in lex.particle[scene.cue.last : begin + 1] or lex.depth[begin] > lex.depth[scene.cue.first]:
        return None
    commas = [i for i in range(begin + 1, end) if scene.view.shape[i] == "comma"]
    first = next((i for i in range(begin, end) if is_verb(scene, i)), end)
    return max((i for i in commas if i < first), default=None)
