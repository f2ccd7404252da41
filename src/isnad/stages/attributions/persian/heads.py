"""Persian subjects at the head of their sentence: the minister, in talks with his guest, said.

The verb stands last, and whoever is named between in a complement or as the owner of something is not its subject;
who heads the sentence, behind a by-phrase, a time or a connective, is. A name in quotation marks heads it as well.
"""

from isnad.stages.attributions.scene import FINITE, OPENING_MARKS, Scene
from isnad.stages.links.words import words_for

_WHO = frozenset({"PER", "ORG", "GROUP", "office"})
_SOMEBODY = frozenset({"PER", "ORG", "GPE", "AGENCY", "GROUP", "pronoun"})
_NOT_BEFORE_SUBJECT = frozenset(
    {"prep", "word", "number", "close"}
)  # shapes behind which a phrase belongs to what is before
_ADVERB = 7  # tokens within which a phrase of when or where at a sentence's head ends with a comma
_LEADING = 14  # tokens at the head of a sentence within which its subject begins

Span = tuple[int, int]


def head_subject(scene: Scene, source: Span | None) -> Span | None:
    """The source, or who heads the sentence where that is none or belongs to another phrase."""
    lex, cue = scene.lex, scene.cue
    if source is not None and lex.phrase[source[0]][2:] == "TIME":
        source = None
    if cue.form.part not in FINITE or (source is not None and not _is_within(scene, source)):
        return source
    first = _head(scene)
    if first is None or first >= cue.first or (source is not None and source[0] <= first):
        return source
    last = _end(scene, first)
    cues = scene.view.cues
    if last >= cue.first or lex.particle[last] == "object" or cues[cue.first] > cues[last]:
        return source
    return source if lex.particle[last] == "conj" and not _is_also(scene, last) else (first, last)


def _is_also(scene: Scene, conjunction: int) -> bool:
    """Whether an `and` behind who heads the sentence joins what else they are: N, mayor and ally of M, said."""
    form, phrase = scene.cue.form, scene.lex.phrase
    return form.number == "s" and phrase[conjunction + 1][2:] not in _SOMEBODY


def _is_within(scene: Scene, source: Span) -> bool:
    """Whether a phrase before the cue stands behind a preposition or what it is the owner of, or is an object."""
    before = source[0] - 1
    if source[1] > scene.cue.first or scene.lex.phrase[before][2:] == "TIME":
        return False
    if source[1] < scene.cue.first and scene.lex.particle[source[1]] == "object":
        return True
    shape = scene.view.shape[before]
    return shape in _NOT_BEFORE_SUBJECT or shape[:2] in {"B-", "I-"}


def _head(scene: Scene) -> int | None:
    """The token at which a person's or body's phrase begins that heads the sentence."""
    lex, i = scene.lex, scene.first
    while i < min(scene.last - 1, scene.first + _LEADING):
        if lex.tokens.kind[i] == "m" or lex.particle[i] == "conj" or lex.phrase[i][2:] == "TIME":
            i += 1
        elif (end := _by_phrase(scene, i) or _said_first(scene, i)) is not None:
            i = end
        else:
            break
    tag = lex.name[i] if lex.tokens.norm[i - 1] in OPENING_MARKS else lex.phrase[i]
    return i if tag[2:] in _WHO and not lex.particle[i] else None


def _by_phrase(scene: Scene, i: int) -> int | None:
    """The comma, colon or opening mark behind a by-phrase that begins at token `i`."""
    norm, kind = scene.lex.tokens.norm, scene.lex.tokens.kind
    by = words_for("fa").by
    if norm[i] + norm[i + 1] not in by and "".join(norm[i : i + 3]) not in by:
        return None
    return next((k for k in range(i + 2, min(scene.last, i + _LEADING)) if kind[k] == "m"), None)


def _said_first(scene: Scene, i: int) -> int | None:
    """The comma behind a prepositional phrase at token `i`: before this, at the same time.

    One of a demonstrative and its noun, as for this reason, needs no comma.
    """
    lex = scene.lex
    if lex.particle[i] != "prep":
        return None
    if lex.particle[i + 1 : i + 3] == ["dem", ""] and not lex.phrase[i + 2] and lex.tokens.kind[i + 2] == "w":
        return i + 3 if lex.phrase[i + 3 : i + 4] and lex.phrase[i + 3][:1] == "B" else None
    for k in range(i + 1, min(scene.last, i + _ADVERB)):
        if scene.view.shape[k] == "comma":
            return k
        if lex.tokens.kind[k] == "m":
            break
    return None


def _end(scene: Scene, first: int) -> int:
    """Where the phrase at the head ends, with the office behind a name."""
    phrase, end = scene.lex.phrase, first + 1
    while end < scene.cue.first:
        if not (phrase[end + 1] == "B-office" or phrase[end][:1] == "I" or phrase[end] == "B-office"):
            break
        end += 1
    return end
