"""Persian subjects of a later clause: the club heard of it and its speaker said.

A finite verb ends the clause of its subject; whoever begins the next one, behind a conjunction, is whose words a cue
gives that ends that.
"""

from functools import cache

from isnad.lexicons.conjugate import finite_forms, participles
from isnad.stages.attributions.scene import FINITE, Scene
from isnad.stages.links.words import words_for
from isnad.text import fold_word

_WHO = frozenset({"PER", "ORG", "GPE", "AGENCY", "GROUP", "office"})
_JOINING = frozenset({"conj", "comp"})
_NOUNS = 5  # tokens of a noun with its adjectives before whose it is
_WITHIN = frozenset({"", "conj"})  # function words in such a phrase

Span = tuple[int, int]


def own_subject(scene: Scene, source: Span | None) -> Span | None:
    """The source, or who begins the cue's own clause, where that is another than the source's."""
    lex, cue = scene.lex, scene.cue
    if cue.form.part not in FINITE:
        return source
    if source is None:
        return _told_subject(scene)
    between = range(source[1], cue.first)
    for i in reversed(between[1:-1]):
        if is_verb(scene, i):
            return source  # whose clause that is has no cue
        end = _subject_end(scene, i + 1) if lex.particle[i] in _JOINING and not lex.depth[i] else None
        if end is None:
            continue
        before = i - 2 if scene.view.shape[i - 1] == "comma" else i - 1
        if is_verb(scene, before) and lex.particle[end] != "object":
            return i + 1, end
    return source


def _told_subject(scene: Scene) -> Span | None:
    """Who begins the clause that another verb of saying before the cue tells, behind its comma or `that`."""
    lex, view = scene.lex, scene.view
    for i in range(scene.cue.first - 2, scene.first, -1):
        if is_verb(scene, i) and not lex.phrase[i]:
            joins = view.shape[i + 1] == "comma" or lex.particle[i + 1] == "comp"
            told = joins and view.cue[i] and not lex.depth[i]
            if not told or not is_who(lex.phrase[i + 2]):
                return None
            end = phrase_end(lex.phrase, i + 2, scene.cue.first)
            return (i + 2, end) if lex.particle[end] == "prep" else None
    return None


def _subject_end(scene: Scene, first: int) -> int | None:
    """Where the phrase for somebody at token `first` ends: a name's, an office's, or behind `that` a noun's that has
    one behind it, as staff of the club."""
    lex, stop = scene.lex, scene.cue.first
    nouns = _NOUNS if lex.particle[first - 1] == "comp" else 1
    for k in range(first, min(first + nouns, stop)):
        if is_who(lex.phrase[k]):
            return phrase_end(lex.phrase, k, stop)
        if lex.particle[k] not in _WITHIN or lex.tokens.kind[k] != "w" or lex.phrase[k] or is_verb(scene, k):
            break
    return None


def is_verb(scene: Scene, i: int) -> bool:
    """Whether token `i` is a finite verb, or what is left of one, and no noun."""
    word = scene.view.norm[i]
    return (word in _verbs() or scene.lex.particle[i] == "aux") and words_for("fa").noun(word) is None


def is_who(tag: str) -> bool:
    """Whether a tag is one of a phrase for somebody."""
    return tag[2:] in _WHO


def phrase_end(phrase: list[str], first: int, last: int) -> int:
    """Where a phrase that begins at token `first` ends, with a name in apposition right behind it."""
    end = first + 1
    while end < last and (phrase[end][:1] == "I" or phrase[end] == "B-PER"):
        end += 1
    return end


@cache
def _verbs() -> frozenset[str]:
    return finite_forms() | past_participles()


@cache
def past_participles() -> frozenset[str]:
    """The past participle of every verb, folded."""
    return frozenset(fold_word(form) for form in participles())
