"""A log-linear choice among candidates (conditional logit, McFadden 1974): p(i) ∝ exp(Σ weights of i's features).

A candidate is described by a few groups, tuples `(group, value, value, …)`. The templates of a group say which
of its values make a feature together: with `{"at": ((0,), (0, 2))}` the group `("at", "A", "x", "comma")` has the
features `at:0=A` and `at:02=A|comma`. A group's sum of weights is remembered, so that what recurs in every
article is added up once.
"""

import math
from collections.abc import Mapping, Sequence
from pathlib import Path

import msgspec

Group = tuple[str, ...]
Templates = Mapping[str, tuple[tuple[int, ...], ...]]

_REMEMBERED = 80_000  # groups of one choice; memory stays flat over long runs


def expand(group: Group, templates: Templates) -> list[str]:
    """The features of one group."""
    name, values = group[0], group[1:]
    return [f"{name}:{'.'.join(map(str, t))}={'|'.join([values[k] for k in t])}" for t in templates[name]]


def labelled(label: str, group: Group) -> Group:
    """The group with a label as its first value."""
    return (group[0], label, *group[1:])


class Choice:
    """Weights of named features over groups; features without a weight weigh nothing."""

    def __init__(self, weights: Mapping[str, float], templates: Templates) -> None:
        self._weights = weights
        self._templates = templates
        self._sums: dict[Group, float] = {}
        self._labelled: dict[Group, list[float]] = {}

    def _sum(self, group: Group) -> float:
        get = self._weights.get
        return sum([get(f, 0.0) for f in expand(group, self._templates)])

    def _remember(self, group: Group) -> float:
        if len(self._sums) > _REMEMBERED:
            self._sums.clear()
        total = self._sums[group] = self._sum(group)
        return total

    def score(self, groups: Sequence[Group]) -> float:
        """The summed weights of one candidate."""
        sums = self._sums
        total = 0.0
        for g in groups:
            s = sums.get(g)
            total += self._remember(g) if s is None else s
        return total

    def probabilities(self, candidates: Sequence[Sequence[Group]]) -> list[float]:
        """The probability of each candidate; they add up to 1."""
        scores = [self.score(c) for c in candidates]
        top = max(scores)
        powers = [math.exp(s - top) for s in scores]
        total = sum(powers)
        return [x / total for x in powers]

    def best(self, candidates: Sequence[Sequence[Group]]) -> tuple[int, float]:
        """(index of the best candidate, its probability); the first of equals."""
        scores = [self.score(c) for c in candidates]
        top = max(scores)
        return scores.index(top), 1.0 / sum([math.exp(s - top) for s in scores])

    def label(self, labels: Sequence[str], groups: Sequence[Group]) -> str:
        """The likeliest label, always out of the same `labels`; a label is the first value of each of its groups."""
        totals = [0.0] * len(labels)
        for g in groups:
            sums = self._labelled.get(g)
            if sums is None:
                if len(self._labelled) > _REMEMBERED // len(labels):
                    self._labelled.clear()
                sums = self._labelled[g] = [self._sum(labelled(label, g)) for label in labels]
            totals = [a + b for a, b in zip(totals, sums, strict=True)]
        return labels[totals.index(max(totals))]

    def chance(self, groups: Sequence[Group]) -> float:
        """The probability of a candidate against nothing, which scores 0."""
        return 1.0 / (1.0 + math.exp(-self.score(groups)))


def load_weights(path: Path) -> dict[str, dict[str, float]]:
    """The weights of one file, by what they choose."""
    return msgspec.msgpack.decode(path.read_bytes(), type=dict[str, dict[str, float]])
