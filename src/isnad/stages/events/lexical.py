"""Words that may evoke an event, in every inflected form, looked up in an article's tokens.

Inflection is code: the closed endings of both languages. Which words inflect stands in `event_cues`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import compress
from typing import NamedTuple

from isnad.lexicons import Row, form_variants, load
from isnad.model import Tokens
from isnad.stages.attributions.lexical import particle
from isnad.stages.events.company import Company
from isnad.stages.events.inflection import ArabicForms, Form, arabic_noun
from isnad.stages.events.verbs import LightVerb, conjugated, finite_at, light_verbs
from isnad.text import fold_word
from isnad.text.clitics import PROCLITIC_PREPOSITIONS, bare_forms
from isnad.text.remembered import Remembered

# Folded letters of Persian endings, and what shows an Arabic word to be a noun or a passive verb.
_A, _Y, _H, _N, _SH, _D, _T = "\u0627", "\u06cc", "\u0647", "\u0646", "\u0634", "\u062f", "\u062a"
_LAM = "\u0644\u0645"  # the negation of the past, which takes the jussive
_DAMMA, _FATHATAN, _TEH_MARBUTA = "\u064f", "\u064b", "\u0629"
# Roles of words by which one calls on another, all do the same, or one does it to nobody: rules, not features.
CALLS, MUTUAL, ALONE = "calls", "mutual", "alone"
PASSIVE = "passive"  # the role of words whose subject suffers
_RULED = frozenset({CALLS, MUTUAL, ALONE})
_NOMINAL = frozenset({"masdar", "masdar-own", "noun", "noun-own"})
_PLURALS = ("", _Y, _H + _A, _H + _A + _Y, _H + _A + _Y + _Y, _H + _A + _Y + _SH, _H + _A + _Y + _SH + _A + _N,
            _A + _Y, _SH, _SH + _A + _N, _Y + _SH, _A + _T, _A + _T + _Y)  # fmt: skip


@dataclass(frozen=True, slots=True)
class EventCue:
    """What a form says: its row's id, classes, modes and roles, its part (perfect, imperfect, masdar, ...)."""

    id: str
    events: tuple[str, ...]
    modes: tuple[str, ...]
    part: str
    shown: str  # what the form shows of its subject: m or f, s, d or p; behind o a pronoun's own
    roles: frozenset[str]
    grade: str = ""  # sure, vague or between
    takes: frozenset[str] = frozenset()  # what marks the recipient: obj or a folded preposition
    does: str = ""  # roles in one word
    wants: str = ""  # takes in one word


class CueHit(NamedTuple):
    """Tokens `first:last` may evoke an event; `clitic` letters of the first token stand before the word.

    `verb` is the Persian verb that follows a noun, at tokens `verb_at:verb_end` (0:0 where there is none).
    """

    first: int
    last: int
    clitic: int
    cue: EventCue
    verb: LightVerb | None = None
    verb_at: int = 0
    verb_end: int = 0
    future: bool = False


def _persian_noun(form: str) -> Iterator[tuple[tuple[str, ...], str, str]]:
    for variant in form_variants(form):
        for end in _PLURALS:
            number = "p" if end.startswith((_H + _A, _A + _T)) else "s"
            yield (*variant[:-1], variant[-1] + end), "noun", number
        for end in _PLURALS[2:5]:
            yield (*variant, end), "noun", "p"


def noun_forms(lang: str, form: str) -> Iterator[tuple[str, ...]]:
    """The folded forms of a noun or adjective of one word, with article and endings; none for a phrase."""
    if " " not in form:
        if lang == "ar":
            yield from ((folded,) for folded in arabic_noun(form))
        else:
            yield from (words for words, _, _ in _persian_noun(form))


@dataclass(frozen=True, slots=True)
class Reading:
    """What a word may be: `cue` is None where it only looks like a form of one; `noun` is its reading as a noun."""

    cue: EventCue | None
    noun: EventCue | None = None


# First folded word -> the second -> (the words behind the first, what they are), the longest first.
Phrases = dict[str, dict[str, list[tuple[tuple[str, ...], EventCue | None]]]]


class EventCues:
    """The event cues of one language. Arabic words are read when they are first met."""

    def __init__(self, lang: str) -> None:
        self.arabic = lang == "ar"
        self._single: dict[str, Reading] = {}
        self._met = Remembered(self._met_first)  # what Arabic words are read as; None: no cue
        self._multi: Phrases = {}
        self._forms = ArabicForms()
        self._starts = Remembered(self._begins)  # whether any reading of a word, clitics and all, begins a cue
        rows = load("event_cues", lang).rows
        self._company = Company(lang, rows, noun_forms)
        for row in rows:
            if row["part"] == "never":
                for words in form_variants(row.form):
                    self._add(words, None)
        for at, row in enumerate(rows):
            if row["part"] == "never":
                continue
            if self.arabic and " " not in row.form:
                self._forms.add(row, at)
                continue
            for words, part, number in self._listed(row):
                self._add(words, _cue(row, part, number))
        for seconds in self._multi.values():
            for entries in seconds.values():
                entries.sort(key=lambda e: -len(e[0]))

    def _listed(self, row: Row) -> Iterable[tuple[tuple[str, ...], str, str]]:
        """The forms that are few enough to be listed: phrases, and Persian words."""
        if self.arabic:
            return ((v, "noun", "s") for v in form_variants(row.form))
        return self._persian_verb(row) if row["part"] == "verb" else _persian_noun(row.form)

    @staticmethod
    def _persian_verb(row: Row) -> Iterator[tuple[tuple[str, ...], str, str]]:
        infinitive = fold_word(row.form)
        yield (infinitive,), "masdar", "s"
        for form in conjugated().get(infinitive, ()):
            yield (form,), light_verbs()[form].tense, "p" if form.endswith(_N + _D) else "s"

    def _add(self, words: tuple[str, ...], cue: EventCue | None) -> None:
        if len(words) > 1:
            self._multi.setdefault(words[0], {}).setdefault(words[1], []).append((words[1:], cue))
            return
        there = self._single.get(words[0])
        if there is None:
            self._single[words[0]] = Reading(cue)
        elif there.cue is not None and cue is not None:
            self._single[words[0]] = _merged(there, cue)

    def _reading(self, word: str) -> Reading | None:
        """What a folded word without clitics may be; None for a word that is no cue."""
        given = self._single.get(word)
        if given is not None or not self.arabic:
            return given
        return self._met[word]

    def _met_first(self, word: str) -> Reading | None:
        """What an Arabic word is read as."""
        return _together(self._forms.readings(word))

    def _jussive(self, norm: Sequence[str], i: int) -> Reading | None:
        """What the word at token `i` is read as behind the negation of the past, where that shortens it."""
        if not self.arabic or i == 0 or all(bare != _LAM for _, bare in bare_forms(norm[i - 1])):
            return None
        return _together(self._forms.jussives(norm[i]))

    def _begins(self, norm: str) -> bool:
        """Whether a folded word, clitics and all, may begin a cue."""
        forms = bare_forms(norm) if self.arabic else ((0, norm),)
        if any(bare in self._multi or self._reading(bare) is not None for _, bare in forms):
            return True
        return bool(self._forms.jussives(norm))

    def find(self, tokens: Tokens, text: str) -> list[CueHit]:
        """Candidates left to right, the longest at each place; `text` is what the tokens were cut from."""
        out: list[CueHit] = []
        norm, kind = tokens.norm, tokens.kind
        free = 0
        for i in compress(range(len(norm)), map(self._starts.__getitem__, norm)):
            if i < free or kind[i] != "w":
                continue
            word = norm[i]
            for clitic, bare in bare_forms(word) if self.arabic else ((0, word),):
                found, size = self._at(norm, i, bare)
                found = found or self._jussive(norm, i)
                if found is None:
                    continue
                free = i + size
                if found.cue is None or not self._company.fits(found.cue.id, found.cue.events, norm, i, free):
                    break
                if self.arabic:
                    out.append(CueHit(i, free, clitic, _read(tokens, text, i, clitic, found, found.cue)))
                else:
                    out.append(_with_verb(tokens, CueHit(i, free, clitic, found.cue)))
                break
        return out

    def _at(self, norm: Sequence[str], i: int, bare: str) -> tuple[Reading | None, int]:
        """(reading, tokens that it takes) of the longest form at token `i`, read as `bare`."""
        seconds = self._multi.get(bare)
        if seconds is not None and i + 1 < len(norm):
            for rest, cue in seconds.get(norm[i + 1], ()):
                if tuple(norm[i + 1 : i + 1 + len(rest)]) == rest:
                    return Reading(cue), 1 + len(rest)
        return self._reading(bare), 1


def _together(forms: Iterable[Form]) -> Reading | None:
    """The readings of one word in one; None where there is none."""
    found: Reading | None = None
    for form in forms:
        cue = _cue(form.row, form.part, form.shown)
        found = Reading(cue) if found is None else _merged(found, cue)
    return found


def _merged(there: Reading, cue: EventCue) -> Reading:
    """A reading with one more cue, of whose row the word is a form as well: the first shows the grammar."""
    first = there.cue
    if first is None:
        return there
    noun = there.noun
    if noun is None and first.part == "perfect" and cue.part in _NOMINAL:
        noun = cue
    if first.id != cue.id:
        events = tuple(dict.fromkeys((*first.events, *cue.events)))
        first = replace(first, events=events, modes=tuple(dict.fromkeys((*first.modes, *cue.modes))))
    return Reading(first, noun)


def _read(tokens: Tokens, text: str, i: int, clitic: int, found: Reading, cue: EventCue) -> EventCue:
    """An Arabic cue as what stands around shows it: verb, passive verb, noun, or either."""
    if cue.part != "perfect":
        return cue
    raw = text[tokens.start[i] : tokens.end[i]]
    if 0 < raw.find(_DAMMA) < 4:
        return replace(cue, part="passive")
    noun = found.noun
    if noun is None:
        return cue
    before = particle("ar", tokens.norm[i - 1]) if i and tokens.kind[i - 1] == "w" else ""
    glued = clitic > 0 and tokens.norm[i][clitic - 1] in PROCLITIC_PREPOSITIONS
    if raw[-1] == _TEH_MARBUTA or _FATHATAN in raw or before == "prep" or glued:
        return replace(cue, part=noun.part, shown=noun.shown)
    return cue if before in ("aux", "rel", "neg") else replace(cue, part="either")


def _with_verb(tokens: Tokens, hit: CueHit) -> CueHit:
    """The hit with the verb that stands right behind it, auxiliary and separated prefix in between."""
    if hit.cue.part != "noun" or hit.last >= len(tokens):
        return hit
    found = finite_at(tokens.norm, hit.last)
    if found is None:
        return hit
    return hit._replace(verb=found.verb, verb_at=found.at, verb_end=found.at + 1, future=found.future)


def _cue(row: Row, part: str, number: str) -> EventCue:
    roles = frozenset(row.list("roles"))
    takes = frozenset(fold_word(m) for m in row.list("takes"))
    events, modes = tuple(row.list("event")), tuple(row.list("mode"))
    does, wants = ".".join(sorted(roles - _RULED)), ".".join(sorted(takes))
    return EventCue(row.id, events, modes, part, number, roles, row["grade"], takes, does, wants)


@cache
def event_cues(lang: str) -> EventCues:
    """The event cues of `lang`, built once per process."""
    return EventCues(lang)
