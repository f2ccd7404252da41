"""Persian complements before their verb, behind the preposition that it governs: of a meeting (he) told."""

from isnad.stages.attributions.scene import Scene

_OBJECT = frozenset({"RA", "DO", "NP"})
_LINKS = frozenset({"prep", "pron", "number"})  # what a preposition belongs to that stands right before it

Span = tuple[int, int]


def whole(scene: Scene, source: Span | None, content: Span) -> tuple[Span | None, Span]:
    """Source and content, this one from behind the governed preposition where it begins in its complement's midst.

    A verb that governs a preposition and no object has its complement behind that, and its subject not within.
    """
    at = _preposition(scene, source, content[0])
    if at is None:
        return source, content
    if source is None or source[0] > at:
        source = _phrase_before(scene, at)
    elif source[1] > at:
        source = source[0], at
    return source, (at + 1, content[1])


def _preposition(scene: Scene, source: Span | None, begin: int) -> int | None:
    """The governed preposition whose complement a fronted content begins in the midst of: the first behind a source
    before it, else the only one of the sentence."""
    lex, form, words = scene.lex, scene.cue.form, scene.government.words
    if (
        lex.lang != "fa"
        or begin >= scene.cue.first
        or len(words) != 1
        or not _OBJECT.isdisjoint(form.governs.split("|"))
    ):
        return None
    norm, shape = scene.view.norm, scene.view.shape
    if norm[begin - 1] in words or norm[begin - 2] in words:
        return None
    found = [
        i
        for i in range(scene.first + 1, begin)
        if norm[i] in words and shape[i - 1] not in _LINKS and lex.cue[i] is None
    ]
    behind = [i for i in found if source is not None and source[1] <= i]
    if behind:
        return behind[0]
    if len(found) == 1:
        return found[0]
    within = (i for i in range(begin + 1, scene.cue.first - 1) if norm[i] in words and shape[i - 1] not in _LINKS)
    return next(within, None) if not found else None


def _phrase_before(scene: Scene, at: int) -> Span | None:
    """The phrase for a person or body that ends right before token `at`."""
    phrase = scene.lex.phrase
    tag, first = phrase[at - 1], at - 1
    if not tag or tag.endswith("TIME"):
        return None
    while phrase[first][:1] == "I":
        first -= 1
    return first, at
