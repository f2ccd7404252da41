"""Utterances: statements of one speaker that say the same thing, in however many articles and both languages."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations

from msgspec import Struct

from isnad.resolve.joining import joined
from isnad.resolve.reports import Report, same_words, weighed

_AGREED = 0.4  # of what is enough, what the pairs of two groups of reports must have on the whole
_COMPARED = 0.25  # of what is enough: less is not kept


class Difference(Struct, frozen=True, kw_only=True):
    """Where the reports of an utterance differ; `values` says which reports (by id) give which."""

    what: str  # number | negation | addressee | act
    values: dict[str, list[str]]


class Utterance(Struct, frozen=True, kw_only=True):
    """One statement with its reports, the earliest first."""

    reports: list[Report]

    @property
    def id(self) -> str:
        """The id of its earliest report."""
        return self.reports[0].id

    @property
    def speakers(self) -> list[str]:
        """The names of those who made it, as the earliest report has them."""
        first = self.reports[0]
        return sorted(first.names[key] for key in first.speakers)


def utterances(groups: Iterable[Sequence[Report]]) -> Iterator[Utterance]:
    """The utterances that two articles or more report, of the reports of each story."""
    for group in groups:
        by_id = {r.id: r for r in weighed(group)}
        pairs = {}
        for a, b in combinations(sorted(by_id), 2):
            likely = same_words(by_id[a], by_id[b])
            if likely >= _COMPARED:
                pairs[a, b] = likely
        for ids in joined(pairs, _AGREED)[0]:
            reports = sorted((by_id[id] for id in ids), key=_when)
            if len({r.article.id for r in reports}) > 1:
                yield Utterance(reports=reports)


def best(utterance: Utterance) -> list[Report]:
    """Of each article the report that is nearest to those of the others; in the order of the reports."""
    by_article: dict[str, list[Report]] = {}
    for r in utterance.reports:
        by_article.setdefault(r.article.id, []).append(r)
    others = {id: [r for r in utterance.reports if r.article.id != id] for id in by_article}
    return [max(own, key=lambda r: sum(same_words(r, o) for o in others[id])) for id, own in by_article.items()]


def differences(utterance: Utterance) -> list[Difference]:
    """Where the reports differ: numbers, and within one language negation, addressees, and what the cue does."""
    out = []
    reports = best(utterance)
    if value := _values((r.id, ", ".join(sorted(r.numbers))) for r in reports if r.numbers):
        out.append(Difference(what="number", values=value))
    for lang in sorted({r.lang for r in reports}):
        own = [r for r in reports if r.lang == lang]
        if value := _values((r.id, "negated" if r.negated else "not negated") for r in own):
            out.append(Difference(what="negation", values=value))
    addressed = [r for r in reports if r.addressees]
    if value := _values((r.id, ", ".join(sorted(r.names[k] for k in r.addressees))) for r in addressed):
        out.append(Difference(what="addressee", values=value))
    if value := _values((r.id, r.act) for r in reports):
        out.append(Difference(what="act", values=value))
    return out


def _values(pairs: Iterable[tuple[str, str]]) -> dict[str, list[str]]:
    """Reports by value; empty where they agree."""
    out: dict[str, list[str]] = {}
    for id, value in pairs:
        out.setdefault(value, []).append(id)
    return out if len(out) > 1 else {}


def _when(r: Report) -> tuple[str, str, str]:
    """Earlier reports first; those without a day last."""
    return r.article.published or "9999", r.article.id, r.id
