"""Words for an office that are another word where they stand: an adjective, a participle, a noun for a thing.

The lexicon of titles says of a form in `besides` what else it is; a name behind it makes any of them a title. Without
one a noun for a thing, or for many together, is no person's office. An Arabic adjective follows its noun and has the
article where that has it: it stands for a person behind a verb of saying or a preposition, or where nothing before it
can have it as adjective. A participle may be what somebody is or does: so it is behind such a noun too, and before
its own complement; in Persian before a light verb, a copula or its complement.
"""

from isnad.lexicons import Hit, Row, load
from isnad.lexicons.conjugate import bare_forms as persian_forms
from isnad.lexicons.conjugate import participles
from isnad.stages.names.mistaken import in_thing
from isnad.stages.names.scene import Scene
from isnad.stages.names.vocabulary import ARTICLE, Senses, Vocabulary
from isnad.text import fold_word
from isnad.text.clitics import CONJUNCTION, bare_forms

_THING, _PARTICIPLE = "thing", "participle"
_NAMES = frozenset({"PER", "ORG", "AGENCY", "GPE", "MECHANISM"})
_LONGEST = 8  # tokens of a name
_FEMININE = "\u0629"  # teh marbuta as texts write it
_POSSESSED = ("\u0647\u0627", "\u0647\u0645", "\u0647\u0645\u0627", "\u0646\u0627")  # -ha, -hum, -huma, -na
_OF_WHAT = frozenset({"ALA", "AN_PREP", "BE"})  # what the complement of a participle begins with
_DAL = "\u062f"  # ends the Persian third person
_MI = frozenset({"\u0645\u06cc", "\u0646\u0645\u06cc"})  # Persian mi- and nemi-


class Ordinary:
    """Tells such words from persons; built once per language."""

    def __init__(self, words: Vocabulary) -> None:
        self.words, self.arabic = words, words.arabic
        particles = load("particles", words.lang).rows
        self.prepositions = frozenset(fold_word(r.form) for r in particles if r["class"] in {"prep", "according"})
        self.complements = frozenset(fold_word(r.form) for r in particles if r["governed"] in _OF_WHAT)
        cues = load("cues", words.lang).rows
        if words.arabic:
            self.verbs = frozenset(fold_word(r.form) for r in cues if r["part"] in {"perfect", "imperfect"})
        else:
            verbs, saying = load("verbs", "fa").rows, {r["lemma"] for r in cues}
            copulas = {r.form for r in particles if r["class"] in {"aux", "neg"}}
            light = {r.id for r in verbs if r.form not in saying}
            perfect = {form for form, row in participles().items() if row in light}
            forms = perfect | {form for form, row in persian_forms().items() if row in light}
            to_be = {r.id for r in verbs if r["past"] in copulas and r["present"] + _DAL in copulas}
            being = {form for form, row in persian_forms().items() if row in to_be}
            self.full = frozenset(map(fold_word, forms - being))
            self.participles = frozenset(map(fold_word, perfect))
            self.verbs = frozenset(map(fold_word, {r.form for r in verbs} | forms | copulas))

    def means(self, row: Row, scene: Scene, hit: Hit[Senses], country: str | None) -> bool:
        """Whether the word of a row, behind which no name stands, is no person's office."""
        if in_thing(scene.tokens, hit.first, self.words.lang):
            return True
        also = row["besides"]
        if not also:
            return False
        if also == _THING:
            return True
        return self._said_of(row, scene, hit, country) if self.arabic else self._predicate(scene, hit)

    def _predicate(self, scene: Scene, hit: Hit[Senses]) -> bool:
        """Whether a Persian participle stands before its complement or the verb that it is said with."""
        follows = scene.tokens.norm[hit.last : min(hit.last + 2, scene.ends[hit.first])]
        if follows and follows[0] in _MI:
            del follows[0]
        return bool(follows) and (follows[0] in self.complements or follows[0] in self.verbs)

    def _said_of(self, row: Row, scene: Scene, hit: Hit[Senses], country: str | None) -> bool:
        """Whether an Arabic word is said of the noun before it."""
        tokens, first, participle = scene.tokens, hit.first, row["besides"] == _PARTICIPLE
        norm = tokens.norm[first]
        if hit.clitic:
            return norm.startswith(CONJUNCTION) and not participle
        before = first - 1
        while not scene.begins(before + 1) and tokens.kind[before] == "n":
            before -= 1
        if scene.begins(before + 1) or tokens.kind[before] != "w":
            return not (participle or country)
        bare = [b for _, b in bare_forms(tokens.norm[before])]
        if any(b in self.verbs or b in self.prepositions for b in bare):
            return False
        if norm.startswith(ARTICLE):
            return self._agrees(row, scene, before + 1, bare)
        if participle:
            follows = tokens.norm[hit.last] if hit.last < scene.ends[first] else ""
            return follows in self.complements or self._behind_person(scene, first)
        return row["kind"] != "head" or not self._construct(scene, hit)

    def _agrees(self, row: Row, scene: Scene, first: int, bare: list[str]) -> bool:
        """Whether the word before one with the article is definite and no feminine that a masculine can't be of."""
        if row["gender"] == "m" and scene.text[scene.tokens.end[first - 1] - 1] == _FEMININE:
            return False
        if any(b.startswith(ARTICLE) for b in bare) or self._behind_name(scene, first):
            return True
        return row["besides"] != _PARTICIPLE and bare[0].endswith(_POSSESSED)

    def _behind_name(self, scene: Scene, first: int) -> bool:
        before = scene.name_before(first, _LONGEST)
        return before is not None and before.label in _NAMES

    def _behind_person(self, scene: Scene, first: int) -> bool:
        """Whether a name, a noun for people or an office or an adjective of a country stands right before."""
        if self._behind_name(scene, first) or scene.tokens.norm[first - 1] in self.words.demonyms:
            return True
        found = (scene.hits.get(j) for j in (first - 1, first - 2))
        return any(h is not None and h.last == first and (h.value.people or h.value.title) for h in found)

    def _construct(self, scene: Scene, hit: Hit[Senses]) -> bool:
        """Whether a definite noun or the name of a body or place follows: the head of something."""
        if hit.last >= scene.ends[hit.first]:
            return False
        norm, k = scene.tokens.norm[hit.last], scene.at_name.get(hit.last)
        if norm.startswith(ARTICLE):
            return True
        whole = self.words.knows(norm) or len(bare_forms(norm)) == 1
        return whole and k is not None and scene.names[k].label in _NAMES
