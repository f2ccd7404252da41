"""A linear-chain CRF (Lafferty et al. 2001) at run time: weights trained elsewhere, sums remembered.

Labels are B, I, O. A token is described by keys, hashable tuples; `expand` turns a key into one list of feature
names per offset at which the key is looked at. What a key adds to each label at each offset is remembered, so
features are only spelled out when a key is new.
"""

import math
from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path

import msgspec

LABELS = ("B", "I", "O")
_REMEMBERED = 80_000  # keys, some 470 bytes each; memory stays flat over long runs

Scores = tuple[float, float, float]
Key = tuple[Hashable, ...]
Expand = Callable[[Key], Sequence[Sequence[str]]]


class Weights(msgspec.Struct, frozen=True):
    """Per feature what it adds to B, I, O; per label pair what a transition adds."""

    features: dict[str, Scores]
    transitions: dict[str, float]


def load(path: Path) -> Weights:
    return msgspec.msgpack.decode(path.read_bytes(), type=Weights)


class Chain:
    """Sums of weights by key, and label probabilities of a stretch between two tokens that are O."""

    def __init__(self, weights: Weights, expand: Expand) -> None:
        self._features: Mapping[str, Scores] = weights.features
        self._expand = expand
        self._sums: dict[Key, tuple[Scores, ...]] = {}
        self._moves = [[math.exp(weights.transitions.get(a + b, 0.0)) for b in LABELS] for a in LABELS]

    def sums(self, key: Key) -> tuple[Scores, ...]:
        """What a key adds to B, I and O, per offset."""
        found = self._sums.get(key)
        if found is None:
            if len(self._sums) > _REMEMBERED:
                self._sums.clear()
            found = self._sums[key] = tuple([self._sum(names) for names in self._expand(key)])
        return found

    def _sum(self, names: Sequence[str]) -> Scores:
        b = i = o = 0.0
        for name in names:
            weights = self._features.get(name)
            if weights is not None:
                b, i, o = b + weights[0], i + weights[1], o + weights[2]
        return b, i, o

    def marginals(self, states: Sequence[Scores]) -> list[Scores]:
        """Per token the probabilities of B, I, O, given that O stands before and behind the stretch."""
        (bb, bi, bo), (ib, ii, io), (ob, oi, oo) = self._moves
        e = []
        for b, i, o in states:
            top = max(b, i, o)
            e.append((math.exp(b - top), math.exp(i - top), math.exp(o - top)))
        b, i, o = e[0]
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
