"""The best labels of a sentence under a linear-chain CRF (Lafferty et al. 2001), exactly, in few steps per token.

Weights are whole millionths. What a token's features say of every label but O, against what they say of O, is one
integer with a field for each label: first B-, then I- of each type. So one addition adds all, and Viterbi's
maximum is found in all fields at once. A step from a label is given by what it wins over the step from O to the
same label; most labels win only by the step to the I- of their type, and the others are looked at one by one only
where they lead.
"""

from collections.abc import Iterable, Sequence
from pathlib import Path
from struct import Struct

import msgspec

MILLION = 1_000_000  # the unit of weights: one is this many
_BITS = 32  # of a field; sums of weights stay far below 2**30 millionths
_SIGN = 1 << (_BITS - 1)  # a field's highest bit, 0 but in comparisons
_ZERO = 1 << (_BITS - 2)  # what a field holds for 0
_FIELD = (1 << _BITS) - 1


class Weights(msgspec.Struct, frozen=True):
    """A trained model.

    `labels` are O, then B- of each type, then I- of each in the same order. A feature has label and weight in turn;
    a transition leads from its row to its column.
    """

    labels: list[str]
    features: dict[str, list[int]]
    transitions: list[list[int]]


def load(path: Path) -> Weights:
    return msgspec.msgpack.decode(path.read_bytes(), type=Weights)


class Steps:
    """The steps to the tokens of a sentence; a label was reached from O where nothing else is noted.

    Sets of labels are given as signs of their fields.
    """

    __slots__ = ("exits", "own", "single")

    def __init__(self) -> None:
        # Per token those reached from their own type, and which of them from its B- where not from its I-.
        self.own: list[tuple[int, int] | None] = []
        self.single: dict[int, list[tuple[int, int]]] = {}  # label and those reached from it; the last one counts
        self.exits: list[tuple[int, int]] = []  # token and the label from which O was reached there

    def before(self, at: int, label: int, types: int) -> int:
        """The label of the token before token `at`, which has a label but O."""
        sign = 1 << (_BITS * label - 1)
        for a, reached in reversed(self.single.get(at, ())):
            if reached & sign:
                return a
        inside, begun = self.own[at] or (0, 0)
        return 0 if not inside & sign else label - types if begun & sign else label

    def path(self, label: int, types: int) -> list[tuple[int, int]]:
        """(token, label) along the way back from `label` at the last token, but for O."""
        out: list[tuple[int, int]] = []
        at = len(self.own) - 1
        exits = self.exits.copy()
        while at >= 0:
            if label:
                out.append((at, label))
                label = self.before(at, label, types)
            else:
                while exits and exits[-1][0] > at:
                    exits.pop()
                if not exits:
                    break
                at, label = exits.pop()
            at -= 1
        return out


class Labelling:
    """Sums of weights, and the best labels of a sentence from the sums of its tokens."""

    def __init__(self, weights: Weights) -> None:
        moves = weights.transitions
        n = len(moves)
        self.labels = weights.labels
        self._types = types = n // 2
        self._ones = ones = _pack([1] * n)
        self._unpack = Struct(f"<{n - 1}I").unpack
        self._weights = {name: _spread(pairs, ones) for name, pairs in weights.features.items()}
        won = [[moves[a][b] - moves[0][b] for b in range(n)] for a in range(n)]
        self._leading: dict[int, list[int]] = {}  # signs to labels
        self._entry = ones * _ZERO + _pack([moves[0][b] - moves[0][0] for b in range(n)])
        inside = range(types + 1, n)
        none = [0] * (types + 1)
        self._insides = _FIELD * _pack(none + [1] * types)
        self._by_begin = _pack(none + [won[i - types][i] for i in inside])
        self._by_inside = _pack(none + [won[i][i] for i in inside])
        # Added to leads, these set the signs of the labels that may win by some step, and by one that is not to
        # the I- of their type.
        shift = _SIGN - _ZERO - 1
        others = [[b for b in range(n) if b <= types or b % types != a % types] for a in range(n)]
        self._may_win = _pack([shift + max(0, *row) for row in won])
        self._may_lead = _pack([shift + max(0, *(won[a][b] for b in others[a])) for a in range(n)])
        # What a label wins to O, to all labels, and at most over another label but to the I- of its type.
        self._won = [
            (row[0], _pack(row), [max(row[b] - won[z][b] for b in others[a]) for z in range(n)])
            for a, row in enumerate(won)
        ]

    def sum(self, features: Iterable[str]) -> int:
        """What features add to the labels, less what they add to O, packed."""
        get = self._weights.get
        return sum([get(f, 0) for f in features])

    def best(self, sums: Sequence[int]) -> list[tuple[int, str]]:
        """(place, label) of the tokens of a sentence whose label is not O, in order, from their packed sums."""
        zeros, signs, low = self._ones * _ZERO, self._ones * _SIGN, _BITS - 1
        entry, insides, to_inside = self._entry - zeros, self._insides, _BITS * self._types
        by_begin, by_inside = self._by_begin, self._by_inside
        may_win, may_lead = self._may_win, self._may_lead
        steps = Steps()
        step = steps.own.append
        leads = 0  # by how much each label leads O; 0 where none may win
        enter = 0
        for total in sums:
            if leads:
                begun = ((leads << to_inside) & insides) + by_begin
                own = (leads & insides) + by_inside
                begins = ((begun | signs) - own) & signs
                own ^= (own ^ begun) & (begins - (begins >> low))
                wins = ((own | signs) - zeros - self._ones) & signs
                won = zeros ^ ((zeros ^ own) & (wins - (wins >> low)))
                leading = (leads + may_lead) & signs
                if leading:
                    won = self._singly(steps, leads, leading, won)
                leads = won + total + enter
                step((wins, begins))
            else:
                leads = zeros + total + enter
                step(None)
            if not (leads + may_win) & signs:
                leads = 0
            enter = entry
        fields = self._fields(leads)
        top = max(fields)
        path = steps.path(fields.index(top) + 1 if top > _ZERO else 0, self._types)
        return [(at, self.labels[label]) for at, label in reversed(path)]

    def _fields(self, packed: int) -> tuple[int, ...]:
        """The fields of all labels but O."""
        return self._unpack(packed.to_bytes(_BITS // 8 * (len(self.labels) - 1), "little"))

    def _singly(self, steps: Steps, leads: int, leading: int, won: int) -> int:
        """`won` with the steps from each of the `leading` labels, less what O wins; notes these steps."""
        ones, signs, low = self._ones, self._ones * _SIGN, _BITS - 1
        chosen = self._leading.get(leading)
        if chosen is None:
            chosen = self._leading[leading] = [a for a in range(len(self.labels)) if leading << 1 >> _BITS * a & 1]
        fields = self._fields(leads)
        top = max(fields)
        first = fields.index(top) + 1
        outside = source = 0
        single = steps.single[len(steps.own)] = []
        for a in chosen:
            field = fields[a - 1]
            to_outside, row, over = self._won[a]
            if a != first and field + over[first] <= top:
                continue  # whatever it reaches, the first reaches it better
            if field - _ZERO + to_outside > outside:
                outside, source = field - _ZERO + to_outside, a
            value = ones * field + row
            reached = ((value | signs) - won - ones) & signs
            won ^= (won ^ value) & (reached - (reached >> low))
            single.append((a, reached))
        if source:
            steps.exits.append((len(steps.own), source))
        return won - ones * outside


def _pack(values: Sequence[int]) -> int:
    """One integer of the values of all labels but the first, O."""
    return sum(v << _BITS * k for k, v in enumerate(values[1:]))


def _spread(pairs: Sequence[int], ones: int) -> int:
    """Label and weight in turn as one integer: per label but O its weight less that of O."""
    total = 0
    for label, weight in zip(pairs[::2], pairs[1::2], strict=True):
        total += weight << _BITS * (label - 1) if label else -weight * ones
    return total
