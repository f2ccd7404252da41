"""A linear-chain CRF (Lafferty et al. 2001) at run time, over weights trained elsewhere.

Labels are B, I, O. Only differences between labels matter, so what a feature says is kept as a pair: what it adds
to B and to I beyond what it adds to O.
"""

import math
from collections.abc import Iterable, Sequence
from pathlib import Path

import msgspec

LABELS = ("B", "I", "O")

Scores = tuple[float, float, float]
Pair = tuple[float, float]


class Weights(msgspec.Struct, frozen=True):
    """Per feature what it adds to B, I, O; per label pair what a transition adds."""

    features: dict[str, Scores]
    transitions: dict[str, float]


def load(path: Path) -> Weights:
    return msgspec.msgpack.decode(path.read_bytes(), type=Weights)


class Chain:
    """Sums of weights by feature, and label probabilities of a stretch between two tokens that are O."""

    def __init__(self, weights: Weights) -> None:
        self.weights = {name: (b - o, i - o) for name, (b, i, o) in weights.features.items()}
        self._by_name: dict[str, dict[str, Pair]] = {}
        for feature, pair in self.weights.items():
            name, _, value = feature.partition("=")
            self._by_name.setdefault(name, {})[value] = pair
        self._moves = [[math.exp(weights.transitions.get(a + b, 0.0)) for b in LABELS] for a in LABELS]

    def sum(self, features: Iterable[str]) -> Pair:
        """What features add to B and I beyond O."""
        b = i = 0.0
        for feature in features:
            pair = self.weights.get(feature)
            if pair is not None:
                b, i = b + pair[0], i + pair[1]
        return b, i

    def sum_of(self, features: Iterable[tuple[str, str]]) -> Pair:
        """The same for features as (name, value), where nothing need be spelled out."""
        b = i = 0.0
        for name, value in features:
            weights = self._by_name.get(name)
            if weights is not None and (pair := weights.get(value)) is not None:
                b, i = b + pair[0], i + pair[1]
        return b, i

    def marginals(self, states: Sequence[Pair]) -> list[Scores]:
        """Per token the probabilities of B, I, O, given that O stands before and behind the stretch."""
        (bb, bi, bo), (ib, ii, io), (ob, oi, oo) = self._moves
        e = []
        for b, i in states:
            top = max(b, i, 0.0)
            e.append((math.exp(b - top), math.exp(i - top), math.exp(-top)))
        b, i, o = e[0]
        if len(e) == 1:
            return [_normal(b * ob * bo, i * oi * io, o * oo * oo)]
        alpha = [_normal(b * ob, i * oi, o * oo)]
        for b, i, o in e[1:]:
            x, y, z = alpha[-1]
            alpha.append(
                _normal(
                    b * (x * bb + y * ib + z * ob), i * (x * bi + y * ii + z * oi), o * (x * bo + y * io + z * oo)
                )
            )
        x, y, z = bo, io, oo
        out = []
        for k in range(len(e) - 1, -1, -1):
            f, g, h = alpha[k]
            out.append(_normal(f * x, g * y, h * z))
            b, i, o = e[k]
            b, i, o = b * x, i * y, o * z
            x, y, z = _normal(b * bb + i * bi + o * bo, b * ib + i * ii + o * io, b * ob + i * oi + o * oo)
        out.reverse()
        return out


def _normal(b: float, i: float, o: float) -> Scores:
    total = b + i + o
    return b / total, i / total, o / total
