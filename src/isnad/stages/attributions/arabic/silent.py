"""Arabic cues that nobody's words stand behind: refused to comment, it is believed, according to the law.

A happening or a thing says nothing; to refuse to speak is no statement, and neither is what an impersonal passive
supposes. A rule or a plan has what is done according to it, not what it says: of 40 labelled phrases 1 gives a law's
words.
"""

from isnad.stages.attributions.arabic.bounds import is_clitic, is_that
from isnad.stages.attributions.decide import Finding
from isnad.stages.attributions.lexical import cue_lexicon
from isnad.stages.attributions.scene import FINITE, Scene
from isnad.stages.attributions.speechless import KINDS, is_headed_by
from isnad.stages.attributions.wordlists import phrases, single_words
from isnad.text.clitics import bare_forms

_REFUSING, _ACCUSING, _ABOUT, _OBJECT = "reject", "accuse", "AN_PREP", "object"
_INNA = "\u0625\u0646"  # with its hamza
_INSIDE = 3  # tokens of a content within which what is refused begins
_APART = frozenset({"edge", "comma", "stop", "conj"})  # shapes behind which a verb has no subject before it


def is_silent(found: Finding) -> bool:
    """Whether an Arabic finding gives nobody's words."""
    scene, form = found.scene, found.scene.cue.form
    if found.source is not None and is_headed_by(scene.lex, found.source, *KINDS):
        return True
    if form.part == "preposition":
        return found.source is not None and _is_rule(scene, found.source[0])
    if _is_passive(found) or _is_mention(scene) or _is_crossing(found):
        return True
    if form.act == _REFUSING:
        return _is_of_speaking(scene, found.content[0])
    return found.source is None and _is_impersonal(scene)


def _is_passive(found: Finding) -> bool:
    """Whether a verb of accusing has no object before the bi- that it governs: she was accused of."""
    scene, cue = found.scene, found.scene.cue
    if cue.form.part not in FINITE or cue.form.act != _ACCUSING or found.content[0] != cue.last:
        return False
    if scene.view.shape[cue.first - 1] != "rel":
        return False
    return not cue_lexicon("ar").has_pronoun(scene.lex.tokens.norm[cue.first]) and is_clitic(scene, cue.last)


def _is_mention(scene: Scene) -> bool:
    """Whether a word like a perfect of saying stands right behind inna, as nouns do: that the mention of him."""
    lex, first = scene.lex, scene.cue.first
    if (scene.cue.form.part, scene.cue.form.act) != ("perfect", "say") or not first or not is_that(scene, first - 1):
        return False
    return lex.text.startswith(_INNA, lex.tokens.start[first - 1])


def _is_crossing(found: Finding) -> bool:
    """Whether a verb that expresses something by a preposition alone lacks it: they cross the country."""
    scene, cue = found.scene, found.scene.cue
    if cue.form.governs != _ABOUT or cue.form.part not in FINITE or found.opening != _OBJECT:
        return False
    return found.content[0] == cue.last and scene.view.norm[cue.last] not in scene.government.words


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
