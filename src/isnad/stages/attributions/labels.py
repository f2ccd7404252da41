"""Which speech act an attribution is: a log-linear choice, but where a noun says what is expressed."""

from functools import cache

from isnad.lexicons import form_variants, load
from isnad.stages.attributions.lexical import complementizer_length
from isnad.stages.attributions.scene import Scene
from isnad.stages.choice import Group, Templates
from isnad.stages.names.classes import ARTICLE
from isnad.text.clitics import persian_seams, stems

# The first value of each group is the label; words stand in groups of their own, so that most groups recur.
TEMPLATES: Templates = {
    "a.row": ((0,), (0, 1), (0, 2), (0, 2, 3), (0, 1, 3)),
    "a.how": ((0, 1, 3), (0, 2, 3)),
    "a.words": ((0, 1),),
    "a.word": ((0, 1),),
    "a.then": ((0, 1, 2),),
    "a.end": ((0, 1),),
    "a.start": ((0, 1),),
    "a.before": ((0, 1),),
}
_FEAR = "warn"
_CLAUSE = frozenset({_FEAR, "opine", "regret", "say"})  # acts of feelings that a clause behind their noun tells
_NEAR = 4  # tokens behind a cue or its source at which what is expressed stands


def act_groups(scene: Scene, begin: int, opening: str) -> list[Group]:
    """What tells the speech act, without a label."""
    view, cue = scene.view, scene.cue
    form = cue.form
    words = " ".join(view.norm[cue.first : cue.last])
    then = view.norm[cue.last] if view.shape[cue.last] != "word" else ""
    return [
        ("a.row", form.act, form.lemma, form.part),
        ("a.how", form.act, form.lemma, opening),
        ("a.words", words),
        ("a.word", view.norm[cue.first]),
        ("a.then", words, then),
        ("a.end", words[-3:]),
        ("a.start", words[:3]),
        ("a.before", view.norm[begin - 1] if view.shape[begin - 1] != "word" else ""),
    ]


def expressed(scene: Scene, begin: int) -> str | None:
    """The act by what is expressed: concern warns. The noun opens the content at `begin`, or is part of the cue."""
    lang, view, cue = scene.lex.lang, scene.view, scene.cue
    cues, opening, nouns = _feelings(lang)
    if cue.form.lemma not in cues and view.norm[cue.first] not in opening:
        return None
    noun = noun_of_feeling(scene)
    words = [*view.norm[cue.first + 1 : cue.last], view.norm[begin if noun is None else noun]]
    return next((nouns[stem] for word in words for stem in _stems(lang, word) if stem in nouns), None)


def noun_of_feeling(scene: Scene) -> int | None:
    """The token of what a cue of expressing expresses: right behind its preposition, or near where it has none."""
    lang, view = scene.lex.lang, scene.view
    cues, _, nouns = _feelings(lang)
    if scene.cue.form.lemma not in cues:
        return None
    low, words = max(scene.cue.last, scene.source[1] if scene.source else 0), scene.government.words
    near = range(low, min(low + _NEAR, scene.last))
    at = [i for i in near[1:] if view.norm[i - 1] in words][:1] if words else near
    return next((i for i in at if any(stem in nouns for stem in _stems(lang, view.norm[i]))), None)


def felt(scene: Scene, noun: int) -> list[int]:
    """Where the content of a feeling may begin: at its noun; in Arabic also behind it.

    So it does at a clause that says what is hoped, believed, feared or regretted, and behind the preposition of fear.
    """
    lex, shape = scene.lex, scene.view.shape
    at = noun + 1 + (shape[noun + 1] == "prep")
    if lex.lang != "ar" or at + 1 >= scene.last:
        return [noun]
    _, _, nouns = _feelings(lex.lang)
    act = next((nouns[stem] for stem in _stems(lex.lang, scene.view.norm[noun]) if stem in nouns), "")
    if shape[at] == "comp" and act in _CLAUSE:
        return [at, at + 1] if complementizer_length(lex.lang, scene.view.norm[at]) else [at + 1]
    feared = act == _FEAR and at > noun + 1 and lex.depth[noun] == lex.depth[scene.cue.first]
    return [at] if feared else [noun]


def _stems(lang: str, word: str) -> list[str]:
    """A noun without what is written with it, the longest reading first."""
    if lang == "ar":
        found = {*(stem for stem, _ in stems(word)), word.removeprefix(ARTICLE)}
    else:
        found = {word[: len(word) - end] for _, end in persian_seams(word)}
    return sorted(found, key=len, reverse=True)


@cache
def _feelings(lang: str) -> tuple[frozenset[str], frozenset[str], dict[str, str]]:
    """(cues of expressing, first words of those that take the noun into them, folded noun -> act)."""
    rows = load("feelings", lang).rows
    cues = frozenset(r.form for r in rows if r["part"] == "cue")
    nouns = {form_variants(r.form)[0][0]: r["act"] for r in rows if r["part"] == "noun"}
    return cues, frozenset(form_variants(f)[0][0] for f in cues if lang == "fa"), nouns
