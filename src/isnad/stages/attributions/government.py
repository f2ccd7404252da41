"""Where the preposition that a cue governs stands, as in ittahama ... bi-, haththa ... ala, az ... khabar dad."""

from dataclasses import dataclass
from functools import cache

from isnad.lexicons import form_variants, load
from isnad.text.clitics import CLITIC_PREPOSITIONS

BARE = ("object", "comma", "open", "straight")  # openings whose content may begin with the governed preposition
_NOMINAL = ("masdar", "noun")
_SHORTEST = 4  # folded letters of a word that a clitic preposition stands before, with it
_CLAUSE = frozenset({"AN", "IN", "KE", "BI_AN", "ILA_AN", "ALA_AN", "MIN_AN", "clause"})
_SPEECH = frozenset({"COLON", "Q"})
_OBJECT = frozenset({"DO", "RA", "NP"})


@cache
def prepositions(lang: str) -> dict[str, str]:
    """Folded form -> the code that cues have for it in `governs`."""
    rows = [row for row in load("particles", lang).rows if row["governed"]]
    return {v[0]: row["governed"] for row in rows for v in form_variants(row.form) if len(v) == 1}


@cache
def governed(lang: str) -> frozenset[str]:
    """Folded prepositions that cues govern."""
    return frozenset(prepositions(lang))


def _letters(governs: str, part: str) -> str:
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


def begins_with(letters: str, norm: str) -> bool:
    """Whether a folded word may begin with one of these prepositions."""
    return len(norm) >= _SHORTEST and norm[0] in letters


@dataclass(frozen=True, slots=True)
class Government:
    """What a cue governs. `letters` are prepositions that are written with its object, `words` those that are not.

    `clause`, `speech` and `object` are what a content so opened is called: itself where the cue takes such a one,
    'other' where it takes something else, '' where the lexicon does not say.
    """

    letters: str
    words: frozenset[str]
    clause: str
    speech: str
    object: str

    def at(self, before: str, norm: str) -> str:
        """How a word stands to a preposition that the cue governs.

        'prep' where that is the word before (marks of quotation aside), 'clitic' where the word begins with it,
        else ''.
        """
        if before in self.words or (before and before in self.letters):
            return "prep"
        return "clitic" if self.letters and begins_with(self.letters, norm) else ""

    def valency(self, governed: str, opening: str) -> str:
        """Whether a content is what the cue governs; `governed` is `at` its beginning, `opening` how it opens.

        'governed' behind or with its preposition, else what the cue calls such a content.
        """
        if governed == "prep" or (governed == "clitic" and opening in BARE):
            return "governed"
        if "comp" in opening:
            return self.clause
        return self.speech if opening in ("open", "straight") or opening.endswith("colon") else self.object


_NOTHING = Government("", frozenset(), "", "", "")


@cache
def government(lang: str, governs: str, part: str) -> Government:
    """What a cue of that part governs; `governs` is as the lexicon has it."""
    if not governs:
        return _NOTHING
    codes = governs.split("|")

    def called(kind: str, allowed: frozenset[str]) -> str:
        return kind if any(code in allowed for code in codes) else "other"

    return Government(
        letters=_letters(governs, part) if lang == "ar" else "",
        words=frozenset(word for word, code in prepositions(lang).items() if code and code in codes),
        clause=called("clause", _CLAUSE),
        speech=called("speech", _SPEECH),
        object=called("object", _OBJECT),
    )
