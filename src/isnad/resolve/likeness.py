"""Whether two articles tell of the same event: how likely, and what speaks for it."""

from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from math import exp, fsum, log1p, sqrt
from tomllib import loads

from isnad.resolve.profile import Profile

WITHIN, ACROSS = 0.40, 0.27  # likelihood from which two articles are one story, in one language and across the two
_FAR = 5  # days apart from which it is as good as never
_TOP = 6  # shared names that count


class Comparable:
    """A profile with what comparisons need of it, made once."""

    __slots__ = ("classes", "dates", "deeds", "entities", "lead", "numbers", "profile", "words")

    def __init__(self, profile: Profile) -> None:
        self.profile = profile
        self.words = unit(profile.words)
        self.lead = unit(profile.lead)
        self.entities = unit(profile.entities)
        self.deeds = unit({k: w for k, w in profile.events.items() if " " in k})
        self.classes = unit({k: w for k, w in profile.events.items() if " " not in k})
        self.dates = frozenset(profile.dates)
        self.numbers = frozenset(profile.numbers)


def measures(a: Comparable, b: Comparable) -> dict[str, float]:
    """What two articles have in common, each some 0 to 1; symmetrical. Words count within one language only."""
    p, q = a.profile, b.profile
    same = p.lang == q.lang
    mine, theirs = p.entities, q.entities
    common = sorted([min(mine[k], theirs[k]) for k in mine.keys() & theirs.keys()], reverse=True)
    apart = abs(p.day - q.day) if p.day is not None and q.day is not None else None
    return {
        "words": cosine(a.words, b.words) if same else 0.0,
        "lead": cosine(a.lead, b.lead) if same else 0.0,
        "names": cosine(a.entities, b.entities) if common else 0.0,
        "rare_names": log1p(sum(common[:_TOP])) / 5,
        "rarest_name": (common[0] if common else 0.0) / 20,
        "days_apart": min(max((1 if apart is None else apart) - 1, 0), _FAR - 1) / (_FAR - 1),
        "same_day": float(apart == 0),
        "dates": min(len(a.dates & b.dates), 2) / 2,
        "numbers": log1p(len(a.numbers & b.numbers)) / 2,
        "deeds": cosine(a.deeds, b.deeds),
        "classes": cosine(a.classes, b.classes),
    }


def same_event(a: Comparable, b: Comparable) -> float:
    """How likely it is, 0 to 1, that both tell of one event."""
    return likelihood(weights()["within" if a.profile.lang == b.profile.lang else "across"], measures(a, b))


def likelihood(model: Mapping[str, float], found: Mapping[str, float]) -> float:
    """What the weights of `model` make of these measures."""
    z = sum(w * found[name] for name, w in model.items() if name != "always") + model["always"]
    return round(1 / (1 + exp(-z)), 4)


def enough(a: Comparable, b: Comparable) -> float:
    """The likelihood from which these two, in their languages, are one story."""
    return WITHIN if a.profile.lang == b.profile.lang else ACROSS


@cache
def weights() -> Mapping[str, Mapping[str, float]]:
    """The weights of the measures, within one language and across the two."""
    text = files("isnad.resolve").joinpath("models/stories.toml").read_text(encoding="utf-8")
    return {name: table for name, table in loads(text).items() if isinstance(table, dict)}


def cosine(a: Mapping[str, float], b: Mapping[str, float]) -> float:
    """The cosine of two sparse vectors of length 1; the same in whatever order their items come."""
    return fsum([a[k] * b[k] for k in a.keys() & b.keys()])


def unit(weights: Mapping[str, float]) -> dict[str, float]:
    """The vector with length 1; empty where it has none."""
    length = sqrt(sum(w * w for w in weights.values()))
    return {k: w / length for k, w in weights.items()} if length else {}
