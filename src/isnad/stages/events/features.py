"""Templates of feature groups by the names of their values, as `isnad.stages.choice` wants them by their places."""

from isnad.stages.choice import Group

Places = tuple[tuple[int, ...], ...]


def named(values: str, wanted: str) -> Places:
    """The places among `values`, parted by white space, of each feature wanted: `a+b` is a and b together.

    KeyError where a feature names a value that there is none of.
    """
    place = {name: i for i, name in enumerate(values.split())}
    return tuple(tuple(place[name] for name in feature.split("+")) for feature in wanted.split())


def prefixed(first: str, groups: list[Group]) -> list[Group]:
    """The groups with one more value before the others."""
    return [(g[0], first, *g[1:]) for g in groups]
