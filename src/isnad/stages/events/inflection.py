"""Inflected forms of Arabic words: closed endings taken off a word until one of the lexicon is left.

Words are folded (fold maps yeh, kaf and teh marbuta to one form each and drops the hamza on the line). Which
words inflect is for the lexicon to say.
"""

from collections.abc import Iterator
from dataclasses import dataclass

from isnad.lexicons import Row
from isnad.text import fold_word

_A, _W, _Y, _T, _H, _N, _S, _M = "\u0627", "\u0648", "\u06cc", "\u062a", "\u0647", "\u0646", "\u0633", "\u0645"
_AL = _A + "\u0644"
_HAMZA, _TEH_MARBUTA = "\u0621", "\u0629"
_OBJECTS = {"": "", _H: "om", _H + _A: "of", _H + _M: "op", _H + _M + _A: "od", _N + _A: "o1", _N + _Y: "o1"}
_ENDS_PERFECT = (("", "ms"), (_T, "fs"), (_W + _A, "mp"), (_A, "md"), (_T + _A, "fd"), (_N + _A, "1p"))
_ENDS_IMPERFECT = (("", "s"), (_W + _N, "p"), (_W + _A, "p"), (_A + _N, "d"), (_N, "p"))
_ENDS_PASSIVE = _ENDS_PERFECT[:-1]  # "we were" looks like many another form
_PERSONS = {_Y: "m", _T: "f", _N: "1", _A: "1"}
_WEAK = frozenset({_A, _W, _Y})
_OBJECT = "obj"  # what a verb takes that has a passive
_III = 4  # letters of a perfect of the third form, whose second is long
_ENDS_NOUN = ("", _A, _A + _T, _A + _N, _Y + _N, _W + _N)
_ENDS_PARTICIPLE = ("", _A, _H, _W + _N, _Y + _N, _A + _T)


@dataclass(frozen=True, slots=True)
class Form:
    """One reading of a word: its row, its part (perfect, masdar, ...) and what it shows of subject and object.

    `order` is the row's place in the lexicon and the form's among the row's.
    """

    order: tuple[int, int]
    row: Row
    part: str
    shown: str


def _numbered(stem: str, feminine: bool) -> Iterator[tuple[str, str, str]]:
    """(noun, number, the same before a possessive pronoun or '')."""
    open_stem = stem[:-1] + _T if feminine else stem
    for end in _ENDS_NOUN:
        if feminine:
            full = stem if not end else stem[:-1] + _A + _T if end == _A + _T else open_stem + end
        else:
            full = stem + end
        number = "s" if end in ("", _A) else "d" if end == _A + _N else "p"
        owned = open_stem if feminine and not end else full
        yield full, number, owned if end in ("", _A + _T) else ""


def _stems(form: str) -> list[str]:
    """The folded spellings of a noun before endings."""
    if form.endswith(_HAMZA):
        return [fold_word(form), fold_word(form[:-1]) + _Y, fold_word(form[:-1]) + _W]
    return [fold_word(form)]


def _shortened(imperfect: str) -> str:
    """The jussive of a weak verb: a last vowel is dropped, a long one in a closed syllable; '' for other verbs."""
    if imperfect[-1] in _WEAK:
        return imperfect[:-1]
    return imperfect[:-2] + imperfect[-1] if len(imperfect) > 3 and imperfect[-2] in _WEAK else ""


def _passive(perfect: str) -> str:
    """The passive of a perfect that shows without vowels: hujima of hajama, uqila of aqala; '' for other verbs.

    A first waw would look like a conjunction, and a verb of three letters like a noun.
    """
    if len(perfect) == _III and perfect[1] == _A and perfect[0] != _W:
        return perfect[0] + _W + perfect[2:]
    if len(perfect) >= _III and perfect[0] == _A and perfect[-2] == _A:
        return perfect[:-2] + _Y + perfect[-1]
    return ""


def arabic_noun(form: str) -> Iterator[str]:
    """The folded forms of a noun or adjective with article, endings and possessive pronouns."""
    for stem in _stems(form):
        for full, _, owned in _numbered(stem, form.endswith(_TEH_MARBUTA)):
            yield full
            yield _AL + full
            if owned:
                yield from (owned + suffix for suffix in _OBJECTS if suffix)


def _first_read(form: Form) -> tuple[bool, tuple[int, int]]:
    """By the lexicon, but "I do" and "I shall" last: prefix and person are the first letters of many a perfect."""
    return form.part in ("imperfect", "future") and form.shown[0] == "1", form.order


Found = dict[str, list[Form]]


class ArabicForms:
    """What a folded word may be a form of, by rows with their `part`, and of verbs the forms and what they take."""

    def __init__(self) -> None:
        self._perfect: Found = {}
        self._perfect_object: Found = {}  # before an object pronoun
        self._passive: Found = {}
        self._imperfect: Found = {}  # without the person's letter
        self._imperfect_object: Found = {}
        self._jussive: Found = {}  # where it is shorter than the imperfect, without the person's letter
        self._noun: Found = {}
        self._owned: Found = {}  # before a possessive pronoun
        self._participle: Found = {}

    def add(self, row: Row, at: int) -> None:
        """Take in a row of one word; `at` is its place."""
        if row["part"] == "noun":
            self._add_noun(row, at, row.form, "noun")
            return
        perfect = fold_word(row.form)
        passive = _passive(perfect) if _OBJECT in row.list("takes") else ""
        self._add_perfect(row, at, perfect)
        if row["imperfect"]:
            self._add_imperfect(row, at, fold_word(row["imperfect"]))
        for end, number in _ENDS_PASSIVE if passive else ():
            self._passive.setdefault(passive + end, []).append(Form((at, 4), row, "passive", number))
        for masdar in row.list("masdar"):
            self._add_noun(row, at, masdar, "masdar")
        if row["participle"]:
            base = fold_word(row["participle"])
            base = base[:-1] if base.endswith(_A) else base
            for end in _ENDS_PARTICIPLE:
                form = Form((at, 3), row, "participle", "p" if len(end) > 1 else "s")
                self._participle.setdefault(base + end, []).append(form)

    def _add_perfect(self, row: Row, at: int, perfect: str) -> None:
        bases = [(perfect + end, number) for end, number in _ENDS_PERFECT]
        if perfect[-1:] in (_A, _Y) and len(perfect) > 2:  # weak: iltaqa, iltaqat, iltaqaw, iltaqaya, iltaqayna
            stem = perfect[:-1]
            bases = [(perfect, "ms"), (stem + _T, "fs"), (stem + _W + _A, "mp"), (stem + _A, "ms")]
            bases += [(stem + _Y + _N, "fp")] if len(perfect) > _III else []
        elif len(perfect) > 2 and perfect[-2] not in _WEAK and perfect[-1] != _N:
            bases.append((perfect + _N, "fp"))
        for base, number in bases:
            form = Form((at, 0), row, "perfect", number)
            self._perfect.setdefault(base, []).append(form)
            self._perfect_object.setdefault(base[:-1] if base.endswith(_W + _A) else base, []).append(form)

    def _add_imperfect(self, row: Row, at: int, imperfect: str) -> None:
        weak = imperfect[-1] in _WEAK
        for end, number in _ENDS_IMPERFECT:
            stem = imperfect[1:-1] if weak and end[:1] == _W else imperfect[1:]
            form = Form((at, 1), row, "imperfect", number)
            self._imperfect.setdefault(stem + end, []).append(form)
            tail = end[:-1] if end == _W + _A else end
            self._imperfect_object.setdefault(stem + tail, []).append(form)
        short = _shortened(imperfect)
        if short:
            self._jussive.setdefault(short[1:], []).append(Form((at, 1), row, "imperfect", "s"))

    def _add_noun(self, row: Row, at: int, noun: str, part: str) -> None:
        for stem in _stems(noun):
            for full, number, owned in _numbered(stem, noun.endswith(_TEH_MARBUTA)):
                form = Form((at, 2), row, part, number)
                self._noun.setdefault(full, []).append(form)
                if owned:
                    self._owned.setdefault(owned, []).append(form)

    def readings(self, word: str) -> list[Form]:
        """All readings of a folded word without clitics before it, in the order of the lexicon."""
        out = list(self._perfect.get(word, ()))
        out += self._noun.get(word, ())
        out += self._participle.get(word, ())
        if not out and word in self._passive:
            return self._passive[word]  # "I shall dismiss" looks the same, and is rarer
        out += self._conjugated(word, self._imperfect, "")
        if word.startswith(_AL):
            rest = word[2:]
            out += (Form(f.order, f.row, f.part + "-the", f.shown) for f in self._noun.get(rest, ()))
            out += (Form(f.order, f.row, "agent", f.shown) for f in self._participle.get(rest, ()))
        for size in (1, 2, 3):
            pronoun = _OBJECTS.get(word[-size:]) if len(word) > size else None
            if pronoun:
                base = word[:-size]
                found = self._perfect_object.get(base, ())
                out += (Form(f.order, f.row, f.part, f.shown + pronoun) for f in found)
                out += self._conjugated(base, self._imperfect_object, pronoun)
                if word[-1] != _Y:
                    owned = self._owned.get(base, ())
                    out += (Form(f.order, f.row, f.part + "-own", f.shown + pronoun) for f in owned)
        return sorted(out, key=_first_read) if len(out) > 1 else out

    def jussives(self, word: str) -> list[Form]:
        """Readings as a jussive that is shorter than the imperfect, as it stands behind the past's negation."""
        person = _PERSONS.get(word[:1])
        found = self._jussive.get(word[1:], ()) if person is not None else ()
        return [Form(f.order, f.row, f.part, f"{person}{f.shown}") for f in found]

    @staticmethod
    def _conjugated(word: str, stems: Found, pronoun: str) -> Iterator[Form]:
        """Readings as an imperfect of the third or first person, of the future behind a prefix."""
        for part, rest in (("imperfect", word), ("future", word[1:] if word[:1] == _S else "")):
            person = _PERSONS.get(rest[:1])
            if person is not None:
                for f in stems.get(rest[1:], ()):
                    yield Form(f.order, f.row, part, person + f.shown + pronoun)
