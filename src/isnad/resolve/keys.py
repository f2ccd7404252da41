"""Keys by which articles of one story find each other: their rarest names and words, and who did what."""

import hashlib
from collections.abc import Iterator, Mapping

from isnad.resolve.profile import Profile

WINDOW = 5  # days apart up to which articles may be one story
LEAST = 3  # keys that two articles must share to be compared
# of each kind how many an article has at most, and from which weight; measured: no pair of one story is missed
_NAMES, _LEAD, _DEEDS = (12, 3.0), (16, 3.5), (8, 3.0)


def story_keys(profile: Profile) -> list[int]:
    """The keys of an article, sorted; signed 64-bit integers."""
    return sorted({_hash(key) for key in _keys(profile)})


def _keys(p: Profile) -> Iterator[str]:
    yield from _best("name", p.entities, *_NAMES)
    yield from _best(p.lang, p.lead, *_LEAD)
    yield from _best("deed", {k: w for k, w in p.events.items() if " " in k}, *_DEEDS)


def _best(kind: str, weights: Mapping[str, float], n: int, least: float) -> Iterator[str]:
    ranked = sorted(((-w, k) for k, w in weights.items() if w >= least))
    yield from (f"{kind} {k}" for _, k in ranked[:n])


def _hash(key: str) -> int:
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=8).digest(), "big", signed=True)
