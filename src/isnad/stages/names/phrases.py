"""Office phrases and descriptions: from a title or a noun for people to the end of its complement."""

from collections.abc import Mapping
from typing import NamedTuple

from isnad.lexicons import Hit, load
from isnad.model import Tokens
from isnad.stages.names.tagger import Tagged
from isnad.stages.names.vocabulary import ARTICLE, Sense, Vocabulary
from isnad.text import fold_word
from isnad.text.clitics import bare_forms
from isnad.text.marks import CLOSING, OPENING, STRAIGHT

_COMMAS = frozenset("\u060c,")
_QUOTES = OPENING | CLOSING | STRAIGHT
_LONGEST = 14
_HEADS = frozenset({"office", "head", "occupation", "relational", "epithet", "rank", "honorific"})
_BODIES = frozenset({"ORG", "AGENCY", "GPE", "MECHANISM"})
_ALONE = frozenset({"office", "head", "occupation", "relational", "epithet"})


class Phrase(NamedTuple):
    """Tokens `first:last` of an office or description; `name` is the index of the name it ends in."""

    first: int
    last: int
    hit: Hit[list[Sense]]
    sense: Sense
    country: str | None
    name: int | None


class PhraseReader:
    """Reads phrases from the title and people hits of one article's tokens."""

    def __init__(self, words: Vocabulary) -> None:
        self.words = words
        bounds = load("office_bounds", words.lang).rows
        self._stops = frozenset(fold_word(r.form) for r in bounds if r["part"] == "stop")
        self._links = frozenset(fold_word(r.form) for r in bounds if r["part"] == "link")

    def read(
        self,
        tokens: Tokens,
        ends: list[int],
        hits: Mapping[int, Hit[list[Sense]]],
        names: list[Tagged],
    ) -> list[Phrase]:
        """Phrases in text order; `ends[i]` is where the sentence of token i ends."""
        at_name = {name.first: k for k, name in enumerate(names)}
        out: list[Phrase] = []
        inside = -1
        for i in sorted(hits):
            hit = hits[i]
            if i < inside:
                continue
            sense = self._sense(hit)
            if sense is None:
                continue
            covering = at_name.get(i)
            if covering is not None and names[covering].last >= hit.last and names[covering].label in _BODIES:
                continue
            last, country, name = self._walk(tokens, hit.last, ends[i], hits, names, at_name, sense)
            if name is None and sense.row is not None and sense.row["kind"] not in _ALONE and sense.layer == "title":
                continue
            out.append(Phrase(i, last, hit, sense, country, name))
            inside = last
        return out

    def _sense(self, hit: Hit[list[Sense]]) -> Sense | None:
        """The title or people sense of a hit, titles first."""
        people = None
        for sense in hit.value:
            if sense.layer == "title" and sense.row is not None and sense.row["kind"] in _HEADS:
                return sense
            if sense.layer == "people":
                people = people or sense
        return people

    def _walk(
        self,
        tokens: Tokens,
        start: int,
        stop: int,
        hits: Mapping[int, Hit[list[Sense]]],
        names: list[Tagged],
        at_name: Mapping[int, int],
        sense: Sense,
    ) -> tuple[int, str | None, int | None]:
        """Where the complement ends, the country that it names, and the person's name that it runs into."""
        j = good = start
        country: str | None = None
        joined = True
        while j < stop and j - start < _LONGEST:
            norm = tokens.norm[j]
            k = at_name.get(j)
            if k is None and tokens.kind[j] == "m":
                k2 = self._after_mark(tokens, j, at_name, names)
                if k2 is not None and names[k2].label == "PER" and sense.layer == "title":
                    return names[k2].last, country, k2
                break
            if k is not None and names[k].label == "PER":
                if sense.layer == "people":
                    break
                if self.words.arabic and norm[0] == "\u0648" and not self.words.knows(norm) and good < j:
                    break
                return names[k].last, country, k
            if k is not None and names[k].label in ("ORG", "AGENCY", "GPE"):
                country = country or self.country(tokens, names[k], hits)
                j = good = names[k].last
                joined = False
                continue
            if norm in self._stops:
                break
            step = self._step(tokens, j, hits, joined, sense)
            if step == 0:
                break
            if norm in self.words.demonyms and not country:
                country = self.words.demonyms[norm]
            j += step
            if norm in self._links:
                joined = True
            else:
                good = j
        return good, country, None

    def _after_mark(self, tokens: Tokens, j: int, at_name: Mapping[int, int], names: list[Tagged]) -> int | None:
        """The name right behind a comma or quotation mark at `j`."""
        while j < len(tokens) and tokens.kind[j] == "m" and tokens.norm[j] in _COMMAS | _QUOTES | {"#"}:
            j += 1
        return at_name.get(j)

    def _step(self, tokens: Tokens, j: int, hits: Mapping[int, Hit[list[Sense]]], joined: bool, sense: Sense) -> int:
        """How many tokens the phrase may take in at `j`; 0 ends it."""
        norm = tokens.norm[j]
        if norm in self._links:
            return 1
        if norm in self.words.demonyms:
            return 1
        hit = hits.get(j)
        if hit is not None and (not hit.clitic or self.words.arabic):
            tags = {s.layer for s in hit.value}
            if tags & {"title", "body", "people"}:
                return hit.last - hit.first
        if not self.words.arabic:
            return 1 if tokens.kind[j] == "w" and joined is not None and not norm.isascii() else 0
        for clitic, bare in bare_forms(norm):
            if bare.startswith(ARTICLE) and len(bare) > 3 and (clitic < 2):
                return 1
            if bare in self.words.demonyms:
                return 1
        return 0

    def country(self, tokens: Tokens, name: Tagged, hits: Mapping[int, Hit[list[Sense]]]) -> str | None:
        """The country of a known name, else of a demonym or country inside it."""
        for i in range(name.first, name.last):
            hit = hits.get(i)
            if hit is not None:
                for sense in hit.value:
                    if sense.known is not None and sense.known.country and hit.last <= name.last:
                        return sense.known.country
            for _, bare in bare_forms(tokens.norm[i]) if self.words.arabic else ((0, tokens.norm[i]),):
                if bare in self.words.demonyms:
                    return self.words.demonyms[bare]
        return None

    def apposition(
        self,
        tokens: Tokens,
        name: Tagged,
        stop: int,
        hits: Mapping[int, Hit[list[Sense]]],
        names: list[Tagged],
        at_name: Mapping[int, int],
    ) -> Phrase | None:
        """The office that follows a person's name, behind a comma or nothing."""
        j = name.last
        while j < stop and tokens.kind[j] == "m" and tokens.norm[j] in CLOSING | STRAIGHT:
            j += 1
        if j < stop and tokens.norm[j] in _COMMAS:
            j += 1
        hit = hits.get(j)
        if hit is None or hit.clitic or j >= stop:
            return None
        sense = self._sense(hit)
        if sense is None or sense.row is None or sense.layer != "title":
            return None
        if sense.row["kind"] not in ("office", "head", "occupation"):
            return None
        last, country, other = self._walk(tokens, hit.last, stop, hits, names, at_name, sense)
        if other is not None:
            return None
        return Phrase(j, last, hit, sense, country, None)
