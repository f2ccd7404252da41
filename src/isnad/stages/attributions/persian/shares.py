"""Persian subjects that are a part of many: three of the diplomats, fewer than half of the voters, 74 percent.

Their number, or the word for some, heads the phrase: who they are a part of is not who speaks.
"""

from functools import cache

from isnad.lexicons import form_variants, load
from isnad.stages.attributions.government import prepositions
from isnad.stages.attributions.lexical import Lexical
from isnad.stages.attributions.persian.clauses import is_verb, is_who, phrase_end
from isnad.stages.attributions.scene import FINITE, Scene
from isnad.stages.links.words import words_for

_ENDS = frozenset({"prep", "comp", "object", "conj"})
_OF = "AZ"
_NEAR = 9  # tokens before a verb without a subject within which such a phrase begins

Span = tuple[int, int]


def whole_share(scene: Scene, source: Span | None) -> Span | None:
    """The source with the number before it and those behind it that it is a part of; such a phrase right before a
    verb where that has none."""
    lex, cue = scene.lex, scene.cue
    if cue.form.part not in FINITE:
        return source
    if source is None:
        return _right_before(scene)
    first, last = source
    if last > cue.first:
        return source
    if _is_of(lex, first - 1):
        return _begin(scene, first - 1), last
    if not _is_of(lex, last):
        return source
    if _is_share(lex, last - 1):
        return _begin(scene, last), _end(scene, last + 1)
    return (first, _end(scene, last + 1)) if (lex.tokens.norm[last - 1],) in _words("measure") else source


def _right_before(scene: Scene) -> Span | None:
    cue, lex = scene.cue, scene.lex
    for i in range(max(scene.first, cue.first - _NEAR) + 1, cue.first - 1):
        if _is_of(lex, i) and (begin := _begin(scene, i)) < i and _end(scene, i + 1) == cue.first:
            return begin, cue.first
    return None


def _begin(scene: Scene, of: int) -> int:
    """Where the share before the `of` at token `of` begins; the token behind that where none stands there."""
    lex, i = scene.lex, of - 1
    if i < scene.first or not _is_share(lex, i):
        return of + 1
    if i > scene.first and _is_number(lex, i - 1):
        i -= 1
    if i - 2 >= scene.first and _is_of(lex, i - 1) and (lex.tokens.norm[i - 2],) in _words("measure"):
        i -= 2
    return i


def _end(scene: Scene, first: int) -> int:
    """Where the phrase for those whose part speaks ends; a share of them may stand in it."""
    lex, i = scene.lex, first + 1
    if is_who(lex.phrase[first]):
        return phrase_end(lex.phrase, first, scene.cue.first)
    while i < scene.cue.first and not (
        lex.tokens.kind[i] == "m" or lex.particle[i] in _ENDS or lex.phrase[i].endswith("TIME") or is_verb(scene, i)
    ):
        i += 1
    return _end(scene, i + 1) if i < scene.cue.first and _is_of(lex, i) and _is_share(lex, i - 1) else i


def _is_of(lex: Lexical, i: int) -> bool:
    return prepositions("fa").get(lex.tokens.norm[i]) == _OF


def _is_share(lex: Lexical, i: int) -> bool:
    """Whether token `i` is a word for some, or for a share, behind its number where it has one."""
    role = words_for("fa").role(lex.tokens.norm[i])
    return (role is not None and role[0] == "some") or (lex.tokens.norm[i],) in _words("share")


def _is_number(lex: Lexical, i: int) -> bool:
    role = words_for("fa").role(lex.tokens.norm[i])
    counted = lex.tokens.kind[i] == "n" or (lex.tokens.norm[i],) in _cardinals()
    return counted or (role is not None and role[0] in {"two", "three"})


@cache
def _cardinals() -> frozenset[tuple[str, ...]]:
    rows = (row for row in load("day_numbers", "fa").rows if row["kind"] == "cardinal")
    return frozenset(v for row in rows for v in form_variants(row.form))


@cache
def _words(role: str) -> frozenset[tuple[str, ...]]:
    rows = (row for row in load("saying_words", "fa").rows if row["role"] == role)
    return frozenset(v for row in rows for v in form_variants(row.form))
