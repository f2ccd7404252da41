"""Groups from likelihoods of pairs: the likeliest first, and two groups join only where they agree on the whole."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping

Pair = tuple[str, str]


class Between:
    """Likelihoods between things, divided by what is enough, and between groups of them. 1 is enough."""

    def __init__(self, pairs: Mapping[Pair, float]) -> None:
        self.of: dict[str, dict[str, float]] = defaultdict(dict)
        for (a, b), likely in pairs.items():
            self.of[a][b] = self.of[b][a] = likely

    def mean(self, mine: list[str], others: list[str]) -> float:
        """Over all pairs of the two groups; a pair that was not compared counts as 0, a sure one as 1."""
        few, many = (mine, others) if len(mine) <= len(others) else (others, mine)
        inside = frozenset(many)
        found = sorted(min(w, 1.0) for one in few for other, w in self.of[one].items() if other in inside)
        return sum(found) / (len(mine) * len(others))

    def neighbours(self, group: list[str]) -> Iterator[str]:
        """What those of a group were compared with."""
        for one in group:
            yield from self.of[one]


def joined(
    pairs: Mapping[Pair, float], agreed: float, together: Iterable[Iterable[str]] = ()
) -> tuple[list[list[str]], Between]:
    """The groups of two or more, each sorted, in order; and what lies between.

    Those in one of `together` are one group from the start. Two groups join where one of their pairs has 1 or more
    and the mean of all has `agreed`. The same pairs give the same groups in whatever order they come.
    """
    of: dict[str, list[str]] = {}
    for group in together:
        mine = sorted(group)
        of.update(dict.fromkeys(mine, mine))
    for one in sorted({one for pair in pairs for one in pair}):
        of.setdefault(one, [one])
    between = Between(pairs)
    for pair, likely in sorted(pairs.items(), key=lambda x: (-x[1], x[0])):
        mine, others = of[pair[0]], of[pair[1]]
        if likely < 1 or mine is others or between.mean(mine, others) < agreed:
            continue
        if len(mine) < len(others):
            mine, others = others, mine
        mine += others
        for one in others:
            of[one] = mine
    groups = {min(group): sorted(group) for group in of.values() if len(group) > 1}
    return [groups[first] for first in sorted(groups)], between
