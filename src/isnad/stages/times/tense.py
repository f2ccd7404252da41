"""Whether the clause around a date speaks of what was or of what will be."""

from functools import cache

from isnad.lexicons import form_variants, load
from isnad.lexicons.conjugate import conjugate
from isnad.model import Tokens
from isnad.text.clitics import CONJUNCTIONS, bare_forms

_STOPS = frozenset('.؟!?…۔:;؛«»"“”')
_COMMAS = frozenset("،,()")
_BACK = 24  # tokens
_AHEAD = 5
_OPENING = 10  # tokens over which the verb that opens a sentence reaches
_VERB_AHEAD = 45
_NEAR = 2  # tokens before the date
_APPOSED = 6  # tokens of an apposition between commas
_CONJUNCTIONS = frozenset(CONJUNCTIONS)
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
        self._opening: set[str] = set()
        self._near: dict[str, str] = {}
        self._phrases: dict[str, list[tuple[list[str], str, str]]] = {}
        self._stems: list[str] = []
        self._pairs: dict[tuple[str, str], str] = {}
        for row in load("tense", lang).rows:
            for form in form_variants(row.form):
                if len(form) > 1 and row["match"] == "prefix":
                    self._add_phrase(form[:-1], form[-1], row["tense"])
                elif len(form) == 2:
                    self._pairs[form[0], form[1]] = row["tense"]
                elif row["match"] == "word":
                    self._words[form[0]] = row["tense"]
                elif row["match"] == "near":
                    self._near[form[0]] = row["tense"]
                elif row["match"] == "first" and len(form[0]) > 1:
                    self._opening.add(form[0])
                elif row["match"] == "first":
                    self._openings.append(form[0])
                elif row["match"] == "prefix":
                    self._prefixes.append((form[0], row["tense"]))
                else:
                    self._stems.append(form[0])
        prefixes = tuple(prefix for prefix, _ in self._prefixes)
        for norm, tense in _past_forms(lang).items():
            if tense == "past" or not norm.startswith(prefixes):  # the future's auxiliary is also a subjunctive
                self._words.setdefault(norm, tense)
        self._known: dict[str, str] = {}

    def of_word(self, norm: str) -> str:
        """future, present, past, edge or '' for a token."""
        tense = self._known.get(norm)
        if tense is None:
            tense = next((t for bare in self._readings(norm) if (t := self._bare(bare))), "")
            tense = "" if tense == "none" else tense
            if len(self._known) < 1 << 17:
                self._known[norm] = tense
        return tense

    def _readings(self, norm: str) -> list[str]:
        """A token with and without the conjunctions written to it; a preposition stands before no verb."""
        if not self._clitics:
            return [norm]
        return [bare for n, bare in bare_forms(norm) if set(norm[:n]) <= _CONJUNCTIONS]

    def _bare(self, norm: str) -> str:
        if norm in self._words:
            return self._words[norm]
        if len(norm) < _PREFIXED or any(norm.startswith(s) for s in self._stems):
            return ""
        return next((t for p, t in self._prefixes if norm.startswith(p)), "")

    def _opens(self, norm: str) -> bool:
        """Whether a token that opens a sentence is a verb of the present."""
        for bare in self._readings(norm):
            if bare in self._opening or (len(bare) >= _PREFIXED and self._begins(bare, self._openings)):
                return True
        return False

    def _begins(self, norm: str, prefixes: list[str]) -> bool:
        return any(map(norm.startswith, prefixes)) and not any(map(norm.startswith, self._stems))

    def _add_phrase(self, before: tuple[str, ...], prefix: str, tense: str) -> None:
        """Words before a verb, also with a conjunction, by the last of them; the longest come first."""
        for conjunction in ("", *_CONJUNCTIONS):
            words = [conjunction + before[0], *before[1:]]
            there = self._phrases.setdefault(words[-1], [])
            there.append((words, prefix, tense))
            there.sort(key=lambda phrase: -len(phrase[0]))

    def _phrase(self, norm: list[str], i: int, begin: int) -> str:
        """The tense that the words before a verb at token `i` give it: `may arrive`."""
        for before, prefix, tense in self._phrases.get(norm[i - 1], ()):
            start = i - len(before)
            if start >= begin and norm[start:i] == before and self._begins(norm[i], [prefix]):
                return tense
        return ""

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
        for word in norm[max(begin, first - _NEAR) : first]:
            if word in self._near:
                return self._near[word]
        set_off = first > begin and norm[first - 1] in _COMMAS
        i = first - 1 - set_off
        apposed = i - _APPOSED if set_off else first  # from where a comma only closes an apposition
        end = max(begin, i - _BACK)
        while i >= end:
            if norm[i] in _COMMAS and i > apposed:
                apposed, i = first, i - 1
                continue
            if norm[i] in _STOPS or norm[i] in _COMMAS:
                return ""
            if i > begin and (pair := self._pairs.get((norm[i - 1], norm[i]))):
                return pair
            if i > begin and (phrase := self._phrase(norm, i, begin)):
                return "" if phrase == "none" else phrase
            tense = self.of_word(norm[i])
            if tense == "edge":  # a plan may govern the clause: `it is planned that`
                return "future" if i > begin and self.of_word(norm[i - 1]) == "future" else ""
            if i == begin and not tense and first - i <= _OPENING and self._opens(norm[i]):
                return "present"
            if tense == "present" and i > begin and self.of_word(norm[i - 1]) == "past":
                return "past"  # `did not begin`
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
            if tense:  # a verb behind a conjunction is another clause's
                return tense if not self._clitics or self._bare(norm[i]) == tense else ""
        return ""

    def _verb_ahead(self, tokens: Tokens, last: int, stop: int) -> str:
        """The tense of the verb that ends the clause."""
        norm = tokens.norm
        for i in range(last, min(stop, last + _VERB_AHEAD)):
            tense = self.of_word(norm[i])
            if tense == "edge" or norm[i] in ".;؛:":
                return ""
            if tense == "past" and i + 1 < stop and self.of_word(norm[i + 1]) not in ("", "edge"):
                continue  # a noun that looks like a past form, with its verb
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
