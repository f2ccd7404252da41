"""Words that may evoke an event, in every inflected form, looked up in an article's tokens.

Inflection is code: the closed endings of both languages. Which words inflect stands in `event_cues`.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from isnad.lexicons import Row, form_variants, load
from isnad.model import Tokens
from isnad.text import fold_word
from isnad.text.clitics import bare_forms

# Folded letters (fold maps yeh, kaf and teh marbuta to one form each and drops the hamza on the line).
_A, _W, _Y, _T, _H, _N, _S = "\u0627", "\u0648", "\u06cc", "\u062a", "\u0647", "\u0646", "\u0633"
_M, _SH, _D, _B = "\u0645", "\u0634", "\u062f", "\u0628"
_AL = _A + "\u0644"
_HAMZA = "\u0621"
_OBJECTS = ("", _H, _H + _A, _H + _M, _H + _M + _A, _N + _A, _N + _Y)
_ENDS_PERFECT = (("", "ms"), (_T, "fs"), (_W + _A, "mp"), (_A, "md"), (_T + _A, "fd"), (_N + _A, "1p"))
_ENDS_IMPERFECT = (("", "s"), (_W + _N, "p"), (_W + _A, "p"), (_A + _N, "d"), (_N, "p"))
_PERSONS = ((_Y, "m"), (_T, "f"), (_N, "1"), (_A, "1"))
_ENDS_NOUN = ("", _A, _A + _T, _A + _N, _Y + _N, _W + _N)
_PLURALS = ("", _Y, _H + _A, _H + _A + _Y, _H + _A + _Y + _Y, _H + _A + _Y + _SH, _H + _A + _Y + _SH + _A + _N,
            _A + _Y, _SH, _SH + _A + _N, _Y + _SH)  # fmt: skip
_MI = _M + _Y
_FUTURE_VERB = "\u062e\u0648\u0627\u0647"  # the stem of the Persian future's auxiliary


@dataclass(frozen=True, slots=True)
class EventCue:
    """What a form says: its row's id, classes, modes and roles, its part (perfect, imperfect, masdar, ...)."""

    id: str
    events: tuple[str, ...]
    modes: tuple[str, ...]
    part: str
    shown: str  # what the form shows of its subject: m or f, s, d or p; o behind it for an object pronoun
    roles: frozenset[str]


@dataclass(frozen=True, slots=True)
class LightVerb:
    """A finite form of a Persian verb: infinitive, tense (past, perfect, present) and whether it is negated."""

    verb: str
    tense: str
    negated: bool


@dataclass(frozen=True, slots=True)
class CueHit:
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


def _arabic_verb(perfect: str, imperfect: str) -> Iterator[tuple[str, str, str]]:
    """(folded form, part, what it shows) of a verb's forms in the third and first person."""
    bases = [(perfect + end, number) for end, number in _ENDS_PERFECT]
    if perfect[-1:] in (_A, _Y) and len(perfect) > 2:  # weak: iltaqa, iltaqat, iltaqaw, iltaqayna
        stem = perfect[:-1]
        bases = [(perfect, "ms"), (stem + _T, "fs"), (stem + _W + _A, "mp"), (stem + _A, "ms")]
    for base, number in bases:
        for suffix in _OBJECTS:
            stem = base[:-1] if base.endswith(_W + _A) and suffix else base
            yield stem + suffix, "perfect", number + ("o" if suffix else "")
    if not imperfect:
        return
    weak = imperfect[-1] in (_Y, _W, _A)
    for person, gender in _PERSONS:
        for future in ("", _S):
            for end, number in _ENDS_IMPERFECT:
                stem = imperfect[1:-1] if weak and end[:1] == _W else imperfect[1:]
                for suffix in _OBJECTS:
                    tail = end[:-1] if end == _W + _A and suffix else end
                    part, shown = "future" if future else "imperfect", gender + number + ("o" if suffix else "")
                    yield future + person + stem + tail + suffix, part, shown


def _arabic_noun(form: str, part: str) -> Iterator[tuple[str, str, str]]:
    """(folded form, part, number) of a noun with article, endings and possessive pronouns."""
    stems = {fold_word(form)}
    if form.endswith(_HAMZA):
        stems |= {fold_word(form[:-1]) + _Y, fold_word(form[:-1]) + _W}
    feminine = form.endswith("\u0629")
    for stem in stems:
        open_stem = stem[:-1] + _T if feminine else stem
        for end in _ENDS_NOUN:
            if feminine:
                full = stem if not end else stem[:-1] + _A + _T if end == _A + _T else open_stem + end
            else:
                full = stem + end
            number = "s" if end in ("", _A) else "d" if end == _A + _N else "p"
            yield full, part, number
            yield _AL + full, part + "-the", number
            if end in ("", _A + _T):
                for suffix in _OBJECTS[1:-1]:
                    base = open_stem if feminine and not end else full
                    yield base + suffix, part + "-own", number


def _arabic_forms(row: Row) -> Iterator[tuple[str, str, str]]:
    if row["part"] == "noun":
        if " " not in row.form:
            yield from _arabic_noun(row.form, "noun")
        return
    yield from _arabic_verb(fold_word(row.form), fold_word(row["imperfect"]))
    for masdar in row.list("masdar"):
        yield from _arabic_noun(masdar, "masdar")
    if row["participle"]:
        base = fold_word(row["participle"])
        base = base[:-1] if base.endswith(_A) else base
        for end in ("", _A, _H, _W + _N, _Y + _N, _A + _T):
            yield base + end, "participle", "p" if len(end) > 1 else "s"
            yield _AL + base + end, "agent", "p" if len(end) > 1 else "s"


def _persian_noun(form: str) -> Iterator[tuple[tuple[str, ...], str, str]]:
    for variant in form_variants(form):
        for end in _PLURALS:
            number = "p" if end.startswith(_H + _A) else "s"
            yield (*variant[:-1], variant[-1] + end), "noun", number
        for end in _PLURALS[2:5]:
            yield (*variant, end), "noun", "p"


def noun_forms(lang: str, form: str) -> Iterator[tuple[str, ...]]:
    """The folded forms of a noun or adjective of one word, with article and endings; none for a phrase."""
    if " " not in form:
        if lang == "ar":
            yield from ((folded,) for folded, _, _ in _arabic_noun(form, "noun"))
        else:
            yield from (words for words, _, _ in _persian_noun(form))


@cache
def light_verbs() -> dict[str, LightVerb]:
    """Folded finite form, without auxiliary, of every Persian verb of the lexicon."""
    out: dict[str, LightVerb] = {}
    for row in load("verbs", "fa").rows:
        past, present = fold_word(row["past"]), fold_word(row["present"])
        glide = _Y if present[-1] in _W + _A else ""
        for no in ("", _N):
            for end in ("", _N + _D, _M, _Y + _M):
                out.setdefault(no + past + end, LightVerb(row.form, "past", bool(no)))
                out.setdefault(no + _MI + past + end, LightVerb(row.form, "past", bool(no)))
            for end in ("", _A + _N + _D, _A + _M, _A + _Y + _M):
                out.setdefault(no + past + _H + end, LightVerb(row.form, "perfect", bool(no)))
            for end in (_D, _N + _D, _M, _Y + _M):
                out.setdefault(no + _MI + present + glide + end, LightVerb(row.form, "present", bool(no)))
                out.setdefault((no or _B) + present + glide + end, LightVerb(row.form, "subjunctive", bool(no)))
                out.setdefault(present + glide + end, LightVerb(row.form, "subjunctive", False))
    return out


class EventCues:
    """The event cues of one language."""

    def __init__(self, lang: str) -> None:
        self.arabic = lang == "ar"
        self._single: dict[str, EventCue | None] = {}  # None: a word that only looks like a form of a cue
        self._multi: dict[str, list[tuple[tuple[str, ...], EventCue | None]]] = {}
        rows = load("event_cues", lang).rows
        for row in rows:
            if row["part"] == "never":
                for words in form_variants(row.form):
                    self._add(words, None)
        for row in rows:
            if row["part"] == "never":
                continue
            if self.arabic:
                forms: Iterable[tuple[tuple[str, ...], str, str]] = (
                    ((form,), part, number) for form, part, number in _arabic_forms(row)
                )
                if " " in row.form:
                    forms = ((v, "noun", "s") for v in form_variants(row.form))
            elif row["part"] == "verb":
                forms = self._persian_verb(row)
            else:
                forms = _persian_noun(row.form)
            for words, part, number in forms:
                self._add(words, _cue(row, part, number))
        for entries in self._multi.values():
            entries.sort(key=lambda e: -len(e[0]))

    @staticmethod
    def _persian_verb(row: Row) -> Iterator[tuple[tuple[str, ...], str, str]]:
        infinitive = fold_word(row.form)
        yield (infinitive,), "masdar", "s"
        for form, verb in light_verbs().items():
            if fold_word(verb.verb) == infinitive:
                yield (form,), verb.tense, "p" if form.endswith(_N + _D) else "s"

    def _add(self, words: tuple[str, ...], cue: EventCue | None) -> None:
        if len(words) > 1:
            self._multi.setdefault(words[0], []).append((words[1:], cue))
            return
        there = self._single.setdefault(words[0], cue)
        if there is None or cue is None or there.id == cue.id:
            return
        events = tuple(dict.fromkeys((*there.events, *cue.events)))
        modes = tuple(dict.fromkeys((*there.modes, *cue.modes)))
        self._single[words[0]] = EventCue(there.id, events, modes, there.part, there.shown, there.roles)

    def find(self, tokens: Tokens) -> list[CueHit]:
        """Candidates left to right, the longest at each place."""
        out = []
        i, n = 0, len(tokens)
        norm, kind = tokens.norm, tokens.kind
        while i < n:
            if kind[i] != "w":
                i += 1
                continue
            last = i + 1
            for clitic, bare in bare_forms(norm[i]) if self.arabic else ((0, norm[i]),):
                cue, size = self._at(norm, i, bare)
                if size:
                    last = i + size
                    if cue is not None:
                        hit = CueHit(i, last, clitic, cue)
                        out.append(hit if self.arabic else _with_verb(tokens, hit))
                    break
            i = last
        return out

    def _at(self, norm: Sequence[str], i: int, bare: str) -> tuple[EventCue | None, int]:
        """(cue, tokens that it takes) of the longest form at token `i`, read as `bare`; 0 tokens where none is."""
        for rest, cue in self._multi.get(bare, ()):
            if tuple(norm[i + 1 : i + 1 + len(rest)]) == rest:
                return cue, 1 + len(rest)
        return (self._single[bare], 1) if bare in self._single else (None, 0)


def _with_verb(tokens: Tokens, hit: CueHit) -> CueHit:
    """The hit with the verb that stands right behind it, auxiliaries and the separated prefix in between."""
    if hit.cue.part != "noun":
        return hit
    j, future = hit.last, False
    norm = tokens.norm
    while j < len(tokens) and j < hit.last + 3 and tokens.kind[j] == "w":
        verb = light_verbs().get(norm[j])
        if norm[j].startswith(_FUTURE_VERB) and j + 1 < len(tokens) and norm[j + 1] in light_verbs():
            future = True
        elif verb is not None:
            return CueHit(hit.first, hit.last, hit.clitic, hit.cue, verb, j, j + 1, future)
        elif norm[j] not in (_MI, _N + _MI):
            break
        j += 1
    return hit


def _cue(row: Row, part: str, number: str) -> EventCue:
    roles = frozenset(row.list("roles"))
    return EventCue(row.id, tuple(row.list("event")), tuple(row.list("mode")), part, number, roles)


@cache
def event_cues(lang: str) -> EventCues:
    """The event cues of `lang`, built once per process."""
    return EventCues(lang)
