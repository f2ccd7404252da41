"""Many candidates of one choice weighed at once, group by group.

All candidates of a choice share most of what describes them: the side of the cue, the cue itself. A block names
the groups of a choice with the values that all its candidates share; a candidate is a row of the remaining values,
group by group. What a group's values weigh together with the shared ones stands in a table, so that a candidate
costs one look-up per group.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from math import exp
from operator import getitem, itemgetter
from typing import Any

from isnad.stages.choice import Group, Templates
from isnad.text.remembered import Remembered

Value = str | int
Rest = Value | tuple[Value, ...]
Row = tuple[Rest, ...]  # what a candidate has of each group of its block beside the shared values

_REMEMBERED = 25_000  # entries of one choice's tables; bounds memory over long runs
_HOPELESS = 6.5  # how much better the best place may be before its words are seen; the last one always is
_Joined = Callable[[Sequence[str]], str]
_Part = tuple[Mapping[str, float], _Joined]


class Block:
    """Groups with the values that all candidates share. It is itself the key of its tables: make each one once."""

    __slots__ = ("groups",)

    def __init__(self, *groups: tuple[str, tuple[str, ...]]) -> None:
        self.groups = groups


Described = tuple[Block, Sequence[Row]]  # candidates of one block


def values_of(shared: tuple[str, ...], rest: Rest) -> list[str]:
    """All values of a group, in the templates' order."""
    own = rest if isinstance(rest, tuple) else (rest,)
    return [*shared, *[v if isinstance(v, str) else str(v) for v in own]]


def joined(template: Sequence[int]) -> _Joined:
    """A function that joins the values that a template takes, as names of weights have them."""
    if not template:
        return lambda values: ""
    take: Callable[[Sequence[str]], Any] = itemgetter(*template)
    return take if len(template) == 1 else lambda values: "|".join(take(values))


def at(name: str, template: Sequence[int]) -> str:
    """What stands before the values in the names of a template's weights."""
    return f"{name}:{'.'.join(map(str, template))}"


def features(described: Described, templates: Templates) -> list[list[str]]:
    """The features of each candidate, as a model is trained on them."""
    block, rows = described
    out = []
    for row in rows:
        found: list[str] = []
        for (name, shared), rest in zip(block.groups, row, strict=True):
            values = values_of(shared, rest)
            found += [f"{at(name, t)}={joined(t)(values)}" for t in templates[name]]
        out.append(found)
    return out


def by_template(weights: Mapping[str, float]) -> dict[str, dict[str, float]]:
    """Weights by what stands before the values in their names, then by these."""
    out: dict[str, dict[str, float]] = {}
    for name, weight in weights.items():
        group, _, values = name.partition("=")
        out.setdefault(group, {})[values] = weight
    return out


class _Table(dict[Rest, float]):
    """What each rest weighs beside the shared values; what is not there is added up and kept."""

    def __init__(self, owner: "Weighing", name: str, shared: tuple[str, ...]) -> None:
        super().__init__()
        self._owner = owner
        self._shared = shared
        fixed, self._parts = owner.parts(name, len(shared))
        self._base = sum([weights.get(join(shared), 0.0) for weights, join in fixed])

    def __missing__(self, rest: Rest) -> float:
        values = values_of(self._shared, rest)
        total = self._base
        for weights, join in self._parts:
            total += weights.get(join(values), 0.0)
        self._owner.count()
        self[rest] = total
        return total


class Weighing:
    """Weights of named features over rows; features without a weight weigh nothing."""

    def __init__(self, weights: Mapping[str, float], templates: Templates) -> None:
        known = by_template(weights)
        self._parts = {
            name: [(max(t, default=-1), (known[at(name, t)], joined(t))) for t in group if at(name, t) in known]
            for name, group in templates.items()
        }
        self._tables: dict[tuple[str, tuple[str, ...]], _Table] = {}
        self._blocks: dict[Block, list[_Table]] = {}
        self._held = 0

    def parts(self, name: str, shared: int) -> tuple[list[_Part], list[_Part]]:
        """A group's templates: those of the first `shared` values alone, and the others."""
        parts = self._parts[name]
        return [p for last, p in parts if last < shared], [p for last, p in parts if last >= shared]

    def count(self) -> None:
        """Note that a table is about to grow; when there is too much all are forgotten."""
        self._held += 1
        if self._held > _REMEMBERED:
            self._held = 0
            for held in self._tables.values():
                held.clear()
            self._tables.clear()
            self._blocks.clear()

    def _block(self, block: Block) -> list[_Table]:
        """The tables of a block's groups; groups that are shared alike have one table, whatever their block."""
        for key in block.groups:
            if key not in self._tables:
                self._tables[key] = _Table(self, *key)
        found = self._blocks[block] = [self._tables[key] for key in block.groups]
        return found

    def scores(self, described: Described) -> list[float]:
        """The summed weights of each candidate."""
        block, rows = described
        tables = self._blocks.get(block) or self._block(block)
        if len(tables) == 3:  # nearly all candidates are weighed by three groups or four
            a, b, c = tables
            return [a[x] + b[y] + c[z] for x, y, z in rows]
        if len(tables) == 4:
            a, b, c, d = tables
            return [a[w] + b[x] + c[y] + d[z] for w, x, y, z in rows]
        return [sum(map(getitem, tables, row)) for row in rows]


class Chance:
    """Weights of named features of one thing, described by one group, against its being nothing, which scores 0."""

    def __init__(self, weights: Mapping[str, float], templates: Templates) -> None:
        [(name, group)] = templates.items()
        known = by_template(weights)
        self._base = sum([known[at(name, t)][""] for t in group if not t and at(name, t) in known])
        self._parts: list[tuple[Callable[[Sequence[str]], Any], dict[Any, float]]] = []
        for template in group:
            if template and at(name, template) in known:
                alone = len(template) == 1
                split = {v if alone else tuple(v.split("|")): w for v, w in known[at(name, template)].items()}
                self._parts.append((itemgetter(*template), split))

    def of(self, values: Sequence[str]) -> float:
        """The probability of what has these values."""
        total = sum([weights.get(take(values), 0.0) for take, weights in self._parts], self._base)
        return 1.0 / (1.0 + exp(-total))


class Labels:
    """A choice always out of the same labels; a label is the first value of each of its groups."""

    def __init__(self, weights: Mapping[str, float], templates: Templates, labels: Sequence[str]) -> None:
        self._labels = labels
        number = {label: k for k, label in enumerate(labels)}
        rows: dict[str, dict[str, list[float]]] = {}
        for group, weighed in by_template(weights).items():
            for values, weight in weighed.items():
                label, _, rest = values.partition("|")
                row = rows.setdefault(group, {}).setdefault(rest, [0.0] * len(labels))
                row[number[label]] = weight
        self._parts = {
            name: [(rows[at(name, t)], joined(t[1:])) for t in group if at(name, t) in rows]
            for name, group in templates.items()
        }
        self._sums = Remembered(self._sum, _REMEMBERED // len(labels))

    def best(self, groups: Iterable[Group]) -> str:
        """The likeliest label; the groups come without one."""
        totals = [*map(sum, zip(*map(self._sums.__getitem__, groups), strict=True))]
        return self._labels[totals.index(max(totals))]

    def _sum(self, group: Group) -> list[float]:
        found = [row for rows, join in self._parts[group[0]] if (row := rows.get(join(group))) is not None]
        return [*map(sum, zip(*found, strict=True))] if found else [0.0] * len(self._labels)


def ranked(places: Sequence[int], scores: Sequence[float], most: int) -> list[tuple[int, float]]:
    """(place, probability) of the `most` best places, best first, the first of equals."""
    if len(places) == 1:
        return [(places[0], 1.0)]
    top = max(scores)
    powers = [exp(s - top) for s in scores]
    total = sum(powers)
    if most == 1:
        k = powers.index(1.0)
        return [(places[k], powers[k] / total)]
    order = sorted(range(len(scores)), key=lambda n: -scores[n])
    return [(places[n], powers[n] / total) for n in order[:most]]


def best_places(places: Sequence[int], scores: Sequence[float], most: int) -> tuple[list[int], list[float]]:
    """The `most` best places with their scores, in their order; none that is hopeless beside the best."""
    least = max(scores) - _HOPELESS
    ordered = sorted(scores)
    worst = ordered[-most] if len(ordered) > most else ordered[0]  # of as many as are wanted
    if worst > least and len(ordered) <= most:
        return list(places), list(scores)
    kept = [k for k, score in enumerate(scores) if score >= worst and score > least]
    if len(kept) > most:  # the first of equals
        kept = sorted(sorted(kept, key=lambda k: -scores[k])[:most])
    return [places[k] for k in kept], [scores[k] for k in kept]
