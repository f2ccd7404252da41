"""Stretches of a text, asked for whether one of them covers an offset."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from itertools import accumulate


class Stretches:
    """Stretches `start:end`, end exclusive, in any order and over each other; asking takes few steps of many."""

    def __init__(self, stretches: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(stretches)
        self._starts = [start for start, _ in ordered]
        self._reach = [*accumulate([end for _, end in ordered], max)]  # the farthest end so far

    def __bool__(self) -> bool:
        return bool(self._starts)

    def covers(self, at: int) -> bool:
        """Whether an offset stands in one of them."""
        before = bisect_right(self._starts, at)
        return before > 0 and at < self._reach[before - 1]

    def touch(self, start: int, end: int) -> bool:
        """Whether one of them has a character of `start:end`."""
        before = bisect_left(self._starts, end)
        return before > 0 and start < self._reach[before - 1]
