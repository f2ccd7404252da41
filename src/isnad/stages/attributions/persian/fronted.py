"""Persian complements before their verb, behind the preposition that it governs: of a meeting (he) told.

Of whom or what a verb says something the object marker tells, and what it says stands between that and the verb: him
of a crime (he) accused, this a crime (he) called, the number ten (he) announced. What follows is no part of it.
"""

from isnad.stages.attributions.persian.clauses import is_verb
from isnad.stages.attributions.scene import FINITE, Scene
from isnad.stages.attributions.wordlists import phrases

_RA, _ACCUSE, _DESCRIBE = "RA", "accuse", "describe"
_OBJECT = frozenset({"RA", "DO", "NP"})
_LINKS = frozenset({"prep", "pron", "number"})  # what a preposition belongs to that stands right before it
_JOINED = 3  # tokens of a content that a noun joined to the cue's may end

Span = tuple[int, int]


def whole(scene: Scene, source: Span | None, content: Span) -> tuple[Span | None, Span]:
    """Source and content, this one from behind the governed preposition where it begins in its complement's midst.

    A verb that governs a preposition and no object has its complement behind that, and its subject not within.
    """
    content = content[0], _before_joined(scene, content)
    at = _preposition(scene, source, content[0])
    if at is None:
        at = _accused(scene, content)
    if at is None:
        return source, content
    if source is None or source[0] > at:
        source = _phrase_before(scene, at)
    elif source[1] > at:
        source = source[0], at
    return source, (at + 1, content[1])


def _before_joined(scene: Scene, content: Span) -> int:
    """Where a content before its cue ends: without the noun that an `and` joins to the cue's: praise and thanks."""
    begin, end = content
    lex = scene.lex
    if end != scene.cue.first or end - begin < _JOINED or scene.cue.form.part not in FINITE:
        return end
    joined = lex.particle[end - 1] == "conj" and lex.tokens.kind[end - 2] == "w" and not lex.particle[end - 2]
    return end - 2 if joined else end


def _preposition(scene: Scene, source: Span | None, begin: int) -> int | None:
    """The governed preposition whose complement a fronted content begins in the midst of: the first behind a source
    before it, else the only one of the sentence, else the first one within."""
    lex, form = scene.lex, scene.cue.form
    if begin >= scene.cue.first or not _OBJECT.isdisjoint(form.governs.split("|")):
        return None
    if _governed(scene, begin - 1) or _governed(scene, begin - 2):
        return None
    found = [i for i in range(scene.first + 1, begin) if _governed(scene, i) and lex.cue[i] is None]
    behind = [i for i in found if source is not None and source[1] <= i]
    if behind:
        return behind[0]
    if len(found) == 1:
        return found[0]
    within = (i for i in range(begin + 1, scene.cue.first - 1) if _governed(scene, i))
    return next(within, None) if not found else None


def described(scene: Scene) -> bool:
    """Whether a verb says before it of an object what it is, so that nothing behind the verb is its content."""
    lex, cue = scene.lex, scene.cue
    codes = cue.form.governs.split("|")
    if cue.form.part not in FINITE or _RA not in codes:
        return False
    marker = _marker(scene)
    if marker is None or lex.depth[marker] != lex.depth[cue.first]:
        return False
    if cue.form.act == _DESCRIBE:
        return True
    said = range(marker + 1, cue.first)
    if codes == [_RA]:
        return bool(said) and lex.particle[marker + 1] != "prep"
    return bool(said) and not any(lex.particle[i] or lex.phrase[i].endswith("TIME") or lex.cue[i] for i in said)


def ends_time(scene: Scene) -> bool:
    """Whether a verb with its object ends a clause of time: since N the outbreak announced, prices fell."""
    lex, cue = scene.lex, scene.cue
    if cue.form.part not in FINITE or scene.view.shape[cue.last] != "comma" or _marker(scene) is None:
        return False
    find = phrases("saying_words", "fa", "role", "when").at
    for i in range(cue.first - 1, scene.first - 1, -1):
        if is_verb(scene, i) and not lex.phrase[i]:
            return False
        if find(lex.tokens, i, cue.first) is not None:
            return True
    return False


def _marker(scene: Scene) -> int | None:
    """The last object marker before the cue, no other cue between."""
    for i in range(scene.cue.first - 1, scene.first, -1):
        if scene.view.cue[i]:
            return None
        if scene.lex.particle[i] == "object":
            return i
    return None


def _accused(scene: Scene, content: Span) -> int | None:
    """The governed preposition right behind an object of a verb of accusing whose content is found elsewhere."""
    marker = _marker(scene) if scene.cue.form.act == _ACCUSE else None
    if marker is None or marker + 2 >= scene.cue.first or scene.view.norm[marker + 1] not in scene.government.words:
        return None
    return marker + 1 if content[0] != marker + 2 else None


def _governed(scene: Scene, i: int) -> bool:
    """Whether token `i` is a preposition that the cue governs, and no part of another one."""
    view = scene.view
    return view.norm[i] in scene.government.words and view.shape[i - 1] not in _LINKS


def _phrase_before(scene: Scene, at: int) -> Span | None:
    """The phrase for a person or body that ends right before token `at`."""
    phrase = scene.lex.phrase
    tag, first = phrase[at - 1], at - 1
    if not tag or tag.endswith("TIME"):
        return None
    while phrase[first][:1] == "I":
        first -= 1
    return first, at
