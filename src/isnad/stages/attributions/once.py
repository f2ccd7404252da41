"""What two cues tell together is told once."""

from dataclasses import replace
from itertools import pairwise

from isnad.stages.attributions.decide import Finding
from isnad.stages.attributions.scene import FINITE
from isnad.text.marks import COLONS
from isnad.text.names import ARTICLE

_AND = "\u0648"
_SAME = 0.8  # of what either of two contents covers, the share that both do from which they are the same words
_Rated = tuple[Finding, float]


def told_once(kept: list[_Rated]) -> list[_Rated]:
    """The findings without those whose words another cue beside theirs tells too; the likelier cue stays.

    Such are the words of an Arabic `according to what he said`, a verb with its colon, and a verb with `saying` or
    `his saying`: what is behind the latter is what is said, and who says it may stand with either.
    """
    worse: set[int] = set()
    out = list(kept)
    for i, ((one, p), (two, q)) in enumerate(pairwise(kept)):
        if _is_according(one, two) or _is_one_phrase(one, two):
            worse.add(i if p < q else i + 1)
        elif _is_its_colon(one, two):
            worse.add(i + 1)
        elif _is_joined(one, two):
            worse.add(i)
            out[i + 1] = replace(two, content=one.content, opening=one.opening), max(p, q)
        elif _is_told_by_second(one, two):
            worse.add(i if p < q else i + 1)
            out[i] = replace(one, content=two.content, opening=two.opening), max(p, q)
            out[i + 1] = replace(two, source=two.source or one.source), max(p, q)
    return [rated for i, rated in enumerate(out) if i not in worse]


def _is_according(one: Finding, two: Finding) -> bool:
    lex, at = one.scene.lex, one.scene.cue.last
    between = two.scene.cue.first - at
    joined = not between or (between == 1 and lex.particle[at] == "comp")
    return lex.lang == "ar" and one.scene.cue.form.part == "preposition" and joined


def _is_one_phrase(one: Finding, two: Finding) -> bool:
    """Whether the second cue follows the first at once, in a Persian by-phrase of both: on the basis of a report."""
    scene = one.scene
    by = scene.lex.lang == "fa" and scene.lex.particle[scene.cue.first - 1] in {"prep", "according"}
    return by and two.scene.cue.first == scene.cue.last and _share_words(one, two)


def _is_joined(one: Finding, two: Finding) -> bool:
    """Whether an `and` joins the first cue, a noun, to the second in one Persian compound verb: thanks and praise
    (he) gave. What they say stands before both."""
    lex, at = one.scene.lex, one.scene.cue.last
    joined = lex.lang == "fa" and two.scene.cue.first == at + 1 and lex.tokens.norm[at] == _AND
    first = one.scene.cue.first
    return joined and one.content[1] <= first and one.scene.cue.form.part not in FINITE and two.content[0] < first


def _share_words(one: Finding, two: Finding) -> bool:
    (a, b), (c, d) = one.content, two.content
    return min(b, d) - max(a, c) >= _SAME * (max(b, d) - min(a, c))


def _is_its_colon(one: Finding, two: Finding) -> bool:
    """Whether the second cue is the colon behind the first one's verb or its subject."""
    at = two.scene.cue.first
    ends = {one.scene.cue.last, one.source[1] if one.source is not None else 0}
    return one.scene.lex.tokens.norm[at] in COLONS and at in ends


def _is_told_by_second(one: Finding, two: Finding) -> bool:
    """Whether the second cue is a participle, or a definite verbal noun, and has the first one's words."""
    form, lex = two.scene.cue.form, one.scene.lex
    definite = bool(form.gender) or lex.tokens.norm[two.scene.cue.first].startswith(ARTICLE)
    told = form.part == "participle" or (form.part == "masdar" and definite)
    return told and two.content[0] >= two.scene.cue.last and _share_words(one, two)
