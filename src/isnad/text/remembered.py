"""What is worked out once per word and then looked up."""

from collections.abc import Callable
from typing import TypeVar

V = TypeVar("V")
_MOST = 16_384


class Remembered(dict[str, V]):
    """A function of a word as a dictionary: `remembered[word]` calls it the first time only.

    When it holds `most` words they are put aside; of them those that come again are taken back, the others are
    forgotten the next time. So memory stays flat over long runs, and frequent words are worked out once.
    """

    def __init__(self, function: Callable[[str], V], most: int = _MOST) -> None:
        super().__init__()
        self._function = function
        self._most = most
        self._aside: dict[str, V] = {}

    def __missing__(self, word: str) -> V:
        value = self._aside[word] if word in self._aside else self._function(word)
        if len(self) >= self._most:
            self._aside = self.copy()
            self.clear()
        self[word] = value
        return value
