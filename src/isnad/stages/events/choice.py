"""Log-linear choices: p(i) ∝ exp(Σ weights of i's features) (conditional logit, McFadden 1974).

What is known of a candidate is a few named values; templates say which values make a feature together:
`side gap+part` stands for the features `side=A` and `gap+part=3|masdar`.
"""

import math
from collections.abc import Callable, Mapping, Sequence
from operator import itemgetter
from pathlib import Path

import msgspec

Values = Mapping[str, str]


class Templates:
    """Features from values, by templates parted by white space."""

    def __init__(self, templates: str) -> None:
        self._single: list[str] = []
        self._joint: list[tuple[str, Callable[[Values], tuple[str, ...]]]] = []
        for t in templates.split():
            names = t.split("+")
            if len(names) == 1:
                self._single.append(t)
            else:
                self._joint.append((t + "=", itemgetter(*names)))

    def of(self, values: Values) -> list[str]:
        """The features of a candidate."""
        out = [name + "=" + values[name] for name in self._single]
        out += [name + "|".join(get(values)) for name, get in self._joint]
        return out


class Choice:
    """Weights of named features. Candidates are sequences of feature names; unknown names weigh nothing."""

    def __init__(self, weights: Mapping[str, float]) -> None:
        self._weights = weights

    def probabilities(self, candidates: Sequence[Sequence[str]]) -> list[float]:
        """The probability of each candidate."""
        get = self._weights.get
        scores = [sum([get(f, 0.0) for f in features]) for features in candidates]
        top = max(scores)
        e = [math.exp(s - top) for s in scores]
        total = sum(e)
        return [x / total for x in e]

    def best(self, candidates: Sequence[Sequence[str]]) -> int:
        """The index of the likeliest candidate; the first of equals."""
        p = self.probabilities(candidates)
        return p.index(max(p))


def load_choices(path: Path) -> dict[str, Choice]:
    """The models of one file, by what they choose."""
    raw = msgspec.msgpack.decode(path.read_bytes(), type=dict[str, dict[str, float]])
    return {name: Choice(weights) for name, weights in raw.items()}
