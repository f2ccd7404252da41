"""Which predicted entity is which of gold's: by shared mentions first, then by equal names in any language."""

import re
import tomllib
import unicodedata
from collections.abc import Iterable
from functools import cache
from importlib.resources import files

from isnad.evaluate.gold import GoldArticle, GoldEntity
from isnad.evaluate.match import Stretch, one_to_one, same_occurrence
from isnad.model import Entity, Reading

# The scorer folds more than isnad.text does: spaces go too, and it must not change when folding does.
_LETTERS = str.maketrans(
    {**dict(zip("يىئۍكةۀەأإآٱؤ", "ییییکههه" + "ااااو", strict=True))}
    | {d: str(i % 10) for i, d in enumerate("٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹")}
)
_GONE = re.compile("[\\s\u200c\u200e\u200f\u0640]+")
_KIN = {"PER": frozenset({"PER", "GROUP"}), "GROUP": frozenset({"PER", "ORG", "AGENCY", "GPE", "GROUP", "MECHANISM"})}
_BODIES = frozenset({"ORG", "AGENCY", "GPE", "GROUP", "MECHANISM"})


def fold(s: str) -> str:
    """Spelling variants of both languages brought to one form; diacritics, tatweel, joiners and spaces away."""
    bare = "".join(c for c in unicodedata.normalize("NFKD", s.translate(_LETTERS)) if not unicodedata.combining(c))
    return _GONE.sub("", bare.translate(_LETTERS)).casefold()


@cache
def _words() -> dict[str, list[str]]:
    data = files("isnad.evaluate").joinpath("words.toml").read_text(encoding="utf-8")
    return {name: [fold(w) for w in words] for name, words in tomllib.loads(data).items()}


@cache
def _generic() -> re.Pattern[str]:
    return re.compile("|".join(map(re.escape, _words()["generic"])))


def without_generic(folded: str) -> str:
    """A folded name without words such as "news agency"; may be empty."""
    return _generic().sub("", folded)


def is_pronoun(text: str) -> bool:
    """Whether the words are a bare pronoun, which tells nothing of who it is."""
    return fold(text) in _words()["pronouns"]


def folded_names(names: Iterable[str | None]) -> frozenset[str]:
    """The names folded, with and without generic words."""
    out = {fold(n) for n in names if n}
    return frozenset((out | {without_generic(n) for n in out}) - {""})


def names_of(entity: Entity) -> frozenset[str]:
    """All names of a predicted entity, folded."""
    return folded_names([entity.name, *(n for names in entity.names.values() for n in names)])


def names_of_gold(entity: GoldEntity) -> frozenset[str]:
    """All names of a gold entity, folded."""
    return folded_names([entity.name_en, *entity.forms])


class Identity:
    """The one-to-one map of one article's predicted entities to gold's."""

    def __init__(self, gold: GoldArticle, text: str, reading: Reading) -> None:
        self.predicted = {e.id: e for e in reading.entities}
        self.gold = {e.id: e for e in gold.entities}
        self.names = {id: names_of(e) for id, e in self.predicted.items()}
        self.gold_names = {id: names_of_gold(e) for id, e in self.gold.items()}
        self._map = self._aligned(_places(reading), _gold_places(gold, text))

    def of(self, id: str) -> str | None:
        """The gold id of a predicted entity."""
        return self._map.get(id)

    def all(self, ids: Iterable[str]) -> set[str]:
        """The gold ids of predicted entities; one that is nobody of gold's stays apart from all of gold's."""
        return {self._map.get(id, f"?\0{id}") for id in ids}

    def _aligned(self, places: dict[str, list[Stretch]], gold_places: dict[str, list[Stretch]]) -> dict[str, str]:
        pairs: list[tuple[float, str, str]] = []
        for p, entity in self.predicted.items():
            kin, own = _KIN.get(entity.type, _BODIES), places.get(p, [])
            for g, gold in self.gold.items():
                if gold.type not in kin:
                    continue
                theirs = gold_places.get(g, [])
                shared = sum(any(same_occurrence(a, b) for b in theirs) for a in own)
                equal = not self.names[p].isdisjoint(self.gold_names[g])
                if shared or equal:
                    score = shared / max(1, len(own)) + shared / max(1, len(theirs)) + equal
                    pairs.append((score, p, g))
        return {p: g for _, p, g in one_to_one(pairs)}


def _places(reading: Reading) -> dict[str, list[Stretch]]:
    """Where each predicted entity stands; the source phrase of a statement counts for its one speaker."""
    out: dict[str, list[Stretch]] = {}
    for m in reading.mentions:
        out.setdefault(m.entity, []).append(m)
    for s in reading.statements:
        if s.source and len(s.speakers) == 1:
            out.setdefault(s.speakers[0], []).append(s.source)
    return out


def _gold_places(gold: GoldArticle, text: str) -> dict[str, list[Stretch]]:
    out: dict[str, list[Stretch]] = {e.id: list(e.mentions) for e in gold.entities}
    for s in gold.statements:
        m = s.mention
        if m and len(s.source) == 1 and not is_pronoun(text[m.start : m.end]):
            out[s.source[0]].append(m)
    return out
