"""Whether the clause around a date speaks of what was or of what will be."""

from functools import cache

from isnad.lexicons import form_variants, load
from isnad.lexicons.conjugate import conjugate
from isnad.model import Tokens
from isnad.text.clitics import bare_forms

_STOPS = frozenset('.؟!?…۔:;؛«»"“”')
_COMMAS = frozenset("،,()")
_BACK = 24  # tokens
_AHEAD = 5
_OPENING = 10  # tokens over which the verb that opens a sentence reaches
_VERB_AHEAD = 45
_MI = 2  # letters of the prefix of the Persian imperfect
_PREFIXED = 4  # letters that a verb with a tense prefix has at least


class Tenses:
    """Tense by the words of one language; a token's tense is looked up once and remembered."""

    def __init__(self, lang: str) -> None:
        self._clitics = lang == "ar"
        self._verb_last = lang == "fa"
        self._words: dict[str, str] = {}
        self._prefixes: list[tuple[str, str]] = []
        self._openings: list[str] = []
        self._stems: list[str] = []
        self._pairs: dict[tuple[str, str], str] = {}
        for row in load("tense", lang).rows:
            for form in form_variants(row.form):
                if len(form) == 2:
                    self._pairs[form[0], form[1]] = row["tense"]
                elif row["match"] == "word":
                    self._words[form[0]] = row["tense"]
                elif row["match"] == "first":
                    self._openings.append(form[0])
                elif row["match"] == "prefix":
                    self._prefixes.append((form[0], row["tense"]))
                else:
                    self._stems.append(form[0])
        for norm, tense in _past_forms(lang).items():
            self._words.setdefault(norm, tense)
        self._known: dict[str, str] = {}

    def of_word(self, norm: str) -> str:
        """future, present, past, edge or '' for a token."""
        tense = self._known.get(norm)
        if tense is None:
            readings = bare_forms(norm) if self._clitics else ((0, norm),)
            tense = next((t for _, bare in readings if (t := self._bare(bare))), "")
            tense = "" if tense == "none" else tense
            if len(self._known) < 1 << 17:
                self._known[norm] = tense
        return tense

    def _bare(self, norm: str) -> str:
        if norm in self._words:
            return self._words[norm]
        if len(norm) < _PREFIXED or any(norm.startswith(s) for s in self._stems):
            return ""
        return next((t for p, t in self._prefixes if norm.startswith(p)), "")

    def _opens(self, norm: str) -> bool:
        """Whether a token that opens a sentence is a verb of the present."""
        if len(norm) < _PREFIXED or any(norm.startswith(s) for s in self._stems):
            return False
        return any(norm.startswith(p) for p in self._openings)

    def around(self, tokens: Tokens, first: int, last: int, begin: int, stop: int) -> str:
        """The tense at the date in tokens `first:last` of the sentence `begin:stop`; '' where nothing shows it."""
        if self._verb_last:
            planned = self._behind(tokens, first, begin)
            return planned or self._verb_ahead(tokens, last, stop)
        ahead = self._ahead(tokens, last, stop)
        if ahead == "past":
            return ahead
        return self._behind(tokens, first, begin) or ahead

    def _behind(self, tokens: Tokens, first: int, begin: int) -> str:
        """The nearest tense before the date in its clause; a comma right before the date ends none."""
        norm = tokens.norm
        i = first - 1
        if i >= begin and norm[i] in _COMMAS:
            i -= 1
        end = max(begin, i - _BACK)
        while i >= end:
            if norm[i] in _STOPS or norm[i] in _COMMAS:
                return ""
            if i > begin and (pair := self._pairs.get((norm[i - 1], norm[i]))):
                return pair
            tense = self.of_word(norm[i])
            if tense == "edge":  # a plan may govern the clause: `it is planned that`
                return "future" if i > begin and self.of_word(norm[i - 1]) == "future" else ""
            if i == begin and not tense and first - i <= _OPENING and self._opens(norm[i]):
                return "present"
            if tense and not (self._verb_last and tense != "future"):
                return tense
            i -= 1
        return ""

    def _ahead(self, tokens: Tokens, last: int, stop: int) -> str:
        """The first tense in the few words behind the date."""
        norm = tokens.norm
        begin = last + (last < stop and norm[last] in _COMMAS)
        for i in range(begin, min(stop, begin + _AHEAD)):
            tense = self.of_word(norm[i])
            if norm[i] in _STOPS or norm[i] in _COMMAS or tense == "edge":
                return ""
            if tense:
                return tense
        return ""

    def _verb_ahead(self, tokens: Tokens, last: int, stop: int) -> str:
        """The tense of the verb that ends the clause."""
        norm = tokens.norm
        for i in range(last, min(stop, last + _VERB_AHEAD)):
            tense = self.of_word(norm[i])
            if tense == "edge" or norm[i] in ".;؛:":
                return ""
            if tense:
                return tense
        return ""


def _past_forms(lang: str) -> dict[str, str]:
    """The past forms of the language's verbs that come from tables."""
    out: dict[str, str] = {}
    if lang == "fa":
        for row in load("verbs", lang).rows:
            for form in conjugate(row.form):
                tokens = form_variants(form.form)[0]
                imperfect = form.part == "imperfect" and out.get(tokens[0][_MI:]) == "past"
                if len(tokens) == 1 and (form.part == "perfect" or imperfect):
                    out[tokens[0]] = "past"
                elif len(tokens) == 1:  # without its prefix it is the subjunctive
                    out.setdefault(tokens[0][_MI:], "present")
        return out
    for row in load("cues", lang).rows:
        tokens = form_variants(row.form)[0]
        if row["part"] == "perfect" and len(tokens) == 1:
            out[tokens[0]] = "past"
    return out


@cache
def tenses(lang: str) -> Tenses:
    """The tenses of `lang`, loaded once per process."""
    return Tenses(lang)
