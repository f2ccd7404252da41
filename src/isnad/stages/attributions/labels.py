"""Which speech act an attribution is: a log-linear choice, but where a noun says what is expressed."""

from functools import cache

from isnad.lexicons import form_variants, load
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
    words = [*view.norm[cue.first + 1 : cue.last], view.norm[begin]]
    return next((nouns[stem] for word in words for stem in _stems(lang, word) if stem in nouns), None)


def noun_of_feeling(scene: Scene) -> int | None:
    """The token of what a cue of expressing expresses, right behind the preposition that the cue governs, if any."""
    cues, _, nouns = _feelings(scene.lex.lang)
    if scene.cue.form.lemma not in cues:
        return None
    norm, low = scene.view.norm, max(scene.cue.last, scene.source[1] if scene.source else 0)
    for i in range(low + 1, min(low + _NEAR, scene.last)):
        if norm[i - 1] in scene.government.words:
            return i if any(stem in nouns for stem in _stems(scene.lex.lang, norm[i])) else None
    return None


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
