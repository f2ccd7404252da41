"""On how many independent origins something rests: outlets, origins, languages, countries, and what contradicts.

Ten articles with one text are one origin, and so are two that credit one agency. These are counts of who stands
behind a report. They say nothing of whether it is true.
"""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from isnad.resolve.copies import CopyGroup
from isnad.resolve.occurrences import Happening, Occurrence
from isnad.resolve.profile import Card
from isnad.resolve.reports import Report
from isnad.resolve.utterances import Difference, Utterance, differences

DENIED = "denied"


class Origin(Struct, frozen=True, kw_only=True):
    """Who stands behind one or more reports: an agency, or an outlet by its own word. `kind` is agency or outlet."""

    name: str
    kind: str
    reports: list[str]  # global ids
    outlets: list[str]


class Corroboration(Struct, frozen=True, kw_only=True):
    """What a statement or event rests on. `countries` are the outlets', where they are known."""

    id: str
    kind: str  # utterance | event
    what: str
    who: list[str]
    origins: list[Origin]
    outlets: list[str]
    languages: list[str]
    countries: list[str]
    contradictions: list[Difference]
    denied_by: list[str]
    reports: list[str]


class Sources:
    """Where each article has its text from."""

    def __init__(self, copies: Iterable[CopyGroup], cards: Mapping[str, Card]) -> None:
        self._cards = cards
        self._group = {m.article: group for group in copies for m in group.members}

    def origin(self, article: str, agencies: Sequence[str], names: Mapping[str, str]) -> tuple[str, str, str]:
        """(key, name, kind) of who stands behind a report in this article.

        The agency or outlet of the text that it is a copy of; else the agency of its chain, else one that the article
        credits; else its own outlet.
        """
        card = self._cards.get(article)
        if group := self._group.get(article):
            if group.agency:
                return group.agency, self._name(group.agency), "agency"
            return self._of(self._cards[group.root or group.members[0].article])
        if agencies:
            return agencies[0], names[agencies[0]], "agency"
        if card and (credited := [c for c in card.credits if c != card.outlet_key]):
            return credited[0], card.credits[credited[0]], "agency"
        return self._of(card) if card else (article, article, "outlet")

    def _of(self, card: Card) -> tuple[str, str, str]:
        kind = "agency" if card.is_agency else "outlet"
        return card.outlet_key or card.id, card.outlet or card.id, kind

    def _name(self, key: str) -> str:
        return next((p.credits[key] for p in self._cards.values() if key in p.credits), key)


def of_utterance(utterance: Utterance, sources: Sources, countries: Mapping[str, str]) -> Corroboration:
    """What an utterance rests on; `countries` of outlets by article id."""
    reports = utterance.reports
    first = reports[0]
    return Corroboration(
        id=utterance.id,
        kind="utterance",
        what=first.content,
        who=utterance.speakers,
        origins=_origins(reports, sources),
        contradictions=[d for d in differences(utterance) if d.what in ("number", "negation")],
        denied_by=[],
        **_counted(reports, countries),
    )


def of_occurrence(occurrence: Occurrence, sources: Sources, countries: Mapping[str, str]) -> Corroboration:
    """What an event rests on."""
    reports = occurrence.reports
    first = reports[0]
    names = {key: name for h in reports for key, name in h.names.items()}
    denied = {key for h in reports if h.event.status == DENIED for key in h.word_of}
    return Corroboration(
        id=occurrence.id,
        kind="event",
        what=" ".join(x for x in (first.event.event, first.event.mode, first.day) if x),
        who=sorted({names[key] for h in reports for key in h.who}),
        origins=_origins(reports, sources),
        contradictions=_contradictions(reports),
        denied_by=sorted(names[key] for key in denied),
        **_counted(reports, countries),
    )


def _contradictions(reports: Sequence[Happening]) -> list[Difference]:
    """Places, days and whether it happened, where reports differ; what only some say is no contradiction."""
    out = []
    places = {h.place[0]: h.place[1] for h in reversed(reports) if h.place}
    for what, value in (
        ("place", lambda h: places[h.place[0]] if h.place else None),
        ("date", lambda h: h.day),
        ("status", lambda h: "denied" if h.event.status == DENIED else "told"),
    ):
        values: dict[str, list[str]] = {}
        for h in reports:
            if found := value(h):
                values.setdefault(found, []).append(h.id)
        if len(values) > 1:
            out.append(Difference(what=what, values=values))
    return out


def _origins(reports: Sequence[Report] | Sequence[Happening], sources: Sources) -> list[Origin]:
    found: dict[str, tuple[str, str, list[str], list[str]]] = {}
    for r in reports:
        key, name, kind = sources.origin(r.article.id[:16], r.agencies, r.names)
        _, _, ids, outlets = found.setdefault(key, (name, kind, [], []))
        ids.append(r.id)
        if (outlet := r.article.outlet or "?") not in outlets:
            outlets.append(outlet)
    return [Origin(name=n, kind=k, reports=ids, outlets=o) for n, k, ids, o in found.values()]


def _counted(reports: Sequence[Report] | Sequence[Happening], countries: Mapping[str, str]) -> dict[str, list[str]]:
    return {
        "outlets": sorted({r.article.outlet or "?" for r in reports}),
        "languages": sorted({r.article.lang for r in reports}),
        "countries": sorted({countries[r.article.id] for r in reports if r.article.id in countries}),
        "reports": [r.id for r in reports],
    }
