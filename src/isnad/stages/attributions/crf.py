"""A linear-chain CRF (Lafferty et al. 2001) at run time: weights trained elsewhere, groups of features remembered.

Labels are B, I, O. A token is described by groups, hashable tuples; `expand` turns a group into feature names.
What a group adds to each label is remembered, so features are only spelled out when a group is new.
"""

import math
from collections.abc import Callable, Hashable, Mapping, Sequence
from pathlib import Path

import msgspec

LABELS = ("B", "I", "O")
_REMEMBERED = 300_000  # groups; memory stays flat over long runs
_SURE = 7.0  # a sentence whose every token prefers O by this much holds no cue

Scores = tuple[float, float, float]
Group = tuple[Hashable, ...]


class Weights(msgspec.Struct, frozen=True):
    """Per feature what it adds to B, I, O; per label pair what a transition adds."""

    features: dict[str, Scores]
    transitions: dict[str, float]


def load(path: Path) -> Weights:
    return msgspec.msgpack.decode(path.read_bytes(), type=Weights)


class Chain:
    """Label probabilities of a sequence."""

    def __init__(self, weights: Weights, expand: Callable[[Group], Sequence[str]]) -> None:
        self._features: Mapping[str, Scores] = weights.features
        self._expand = expand
        self._sums: dict[Group, Scores] = {}
        self._transition = [[weights.transitions.get(a + b, 0.0) for b in LABELS] for a in LABELS]

    def _sum(self, group: Group) -> Scores:
        if len(self._sums) > _REMEMBERED:
            self._sums.clear()
        b = i = o = 0.0
        for name in self._expand(group):
            found = self._features.get(name)
            if found is not None:
                b, i, o = b + found[0], i + found[1], o + found[2]
        self._sums[group] = (b, i, o)
        return b, i, o

    def state(self, groups: Sequence[Group]) -> Scores:
        """What the groups of one token add to each label."""
        sums = self._sums
        b = i = o = 0.0
        for g in groups:
            s = sums.get(g) or self._sum(g)
            b += s[0]
            i += s[1]
            o += s[2]
        return b, i, o

    def marginals(self, tokens: Sequence[Sequence[Group]]) -> list[Scores] | None:
        """Per token the probabilities of B, I, O; None where O is all but certain throughout."""
        states = [self.state(groups) for groups in tokens]
        if max([max(b, i) - o for b, i, o in states]) < -_SURE:
            return None
        e = []
        for b, i, o in states:
            top = max(b, i, o)
            e.append((math.exp(b - top), math.exp(i - top), math.exp(o - top)))
        return self._forward_backward(e)

    def _forward_backward(self, states: list[Scores]) -> list[Scores]:
        (bb, bi, bo), (ib, ii, io), (ob, oi, oo) = [[math.exp(w) for w in row] for row in self._transition]
        alpha = [_normal(*states[0])]
        for b, i, o in states[1:]:
            x, y, z = alpha[-1]
            alpha.append(
                _normal(
                    b * (x * bb + y * ib + z * ob), i * (x * bi + y * ii + z * oi), o * (x * bo + y * io + z * oo)
                )
            )
        x = y = z = 1.0
        out = [alpha[-1]]
        for k in range(len(states) - 2, -1, -1):
            b, i, o = states[k + 1]
            b, i, o = b * x, i * y, o * z
            x, y, z = _normal(b * bb + i * bi + o * bo, b * ib + i * ii + o * io, b * ob + i * oi + o * oo)
            f, g, h = alpha[k]
            out.append(_normal(f * x, g * y, h * z))
        out.reverse()
        return out


def _normal(b: float, i: float, o: float) -> Scores:
    total = b + i + o
    return b / total, i / total, o / total
