"""Features of log-linear choices among candidates: p(i) ∝ exp(Σ weights of i's features) (McFadden 1974).

A candidate is described by a few groups, tuples `(group, value, value, …)`. The templates of a group say which
of its values make a feature together: with `{"at": ((0,), (0, 2))}` the group `("at", "A", "x", "comma")` has the
features `at:0=A` and `at:02=A|comma`.
"""

from collections.abc import Mapping
from pathlib import Path

import msgspec

Group = tuple[str, ...]
Templates = Mapping[str, tuple[tuple[int, ...], ...]]


def expand(group: Group, templates: Templates) -> list[str]:
    """The features of one group."""
    name, values = group[0], group[1:]
    return [f"{name}:{'.'.join(map(str, t))}={'|'.join([values[k] for k in t])}" for t in templates[name]]


def labelled(label: str, group: Group) -> Group:
    """The group with a label as its first value."""
    return (group[0], label, *group[1:])


def load_weights(path: Path) -> dict[str, dict[str, float]]:
    """The weights of one file, by what they choose."""
    return msgspec.msgpack.decode(path.read_bytes(), type=dict[str, dict[str, float]])
