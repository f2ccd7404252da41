"""Headlines whose mark parts a label, a place or a topic from the news, and verbs at a line's end: nobody speaks."""

from functools import cache

from isnad.lexicons import form_variants, load
from isnad.stages.attributions.decide import Finding
from isnad.stages.attributions.persian.writer import is_first
from isnad.stages.attributions.scene import Scene
from isnad.stages.links.words import words_for
from isnad.text.clitics import THIRD_PERSONS
from isnad.text.marks import COLONS

_WE, _WE_WILL = "\u0646\u0627", "\u0633\u0646"  # we or our at a word's end, and at its beginning sa- with n-

Span = tuple[int, int]


def is_label(found: Finding) -> bool:
    """Whether a headline's mark says what the news is, where it is from or what it is about, not who speaks."""
    scene, source = found.scene, found.source
    lex, at = scene.lex, scene.cue.first
    if lex.tokens.kind[at] != "m" or lex.sentences[lex.sentence[at]].paragraph or source is None:
        return False
    if source[1] != at:
        return False
    return (
        _is_section(scene, source)
        or _is_topic(scene, source, found.content)
        or _is_place(scene, source, found.content)
    )


def is_below(found: Finding) -> bool:
    """Whether a content begins in a paragraph behind its cue's, and no colon says that it does."""
    lex, begin = found.scene.lex, found.content[0]
    here, there = lex.sentence[found.scene.cue.first], lex.sentence[begin]
    if there <= here or lex.sentences[here].paragraph == lex.sentences[there].paragraph:
        return False
    return not any(lex.tokens.norm[i] in COLONS for i in range(found.scene.cue.first, begin))


def _is_section(scene: Scene, source: Span) -> bool:
    """Whether all of a phrase that names nobody are words for a kind of news: video, breaking."""
    lex = scene.lex
    return all(not lex.name[i] and lex.tokens.norm[i] in _sections(lex.lang) for i in range(*source))


def _is_topic(scene: Scene, source: Span, content: Span) -> bool:
    """Whether a phrase names nobody and its head is no noun for people, bodies or documents: the war in Yemen.

    Where a `we` speaks it is somebody.
    """
    lex, words, first = scene.lex, words_for(scene.lex.lang), source[0]
    norm = lex.tokens.norm[first]
    known = lex.phrase[first] or words.noun(norm) or words.role(norm) or words.is_title(norm)
    if lex.tokens.kind[first] != "w" or known or source[1] - first < 2:
        return False
    ours = (_is_we(lex.tokens.norm[i]) if lex.lang == "ar" else is_first(lex.tokens.norm, i) for i in range(*content))
    return not any(ours)


def _is_place(scene: Scene, source: Span, content: Span) -> bool:
    """Whether a place that is no capital, which may stand for its government, stands alone, unless a `we` speaks.

    In Persian a state speaks there: so do 23 of 24 in labelled headlines.
    """
    lex, (first, colon) = scene.lex, source
    norm = lex.tokens.norm
    if lex.lang != "ar" or norm[colon] not in COLONS or first != scene.first or lex.name[first] != "B-GPE":
        return False
    if any(t[:1] != "I" for t in lex.name[first + 1 : colon]):
        return False
    capital = "".join(norm[first:colon]) in words_for(lex.lang).capitals
    return not capital and not any(_is_we(norm[i]) for i in range(*content))


def _is_we(norm: str) -> bool:
    """Whether a folded word is a verb in the first person plural by its ending or future, or ends in its pronoun."""
    stems = [norm, *(norm.removesuffix(s) for s in THIRD_PERSONS["ar"])]
    return len(norm) > 3 and (norm.startswith(_WE_WILL) or any(stem.endswith(_WE) for stem in stems))


@cache
def _sections(lang: str) -> frozenset[str]:
    """Folded words by which news pages label what follows."""
    rows = (row for row in load("chrome", lang).rows if (row["kind"], row["how"]) == ("section", "word"))
    return frozenset(v[0] for row in rows for v in form_variants(row.form) if len(v) == 1)
