"""A log-linear choice among candidates (conditional logit, McFadden 1974): p(i) ∝ exp(Σ weights of i's features)."""

import math
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

import msgspec


class Choice:
    """Weights of named features. Candidates are sequences of feature names; unknown names weigh nothing."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self.weights = weights

    def scores(self, candidates: Iterable[Sequence[str]]) -> list[float]:
        """The summed weights of each candidate."""
        get = self.weights.get
        return [sum([get(f, 0.0) for f in features]) for features in candidates]

    def best(self, candidates: Sequence[Sequence[str]]) -> tuple[int, float]:
        """(index of the best candidate, its probability); the first of equals."""
        scores = self.scores(candidates)
        top = max(scores)
        return scores.index(top), 1.0 / sum(math.exp(s - top) for s in scores)


def load_choices(path: Path) -> dict[str, Choice]:
    """The models of one file, by what they choose."""
    raw = msgspec.msgpack.decode(path.read_bytes(), type=dict[str, dict[str, float]])
    return {name: Choice(weights) for name, weights in raw.items()}
