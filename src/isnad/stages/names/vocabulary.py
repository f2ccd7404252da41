"""What the lexicons and the knowledge base say about single words and about sequences of words."""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from isnad.lexicons import Matcher, Row, form_variants, load
from isnad.lexicons.kb import Known, knowledge
from isnad.stages.names.classes import word_classes
from isnad.text import fold_word
from isnad.text.clitics import bare_forms
from isnad.text.remembered import Remembered

ARTICLE = "\u0627\u0644"
_FREQUENT = 7  # frequency class, see `classes.py`: some hundred times in ten thousand articles
GIVEN = frozenset({"given", "kn.first"})  # classes of given names: those of the lexicons and of known persons
HEADS = frozenset({"office", "head", "occupation", "relational", "epithet", "rank", "honorific"})
_YEH = "\u06cc"
_ARABIC_ENDINGS = (
    "",
    "\u0647",
    "\u0648\u0646",
    "\u06cc\u0646",
    "\u0627\u0646",
    "\u0627\u062a",
    "\u0627",
    "\u062a\u06cc\u0646",
)
_PERSIAN_ENDINGS = (
    "",
    "\u06cc",
    "\u0647\u0627",
    "\u0627\u0646",
    "\u0647\u0627\u06cc",
    "\u200c\u0647\u0627",
    "\u200c\u0647\u0627\u06cc",
)


@dataclass(frozen=True, slots=True)
class Sense:
    """One reading of a form: `layer` names the lexicon, `tag` is what features see, `row` the entry."""

    layer: str  # title | body | people | pronoun | known
    tag: str
    row: Row | None = None
    known: Known | None = None


class Senses(list[Sense]):
    """All readings of one form; what the stage asks of every hit is worked out once for the form."""

    @cached_property
    def tags(self) -> tuple[str, ...]:
        return tuple(dict.fromkeys(sense.tag for sense in self))

    @cached_property
    def title(self) -> Sense | None:
        """The title sense that can begin an office phrase: an office or epithet before others."""
        heads = [s for s in self if s.layer == "title" and s.row is not None and s.row["kind"] in HEADS]
        return next((s for s in heads if s.row is not None and s.row["kind"] in ("office", "epithet")), None) or next(
            iter(heads), None
        )

    @cached_property
    def people(self) -> Sense | None:
        return next((s for s in self if s.layer == "people"), None)

    @cached_property
    def pronoun(self) -> Row | None:
        return next((s.row for s in self if s.layer == "pronoun"), None)

    @cached_property
    def kinds(self) -> frozenset[str]:
        """Title kinds and lexicon layers."""
        return frozenset(s.row["kind"] if s.layer == "title" and s.row is not None else s.layer for s in self)


class Vocabulary:
    """Word classes and phrase matching for one language. Built once per process."""

    def __init__(self, lang: str, people: bool = True) -> None:
        """Without `people` as if the knowledge base knew no person: for training on names it lacks."""
        self.lang = lang
        self._known = [k for k in knowledge() if people or k.type != "PER"]
        self.arabic = lang == "ar"
        self._classes: dict[str, list[str]] = {}
        self.demonyms: dict[str, str] = {}
        self.given: dict[str, str] = {}
        self.suffixes: tuple[str, ...] = ()
        self.portfolios: set[str] = set()
        self.places = frozenset(fold_word(row.form) for row in load("bodies", lang).rows if row["type"] == "GPE")
        self.days = frozenset(fold_word(row.form) for row in load("weekdays", lang).rows)
        self.doubtful = frozenset(
            fold_word(form) for known in self._known if known.type == "GPE" for form in known.ambiguous
        )  # places whose names are also ordinary words
        self.phrases: Matcher[Senses] = self._build()
        self._cache = Remembered(self._lookup)

    def _add(self, word: str, tag: str) -> None:
        tags = self._classes.setdefault(word, [])
        if tag not in tags:
            tags.append(tag)

    def _build(self) -> Matcher[Senses]:
        senses: dict[tuple[str, ...], Senses] = {}
        forms: list[tuple[str, Senses]] = []
        for form, sense in self._senses():
            variants = form_variants(form)
            there = senses.get(variants[0])
            if there is None:
                there = Senses()
                forms.append((form, there))
                for v in variants:
                    senses.setdefault(v, there)
            there.append(sense)
            if sense.known is None:
                for v in variants:
                    if len(v) == 1:
                        self._add(v[0], sense.tag)
        self._words()
        return Matcher(forms, clitics=self.arabic)

    def _senses(self) -> Iterator[tuple[str, Sense]]:
        for row in load("titles", self.lang).rows:
            yield from self._definite(row, Sense("title", f"t.{row['kind']}", row))
        for row in load("bodies", self.lang).rows:
            yield from self._definite(row, Sense("body", f"b.{row['kind']}", row))
        for row in load("people", self.lang).rows:
            yield from self._definite(row, Sense("people", f"p.{row['kind']}.{row['number']}", row))
        for row in load("pronouns", self.lang).rows:
            yield row.form, Sense("pronoun", "pron", row)
        for known in self._known:
            for form in known.forms(self.lang):
                tag = f"k.{known.type}" + ("?" if form in known.ambiguous else "")
                yield form, Sense("known", tag, known=known)
            for form in known.capital_names.get(self.lang, []):
                tag = "k.capital" + ("?" if fold_word(form) in self.doubtful else "")
                yield form, Sense("known", tag, known=known)

    def _definite(self, row: Row, sense: Sense) -> Iterator[tuple[str, Sense]]:
        """The form, and in Arabic also with the article where it lacks one."""
        yield row.form, sense
        if self.arabic and not row.form.startswith(ARTICLE) and " " not in row.form:
            yield ARTICLE + row.form, sense

    def _words(self) -> None:
        for row in load("given_names", self.lang).rows:
            for v in form_variants(row.form):
                self._add(v[0], "given")
                if len(v) == 1:
                    self.given[v[0]] = row["gender"]
        suffixes = []
        for row in load("name_parts", self.lang).rows:
            folded = fold_word(row.form)
            if row["position"] == "suffix":
                suffixes.append(folded)
            else:
                self._add(folded, f"n.{row['position']}")
        self.suffixes = tuple(suffixes)
        bounds = load("office_bounds", self.lang).rows
        self.portfolios = {fold_word(r.form) for r in bounds if r["part"] == "portfolio"}
        for row in bounds:
            for v in form_variants(row.form):
                if len(v) == 1:
                    self._add(v[0], f"x.{row['part']}")
        for known in self._known:
            self._known_words(known)
        for ending in _ARABIC_ENDINGS if self.arabic else _PERSIAN_ENDINGS:  # the listed forms of all come first
            for known in self._known:
                self._demonyms(known, ending)

    def _known_words(self, known: Known) -> None:
        for form in known.forms(self.lang):
            words = form_variants(form)[0]
            if known.type == "PER" and len(words) > 1:
                self._add(words[-1], "kn.last")
                self._add(words[0], "kn.first")
            elif len(words) == 1:
                self._add(words[0], f"k.{known.type}")
        for form in known.capital_names.get(self.lang, []):
            if len(form_variants(form)[0]) == 1:
                self._add(form_variants(form)[0][0], "k.city")

    def _demonyms(self, known: Known, ending: str) -> None:
        """Adjectives of a country with an ending, but for its own name, portfolios and common words."""
        adjectives = known.adjectives.get(self.lang)
        if not adjectives:
            return
        words = known.ambiguous | known.ambiguous_in.get(self.lang, frozenset())
        other = {fold_word(article + form) for form in words for article in ("", ARTICLE)} | self.portfolios
        for folded in map(fold_word, adjectives):
            if folded in other:
                continue
            parts = folded.split() if self.arabic else [folded]
            if len(parts) > 1 and not all(part.endswith(_YEH) for part in parts):
                continue
            for article in ("", ARTICLE) if self.arabic else ("",):
                word = " ".join(fold_word(article + part + ending) for part in parts)
                if word in other or (ending and "k.GPE" in self._classes.get(word, ())):
                    continue
                self.demonyms.setdefault(word, known.id)
                if len(parts) > 1:
                    continue
                self._add(word, "nisba" if not ending or self.arabic else "nisba+")

    def classes(self, norm: str) -> tuple[str, ...]:
        """Classes of a folded word, clitics taken into account: those without one first."""
        return self._cache[norm]

    def _lookup(self, norm: str) -> tuple[str, ...]:
        tags = list(self._classes.get(norm, ()))
        if not tags and self.arabic:
            for clitic, bare in bare_forms(norm):
                if clitic and bare in self._classes:
                    tags += [f"c{t}" if t.startswith("n.") else t for t in self._classes[bare]]
                    break
        if norm.endswith(self.suffixes) and len(norm) > 5:
            tags.append("sfx")
        return tuple(tags)

    def is_frequent(self, norm: str) -> bool:
        """Whether the press often uses a folded word that no list has: where it stands alone it is no name."""
        found = word_classes(self.lang).get(norm)
        return found is not None and found[0] >= _FREQUENT and not self.classes(norm)

    def knows(self, word: str) -> bool:
        """Whether a folded word, as it stands, is in any list."""
        return word in self._classes


@cache
def vocabulary(lang: str) -> Vocabulary:
    """The vocabulary of `ar` or `fa`, built once per process."""
    return Vocabulary(lang)
