"""What the lexicons and the knowledge base say of the words that name mechanisms."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from isnad.lexicons import Matcher, load
from isnad.lexicons.kb import Known, knowledge
from isnad.model import MECHANISM_KINDS
from isnad.text import fold_word, tokenize
from isnad.text.names import name_key

ARTICLE = "\u0627\u0644"
_ACCUSATIVE = "\u0627"
_FEMININE = "\u0629"
_BARE_ENDINGS = ("\u0629", "\u0627", "\u0649", "\u0621", "\u064a\u0646", "\u0648\u0646")
_PLURALS = ("\u0648\u0646", "\u064a\u0646", "\u0627\u062a")
_PERSIAN_ENDINGS = ("", "\u06cc", "\u200c\u0647\u0627", "\u200c\u0647\u0627\u06cc")
_SILENT = "\u0647"
_AFTER_SILENT = "\u200c\u0627\u06cc"


class Head(NamedTuple):
    """A noun that a mechanism is called by: its kind, what it needs beside it, and its row's id."""

    kind: str
    needs: str
    id: str
    definite: bool


class Word(NamedTuple):
    """A word that may stand behind the noun: its part, and the kinds that it qualifies."""

    part: str
    kinds: frozenset[str]
    definite: bool
    agrees: bool  # an adjective: it has the article where its noun has


class Vocabulary:
    """Matchers of one language. Built once per process."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.arabic = lang == "ar"
        self.heads: Matcher[Head] = Matcher(self._heads(), clitics=self.arabic)
        self.words: Matcher[Word] = Matcher(self._words(), clitics=self.arabic)
        self.others = frozenset(
            fold_word(form)
            for row in load("mechanism_others", lang).rows
            for form in self._grown(row.form, row["grows"])
        )
        particles = load("particles", lang).rows
        self._pointing = frozenset(fold_word(r.form) for r in particles if r["class"] == "dem")
        rows = load("mechanism_heads", lang).rows
        self.bodies: Matcher[str] = Matcher(
            [(form, r.id) for r in rows if r["kind"] == BODY for form in self._shaped(r.form, r["shape"])],
            clitics=self.arabic,
        )
        self.known: Matcher[tuple[Known, ...]] = Matcher(self._known(), clitics=self.arabic)
        self.countries = frozenset(
            name_key(form) for k in knowledge() if k.type == "GPE" and k.id == k.country for form in k.forms(lang)
        )

    def points(self, norm: str) -> bool:
        """Whether a folded word points at something named before."""
        return norm in self._pointing

    def _heads(self) -> Iterator[tuple[str, Head]]:
        for row in load("mechanism_heads", self.lang).rows:
            if row["needs"] != "org":
                for form in self._shaped(row.form, row["shape"]):
                    yield form, Head(row["kind"], row["needs"], row.id, self._definite(form))

    def _words(self) -> Iterator[tuple[str, Word]]:
        for row in load("mechanism_words", self.lang).rows:
            kinds = frozenset(row.list("kinds"))
            for form in self._grown(row.form, row["grows"]):
                yield form, Word(row["part"], kinds, self._definite(form), row["grows"] == "adjective")

    def _known(self) -> Iterator[tuple[str, tuple[Known, ...]]]:
        """Names of mechanisms and long names of bodies that are no ordinary words, each with all that bear it."""
        found: dict[str, list[Known]] = {}
        for known in knowledge():
            kind = kind_of(known)
            for form in known.forms(self.lang) if kind else ():
                if form not in known.ambiguous and (known.kind in KINDS or self.is_body(form)):
                    found.setdefault(form, []).append(known)
        yield from ((form, tuple(bearers)) for form, bearers in found.items())

    def is_body(self, name: str) -> bool:
        """Whether a name of three words or more begins as those of councils, committees and the like do."""
        tokens = tokenize(name)
        return len(tokens) > 2 and self.bodies.at(tokens, 0) is not None and self.others.isdisjoint(tokens.norm)

    def _definite(self, form: str) -> bool:
        return self.arabic and any(word.startswith(ARTICLE) for word in form.split(" "))

    def _shaped(self, form: str, shape: str) -> Iterator[str]:
        if shape == "fixed":
            yield form
        elif not self.arabic:
            first, space, rest = form.partition(" ")
            for ending in _PERSIAN_ENDINGS if not space else _PERSIAN_ENDINGS[2:]:
                yield _ended(first, ending) + space + rest
            if space:
                yield form
                yield _ended(form, _PERSIAN_ENDINGS[1])
        elif shape == "noun":
            yield from _nouns(form)
        else:
            noun, _, adjective = form.partition(" ")
            yield from (f"{a} {b}" for a, b in zip(_nouns(noun), _nouns(adjective), strict=True))

    def _grown(self, form: str, grows: str) -> Iterator[str]:
        """An adjective or noun in its forms."""
        if grows == "fixed":
            yield form
        elif not self.arabic:
            yield from dict.fromkeys(_ended(form, ending) for ending in _PERSIAN_ENDINGS)
        elif grows == "noun":
            yield from _nouns(form)
        else:
            for ending in ("", _FEMININE, *_PLURALS):
                yield from _nouns(form.removesuffix(_FEMININE) + ending)


KINDS = frozenset(MECHANISM_KINDS)


BODY = "body"
_KNOWN_KINDS = KINDS - {"occasion"}  # known occasions are cups, prizes and feasts
_OF_STATES = frozenset(  # kinds of bodies in the knowledge base that are none of a process
    {"parliament", "government", "company", "bank", "sport", "party", "armed_group", "ministry", "court"}
    | {"university", "movement", "ngo", "military"}
)


def kind_of(known: Known) -> str | None:
    """What kind of mechanism a known thing is by itself or, a body, can be by its name; None where none."""
    if known.kind in _KNOWN_KINDS:
        return known.kind
    return BODY if known.type == "ORG" and known.kind not in _OF_STATES | KINDS else None


def _nouns(form: str) -> tuple[str, str, str]:
    """An Arabic noun bare, with the article, and in the accusative where that is written."""
    bare = form.removeprefix(ARTICLE) if form.startswith(ARTICLE) else form
    return bare, ARTICLE + bare, bare if bare.endswith(_BARE_ENDINGS) else bare + _ACCUSATIVE


def _ended(word: str, ending: str) -> str:
    """A Persian word with an ending, behind a silent heh with an alef between."""
    return word + (_AFTER_SILENT if ending == _PERSIAN_ENDINGS[1] and word.endswith(_SILENT) else ending)


@cache
def vocabulary(lang: str) -> Vocabulary:
    """The vocabulary of `ar` or `fa`, built once per process."""
    return Vocabulary(lang)
