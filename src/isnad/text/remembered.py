"""What is worked out once per word, or other key, and then looked up."""

from collections.abc import Callable
from typing import Generic, TypeVar

K = TypeVar("K")
V = TypeVar("V")
_MOST = 16_384


class Remembered(dict[K, V], Generic[K, V]):
    """A function as a dictionary: `remembered[key]` calls it the first time only.

    When it holds `most` keys they are put aside; of them those that come again are taken back, the others are
    forgotten the next time. So memory is bounded over long runs, and what is frequent is worked out once.
    """

    def __init__(self, function: Callable[[K], V], most: int = _MOST) -> None:
        super().__init__()
        self._function = function
        self._most = most
        self._aside: dict[K, V] = {}

    def __missing__(self, key: K) -> V:
        value = self._aside[key] if key in self._aside else self._function(key)
        if len(self) >= self._most:
            self._aside = self.copy()
            self.clear()
        self[key] = value
        return value
