"""Which blocks of a page are its article.

Every block gains or costs by how much it looks like prose; the box with the largest sum holds the article. In
it, what its names, links or words show to be chrome is left out, and what comes behind the last of it.
"""

from dataclasses import dataclass, field

from isnad.inputs.pages.blocks import ENDS, Block, Blocks
from isnad.inputs.pages.labels import Label, label_of
from isnad.inputs.pages.titles import key_of
from isnad.inputs.written import parse_written
from isnad.text.marks import FULL_STOPS

_HEADINGS = frozenset({"h1", "h2", "h3", "h4", "h5", "h6"})
_SHORT = 25  # characters
_LONG = 60
_BODY_BONUS = 1.35
_LINK_COST = 12.0
_SHORT_LABEL = 60  # characters of a line that is chrome by its first words
_LONG_LABEL = 160
_NOT_TEXT = frozenset({"caption", "date", "author", "source", "views", "kicker", "meta"})
_CREDITS = frozenset({"author", "source", "published", "updated"})
_DATE_LINE = 80
_FIRST = 3  # blocks of the body that may be no more than its date
_REACH = 12  # blocks before the body that may be its lead or its credits
_FOOT = 16  # and behind it


@dataclass(slots=True)
class Body:
    """Numbers of the article's blocks in order, and of those around it that may say who, whence and when."""

    blocks: list[int] = field(default_factory=list)
    head: range = range(0)
    foot: range = range(0)
    title: int = -1


def find_box(page: Blocks, *, lenient: bool = False) -> tuple[int, int]:
    """The number of the box that holds the article and of its first block of prose; -1 twice where there is none.

    `lenient` trusts no names of parts.
    """
    gains = _gains(page, lenient=lenient)
    box = _best_box(page, gains)
    if box < 0:
        return -1, -1
    first = next((i for i, b in enumerate(page.blocks) if gains[i] > _SHORT and page.within(b, box)), -1)
    return box, first


def find_body(page: Blocks, box: int, title: int, title_text: str | None, *, lenient: bool = False) -> Body:
    """The article's body in a box; `title` is the number of the title's block or -1."""
    inside = [i for i, b in enumerate(page.blocks) if i > title and page.within(b, box)]
    if not lenient:
        inside = [i for i in inside if not page.blocks[i].chrome]
    key = key_of(title_text) if title_text else ""
    kept = _kept(page, inside, key)
    kept = [i for n, i in enumerate(kept) if n >= _FIRST or not _is_date(page.blocks[i])]
    while len(kept) > 1 and _is_stub(page.blocks[kept[0]]):
        kept.pop(0)
    if not kept:
        return Body()
    lead = _lead(page, title, kept[0], key, lenient=lenient)
    head = range(max(0, (title if title >= 0 else kept[0]) - _REACH), kept[0])
    return Body([*lead, *kept], head, range(kept[-1] + 1, min(len(page.blocks), kept[-1] + _FOOT)), title)


def _gains(page: Blocks, *, lenient: bool) -> list[float]:
    """How much each block speaks for the box it stands in."""
    out: list[float] = []
    teaser = False
    for block in page.blocks:
        n = len(block.text)
        if block.is_link:
            gain = -(n * 0.5 + _LINK_COST)
            teaser = block.tag in _HEADINGS
        elif (block.chrome and not lenient) or block.kind == "caption":
            gain = -(min(n, _LONG) * 0.5)
        elif n < _SHORT or block.tag in _HEADINGS:
            gain = -2.0 if block.tag not in _HEADINGS else 0.0
        else:
            gain = float(n - 2 * block.linked)
            ends = block.text[-1] in ENDS
            gain *= 1.0 if ends or n > 2 * _LONG else 0.3
            if teaser and n < 4 * _LONG:
                gain *= -0.5
        if not block.is_link:
            teaser = False
        out.append(gain)
    return out


def _best_box(page: Blocks, gains: list[float]) -> int:
    """The number of the box whose blocks gain most; the deepest of those at a draw; -1 where none gains."""
    sums = [0.0] * len(page.boxes)
    for block, gain in zip(page.blocks, gains, strict=True):
        sums[block.box] += gain
    for i in range(len(sums) - 1, 0, -1):
        sums[page.boxes[i].parent] += sums[i]
    best, number = 0.0, -1
    for i, total in enumerate(sums):
        if total > 0 and page.boxes[i].body and not page.boxes[i].chrome:
            total *= _BODY_BONUS
        if total > 0 and total >= best:
            best, number = total, i
    return number


def _kept(page: Blocks, inside: list[int], title: str) -> list[int]:
    """The blocks of the article's text among those of its box."""
    out: list[int] = []
    ahead = _ahead(page, inside)
    skipping = -1  # the box under a label of related articles, whose links are left out
    for i, more in zip(inside, ahead, strict=True):
        block = page.blocks[i]
        label = label_of(block.text) if len(block.text) <= _LONG_LABEL else None
        if label is not None and _ends_article(label, block, more):
            break
        if label is not None and _is_chrome_line(label, block):
            skipping = i if label.role == "related" else -1
            continue
        if block.is_link and (skipping >= 0 or _is_teaser(block)):
            continue
        skipping = -1
        if _is_text(block, title, label):
            out.append(i)
    while out and _hangs(page.blocks[out[-1]], out):
        out.pop()
    return out


def _is_text(block: Block, title: str, label: Label | None) -> bool:
    n = len(block.text)
    if block.kind in _NOT_TEXT and n < (_LONG if block.kind == "meta" else _LONG_LABEL):
        return False
    if n < _LONG_LABEL * 2 and title and key_of(block.text) == title:
        return False
    if n < 3 or not any(c.isalpha() for c in block.text):
        return n >= 3 and block.tag in ("p", "li", "td") and any(c.isdigit() for c in block.text) and n > 8
    credit = label is not None and label.role in _CREDITS and (label.marked or label.whole)
    return not (credit and n < _LONG_LABEL)


def _is_stub(block: Block) -> bool:
    """Whether the body's first line is too short for prose and no heading: a relative time, a section, a credit."""
    return len(block.text) < _SHORT and block.tag not in _HEADINGS and block.text[-1] not in ENDS


def _is_date(block: Block) -> bool:
    """Whether a line says when the article was published and nothing else."""
    return len(block.text) < _DATE_LINE and block.text[-1] not in FULL_STOPS and parse_written(block.text) is not None


def _ahead(page: Blocks, inside: list[int]) -> list[int]:
    """For each block by how many characters there is more prose than links behind it."""
    out: list[int] = []
    more = 0
    for i in reversed(inside):
        out.append(more)
        block = page.blocks[i]
        n = len(block.text)
        if block.is_link:
            more -= n
        elif n > _LONG and block.text[-1] in ENDS:
            more += n
    return out[::-1]


def _ends_article(label: Label, block: Block, more: int) -> bool:
    """Whether nothing of the article follows: comments, or a list of other articles with no prose behind it.

    `more` is as `_ahead` gives it.
    """
    if label.role == "comments":
        return len(block.text) < _SHORT_LABEL and (label.whole or label.marked or block.tag in _HEADINGS)
    if label.role != "related" or not (label.whole or block.tag in _HEADINGS) or len(block.text) > _SHORT_LABEL:
        return False
    return more < 0 or block.tag in _HEADINGS


def _is_chrome_line(label: Label, block: Block) -> bool:
    n = len(block.text)
    if label.role == "related":
        return label.whole or block.is_link or block.linked > 0 or (label.marked and n < _LONG_LABEL)
    if label.role == "promo":
        return label.whole or (n < _LONG_LABEL and label.how == "start") or (block.linked > 0 and n < _LONG_LABEL)
    if label.role in ("views", "tags"):
        return n < _LONG_LABEL and (label.marked or label.whole or block.linked > 0 or label.rest[:1].isdigit())
    if label.role == "caption":
        return label.marked and n < _SHORT_LABEL * 2
    return label.role == "comments" and label.whole


def _is_teaser(block: Block) -> bool:
    """Whether a line that is all link leads to another article or is a button, rather than a linked sentence."""
    return block.text[-1] not in FULL_STOPS or len(block.text) < _SHORT


def _hangs(block: Block, kept: list[int]) -> bool:
    """Whether the last block is a heading without text under it, or a stub of chrome."""
    if len(kept) == 1:
        return False
    return block.tag in _HEADINGS or (
        len(block.text) < 12 and block.tag not in ("p", "li", "blockquote") and not block.after_break
    )


def _lead(page: Blocks, title: int, first: int, key: str, *, lenient: bool) -> list[int]:
    """The blocks between title and body that are the article's lead."""
    if title < 0:
        return []
    out = []
    for i in range(max(title + 1, first - _REACH), first):
        block = page.blocks[i]
        n = len(block.text)
        if block.is_link or (block.chrome and not lenient) or n < _SHORT or block.kind in _NOT_TEXT:
            continue
        if block.kind == "lead" or ((block.tag == "p" or block.tag in _HEADINGS) and n > _LONG):
            label = label_of(block.text) if n < _LONG_LABEL else None
            if label is not None and (label.marked or _is_chrome_line(label, block)):
                continue
            if key_of(block.text) != key:
                out.append(i)
    return out
