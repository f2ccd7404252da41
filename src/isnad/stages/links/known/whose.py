"""Of which country a body is that an article names by a bare noun, by the words around each place where it does.

"In" and the country or one of its cities right behind it, in Persian the country's name as its genitive; another
body of one country that "and" joins to it. Else the country that the article is about, unless the paragraph names
other countries alone; where it is about no one country, the only one that the paragraph names.
"""

from bisect import bisect_left
from collections.abc import Iterable, Mapping
from itertools import pairwise

from isnad.lexicons.kb import LOCAL_KINDS, knowledge
from isnad.stages.links.clusters import Cluster
from isnad.stages.links.nouns import is_army
from isnad.stages.links.text import Text
from isnad.stages.links.words import Words
from isnad.text.clitics import CLITIC_PREPOSITIONS, CONJUNCTION

Spot = tuple[int, int, str, str]
Place = tuple[int, str]

_BODIES = frozenset({"ORG", "AGENCY"})
_STATE = LOCAL_KINDS | {"military"}
_NEAR = 150  # characters before a body in which a country is named of which it may be
_BEHIND = 24  # characters behind a name in which the next two words begin


class Whose:
    """The countries that an article names.

    `places` are where and which, in text order, `people` those of persons, `about` is the article's own.
    """

    def __init__(
        self, text: Text, words: Words, places: list[Place], people: Iterable[Place], about: str | None
    ) -> None:
        self.text, self.words, self.about = text, words, about
        self._places = places
        self._at: Mapping[int, str] = dict(places)
        self._paragraphs: dict[int, set[str]] = {}
        self._named: dict[int, set[str]] = {}  # by persons too
        for at, country in places:
            self._paragraphs.setdefault(self._paragraph(at), set()).add(country)
        for at, country in (*places, *people):
            self._named.setdefault(self._paragraph(at), set()).add(country)
        self._joined: dict[int, str] = {}

    def join(self, clusters: Iterable[Cluster]) -> None:
        """Note what "and" joins to a known body of a state."""
        spots = sorted((s, c) for c in clusters if c.type in _BODIES for s in c.spots if s[3] in {"name", "nominal"})
        for (one, a), (two, b) in pairwise(spots):
            if self.text.raw[one[1] : two[0]].strip(" ") == CONJUNCTION and a is not b:
                first, second = self._state(a), self._state(b)
                if first and not b.known:
                    self._joined[two[0]] = first
                if second and not a.known:
                    self._joined[one[0]] = second

    def at(self, spot: Spot) -> str | None:
        """The country whose body a mention is, None where nothing says it; an army may be in another's."""
        noun = self.text.words(spot[0], spot[1])[:1]
        moves = bool(noun) and is_army(noun[0].norm, self.text.article.lang)
        told = (None if moves else self._inside(spot[1])) or self._joined.get(spot[0])
        if told is not None:
            return told
        return self.about if self.about is not None and not self.elsewhere(spot[0]) else self._only(spot[0])

    def elsewhere(self, at: int) -> bool:
        """Whether a paragraph names other countries, but not the one that the article is about.

        Where it names none, the country named last, if that is near.
        """
        named = self._paragraphs.get(self._paragraph(at))
        if named is None:
            last = bisect_left(self._places, (at, "")) - 1
            near = last >= 0 and at - self._places[last][0] < _NEAR
            named = {self._places[last][1]} if near else set()
        return bool(named) and self.about not in named

    def among_others(self, at: int) -> bool:
        """Whether a paragraph names several countries."""
        return len(self._paragraphs.get(self._paragraph(at), ())) > 1

    def _only(self, at: int) -> str | None:
        """The only country that a paragraph names, by places or persons, where the article is about none."""
        if self.about is not None:
            return None
        named = self._named.get(self._paragraph(at), ())
        return next(iter(named)) if len(named) == 1 else None

    def _inside(self, end: int) -> str | None:
        """The country behind a name, with "in" before it, in Persian also without."""
        raw, behind = self.text.raw, self.text.words(end, min(end + _BEHIND, len(self.text.raw)))[:2]
        if not behind or not raw[end : behind[0].start].isspace() or "\n" in raw[end : behind[0].start]:
            return None
        first = behind[0]
        if self.words.inside(first.norm):
            return self._at.get(behind[1].start) if len(behind) > 1 else None
        if self.words.arabic:
            joined = raw[first.start] == CLITIC_PREPOSITIONS["BI"]
            return self._at.get(first.start + 1) if joined else None
        return self._at.get(first.start) if first.norm in self.words.countries else None

    def _paragraph(self, at: int) -> int:
        return self.text.sentences[self.text.sentence_at(at)].paragraph if self.text.sentences else 0

    def _state(self, cluster: Cluster) -> str | None:
        """The country whose body of state a cluster is known to be, or by whose name its own ends."""
        known = knowledge().by_id.get(cluster.known or "")
        if known is not None:
            return known.country if known.kind in _STATE else None
        last = [self.text.words(start, end)[-1:] for start, end, *_ in cluster.spots[:1]]
        meaning = self.words.meaning(last[0][0].norm) if last and last[0] else None
        return meaning if meaning in self.words.country_names else None
