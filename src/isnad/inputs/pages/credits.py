"""Who wrote a page's article, where it is from and when it was published, as the page shows it."""

import re
from dataclasses import dataclass
from functools import lru_cache

from isnad.inputs.dates import Published, parse_published
from isnad.inputs.pages.blocks import Block, Blocks
from isnad.inputs.pages.body import Body
from isnad.inputs.pages.labels import is_credit, label_inside, label_of
from isnad.inputs.written import parse_written

_LONGEST = 160  # characters of a line of credits
_NAME_WORDS = 8
_LAST_BLOCKS = 4
_UP_TO_NUMBER = re.compile(r"[^\d|]*")
_DIGIT = re.compile(r"\d")
_AWAITED = frozenset({"author", "source", "published", "updated"})
_EDGES = " \t\xa0:,|-–—/\u060c\u200e\u200f"


@dataclass(slots=True)
class Credits:
    """Who wrote and whence, each as a name and as the line that shows it; dates as written."""

    byline: str | None = None
    byline_line: str | None = None
    source: str | None = None
    source_line: str | None = None
    published: str | None = None
    updated: str | None = None
    in_text: bool = False  # the byline stands in the body's text

    def give_byline(self, name: str, line: str) -> None:
        """Take a byline where there is none yet."""
        if self.byline is None and name.strip(_EDGES):
            self.byline, self.byline_line = name.strip(_EDGES), line

    def give_source(self, name: str, line: str) -> None:
        """Take a source line where there is none yet."""
        if self.source is None and name.strip(_EDGES):
            self.source, self.source_line = name.strip(_EDGES), line


def find_credits(page: Blocks, body: Body, lang: str) -> Credits:
    """The credits around and in the body."""
    inside = body.blocks
    reader = _Reader(lang)
    edge = {*inside[:2], *inside[-_LAST_BLOCKS:]}
    kept = set(inside)
    for i in [*body.head, *range(body.head.stop, (inside[-1] if inside else 0) + 1), *body.foot]:
        block = page.blocks[i]
        if len(block.text) <= _LONGEST and not (block.chrome and block.is_link and not block.kind):
            under_title = body.title < i < body.head.stop
            reader.read(block, in_text=i in kept, edge=i in edge or i not in kept, under_title=under_title)
        else:
            reader.awaited = ""
    out = reader.out
    if out.byline is None and inside:
        first = page.blocks[inside[0]]
        if is_credit(first.text, lang):
            out.give_byline(first.text, first.text)
            out.in_text = True
    if out.source is None and len(inside) > 1:
        last = page.blocks[inside[-1]].text
        if last[0] + last[-1] in ("()", "[]") and is_credit(last, lang, framed=True):
            out.give_source(last[1:-1], last)
    return out


class _Reader:
    """Takes the credits from one block after another."""

    def __init__(self, lang: str) -> None:
        self.lang = lang
        self.out = Credits()
        self.awaited = ""  # the role of a label that stood alone, so that the next block is its value
        self.label = ""

    def read(self, block: Block, *, in_text: bool, edge: bool, under_title: bool) -> None:
        """Take what a block says; `edge` is a block at the body's begin or end or outside of it."""
        out = self.out
        label = label_of(block.text)
        if block.datetime and out.published is None and self.awaited != "updated" and _day(block.datetime):
            out.published = block.datetime
        if label is not None and label.whole and label.role in _AWAITED and edge:
            self.awaited, self.label = label.role, block.text
            return
        awaited, self.awaited = self.awaited, ""
        if label is None or not label.rest:
            if awaited and (not in_text or edge):
                self._take(awaited, block.text, f"{self.label} {block.text}")
            elif awaited == "" and label is None:
                self._unlabelled(block, in_text=in_text, edge=edge, under_title=under_title)
        elif label.role in ("published", "updated"):
            self._take(label.role, label.rest, block.text)
            self._behind_date(block.text)
        elif label.role in ("author", "source") and edge:
            certain = label.marked or block.kind == label.role
            if certain or (label.role == "author" and not in_text):
                self._take(label.role, label.rest, block.text)

    def _take(self, role: str, value: str, line: str) -> None:
        out = self.out
        if role == "source":
            out.give_source(value, line)
        elif role == "author":
            if _is_name(value) and not _day(value):
                out.give_byline(value, line)
        elif _day(value) and role == "published":
            out.published = out.published or value
        elif _day(value):
            out.updated = out.updated or value

    def _unlabelled(self, block: Block, *, in_text: bool, edge: bool, under_title: bool) -> None:
        out = self.out
        if (
            block.kind == "source"
            and under_title
            and is_credit(block.text, self.lang)
            and len(block.text.split()) > 2
        ):
            out.give_byline(block.text, block.text)
        elif block.kind in ("source", "author"):
            self._take(block.kind, block.text, block.text)
        elif not in_text and edge and not block.is_link:
            if _day(block.text):
                out.published = out.published or block.text
                self._behind_date(block.text)
            elif under_title and out.byline is None and is_credit(block.text, self.lang):
                out.give_byline(block.text, block.text)

    def _behind_date(self, text: str) -> None:
        """What a line with a date says of author and source behind it."""
        for role in ("author", "source"):
            label = label_inside(text, role)
            if label is not None and (label.marked or role == "author"):
                self._take(role, _UP_TO_NUMBER.match(label.rest)[0], text)  # type: ignore[index]


def _is_name(text: str) -> bool:
    return 0 < len(text.split()) <= _NAME_WORDS and any(c.isalpha() for c in text)


def _day(text: str) -> bool:
    return day_of(text) is not None


@lru_cache(maxsize=4096)
def day_of(text: str) -> Published | None:
    """The day of publication that a value or a line of the page gives; None where it gives none."""
    if not _DIGIT.search(text):
        return None
    exact = parse_published(text)
    if exact is not None and exact.at is not None:
        return exact
    return parse_written(text) or exact
