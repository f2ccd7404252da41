"""What is worked out once per word and then looked up."""

from collections.abc import Callable
from typing import TypeVar

V = TypeVar("V")
_MOST = 65_536


class Remembered(dict[str, V]):
    """A function of a word as a dictionary: `remembered[word]` calls it the first time only.

    It is emptied when it holds `most` words, so that memory stays flat over long runs.
    """

    def __init__(self, function: Callable[[str], V], most: int = _MOST) -> None:
        super().__init__()
        self._function = function
        self._most = most

    def __missing__(self, word: str) -> V:
        value = self._function(word)
        if len(self) >= self._most:
            self.clear()
        self[word] = value
        return value
