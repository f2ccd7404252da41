"""Sums of weights of groups of features, remembered: what recurs in every article is added up once.

A table is asked for many groups at once, `sum(map(table.__getitem__, groups))`, so that looking up what is
remembered takes no step of the interpreter.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass

from isnad.stages.attributions.weighing import Labels
from isnad.stages.choice import Group, Templates, expand, labelled
from isnad.text.remembered import Remembered

_REMEMBERED = 8_192  # entries of one table
_OF_A_LABEL = 2_048  # entries of one label's table, of which there are some thirty


class Sums:
    """Weights of named features over groups; features without a weight weigh nothing."""

    def __init__(self, weights: Mapping[str, float], templates: Templates) -> None:
        def make(group: Group) -> float:
            return sum([weights.get(f, 0.0) for f in expand(group, templates)])

        self._get = Remembered(make, _REMEMBERED).__getitem__

    def score(self, groups: Iterable[Group]) -> float:
        """The summed weights of one candidate."""
        return sum(map(self._get, groups))


class Labelled:
    """Weights of groups whose first value is a label, asked for label by label."""

    def __init__(self, weights: Mapping[str, float], templates: Templates) -> None:
        def table(label: str) -> Callable[[Group], float]:
            def make(group: Group) -> float:
                return sum([weights.get(f, 0.0) for f in expand(labelled(label, group), templates)])

            return Remembered(make, _OF_A_LABEL).__getitem__

        self._tables = Remembered(table)

    def score(self, label: str, groups: Iterable[Group]) -> float:
        """The summed weights of groups given without their label."""
        return sum(map(self._tables[label], groups))


class Paired:
    """Two weights of each feature in one look-up: the sums are the real and the imaginary part of a number."""

    def __init__(self, real: Mapping[str, float], imaginary: Mapping[str, float], templates: Templates) -> None:
        weights = {f: complex(real.get(f, 0.0), imaginary.get(f, 0.0)) for f in {**real, **imaginary}}

        def make(group: Group) -> complex:
            return sum([weights.get(f, 0j) for f in expand(group, templates)], 0j)

        self._get = Remembered(make, _REMEMBERED).__getitem__

    def score(self, groups: Iterable[Group]) -> complex:
        """The summed weights of one candidate."""
        return sum(map(self._get, groups), 0j)


@dataclass(frozen=True, slots=True)
class Tables:
    """The trained choices of one language: class; actor (real) and recipient (imaginary); and the others.

    `listed` is None only while it is trained: it learns from what the others find.
    """

    kind: Labelled
    role: Paired
    join: Sums
    status: Labels
    time: Sums
    place: Sums
    listed: Sums | None = None
