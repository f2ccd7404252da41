"""What two cues tell together is told once."""

from dataclasses import replace
from itertools import pairwise

from isnad.stages.attributions.decide import Finding
from isnad.text.marks import COLONS
from isnad.text.names import ARTICLE

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
        if _is_according(one, two):
            worse.add(i if p < q else i + 1)
        elif _is_its_colon(one, two):
            worse.add(i + 1)
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
    (a, b), (c, d) = one.content, two.content
    return told and c >= two.scene.cue.last and min(b, d) - max(a, c) >= _SAME * (max(b, d) - min(a, c))
