"""Arabic cues that nobody's words stand behind: refused to comment, it is believed, according to the law.

To refuse to speak is no statement, and neither is what an impersonal passive supposes. A rule or a plan has what is
done according to it, not what it says: of 40 labelled phrases 1 gives a law's words.
"""

from functools import cache

from isnad.lexicons import form_variants, load
from isnad.lexicons.match import Matcher
from isnad.stages.attributions.decide import Finding
from isnad.stages.attributions.scene import Scene
from isnad.text.clitics import bare_forms

_REFUSING = "reject"
_INSIDE = 3  # tokens of a content within which what is refused begins
_APART = frozenset({"edge", "comma", "stop", "conj"})  # shapes behind which a verb has no subject before it


def is_silent(found: Finding) -> bool:
    """Whether an Arabic finding gives nobody's words."""
    scene, form = found.scene, found.scene.cue.form
    if form.part == "preposition":
        return found.source is not None and _is_rule(scene, found.source[0])
    if form.act == _REFUSING:
        return _is_of_speaking(scene, found.content[0])
    return found.source is None and _is_impersonal(scene)


def _is_of_speaking(scene: Scene, begin: int) -> bool:
    """Whether what is refused at or before `begin` is to speak."""
    lex, find = scene.lex, _matcher("speaking")
    for i in range(scene.cue.last, min(begin + _INSIDE, scene.last)):
        if scene.view.shape[i] == "comma":
            return False
        if find.begins(scene.view.norm[i]) and find.at(lex.tokens, i, scene.last) is not None:
            return True
    return False


def _is_impersonal(scene: Scene) -> bool:
    """Whether the cue is a verb that is mostly a passive where no subject stands before it."""
    lex, first = scene.lex, scene.cue.first
    if not any(bare in _words("impersonal") for _, bare in bare_forms(lex.tokens.norm[first])):
        return False
    return first == scene.first or scene.view.shape[first - 1] in _APART


def _is_rule(scene: Scene, first: int) -> bool:
    """Whether the noun at token `first` is one for a rule, a plan or an agreement."""
    return any(bare in _words("rule") for _, bare in bare_forms(scene.lex.tokens.norm[first]))


@cache
def _words(kind: str) -> frozenset[str]:
    """Folded words of that kind."""
    return frozenset(v[0] for row in _rows(kind) for v in form_variants(row) if len(v) == 1)


@cache
def _matcher(kind: str) -> Matcher[str]:
    return Matcher([(form, form) for form in _rows(kind)], clitics=False)


def _rows(kind: str) -> list[str]:
    return [row.form for row in load("asides", "ar").rows if row["kind"] == kind]
