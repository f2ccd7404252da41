"""Things by a key of their names that takes long to work out: only names that end like the one asked for have theirs.

For keys of `isnad.text.names`, which keep the last two letters of a name's last word whatever else they change.
"""

from collections.abc import Callable, Iterable
from typing import Generic, TypeVar

from isnad.text import fold_word

T = TypeVar("T")
_SHORT = ""  # the ending of names whose last word has one letter: keys may join that to the word before


def ending(name: str) -> str:
    """The last two folded letters of a name's last word; '' where it has no two."""
    folded = fold_word(name)
    end = len(folded)
    while end and not folded[end - 1].isalnum():
        end -= 1
    found = folded[max(0, end - 2) : end]
    return found if len(found) == 2 and found[0].isalnum() else _SHORT


class ByEnding(Generic[T]):
    """Named things, in the order in which they are given, by the key of each name."""

    def __init__(self, named: Iterable[tuple[str, T]], key: Callable[[str], str]) -> None:
        self._key = key
        self._names: dict[str, list[tuple[int, str, T]]] = {}
        self._found: dict[str, dict[str, list[T]]] = {}  # by ending, then by key
        for place, (name, thing) in enumerate(named):
            self._names.setdefault(ending(name), []).append((place, name, thing))

    def find(self, name: str) -> list[T]:
        """What has a name with the key of `name`, once each; [] for a name without letters."""
        key, end = self._key(name), ending(name)
        if not key:
            return []
        if end not in self._found:
            self._found[end] = self._by_key(end)
        return self._found[end].get(key, [])

    def _by_key(self, end: str) -> dict[str, list[T]]:
        """All keys of the names that end so, and of those that are too short to tell."""
        out: dict[str, list[T]] = {}
        ends = self._names if end == _SHORT else (end, _SHORT)
        alike = [entry for e in ends for entry in self._names.get(e, ())]
        for _, name, thing in sorted(alike, key=lambda entry: entry[0]):
            there = out.setdefault(self._key(name), [])
            if thing not in there:
                there.append(thing)
        return out
