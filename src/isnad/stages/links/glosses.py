"""English glosses of those whom an article names by office alone."""

from bisect import bisect_left
from collections.abc import Sequence

from isnad.lexicons.kb import knowledge
from isnad.stages.links.clusters import BODIES, Cluster
from isnad.stages.links.speakers.phrases import SORTS
from isnad.stages.links.text import Text
from isnad.stages.links.words import Words

# Roles that say nothing where they don't say of what.
_OF = frozenset({"head", "chair", "chief", "deputy", "director", "director_general", "leader", "member", "secretary"})
_OF |= {"spokesperson", "journalist", "commander", "officer", "prosecutor", "expert", "adviser", "official"}


class Glosses:
    """Glosses of one article; `mentions` are its spots in text order with what each is of."""

    def __init__(
        self, text: Text, words: Words, mentions: Sequence[tuple[tuple[int, int, str, str], Cluster]]
    ) -> None:
        self.text, self.words = text, words
        self._phrases: dict[int, list[tuple[int, int]]] = {}
        for (start, end, _, kind), c in mentions:
            if c.type == "PER" and kind != "name":
                self._phrases.setdefault(id(c), []).append((start, end))
        self._bodies = [
            (start, end, known.name)
            for (start, end, _, kind), c in mentions
            if c.type in BODIES - {"GPE"} and kind == "name" and (known := knowledge().by_id.get(c.known or ""))
        ]

    def of(self, cluster: Cluster) -> str | None:
        """The office, with the body, place or country that it is of; None for the named and the head of unknowns."""
        role, country = next(iter(sorted((r, c or "") for r, c in cluster.roles)), ("", ""))
        if cluster.named or cluster.type != "PER" or not role:
            return None
        title = role.replace("-", " ").replace("_", " ")
        phrases = self._phrases.get(id(cluster), ()) if role in _OF else ()
        of_what = next((name for start, end in phrases if (name := self._body(start, end))), None)
        if of_what is None and any(self._sorts(start, end) for start, end in phrases):
            return None
        if of_what is None and len(cluster.seats) == 1:
            seat = knowledge().by_id.get(next(iter(cluster.seats)))
            of_what = seat.name if seat is not None else None
        if (
            of_what is None
            and country in self.words.country_names
            and (role not in _OF or self._says(phrases, country))
        ):
            of_what = self.words.country_names[country]["en"]
        if of_what is not None:
            return f"{title} of {of_what}"
        return None if role in _OF and any(" " in form.strip() for form in cluster.forms) else title

    def _says(self, phrases: Sequence[tuple[int, int]], country: str) -> bool:
        """Whether a phrase says nothing but an office and a country: an Iranian official, no ministry's."""
        told = (self.text.words(start, end)[1:] for start, end in phrases)
        return any(rest and all(self.words.meaning(w.norm) == country for w in rest) for rest in told)

    def _body(self, start: int, end: int) -> str | None:
        """The known body that a phrase for an office names first."""
        first = bisect_left(self._bodies, (start,))
        last = bisect_left(self._bodies, (end,), first)
        found = ((at, name) for at, stop, name in self._bodies[first:last] if stop <= end)
        return next((name for at, name in found if not self._sorts(start, at)), None)

    def _sorts(self, start: int, end: int) -> bool:
        """Whether a noun for what a body is stands there."""
        nouns = (self.words.noun(w.norm) for w in self.text.words(start, end))
        return any(noun is not None and noun[0].kind in SORTS for noun in nouns)
