"""How wide each column of a table is, so that words stay whole: a cursive word that is cut in two can't be read."""

from collections.abc import Sequence
from dataclasses import dataclass

_GAPS = 2, 1  # columns of the terminal between two of a table; the second where the first leaves too little
_SMALL = 6  # what is left of a column where nothing helps


@dataclass(frozen=True, slots=True)
class Need:
    """What a column would like: `longest` is its longest cell, `word` what should not be parted, `piece` must not.

    `ratio` is its share of the room, None where its cells stay on one line; `least` letters are good to have even
    where its words are short; of the columns with `spare` the greatest goes first where there is no room for all.
    """

    longest: int
    word: int
    piece: int
    ratio: int | None
    least: int
    spare: int

    def floor(self, letters: int) -> int:
        """So many letters, as far as it has them; all of its longest cell where that stays on one line."""
        return self.longest if self.ratio is None else min(self.longest, letters)


def fitted(needs: Sequence[Need], room: int) -> tuple[list[int], int]:
    """The width of each column, 0 of one that is left out, and the gap between them; together at most `room`."""
    shown = list(range(len(needs)))
    gap = _GAPS[0]

    def left() -> int:
        return room - gap * (len(shown) - 1) - sum(widths[i] for i in shown)

    widths = [need.floor(max(need.word, need.least)) for need in needs]
    while left() < 0 and (spare := [i for i in shown if needs[i].spare]):
        shown.remove(max(spare, key=lambda i: (needs[i].spare, i)))
    if left() < 0:
        widths = [need.floor(need.word) for need in needs]
    if left() < 0:
        gap = _GAPS[1]
    if left() < 0:
        widths = [need.floor(need.piece) for need in needs]
    while left() < 0 and (wide := [i for i in shown if widths[i] > _SMALL]):
        widths[max(wide, key=lambda i: widths[i])] -= 1
    _share(needs, shown, widths, left())
    return [width if i in shown else 0 for i, width in enumerate(widths)], gap


def _share(needs: Sequence[Need], shown: Sequence[int], widths: list[int], left: int) -> None:
    """Give the room that is left to columns whose words are parted, then to those whose share is not reached."""
    for i in shown:
        more = max(0, min(left, needs[i].floor(needs[i].word) - widths[i]))
        widths[i] += more
        left -= more
    open_ = [i for i in shown if needs[i].ratio and widths[i] < needs[i].longest]
    while left > 0 and open_:
        poorest = min(open_, key=lambda i: (widths[i] / (needs[i].ratio or 1), i))
        widths[poorest] += 1
        left -= 1
        if widths[poorest] >= needs[poorest].longest:
            open_.remove(poorest)
