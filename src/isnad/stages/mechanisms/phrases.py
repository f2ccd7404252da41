"""The phrases that name mechanisms: a noun, and what stands behind it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from isnad.lexicons import Hit
from isnad.lexicons.kb import knowledge
from isnad.model import Entity, Mention
from isnad.stages.mechanisms.scene import Scene
from isnad.stages.mechanisms.vocabulary import ARTICLE, Head
from isnad.text.clitics import CLITIC_PREPOSITIONS, CONJUNCTION
from isnad.text.marks import OPENING, STRAIGHT
from isnad.text.names import name_key

LONGEST = 22  # tokens of a phrase
_BODIES = frozenset({"GPE", "ORG", "MECHANISM"})
_PERSONAL = frozenset({"PER"})
_LEADING = frozenset({"between", "about", "place", "number"})
_SOMEWHERE = frozenset({"process", "zone", "ceasefire", "envoy"})  # where a place tells which one it is
_LIST_MARKS = frozenset({"\u060c", ",", "-", "\u2013", "\u2014", "/"})
_QUOTES = OPENING | STRAIGHT
_NISBA = ("\u06cc", "\u06cc\u0647")
_QUALITIES = {"process": "sides", "instrument": "name"}  # what nouns need that any quality with the article tells
_OF_MANY = frozenset({"international", "regional"})  # kinds of bodies in the knowledge base that send missions
_RESOLVING = "un-"  # how the knowledge base's ids of the United Nations' bodies begin
_OF = CLITIC_PREPOSITIONS["LI"]


class Phrase(NamedTuple):
    """A noun with what belongs to it: tokens `first:last`, raw `start:end`."""

    first: int
    last: int
    start: int
    end: int
    head: Head
    qualified: bool  # whether that makes it a mechanism
    definite: bool
    parties: tuple[str, ...] = ()
    marks: frozenset[str] = frozenset()  # qualifiers, numbers and places that tell one of the name from another


@dataclass(slots=True)
class _Chunk:
    """A phrase that is being read. `last` is behind its last word so far."""

    head: Head
    last: int
    definite: bool
    preposition: str = ""  # the part of the last preposition
    before: int = 0  # where the phrase ended before that
    joined: bool = False  # whether a preposition for sides stood
    numbered: bool = False  # whether the word for a number stood
    open: bool = False  # whether the last word is a noun that another one may complete
    listed: bool = False  # whether a list may go on here
    qualifiers: int = 0
    names: int = 0  # that stand behind the noun itself
    sides: int = 0  # that a preposition for sides leads to
    city: bool = False
    word: bool = False  # whether any word stands behind the noun
    person: bool = False
    resolving: bool = False
    numbers: list[str] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    marks: set[str] = field(default_factory=set)
    absorbed: list[int] = field(default_factory=list)  # nouns of the same kind that name the same thing

    def qualified(self) -> bool:
        needs = self.head.needs
        if needs == "name":
            named = self.names > 0 or self.sides > 1 or (self.sides > 0 and self.head.definite)
            return self.qualifiers > 0 or named
        if needs == "sides":
            return self.qualifiers > 0 or self.names + self.sides > 1 or self.city
        if needs == "number":
            return self.resolving or any(len(n) > 2 for n in self.numbers)
        if needs == "owner":
            return self.qualifiers > 0 or self.names > 0
        if needs == "with":
            return self.joined and self.word
        return needs == "alone" or self.qualifiers > 0


class PhraseReader:
    """Reads the phrases of one article."""

    def __init__(self, scene: Scene) -> None:
        self.scene, self.words = scene, scene.words
        self.tokens = scene.tokens
        self.hits: dict[int, Hit[Head]] = {h.first: h for h in self.words.heads.find(self.tokens)}
        self._read: dict[int, Phrase] = {}
        self._absorbed: set[int] = set()

    def read(self) -> list[Phrase]:
        """All phrases in text order, bare nouns too."""
        phrases = [(i, self._phrase(i)) for i in sorted(self.hits)]
        return [phrase for i, phrase in phrases if i not in self._absorbed]

    def _phrase(self, i: int, depth: int = 0) -> Phrase:
        if i in self._read:
            return self._read[i]
        hit = self.hits[i]
        c = _Chunk(hit.value, hit.last, hit.value.definite)
        end = min(self.scene.ends[i], i + LONGEST)
        at: int | None = hit.last
        while at is not None and at < end:
            at = self._step(c, at, end, depth)
        if c.joined and not c.sides and c.head.needs != "with":
            c.last = c.before  # a preposition for sides without any
        start = hit.start(self.tokens, self.scene.text)
        phrase = Phrase(
            hit.first,
            c.last,
            start,
            self.tokens.end[c.last - 1],
            hit.value,
            c.qualified(),
            c.definite,
            tuple(dict.fromkeys(c.parties)),
            frozenset(c.marks),
        )
        if not depth:
            self._read[i] = phrase
            if phrase.qualified:
                self._absorbed.update(c.absorbed)
        return phrase

    def _step(self, c: _Chunk, i: int, end: int, depth: int) -> int | None:
        """Take what stands at token `i`: where to go on, None where the phrase ends."""
        kind = self.tokens.kind[i]
        if (later := self.scene.times.get(i)) is not None and later < end:
            between = self.words.words.at(self.tokens, later, end)
            return later if between is not None and between.value.part == "between" else None
        if kind == "m":
            return i + 1 if self._goes_on(c, i, end) else self._bracketed(c, i, end)
        if kind == "n":
            return self._number(c, i)
        if self.tokens.norm[i] == CONJUNCTION:
            return i + 1 if c.listed and i + 1 < end and self._content(i + 1, end) else None
        found = self.scene.at.get(i)
        if found is not None and (taken := self._name(c, i, *found)) is not None:
            return taken
        if i in self.hits and depth < 2 and (nested := self._nested(c, i, depth)) is not None:
            return nested
        return self._word(c, i, end)

    def _goes_on(self, c: _Chunk, i: int, end: int) -> bool:
        if i + 1 >= end:
            return False
        if self.tokens.norm[i] in _QUOTES:
            return c.head.kind == "occasion" and c.last == i and i + 1 in self.scene.at
        if not c.listed or self.tokens.norm[i] not in _LIST_MARKS:
            return False
        return i + 1 in self.scene.at if self.words.arabic else self._content(i + 1, end)

    def _bracketed(self, c: _Chunk, i: int, end: int) -> int | None:
        """A number in brackets behind an instrument."""
        norm, kind = self.tokens.norm, self.tokens.kind
        if norm[i] != "(" or i + 2 >= end or kind[i + 1] != "n" or norm[i + 2] != ")" or c.head.needs != "number":
            return None
        c.numbers.append(norm[i + 1])
        c.last = i + 3
        return i + 3

    def _number(self, c: _Chunk, i: int) -> int | None:
        if not c.numbered and c.head.needs != "number" and c.head.kind not in ("format", "body"):
            return None
        norm = self.tokens.norm[i]
        c.numbers.append(norm)
        c.marks.add(norm)
        c.last, c.listed = i + 1, False
        return i + 1

    def _content(self, i: int, end: int) -> bool:
        """Whether a name or a word of the lists begins at token `i`."""
        if self.tokens.kind[i] != "w":
            return False
        if i in self.hits or (i in self.scene.at and self.scene.at[i][0].type in _BODIES):
            return True
        hit = self.words.words.at(self.tokens, i, end)
        return hit is not None and hit.value.part in ("qualifier", "plain")

    def _name(self, c: _Chunk, i: int, m: Mention, last: int) -> int | None:
        """A name or an adjective of a country."""
        clitic = self.scene.clitic(m, i)
        if clitic.startswith(CONJUNCTION) and not c.listed:
            return None
        bare = clitic.removeprefix(CONJUNCTION)
        if bare not in ("", _OF) or c.person:
            return None
        if m.type in _PERSONAL:
            if c.head.needs == "owner":
                return self._owner(c, m, last, bare)
            return self._person(c, m, last) if c.preposition == "between" else None
        if m.type not in _BODIES and not (m.type == "AGENCY" and c.head.kind == "occasion"):
            return None
        if m.kind == "office" or (i in self.hits and last <= self.hits[i].last):
            return None
        if self.words.arabic and c.head.definite and m.kind == "name" and not (bare or c.preposition or c.names):
            return None  # a noun with the article has no genitive: what follows is the subject of the verb before
        entity = self.scene.entities.get(m.entity)
        key = name_key(m.text)
        place = m.type == "GPE" and m.kind == "name" and key not in self.words.countries
        if c.preposition != "about":
            c.city = c.city or (place and not c.names and not c.sides and not c.preposition and not clitic)
            if c.preposition == "between":
                c.sides += 1
            else:
                c.names += _tells(c.head.kind, m, entity)
            if not place or c.preposition == "between" or (c.listed and c.parties):
                c.parties.append(m.entity)
        kb = entity.kb if entity is not None else None
        c.resolving = c.resolving or (kb or "").startswith(_RESOLVING)
        c.marks.add(kb or key)
        c.last, c.listed, c.word, c.definite = last, True, True, True
        return last

    def _person(self, c: _Chunk, m: Mention, last: int) -> int:
        """Somebody whom a preposition for sides leads to."""
        c.sides += 1
        c.parties.append(m.entity)
        c.last, c.listed, c.word = last, True, True
        return last

    def _owner(self, c: _Chunk, m: Mention, last: int, clitic: str) -> int | None:
        """Whose envoy it is; the envoy's own name is no part of the phrase."""
        if c.preposition or (self.words.arabic and not clitic and (m.kind == "name" or c.word)):
            return None
        c.names += 1
        c.parties.append(m.entity)
        c.last, c.word, c.person = last, True, True
        return last

    def _nested(self, c: _Chunk, i: int, depth: int) -> int | None:
        """Another such noun with what belongs to it."""
        hit = self.hits[i]
        norm = self.tokens.norm[i]
        clitic = norm[: hit.clitic]
        if clitic not in ("", _OF) or (c.definite and not clitic and not c.preposition):
            return None
        inner = self._phrase(i, depth + 1)
        same = inner.head.kind == c.head.kind
        if inner.qualified or (same and not c.preposition):
            if same and not c.preposition:
                c.absorbed.append(i)
            c.qualifiers += inner.qualified and same
            c.names += inner.qualified and not c.preposition
            if same:
                c.parties += inner.parties
            c.marks |= inner.marks | {inner.head.id}
            c.last, c.listed, c.word, c.definite = inner.last, False, True, True
            return inner.last
        return None

    def _word(self, c: _Chunk, i: int, end: int) -> int | None:
        """A word of the lists, or in Arabic an adjective with the article behind a definite noun."""
        hit = self.words.words.at(self.tokens, i, end)
        norm = self.tokens.norm[i]
        if hit is None:
            return self._adjective(c, i, norm)
        clitic, word = norm[: hit.clitic], hit.value
        if clitic.startswith(CONJUNCTION) and not c.listed:
            return None
        if clitic.removeprefix(CONJUNCTION) not in ("", _OF):
            return None
        if word.part in _LEADING:
            return self._preposition(c, hit.last, word.part, end)
        if word.agrees and c.definite and not word.definite and self.words.arabic:
            return None
        other = word.part == "qualifier" and not word.agrees and c.head.kind not in word.kinds
        if other and not self.words.arabic and not c.preposition:
            return None  # a noun that names other kinds: a new phrase
        if word.part == "qualifier" and c.head.kind in word.kinds and not c.preposition:
            c.qualifiers += 1
            c.marks.add(norm[hit.clitic :].removeprefix(ARTICLE))
        c.last, c.listed, c.word = hit.last, True, True
        c.open = not word.definite and not word.agrees
        c.definite = c.definite or word.definite
        return hit.last

    def _preposition(self, c: _Chunk, last: int, part: str, end: int) -> int | None:
        if last >= end or (part == "place" and c.head.kind not in _SOMEWHERE):
            return None
        if part == "number":
            c.numbered = self.tokens.kind[last] == "n"
            return last if c.numbered else None
        if part == "place":
            part = "about"
        elif c.preposition == "about" and part == "between":
            return None
        definite = self.words.arabic and self.tokens.norm[last].startswith(ARTICLE)
        if not self._content(last, end) and not (definite and part == "about"):
            return None
        if part == "between" and not c.joined:
            c.before, c.joined = c.last, True
        c.preposition, c.listed = part, False
        return last

    def _adjective(self, c: _Chunk, i: int, norm: str) -> int | None:
        if not self.words.arabic or not (c.definite or c.open) or not norm.startswith(ARTICLE) or len(norm) < 6:
            return None
        if c.open or (c.preposition == "about" and not c.listed):  # what a noun or a preposition leads to
            c.last, c.listed, c.open = i + 1, True, False
            return i + 1
        if not norm.endswith(_NISBA) or c.person or c.head.needs == "owner":
            return None
        if _QUALITIES.get(c.head.kind) == c.head.needs and c.head.definite and not c.preposition:
            c.qualifiers += 1
        c.marks.add(norm.removeprefix(ARTICLE))
        c.last, c.listed, c.word = i + 1, True, True
        return i + 1


def _tells(kind: str, m: Mention, entity: Entity | None) -> bool:
    """Whether a name makes the noun before it a mechanism: teams abroad and alliances of parties are none."""
    if kind == "coalition":
        return m.type != "ORG"
    known = knowledge().by_id.get((entity.kb if entity is not None else None) or "")
    return kind != "mission" or (known is not None and known.kind in _OF_MANY)
