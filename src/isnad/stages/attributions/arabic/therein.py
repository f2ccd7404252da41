"""Arabic verbs with `in it` behind them: the first time in which Russia announces, a speech in which (he) promised.

The noun that `in it` takes up stands before the verb and is not who speaks; who does may follow.
"""

from functools import cache

from isnad.stages.attributions.addressing import asking
from isnad.stages.attributions.government import prepositions
from isnad.stages.attributions.scene import FINITE, Scene
from isnad.text.clitics import THIRD_PERSONS

_IN = "FI"
_OF_SOMEBODY = frozenset(
    {"accuse", "condemn", "praise", "describe", "demand", "threaten"}
)  # acts with such an object
_WHO = frozenset({"PER", "ORG", "GPE", "AGENCY"})
_BEFORE_VERB = frozenset({"rel", "aux"})

Span = tuple[int, int]


def in_it(scene: Scene, source: Span | None) -> Span | None:
    """The source, where that is what `in it` takes up or none, who stands right behind `in it`; None where nobody."""
    lex, cue = scene.lex, scene.cue
    if cue.form.part not in FINITE or scene.view.norm[cue.last] not in _therein():
        return source
    if source is not None and not _is_antecedent(scene, source):
        return source
    first = cue.last + 1
    somebody = cue.form.act in _OF_SOMEBODY or bool(asking(lex.lang).get(cue.form.lemma))
    if somebody or first >= scene.last or lex.name[first][:1] != "B" or lex.name[first][2:] not in _WHO:
        return None
    last = first + 1
    while last < scene.last and lex.phrase[last][:1] == "I":
        last += 1
    return first, last


def _is_antecedent(scene: Scene, source: Span) -> bool:
    """Whether nothing but a relative pronoun or an auxiliary stands between a phrase without a name and the verb."""
    first, last = source
    between, hit = scene.lex.particle[last : scene.cue.first], scene.lex.cue[scene.cue.first]
    if hit is None or hit.clitic:
        return False  # and (he) criticised in it
    named = any(tag[2:] in _WHO for tag in scene.lex.name[first:last])
    return last <= scene.cue.first and not named and all(p in _BEFORE_VERB for p in between)


@cache
def _therein() -> frozenset[str]:
    """The preposition of being in something with a pronoun of the third person, folded."""
    inside = (word for word, code in prepositions("ar").items() if code == _IN)
    return frozenset(word + end for word in inside for end in THIRD_PERSONS["ar"])
