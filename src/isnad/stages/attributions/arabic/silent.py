"""Arabic cues that nobody's words stand behind: refused to comment, it is believed, according to the law.

A happening or a thing says nothing; to refuse to speak is no statement, and neither is what an impersonal passive
supposes. A rule or a plan has what is done according to it, not what it says: of 40 labelled phrases 1 gives a law's
words.
"""

from isnad.stages.attributions.decide import Finding
from isnad.stages.attributions.scene import Scene
from isnad.stages.attributions.speechless import KINDS, is_headed_by
from isnad.stages.attributions.wordlists import phrases, single_words
from isnad.text.clitics import bare_forms

_REFUSING = "reject"
_INSIDE = 3  # tokens of a content within which what is refused begins
_APART = frozenset({"edge", "comma", "stop", "conj"})  # shapes behind which a verb has no subject before it


def is_silent(found: Finding) -> bool:
    """Whether an Arabic finding gives nobody's words."""
    scene, form = found.scene, found.scene.cue.form
    if found.source is not None and is_headed_by(scene.lex, found.source, *KINDS):
        return True
    if form.part == "preposition":
        return found.source is not None and _is_rule(scene, found.source[0])
    if form.act == _REFUSING:
        return _is_of_speaking(scene, found.content[0])
    return found.source is None and _is_impersonal(scene)


def _is_of_speaking(scene: Scene, begin: int) -> bool:
    """Whether what is refused at or before `begin` is to speak."""
    lex, find = scene.lex, phrases("asides", "ar", "kind", "speaking")
    for i in range(scene.cue.last, min(begin + _INSIDE, scene.last)):
        if scene.view.shape[i] == "comma":
            return False
        if find.at(lex.tokens, i, scene.last) is not None:
            return True
    return False


def _is_impersonal(scene: Scene) -> bool:
    """Whether the cue is a verb that is mostly a passive where no subject stands before it."""
    lex, first = scene.lex, scene.cue.first
    if not _is_one_of("impersonal", lex.tokens.norm[first]):
        return False
    return first == scene.first or scene.view.shape[first - 1] in _APART


def _is_rule(scene: Scene, first: int) -> bool:
    """Whether the noun at token `first` is one for a rule, a plan or an agreement."""
    return _is_one_of("rule", scene.lex.tokens.norm[first])


def _is_one_of(kind: str, norm: str) -> bool:
    """Whether a folded word, perhaps behind a conjunction or preposition, is in the lexicon of asides as `kind`."""
    known = single_words("asides", "ar", "kind", kind)
    return any(bare in known for _, bare in bare_forms(norm))
