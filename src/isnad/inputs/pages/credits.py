"""Who wrote a page's article, where it is from and when it was published, as the page shows it."""

from dataclasses import dataclass

from isnad.inputs.dates import Published, parse_published
from isnad.inputs.pages.blocks import Block, Blocks
from isnad.inputs.pages.body import Body
from isnad.inputs.pages.labels import is_credit, label_of
from isnad.inputs.written import parse_written

_LONGEST = 160  # characters of a line of credits
_NAME_WORDS = 8
_LAST_BLOCKS = 4
_EDGES = " \t\xa0:،,|-–—/\u200e\u200f"


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
    out = Credits()
    inside = body.blocks
    around = [*body.head, *range(body.head.stop, (inside[-1] if inside else 0) + 1), *body.foot]
    edge = {*inside[:2], *inside[-_LAST_BLOCKS:]}
    kept = set(inside)
    for i in around:
        block = page.blocks[i]
        if len(block.text) <= _LONGEST and not (block.chrome and block.is_link and not block.kind):
            _read(block, out, lang, in_text=i in kept, edge=i in edge or i not in kept, before=i < body.head.stop)
    if out.byline is None and inside:
        first = page.blocks[inside[0]]
        if is_credit(first.text, lang):
            out.give_byline(first.text, first.text)
            out.in_text = True
    return out


def _read(block: Block, out: Credits, lang: str, *, in_text: bool, edge: bool, before: bool) -> None:
    label = label_of(block.text)
    role = label.role if label is not None and label.rest else ""
    if block.datetime and out.published is None and role != "updated" and _day(block.datetime):
        out.published = block.datetime
    if role == "source" and label is not None and (label.marked or block.kind == "source") and edge:
        out.give_source(label.rest, block.text)
    elif role == "author" and label is not None and edge and (label.marked or block.kind == "author" or not in_text):
        if _is_name(label.rest):
            out.give_byline(label.rest, block.text)
    elif role == "updated" and label is not None:
        out.updated = out.updated or (label.rest if _day(label.rest) else None)
    elif role == "published" and label is not None:
        out.published = out.published or (label.rest if _day(label.rest) else None)
    elif block.kind == "source" and role == "":
        out.give_source(block.text, block.text)
    elif block.kind == "author" and role == "":
        if _is_name(block.text) and not _day(block.text):
            out.give_byline(block.text, block.text)
    elif not in_text and edge and role not in ("views", "tags", "caption", "promo", "related", "comments"):
        if out.published is None and not block.is_link and _day(block.text):
            out.published = block.text
        elif before and out.byline is None and not block.is_link and is_credit(block.text, lang):
            out.give_byline(block.text, block.text)


def _is_name(text: str) -> bool:
    return 0 < len(text.split()) <= _NAME_WORDS and any(c.isalpha() for c in text)


def _day(text: str) -> bool:
    return day_of(text) is not None


def day_of(text: str) -> Published | None:
    """The day of publication that a value or a line of the page gives; None where it gives none."""
    written = parse_written(text)
    exact = parse_published(text)
    if exact is not None and exact.at is not None:
        return exact
    return written or exact
