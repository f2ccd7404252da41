"""Arabic objects and subjects taken for each other: (he) accused Russia of, (he) called upon Iran.

Behind a verb may stand its subject or, where that is dropped, its object. Grammar tells them apart where the verb is
masculine and the place that follows is feminine, and where a verb that needs an object has but one name behind it;
what stands bare before a verb is its subject.
"""

from collections.abc import Sequence
from functools import cache

from isnad.lexicons import form_variants, load
from isnad.stages.attributions.addressing import ACCUSED, asking
from isnad.stages.attributions.arabic.bounds import is_clitic, is_that
from isnad.stages.attributions.government import prepositions
from isnad.stages.attributions.lexical import cue_lexicon
from isnad.stages.attributions.scene import FINITE, Scene
from isnad.stages.attributions.speechless import is_headed_by
from isnad.stages.links.words import words_for
from isnad.text.clitics import CLITIC_PREPOSITIONS

_OBJECT, _ACCORDING, _ABOUT = "DO", "according", "AN_PREP"
_DESCRIBED = 2  # words of a noun with its adjective
_ENDINGS = ("\u0647", "\u0627\u062a", "\u0648\u0646", "\u06cc\u0646", "\u0627\u0646")  # folded -a, -at, -un, -in, -an
_SHORT = 3  # tokens of a noun phrase, not of a clause that stands before its cue


def is_no_subject(scene: Scene, source: tuple[int, int]) -> bool:
    """Whether what was taken for a verb's source says when, has a preposition, is told or vouches for it."""
    cue = scene.cue
    if _is_noun(scene) or cue.form.part not in FINITE:
        return False
    about = prepositions("ar").get(scene.view.norm[cue.last]) == _ABOUT and _ABOUT in cue.form.governs.split("|")
    if about and source[0] == cue.last + 1:
        return True
    if is_headed_by(scene.lex, source, "time"):
        return True
    according = scene.view.shape[source[0]] == _ACCORDING
    return according or _is_told(scene, source[0]) or is_clitic(scene, source[0])


def is_object(scene: Scene, source: tuple[int, int], content: int) -> bool:
    """Whether what was taken for the source of a verb is its object; `content` is the token its content begins at."""
    lex, form = scene.lex, scene.cue.form
    if _is_noun(scene) or form.part not in FINITE or source[0] != scene.cue.last:
        return False
    if cue_lexicon(lex.lang).has_pronoun(lex.tokens.norm[scene.cue.first]):
        return False
    asks = asking(lex.lang).get(form.lemma, frozenset())
    if not (asks or _OBJECT in form.governs.split("|")) or lex.name[source[0]][:1] != "B":
        return False
    first, last = source
    if form.gender == "m" and lex.name[first][2:] == "GPE" and lex.tokens.norm[first] not in _masculine():
        return True
    if lex.name[last][:1] == "B":
        return False  # its object stands behind it
    alone = all(tag[:1] == "I" for tag in lex.name[first + 1 : last])
    between = lex.particle[last:content]
    return alone and last <= content and all(between) and ACCUSED in asks


def is_subject(scene: Scene, content: tuple[int, int]) -> bool:
    """Whether what was taken for the content of a verb is its subject: no bare object stands right before a verb."""
    lex, form = scene.lex, scene.cue.form
    if form.part not in FINITE or _OBJECT not in form.governs.split("|"):
        return False
    first, last = content
    return last == scene.cue.first and last - first <= _SHORT and all(k == "w" for k in lex.tokens.kind[first:last])


def leading_subject(scene: Scene, begin: int) -> tuple[int, int] | None:
    """The name that a verb's object was taken to begin with at token `begin`, though `what` begins its object."""
    lex, form = scene.lex, scene.cue.form
    if form.part not in FINITE or begin != scene.cue.last or lex.name[begin][:1] != "B":
        return None
    if cue_lexicon(lex.lang).has_pronoun(lex.tokens.norm[scene.cue.first]):
        return None
    last = next((i for i in range(begin + 1, scene.last) if lex.name[i][:1] != "I"), scene.last)
    what = last < scene.last and lex.particle[last] == "comp" and not is_that(scene, last)
    return (begin, last) if what else None


def before_object(scene: Scene, source: tuple[int, int]) -> tuple[int, int]:
    """A source phrase up to the object that stands right behind it: the report blamed N, two Turkish men blamed N.

    What has an article, as a document's noun, governs no noun behind it, nor does a noun behind its adjective. Where
    nothing else has the preposition that the verb needs, what has it within the phrase is its object.
    """
    lex, (first, last) = scene.lex, source
    if (at := _complement(scene, source)) is not None:
        return first, at
    norm, noun = lex.tokens.norm, words_for("ar").noun(lex.tokens.norm[first])
    document = noun is not None and noun[0].kind == "document" and noun[1]
    for i in range(first + 1, last):
        if lex.phrase[i][:1] == "B":
            return (first, i) if (i == first + 1 if document else _is_described(norm[first:i])) else source
    return source


def _complement(scene: Scene, source: tuple[int, int]) -> int | None:
    """Where the only word of a sentence that has the verb's preposition stands in the source phrase."""
    first, last = source
    further = any(is_clitic(scene, i) or is_that(scene, i) for i in range(last, scene.last))
    if further or first < scene.cue.last or scene.cue.form.part not in FINITE:
        return None
    return next((i for i in range(first + 1, last) if is_clitic(scene, i)), None)


def _is_described(norms: Sequence[str]) -> bool:
    """Whether a noun has an adjective behind it, of a country or with its own ending."""
    if len(norms) != _DESCRIBED:
        return False
    alike = any(all(norm.endswith(ending) for norm in norms) for ending in _ENDINGS)
    return alike or words_for("ar").is_adjective(norms[1])


def _is_noun(scene: Scene) -> bool:
    """Whether the cue stands behind a preposition: it is a verbal noun, though it may be spelled like a verb."""
    return scene.view.shape[scene.cue.first - 1] == "prep"


def without_clause(scene: Scene, source: tuple[int, int]) -> tuple[int, int]:
    """A source phrase without a clause: up to a complementizer or colon in it; before its cue, from there on.

    Behind its cue it ends before a word for according, and before a verb of speech that a mark parts from it.
    """
    view, (first, last) = scene.view, source
    if first >= scene.cue.last:
        last = next(
            (i for i in range(first + 1, last) if view.shape[i] == _ACCORDING or _is_next_verb(scene, i)), last
        )
    depth = scene.lex.depth  # a syllable of a name in marks may look like a complementizer
    outside = (i for i in range(first + 1, last - 1) if depth[i] <= depth[first])
    inner = [i for i in outside if view.shape[i] == "colon" or is_that(scene, i)]
    if not inner:
        return first, last
    if first < scene.cue.last:
        return inner[-1] + 1, last
    last = inner[0]
    while last > first + 1 and view.shape[last - 1] == "prep":
        last -= 1
    return first, last


def _is_next_verb(scene: Scene, i: int) -> bool:
    """Whether another verb of speech stands at token `i`, right behind a mark."""
    hit = scene.lex.cue[i]
    verb = hit is not None and hit.first == i and hit.value.part in FINITE
    return verb and scene.view.cue[i] > 0 and scene.lex.tokens.kind[i - 1] == "m"


def _is_told(scene: Scene, first: int) -> bool:
    """Whether token `first` is li- and a noun for a person: to his counterpart (he) said."""
    lex, words = scene.lex, words_for("ar")
    norm = lex.tokens.norm[first]
    if norm[:1] != CLITIC_PREPOSITIONS["LI"] or lex.name[first]:
        return False
    return words.role(norm[1:]) is not None or words.noun(norm[1:]) is not None


@cache
def _masculine() -> frozenset[str]:
    """Folded first words of places that are masculine."""
    return frozenset(form_variants(row.form)[0][0] for row in load("masculine_places", "ar").rows)
