"""Files that are passed over because they are of no kind that is read, counted so that none is missed."""

from collections import Counter
from pathlib import PurePosixPath

_SHOWN = 5  # endings named one by one
_HELD = 1000  # endings counted apart: an archive may have one of its own for each member
_OTHER = "others"


class PassedOver:
    """The files so far, by how their names end."""

    def __init__(self) -> None:
        self._endings: Counter[str] = Counter()

    def add(self, name: str) -> None:
        """Count a file."""
        ending = PurePosixPath(name).suffix.lower() or "no ending"
        self._endings[ending if ending in self._endings or len(self._endings) < _HELD else _OTHER] += 1

    def told(self) -> str:
        """How many there are and how they end; empty where there is none."""
        if not self._endings:
            return ""
        shown = ", ".join(f"{n} {ending}" for ending, n in self._endings.most_common(_SHOWN))
        more = ", …" if len(self._endings) > _SHOWN else ""
        n = self._endings.total()
        files = "1 file is" if n == 1 else f"{n:,} files are"
        return f"{files} of kinds that are not read: {shown}{more}; isnad sniff FILE says what one is"
