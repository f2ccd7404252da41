"""Log-linear choices: p(i) ∝ exp(Σ weights of i's features) (conditional logit, McFadden 1974).

What is known of a candidate is a few named values; templates say which values make a feature together:
`side gap+part` stands for the features `side=A` and `gap+part=3|masdar`. The templates of one line are a
group: the sum of its weights is remembered by its values, so that what recurs is added up once.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from pathlib import Path

import msgspec

Values = Mapping[str, str]
Key = tuple[str, ...]

_REMEMBERED = 20_000  # sums by group; memory stays flat over long runs


def _getter(names: Sequence[str]) -> Callable[[Values], Key]:
    """What picks values by name into a tuple, whatever their count."""
    if len(names) > 1:
        return itemgetter(*names)
    only = names[0]
    return lambda values: (values[only],)


class Group:
    """The templates of one line: each with what stands before its values in a feature's name."""

    def __init__(self, line: str) -> None:
        split = [(t + "=", t.split("+")) for t in line.split()]
        self.key = _getter(sorted({name for _, names in split for name in names}))
        self.templates = [(head, _getter(names)) for head, names in split]

    def features(self, values: Values) -> list[str]:
        return [head + "|".join(get(values)) for head, get in self.templates]


class Templates:
    """Features from values, by templates parted by white space, one group a line."""

    def __init__(self, templates: str) -> None:
        self.groups = [Group(line) for line in templates.splitlines() if line.strip()]


class Part:
    """A part of what describes a candidate: values under templates, each feature once for each prefix."""

    __slots__ = ("prefixes", "templates", "values")

    def __init__(self, templates: Templates, values: Values, prefixes: Key = ("",)) -> None:
        self.templates = templates
        self.values = values
        self.prefixes = prefixes

    def features(self) -> list[str]:
        found = [f for group in self.templates.groups for f in group.features(self.values)]
        return [p + f for p in self.prefixes for f in found]


Candidates = Sequence[Sequence[Part]]


def expand(candidates: Candidates) -> list[list[str]]:
    """The features of each candidate, for training."""
    return [[f for part in parts for f in part.features()] for parts in candidates]


class _Plan:
    """How one choice weighs a group: tables of weights by its templates' values, and the sums it remembers."""

    __slots__ = ("key", "known", "tables")

    def __init__(self, group: Group, prefixes: Key, weights: Mapping[str, Mapping[str, float]]) -> None:
        self.key = group.key
        self.known: dict[Key, float] = {}
        self.tables = [
            (get, found)
            for head, get in group.templates
            if (found := [weights[p + head] for p in prefixes if p + head in weights])
        ]

    def sum(self, values: Values, key: Key) -> float:
        if len(self.known) >= _REMEMBERED:
            self.known.clear()
        total = 0.0
        for get, tables in self.tables:
            value = "|".join(get(values))
            for table in tables:
                total += table.get(value, 0.0)
        self.known[key] = total
        return total


class Choice:
    """Weights of named features; unknown names weigh nothing."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights: dict[str, dict[str, float]] = {}
        for name, weight in weights.items():
            head, _, value = name.partition("=")
            self._weights.setdefault(head + "=", {})[value] = weight
        self._plans: dict[tuple[Templates, Key], list[_Plan]] = {}

    def _score(self, parts: Sequence[Part]) -> float:
        total = 0.0
        for part in parts:
            values = part.values
            plans = self._plans.get((part.templates, part.prefixes))
            if plans is None:
                plans = [_Plan(group, part.prefixes, self._weights) for group in part.templates.groups]
                self._plans[(part.templates, part.prefixes)] = plans
            for plan in plans:
                key = plan.key(values)
                s = plan.known.get(key)
                total += plan.sum(values, key) if s is None else s
        return total

    def probabilities(self, candidates: Candidates) -> list[float]:
        """The probability of each candidate."""
        scores = [self._score(parts) for parts in candidates]
        top = max(scores)
        e = [math.exp(s - top) for s in scores]
        total = sum(e)
        return [x / total for x in e]

    def best(self, candidates: Candidates) -> int:
        """The index of the likeliest candidate; the first of equals."""
        p = self.probabilities(candidates)
        return p.index(max(p))

    def best_or_none(self, candidates: Candidates, least: float) -> int:
        """The index of the likeliest candidate but the first; 0 where it isn't `least` times as likely as that."""
        p = self.probabilities(candidates)
        i = max(range(1, len(p)), key=p.__getitem__, default=0)
        return i if p[i] >= least * p[0] else 0


def load_choices(path: Path) -> dict[str, Choice]:
    """The models of one file, by what they choose."""
    raw = msgspec.msgpack.decode(path.read_bytes(), type=dict[str, dict[str, float]])
    return {name: Choice(weights) for name, weights in raw.items()}
