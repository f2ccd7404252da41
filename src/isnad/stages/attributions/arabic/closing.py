"""Arabic sentences that say at their end whose words they are: it rained, according to the ministry; as she said."""

from isnad.stages.attributions.arabic.bounds import is_that
from isnad.stages.attributions.government import prepositions
from isnad.stages.attributions.scene import Scene
from isnad.text.marks import DASHES

_ACCORDING, _ON = "according", "ALA"
_SHORTEST = 4  # tokens of a sentence that is said so
_BEHIND = 8  # tokens behind the source: where and when it was said
_DATELINE = 12  # tokens within which a dateline's dash stands

Span = tuple[int, int]


def closed(scene: Scene, source: Span | None, content: Span) -> Span | None:
    """The content of a phrase of according, or of as-she-said, that closes its sentence: all that stands before.

    None where that is what was found, where another cue may say whose words they are, or where `content` begins
    behind a complementizer.
    """
    at = _according(scene)
    if at is None or scene.view.cues[at] > scene.view.cues[scene.first] or not _ends_sentence(scene, source):
        return None
    last = before(scene, at)
    first = _behind_dateline(scene, last)
    clause = any(is_that(scene, i) for i in (content[0] - 1, content[0]))
    return None if clause or last - first < _SHORTEST or content == (first, last) else (first, last)


def is_alone(scene: Scene, source: Span) -> bool:
    """Whether an Arabic phrase of according is a sentence of its own, behind another one of its paragraph."""
    lex = scene.lex
    if _according(scene) != scene.first or not _ends_sentence(scene, source):
        return False
    k = lex.sentence[scene.first]
    return k > 0 and lex.sentences[k - 1].paragraph == lex.sentences[k].paragraph


def sentence_before(scene: Scene) -> Span | None:
    """What such a phrase vouches for: the sentence before it; None where another cue there says whose it is."""
    lex, cues = scene.lex, scene.view.cues
    s = lex.sentences[lex.sentence[scene.first] - 1]
    if cues[s.last] > cues[s.first]:
        return None
    last = s.last
    while last > s.first and lex.tokens.kind[last - 1] == "m":
        last -= 1
    return (s.first, last) if last - s.first >= _SHORTEST else None


def _according(scene: Scene) -> int | None:
    """The first token of the phrase of according that the cue is in."""
    cue, view, hit = scene.cue, scene.view, scene.lex.cue[scene.cue.first]
    shape, first = view.shape, cue.first
    if cue.form.part == "preposition" or shape[first] == _ACCORDING:
        return hit.first if hit is not None else first
    what = shape[first - 1] == "comp" and not is_that(scene, first - 1)
    if what and (shape[first - 2] == _ACCORDING or prepositions("ar").get(view.norm[first - 2]) == _ON):
        return first - 2
    return first - 1 if shape[first - 1] == _ACCORDING else None


def _ends_sentence(scene: Scene, source: Span | None) -> bool:
    """Whether nothing but where and when stands between who says it and the sentence's end."""
    view = scene.view
    behind = max(scene.cue.last, source[1] if source else 0)
    rest = range(behind, scene.last)
    if len(rest) > _BEHIND or (source is not None and source[0] < scene.cue.first):
        return False
    return not any(view.cue[i] or view.shape[i] in ("comp", "rel", "colon", "conj") for i in rest)


def before(scene: Scene, at: int) -> int:
    """Where what is said ends before the phrase at token `at`: marks and `and that` are no part of it."""
    kind, shape = scene.lex.tokens.kind, scene.view.shape
    while at > scene.first and (kind[at - 1] == "m" or shape[at - 1] == "dem"):
        at -= 1
    return at


def _behind_dateline(scene: Scene, last: int) -> int:
    """Where the sentence begins behind its dateline and conjunctions."""
    norm, shape = scene.view.norm, scene.view.shape
    near = range(scene.first, min(last, scene.first + _DATELINE))
    dashes = (i for i in near if not DASHES.isdisjoint(norm[i]) and shape[i - 1] == "unbracket")
    first = next((i + 1 for i in dashes), scene.first)
    while first < last and shape[first] == "conj":
        first += 1
    return first
