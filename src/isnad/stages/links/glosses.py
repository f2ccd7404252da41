"""English glosses of those whom an article names by office alone."""

from collections.abc import Sequence

from isnad.lexicons.kb import knowledge
from isnad.stages.links.clusters import BODIES, Cluster
from isnad.stages.links.words import Words

# Roles that say nothing where they don't say of what.
_OF = frozenset({"head", "chair", "chief", "deputy", "director", "director_general", "leader", "member", "secretary"})


class Glosses:
    """Glosses of one article; `mentions` are its spots in text order with what each is of."""

    def __init__(self, words: Words, mentions: Sequence[tuple[tuple[int, int, str, str], Cluster]]) -> None:
        self.words = words
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
        """The office, with the body or country that it is of; None for the named and for the head of unknowns."""
        role, country = next(iter(sorted((r, c or "") for r, c in cluster.roles)), ("", ""))
        if cluster.named or cluster.type != "PER" or not role:
            return None
        title = role.replace("-", " ").replace("_", " ")
        of_what = self._body(cluster) if role in _OF else None
        if of_what is None and country in self.words.country_names:
            of_what = self.words.country_names[country]["en"]
        if of_what is not None:
            return f"{title} of {of_what}"
        return None if role in _OF and any(" " in form.strip() for form in cluster.forms) else title

    def _body(self, cluster: Cluster) -> str | None:
        """The known body in a phrase for the office."""
        phrases = self._phrases.get(id(cluster), ())
        return next((n for a, b, n in self._bodies if any(s <= a and b <= e for s, e in phrases)), None)
