"""Stories: articles that tell of one event, in either language, copies or in their own words.

Pairs join in order of their likelihood. Two groups become one only where their pairs agree on the whole, so that
a story that moves on, each day like the day before, falls into parts; a part that goes on where another ended is
said to follow it.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping

from msgspec import Struct

from isnad.resolve.profile import Profile

AGREED = 0.3  # of the likelihood that joins two articles, what the pairs of two groups must have on the whole
FOLLOWS = 0.5  # the same, for a group that follows another
_SHARED = 0.5  # share of a story's articles that have what it is explained by
_NAMES, _DATES, _CLASSES = 6, 2, 3
Pair = tuple[str, str]


class Story(Struct, frozen=True, kw_only=True):
    """Articles by short id, the earliest first. `follows` is the first article of the story that it goes on from."""

    articles: list[str]
    follows: str | None
    because: list[str]


def groups(
    pairs: Mapping[Pair, float], copies: Iterable[Iterable[str]], profiles: Mapping[str, Profile]
) -> list[Story]:
    """The stories of articles that `pairs` holds likelihoods of, divided by what is enough for each pair.

    Articles of one of the `copies` are one story from the start. Pairs and profiles are by short id; sorted.
    """
    of: dict[str, list[str]] = {}
    for group in copies:
        mine = sorted(group)
        of.update(dict.fromkeys(mine, mine))
    for id in sorted({id for pair in pairs for id in pair}):
        of.setdefault(id, [id])
    between = _Between(pairs)
    for pair, likely in sorted(pairs.items(), key=lambda x: (-x[1], x[0])):
        mine, others = of[pair[0]], of[pair[1]]
        if likely < 1 or mine is others or between.mean(mine, others) < AGREED:
            continue
        if len(mine) < len(others):
            mine, others = others, mine
        mine += others
        for id in others:
            of[id] = mine
    whole = {min(group): group for group in of.values() if len(group) > 1}
    found = [sorted(group, key=lambda one: _when(one, profiles)) for group in whole.values()]
    found.sort(key=lambda group: _when(group[0], profiles))
    follows = _follows(found, between, profiles)
    return [Story(articles=g, follows=follows.get(g[0]), because=_because(g, profiles)) for g in found]


class _Between:
    """Likelihoods between articles, and between groups of them."""

    def __init__(self, pairs: Mapping[Pair, float]) -> None:
        self.of: dict[str, dict[str, float]] = defaultdict(dict)
        for (a, b), likely in pairs.items():
            self.of[a][b] = self.of[b][a] = likely

    def mean(self, mine: list[str], others: list[str]) -> float:
        """Over all pairs of the two groups; a pair that was not compared counts as 0."""
        few, many = (mine, others) if len(mine) <= len(others) else (others, mine)
        inside = frozenset(many)
        total = sum(sorted(min(w, 1.0) for id in few for other, w in self.of[id].items() if other in inside))
        return total / (len(mine) * len(others))

    def neighbours(self, group: list[str]) -> Iterator[str]:
        """The articles that those of a group were compared with."""
        for id in group:
            yield from self.of[id]


def _follows(found: list[list[str]], between: _Between, profiles: Mapping[str, Profile]) -> dict[str, str]:
    """For the first article of a story, that of the one it follows: like it, and begun on an earlier day."""
    of = {id: group for group in found for id in group}
    out = {}
    for group in found:
        day = profiles[group[0]].day
        best: tuple[float, str] = (0.0, "")
        near = {of[id][0]: of[id] for id in between.neighbours(group) if id in of and of[id] is not group}
        for first, other in sorted(near.items()):
            begun = profiles[first].day
            if day is None or begun is None or begun >= day:
                continue
            likely = max(between.of[a].get(b, 0.0) for a in group for b in other)
            if likely >= FOLLOWS and likely > best[0]:
                best = likely, first
        if best[1]:
            out[group[0]] = best[1]
    return out


def _when(id: str, profiles: Mapping[str, Profile]) -> tuple[int, str]:
    day = profiles[id].day
    return (day if day is not None else 1 << 40), id


def _because(group: list[str], profiles: Mapping[str, Profile]) -> list[str]:
    """What most of the articles share: the rarest names, dates, classes of events."""
    least = max(2, _SHARED * len(group))
    seen: Counter[str] = Counter()
    weight: Counter[str] = Counter()
    names: dict[str, str] = {}
    dates: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    for id in group:
        p = profiles[id]
        seen.update(p.entities.keys())
        for key, w in p.entities.items():
            weight[key] += w  # type: ignore[assignment]
        names = p.names | names
        dates.update(p.dates)
        classes.update(k for k in p.events if " " not in k)
    shared = sorted((k for k, n in seen.items() if n >= least), key=lambda k: (-weight[k], k))
    out = [names[k] for k in shared[:_NAMES]]
    for count, n in ((dates, _DATES), (classes, _CLASSES)):
        out += [k for k, times in sorted(count.items(), key=lambda x: (-x[1], x[0]))[:n] if times >= least]
    return out
