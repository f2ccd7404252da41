"""Stories: articles that tell of one event, in either language, copies or in their own words.

Pairs join in order of their likelihood. Two groups become one only where their pairs agree on the whole, so that
a story that moves on, each day like the day before, falls into parts; a part that goes on where another ended is
said to follow it.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from isnad.resolve.joining import Between, Pair, joined
from isnad.resolve.profile import Profile

AGREED = 0.3  # of the likelihood that joins two articles, what the pairs of two groups must have on the whole
FOLLOWS = 0.5  # the same, for a group that follows another
_SHARED = 0.5  # share of a story's articles that have what it is explained by
_NAMES, _DATES, _CLASSES = 6, 2, 3


class Story(Struct, frozen=True, kw_only=True):
    """Articles by short id, the earliest first. `follows` is the first article of the story that it goes on from."""

    articles: list[str]
    follows: str | None


def groups(
    pairs: Mapping[Pair, float], copies: Iterable[Iterable[str]], days: Mapping[str, int | None]
) -> list[Story]:
    """The stories of articles that `pairs` holds likelihoods of, divided by what is enough for each pair.

    Articles of one of the `copies` are one story from the start. All are short ids; sorted.
    """
    whole, between = joined(pairs, AGREED, copies)
    found = [sorted(group, key=lambda one: _when(one, days)) for group in whole]
    found.sort(key=lambda group: _when(group[0], days))
    follows = _follows(found, between, days)
    return [Story(articles=group, follows=follows.get(group[0])) for group in found]


def _follows(found: list[list[str]], between: Between, days: Mapping[str, int | None]) -> dict[str, str]:
    """For the first article of a story, that of the one it follows: like it, and begun on an earlier day."""
    of = {id: group for group in found for id in group}
    out = {}
    for group in found:
        day = days[group[0]]
        best: tuple[float, str] = (0.0, "")
        near = {of[id][0]: of[id] for id in between.neighbours(group) if id in of}
        for first, other in sorted(near.items()):
            begun = days[first]
            if day is None or begun is None or begun >= day:
                continue
            likely = max(between.of[a].get(b, 0.0) for a in group for b in other)
            if likely >= FOLLOWS and likely > best[0]:
                best = likely, first
        if best[1]:
            out[group[0]] = best[1]
    return out


def _when(id: str, days: Mapping[str, int | None]) -> tuple[int, str]:
    day = days[id]
    return (day if day is not None else 1 << 40), id


def because(profiles: Sequence[Profile]) -> list[str]:
    """What most of a story's articles share: the rarest names, dates, classes of events."""
    least = max(2, _SHARED * len(profiles))
    seen: Counter[str] = Counter()
    weight: Counter[str] = Counter()
    names: dict[str, str] = {}
    dates: Counter[str] = Counter()
    classes: Counter[str] = Counter()
    for p in profiles:
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
