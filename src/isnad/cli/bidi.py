"""Right-to-left words in a terminal's table, so that its columns stay straight.

A terminal that orders both directions looks at a whole line, and would swap two cells of Arabic with the marks
between them. So each line of a cell stands in an isolate of its own, which takes no width, and a line that
begins with right-to-left letters is set against the right edge of its column, where its reader begins.
"""

import os
import re
import unicodedata

from rich.cells import cell_len
from rich.console import Console, ConsoleOptions, RenderResult
from rich.measure import Measurement
from rich.text import Text

LTR, RTL, AUTO, END = "\u2066", "\u2067", "\u2068", "\u2069"  # isolates: each way, by the first letter; their end
_OPENERS = {LTR, RTL, AUTO}
_SETTING = "ISNAD_ISOLATES"


def isolating() -> bool:
    """Whether isolates are written; ISNAD_ISOLATES=0 is for terminals that show them as boxes."""
    return os.environ.get(_SETTING, "1") != "0"


def is_rtl(text: str) -> bool:
    """Whether the first letter with a direction is right-to-left; what stands in isolates does not count."""
    depth = 0
    for c in text:
        if c in _OPENERS:
            depth += 1
        elif c == END:
            depth = max(0, depth - 1)
        elif depth == 0 and (kind := unicodedata.bidirectional(c)) in ("L", "R", "AL"):
            return kind != "L"
    return False


def has_rtl(text: str) -> bool:
    """Whether a letter of it is right-to-left."""
    return any(unicodedata.bidirectional(c) in ("R", "AL") for c in text)


def isolated(text: str) -> str:
    """The words in an isolate, where they have right-to-left letters."""
    return f"{AUTO}{text}{END}" if isolating() and has_rtl(text) else text


def without_controls(text: str) -> str:
    """The words without direction marks of their own and without what moves a terminal's cursor."""
    kept = (" " if c in "\n\t\r\u2028\u2029" else c for c in text)
    return "".join(c for c in kept if unicodedata.category(c) != "Cc" and unicodedata.bidirectional(c) not in _MARKS)


def with_isolates(text: str) -> str:
    """The same with what `isolated` has put round names, so that names in a row stay in their order."""
    out, open_ = [], 0
    for part in re.split(f"([{AUTO}{END}])", text):
        if part == AUTO:
            open_ += 1
        elif part == END:
            if not open_:
                continue  # none of ours is open: it would close what the cell stands in
            open_ -= 1
        else:
            part = without_controls(part)
        out.append(part)
    return "".join(out) + END * open_


_MARKS = frozenset({"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"})


class Cell:
    """Words that may run right to left, wrapped to the width they are given.

    `way` is how the cell as a whole runs: LTR for names in a row with arrows between them, RTL for the words of
    an article, AUTO as its first letter does. `breaks` are letters behind which a word may end a line.
    """

    def __init__(self, words: Text | str, way: str = AUTO, breaks: str = "") -> None:
        self.words = words if isinstance(words, Text) else Text(words)
        self.way = way
        self.breaks = breaks

    def longest_word(self) -> int:
        """The columns of a terminal that its longest word takes, parted where it may be."""
        return max((cell_len(p) for word in self.words.plain.split() for p in self._pieces(word)), default=0)

    def _pieces(self, word: str) -> list[str]:
        return re.findall(f"[^{self.breaks}]*[{self.breaks}]|[^{self.breaks}]+", word) if self.breaks else [word]

    def _parted(self, width: int) -> Text:
        """The words with line ends where one that is too long may be parted."""
        out, at = Text(), 0
        for match in re.finditer(r"\S+", self.words.plain) if self.breaks else ():
            room, place = width, match.start()
            for piece in self._pieces(match[0]) if cell_len(match[0]) > width else ():
                if cell_len(piece) > room and place > match.start():
                    out.append_text(self.words[at:place]).append("\n")
                    room, at = width, place
                room, place = room - cell_len(piece), place + len(piece)
        return out.append_text(self.words[at:])

    def __rich_measure__(self, console: Console, options: ConsoleOptions) -> Measurement:
        return Measurement.get(console, options, self.words)

    def __rich_console__(self, console: Console, options: ConsoleOptions) -> RenderResult:
        whole = self._parted(options.max_width)
        right = self.way == RTL or (self.way == AUTO and is_rtl(whole.plain))
        open_: list[str] = []
        for line in whole.wrap(console, options.max_width, overflow=options.overflow or "fold"):
            line.rstrip()
            before = "".join(open_)
            open_ = _still_open(open_, line.plain)
            padding = " " * max(0, options.max_width - line.cell_len) if right else ""
            if isolating() and has_rtl(line.plain):
                opener = RTL if right else self.way
                line = Text.assemble(padding, opener + before, line, END * len(open_) + END)
            elif padding:
                line = Text.assemble(padding, line)
            yield line


def _still_open(open_: list[str], line: str) -> list[str]:
    """The isolates that are open at a line's end: they end with it, and begin anew in the next."""
    now = list(open_)
    for c in line:
        if c in _OPENERS:
            now.append(c)
        elif c == END and now:
            now.pop()
    return now
