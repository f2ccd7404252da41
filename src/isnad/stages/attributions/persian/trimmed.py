"""Persian source phrases without what belongs to another clause or to the noun of their by-phrase.

A finite verb ends the clause before: who speaks stands behind it, and what ends with one names nobody. What the
object marker ends is no subject. Behind `by the figures published by N` it is N's figures.
"""

from isnad.stages.attributions.persian.clauses import is_verb, is_who, past_participles, phrase_end
from isnad.stages.attributions.scene import FINITE, Scene
from isnad.stages.attributions.wordlists import phrases
from isnad.stages.links.words import words_for

_ONES = frozenset({"person", "human"})
_APPOSED = 16  # tokens behind a source within which an office in apposition ends
_AGENT = 10  # tokens behind a by-phrase within which its agent stands

Span = tuple[int, int]


def trimmed(scene: Scene, source: Span | None) -> Span | None:
    """The source without another clause, an object or a participle; None where only an object is left."""
    if source is None:
        return source
    if scene.cue.form.part == "preposition":
        return _with_office(scene, _agent(scene, source))
    if scene.cue.form.part not in FINITE or source[1] > scene.cue.first:
        return source
    source = _own_clause(scene, source)
    if source is None or _ends_with_verb(scene, source):
        return None
    return _without_object(scene, source)


def _own_clause(scene: Scene, source: Span) -> Span | None:
    """The source from whom its last clause begins with, where others stand before it; None where nobody does.

    A participle may stand in a phrase (the ambassador named there): what ends a clause has a conjunction
    behind it, is a copula before somebody, or is the frame `this is while`.
    """
    lex, (first, last) = scene.lex, source
    frame = lex.particle[first : first + 2] == ["dem", "prep"]
    for i in range(last - 2, first, -1):
        ends = is_verb(scene, i) and not lex.phrase[i] and lex.particle[i + 1] == "conj"
        copula = lex.particle[i] == "aux" and _is_finite(scene, i) and is_who(lex.phrase[i + 1])
        if ends or copula or (frame and lex.particle[i] == "comp"):
            begin = next((k for k in range(i + 1, last) if is_who(lex.phrase[k])), None)
            clause = any(is_verb(scene, k) and not lex.phrase[k] for k in range(i + 1, last))
            if ends and lex.particle[i + 2] == "prep" and "comp" not in lex.particle[first:i]:
                return None
            return source if begin is None or clause else (begin, last)
    return source


def _ends_with_verb(scene: Scene, source: Span) -> bool:
    """Whether a source is a clause of its own, which no `that` makes part of a phrase."""
    first, last = source
    return _is_finite(scene, last - 1) and "comp" not in scene.lex.particle[first:last]


def _is_finite(scene: Scene, i: int) -> bool:
    return is_verb(scene, i) and scene.view.norm[i] not in past_participles() and not scene.lex.phrase[i]


def _without_object(scene: Scene, source: Span) -> Span | None:
    """The first phrase of a source in which an object is marked; None where that phrase is the object."""
    lex, (first, last) = scene.lex, source
    if last < scene.cue.first and lex.particle[last] == "object":
        return None
    marker = next((i for i in range(first + 1, last) if lex.particle[i] == "object"), None)
    if marker is None:
        return source
    role = words_for("fa").role(lex.tokens.norm[first])
    if role is not None and role[0] == "some":
        return first, first + 1
    if role is not None and role[0] == "one" and scene.cue.form.number == "p":
        return None  # one of them (they call) ...
    if not is_who(lex.phrase[first]):
        return source
    end = phrase_end(lex.phrase, first, last)
    return (first, end) if end < marker else None


def _with_office(scene: Scene, source: Span) -> Span:
    """The source of a by-phrase with the office in apposition behind it, where a comma closes that."""
    lex, (first, last) = scene.lex, source
    stop = min(scene.last, last + _APPOSED)
    if first < scene.cue.last or last + 2 >= stop or scene.view.shape[last] != "comma":
        return source
    noun = words_for("fa").noun(lex.tokens.norm[last + 1])
    titled = lex.phrase[last + 1] == "B-office" or (noun is not None and noun[0].kind in _ONES)
    if lex.name[last - 1][2:] != "PER" or not (titled or lex.tokens.norm[last + 1] in words_for("fa").offices):
        return source
    for i in range(last + 2, stop):
        if scene.view.shape[i] == "comma":
            return first, i
        if lex.tokens.kind[i] == "m" or lex.particle[i] in {"comp", "object"} or _is_finite(scene, i):
            break
    return source


def unnamed(scene: Scene, source: Span) -> int | None:
    """The token behind an adjective of a by-phrase's reports that a source begins with: by new reports N."""
    lex, last = scene.lex, scene.cue.last
    if scene.cue.form.part != "preposition" or source[0] != last:
        return None
    hit = phrases("saying_words", "fa", "role", "unnamed").at(lex.tokens, last, scene.last)
    return hit.last if hit is not None and hit.last < scene.last else None


def _agent(scene: Scene, source: Span) -> Span:
    """The phrase behind `by` or `on the part of` that a participle between a by-phrase and it has."""
    lex, last = scene.lex, scene.cue.last
    described = unnamed(scene, source)
    if described is not None and is_who(lex.phrase[described]):
        return described, phrase_end(lex.phrase, described, scene.last)
    find = phrases("saying_words", "fa", "role", "agent")
    for i in range(last, min(scene.last - 1, last + _AGENT)):
        hit = find.at(lex.tokens, i, scene.last)
        if hit is not None and is_verb(scene, i - 1) and hit.last < scene.last and is_who(lex.phrase[hit.last]):
            return hit.last, phrase_end(lex.phrase, hit.last, scene.last)
    return source
