"""Where the preposition that a cue governs stands, as in ittahama ... bi-, haththa ... ala, az ... khabar dad."""

from functools import cache

from isnad.lexicons import form_variants, load
from isnad.stages.attributions.scene import Scene
from isnad.text.clitics import CLITIC_PREPOSITIONS

BARE = ("object", "comma", "open", "straight")  # openings whose content may begin with the governed preposition
_NOMINAL = ("masdar", "noun")
_SHORTEST = 4  # folded letters of a word that a clitic preposition stands before, with it


@cache
def _prepositions(lang: str) -> dict[str, str]:
    """Folded form -> the code that cues have for it in `governs`."""
    rows = [row for row in load("particles", lang).rows if row["governed"]]
    return {v[0]: row["governed"] for row in rows for v in form_variants(row.form) if len(v) == 1}


@cache
def governed_letters(governs: str, part: str) -> str:
    """The one-letter Arabic prepositions, folded, that a cue puts before its object.

    A clause behind bi-anna is an object behind bi- too, li- stands for ila, and a verbal noun strengthens its
    object by li-.
    """
    codes = set(governs.split("|"))
    if "BI_AN" in codes:
        codes.add("BI")
    if "ILA" in codes or ("DO" in codes and part in _NOMINAL):
        codes.add("LI")
    return "".join(letter for code, letter in CLITIC_PREPOSITIONS.items() if code in codes)


def letters_of(scene: Scene) -> str:
    """The letters of `governed_letters` for the scene's cue."""
    form = scene.cue.form
    return governed_letters(form.governs, form.part) if scene.lex.lang == "ar" and form.governs else ""


def begins_with(letters: str, norm: str) -> bool:
    """Whether a folded word may begin with one of these prepositions."""
    return len(norm) >= _SHORTEST and norm[0] in letters


def governed_at(scene: Scene, i: int) -> str:
    """How token `i` stands to a preposition that the cue governs.

    'prep' behind it (a quotation mark may stand between), 'clitic' where the token begins with it, else ''.
    """
    view, governs = scene.view, scene.cue.form.governs
    if not governs:
        return ""
    letters = letters_of(scene)
    before = view.word(i - 2 if view.at(i - 1) in ("open", "straight") else i - 1)
    code = _prepositions(scene.lex.lang).get(before)
    if (code and code in governs.split("|")) or (before and before in letters):
        return "prep"
    return "clitic" if letters and begins_with(letters, view.norm[i]) else ""


_CLAUSE = frozenset({"AN", "IN", "KE", "BI_AN", "ILA_AN", "ALA_AN", "MIN_AN", "clause"})
_SPEECH = frozenset({"COLON", "Q"})
_OBJECT = frozenset({"DO", "RA", "NP"})


def valency(scene: Scene, governed: str, opening: str) -> str:
    """Whether a content is what the cue governs; `governed` is `governed_at` its beginning, `opening` how it opens.

    'governed' behind or with its preposition, 'clause', 'speech' or 'object' where the cue takes such a one,
    'other' where it takes something else, '' where the lexicon does not say.
    """
    governs = scene.cue.form.governs
    if not governs:
        return ""
    if governed == "prep" or (governed == "clitic" and opening in BARE):
        return "governed"
    kind, allowed = "object", _OBJECT
    if "comp" in opening:
        kind, allowed = "clause", _CLAUSE
    elif opening.endswith("colon") or opening in ("open", "straight"):
        kind, allowed = "speech", _SPEECH
    return kind if any(code in allowed for code in governs.split("|")) else "other"
