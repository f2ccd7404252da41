"""The text of a PDF, page by page, in the order in which it is read. Run as a program: PDF in, paragraphs out.

A program of its own, because a PDF can make its reader work or grow without end: the process that reads it may use
so much memory and time and no more, and whoever started it goes on.
"""

import io
import logging
import statistics
import sys
import unicodedata
from collections.abc import Iterator, Sequence

from pdfminer.high_level import extract_pages
from pdfminer.layout import LTAnno, LTChar, LTPage, LTTextBox, LTTextLine

from isnad.inputs.visual import breaks_joining, is_rtl, logical, plain
from isnad.text.marks import ZWNJ

MEMORY = 1 << 29  # bytes of address space
_WIDE = 0.6  # share of a page's text that a box spans to lie across columns
_APART = 3  # lines of empty space across the page that part what is above from what is below
_SHORT = 0.12  # share of its box by which a line that ends a paragraph is shorter


def paragraphs(raw: bytes) -> Iterator[str]:
    """The paragraphs of a PDF in order. Raises whatever its library does with what is no PDF."""
    for page in extract_pages(io.BytesIO(raw)):
        boxes = [b for b in page if isinstance(b, LTTextBox) and b.get_text().strip()]
        rtl = is_rtl([c for b in boxes for c in b.get_text()])
        for box in _in_order(page, boxes) if rtl else boxes:
            yield from _of_box(box, rtl)


def _in_order(page: LTPage, boxes: Sequence[LTTextBox]) -> Iterator[LTTextBox]:
    """From the top, columns from the right; a wide box closes the columns above it, and so does an empty stripe."""
    if not boxes:
        return
    width = max(b.x1 for b in boxes) - min(b.x0 for b in boxes)
    group: list[LTTextBox] = []
    line = statistics.median(line.height for b in boxes for line in b if isinstance(line, LTTextLine))
    lowest = page.height
    for box in sorted(boxes, key=lambda b: -b.y1):
        wide = box.width >= _WIDE * width
        if wide or lowest - box.y1 > _APART * line:
            yield from _columns(group)
            group = []
        lowest = min(lowest, box.y0)
        if wide:
            yield box
        else:
            group.append(box)
    yield from _columns(group)


def _columns(boxes: Sequence[LTTextBox]) -> Iterator[LTTextBox]:
    columns: list[list[LTTextBox]] = []
    for box in sorted(boxes, key=lambda b: -b.x1):
        middle = (box.x0 + box.x1) / 2
        for column in columns:
            if any(b.x0 <= middle <= b.x1 for b in column):
                column.append(box)
                break
        else:
            columns.append([box])
    for column in columns:
        yield from sorted(column, key=lambda b: -b.y1)


def _of_box(box: LTTextBox, rtl: bool) -> Iterator[str]:
    """Its paragraphs: a line that stops well before its side of the box ends one."""
    held: list[str] = []
    for line in box:
        if not isinstance(line, LTTextLine):
            continue
        text = _line(line)
        if not text:
            continue
        held.append(text)
        short = (line.x0 - box.x0) if rtl else (box.x1 - line.x1)
        if short > _SHORT * box.width:
            yield " ".join(held)
            held = []
    if held:
        yield " ".join(held)


def _line(line: LTTextLine) -> str:
    units = _units(line)
    text = logical(units) if is_rtl(units) else "".join(map(plain, units))
    return " ".join(text.split(" ")).strip()


def _units(line: LTTextLine) -> list[str]:
    """Glyphs from left to right, each with its marks; a space that has no room of its own joins no letters."""
    glyphs = sorted((c for c in line if isinstance(c, LTChar)), key=lambda c: (c.x0 + c.x1) / 2)
    bases = [c for c in glyphs if not _is_mark(c.get_text())]
    text = [c.get_text() for c in bases]
    for mark in (c for c in glyphs if _is_mark(c.get_text())):
        middle = (mark.x0 + mark.x1) / 2
        over = [i for i, b in enumerate(bases) if b.x0 <= middle <= b.x1 and text[i].strip()]
        if over:
            text[over[-1]] += mark.get_text()
    wide = statistics.median([c.width for c in bases]) if bases else 0.0
    gaps = any(isinstance(c, LTAnno) and c.get_text() == " " for c in line)
    out: list[str] = []
    for i, (base, letters) in enumerate(zip(bases, text, strict=True)):
        if letters == " " and _is_joiner(bases, i):
            out.append(ZWNJ)
            continue
        if gaps and out and out[-1] != " " and letters != " " and base.x0 - bases[i - 1].x1 > wide / 4:
            out.append(" ")
        if letters == " " and out and out[-1] == " ":
            continue
        out.append(letters)
    return out


def _is_joiner(bases: Sequence[LTChar], i: int) -> bool:
    """Whether a space lies over the letter to its right, a form that nothing follows: it was a non-joiner."""
    space = bases[i]
    near = [b for b in bases[max(0, i - 1) : i + 2] if b is not space]
    over = [b for b in near if b.x0 < space.x1 - space.width / 2 and space.x0 + space.width / 2 < b.x1]
    return any(breaks_joining(b.get_text()[:1]) for b in over)


def _is_mark(text: str) -> bool:
    return bool(text) and all(unicodedata.combining(c) or unicodedata.category(c) == "Mn" for c in text)


def _bound() -> None:
    if sys.platform != "win32":
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))


if __name__ == "__main__":
    _bound()
    logging.disable(logging.CRITICAL)
    for paragraph in paragraphs(sys.stdin.buffer.read()):
        sys.stdout.buffer.write(paragraph.encode("utf-8", "replace") + b"\n\n")
