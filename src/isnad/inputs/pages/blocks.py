"""A page as its visible blocks of text in reading order, each with the boxes it stands in."""

import re
from html import unescape

from msgspec import Struct, field
from selectolax.lexbor import LexborHTMLParser, LexborNode

from isnad.errors import InputError
from isnad.inputs.pages.parts import INLINE, LINK, PASSED, QUOTE, SKIPPED, Part, part_of
from isnad.inputs.pages.tree import names
from isnad.text.marks import ZWNJ

_PLAIN = names("b strong i em u font bdi bdo sup sub mark s small big")
_SPACES = re.compile(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]")  # one space alone stays as it is
_ESCAPED = re.compile(r"&(?:[a-zA-Z]{2,8}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_LINE_TAG = re.compile(r"<\s*/?\s*(?:br|p|div|li)\b[^<>]{0,200}>", re.I)
_MARKUP = re.compile(r"</?(?:b|i|u|a|strong|em|span|font|h[1-6]|ul|ol|img|center|small|sup|sub)\b[^<>]{0,400}>", re.I)
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]")
_LONG_LIST = 200  # characters of a list that is looked at before it is looked into
_NESTED = 20  # lists within one another that are looked at: each is read once more
_PROSE = 60  # characters of a block that is prose, not a label
_INVISIBLE = " \xa0\u200b\u200c\u200d\u200e\u200f\ufeff"
_LONGEST_MARKED = 160  # characters of an inline part that its class makes a block of its own
ENDS = frozenset('.!…:»"”)' + "\u061f?")  # what prose ends with
_QUOTES = ("«", "»")
_INHERITED = names("author source caption date")  # kinds that what stands within a part has too


class Box(Struct, gc=False):
    """An element that holds blocks: its tag, the words of its names, and the number of the box it stands in."""

    parent: int
    tag: str
    words: str
    chrome: bool = False
    sure: bool = False  # it is, or stands in, what is chrome whatever it holds
    body: bool = False  # its names say that it is the article's
    lists: int = 0  # parts around it and itself that may be lists


class Block(Struct, gc=False):
    """A run of text that a browser shows as lines of its own; `text` has no line break, `linked` of it are links."""

    text: str
    box: int
    tag: str
    kind: str
    linked: int
    is_link: bool  # all but little of it is links
    after_break: bool = False  # parted from the block before by one line break only
    chrome: bool = False
    datetime: str | None = None


class Blocks(Struct):
    """The boxes of a page, outer ones first, and its blocks."""

    boxes: list[Box] = field(default_factory=list)
    blocks: list[Block] = field(default_factory=list)
    last: list[int] = field(default_factory=list)  # of each box the number of the last one within it

    def within(self, block: Block, box: int) -> bool:
        """Whether a block stands in box number `box`."""
        return box <= block.box <= self.last[box]


def blocks_of(tree: LexborHTMLParser, path: str, most: int) -> Blocks:
    """The visible blocks of a page in order; parts that are hidden or hold no text for readers are left out.

    InputError where the page shows more than `most` characters.
    """
    body = tree.body
    walk = _Walk(path, most)
    if body is not None:
        walk.run(body)
        _spread_chrome(walk.page)
    return walk.page


def _spread_chrome(page: Blocks) -> None:
    """Make chrome what stands in a part that is chrome by its name, unless most of the page's prose stands there."""
    boxes = page.boxes
    prose = [0] * len(boxes)
    for block in page.blocks:
        if not block.is_link and len(block.text) >= _PROSE and not boxes[block.box].sure:
            prose[block.box] += len(block.text)
    last = page.last = list(range(len(boxes)))
    for i in range(len(prose) - 1, 0, -1):
        parent = boxes[i].parent
        prose[parent] += prose[i]
        if last[i] > last[parent]:
            last[parent] = last[i]
    for box, own in zip(boxes, prose, strict=True):
        if box.chrome and not box.sure and 2 * own > prose[0]:
            box.chrome = False
        if box.parent >= 0 and boxes[box.parent].chrome:
            box.chrome = True
    for block in page.blocks:
        block.chrome = boxes[block.box].chrome


_Saved = tuple[int, str, str]  # box, tag and kind
_LINK: _Saved = (-1, "a", "")
_QUOTE: _Saved = (-1, "q", "")


class _Walk:
    """One pass over the tree without recursion."""

    def __init__(self, path: str, most: int) -> None:
        self.path, self.most = path, most
        self.page = Blocks(boxes=[Box(-1, "body", "")])
        self.parts: list[str] = []
        self.linked = 0
        self.in_link = 0
        self.box = 0
        self.tag = ""
        self.kind = ""
        self.after_break = False
        self.datetime: str | None = None

    def run(self, body: LexborNode) -> None:
        """Read what stands in the body."""
        parts = self.parts
        closing: list[tuple[LexborNode, _Saved | None]] = []  # the elements around, with what their end restores
        node: LexborNode | None = body.child
        while True:
            while node is None:
                if not closing:
                    self._end_line()
                    return
                element, saved = closing.pop()
                if saved is not None:
                    self._close(saved)
                node = element.next
            tag = node.tag
            if tag == "-text":
                text = node.text_content
                if text and (parts or not text.isspace()):
                    parts.append(text)
                    if self.in_link:
                        self.linked += len(text.strip())
            elif tag == "br" or tag == "hr":
                self._end_line()
                self.after_break = tag == "br"
            elif (child := node.child) is not None and tag is not None and tag[0] not in "-!":
                if tag in _PLAIN:
                    closing.append((node, None))
                    node = child
                    continue
                attributes = node.attributes
                part = part_of(tag, attributes)
                if part.act != SKIPPED and not self._is_list(part, node):
                    closing.append((node, self._open(part, attributes)))
                    node = child
                    continue
            node = node.next

    def _is_list(self, part: Part, node: LexborNode) -> bool:
        """Whether a part is no more than a list of links."""
        if not part.listed or self.page.boxes[self.box].lists > _NESTED or self._is_prose(part):
            return False
        length = len(node.text(deep=True))
        if length < _LONG_LIST:
            return False
        return 2 * sum(len(n.text(deep=True)) for n in node.traverse() if n.tag == "a") > length

    def _is_prose(self, part: Part) -> bool:
        """Whether a part stands within a sentence: a named one in a paragraph that isn't itself so named."""
        if part.act != INLINE or self.tag != "p":
            return False
        return part.kind == "place" or self.kind == "" or sum(map(len, self.parts)) > _LONGEST_MARKED

    def _open(self, part: Part, attributes: dict[str, str | None]) -> _Saved | None:
        """Enter an element: what to restore when it ends."""
        act = part.act
        if act == LINK:
            self.in_link += 1
            return _LINK
        if act == QUOTE:
            self.parts.append(_QUOTES[0])
            return _QUOTE
        if act == PASSED or (act == INLINE and self._is_prose(part)):
            return None
        self._end_line()
        saved = (self.box, self.tag, self.kind)
        boxes = self.page.boxes
        around = boxes[self.box]
        sure, lists = part.sure or around.sure, around.lists + part.listed
        boxes.append(Box(self.box, part.tag, part.words, part.chrome, sure, part.body, lists))
        self.box = len(boxes) - 1
        self.tag, self.after_break = part.tag, False
        self.datetime = attributes.get("datetime") or attributes.get("content") if part.dated else None
        if part.lasting:
            self.kind = part.lasting
        elif part.kind or self.kind not in _INHERITED:
            self.kind = part.kind
        return saved

    def _close(self, saved: _Saved) -> None:
        if saved is _LINK:
            self.in_link -= 1
        elif saved is _QUOTE:
            self.parts.append(_QUOTES[1])
        else:
            self._end_line()
            self.box, self.tag, self.kind = saved
            self.after_break = False
            self.datetime = None

    def _end_line(self) -> None:
        """End the block at hand, if there is one."""
        if not self.parts and self.datetime is None:
            return
        text = "".join(self.parts)
        self.parts.clear()
        self.most -= len(text)
        if self.most < 0:
            raise InputError("too-large", "it shows too much text for one article; split it", self.path)
        all_linked, self.linked = self.linked, 0
        after_break = self.after_break
        for line in clean(text):
            size = len(line)
            linked = all_linked if all_linked < size else size
            is_link = linked * 10 >= size * 7
            self.page.blocks.append(
                Block(line, self.box, self.tag, self.kind, linked, is_link, after_break, False, self.datetime)
            )
            self.datetime, self.after_break, after_break = None, False, True


def clean(text: str) -> list[str]:
    """Text of a page as lines: white space collapsed, entities escaped twice read, nothing else changed."""
    if "&" in text and _ESCAPED.search(text):
        text = _SPACES.sub(" ", text)
        for _ in range(2):
            text = _ESCAPED.sub(lambda m: unescape(m[0]), text)
        if "<" in text:
            text = _MARKUP.sub("", _LINE_TAG.sub("\n", text))
        return [line for part in text.split("\n") for line in _line(part)]
    return _line(text)


def _line(text: str) -> list[str]:
    """A line without white space around or doubled and without controls; none where nothing is seen of it."""
    if "  " in text or not _is_plain(text):
        text = _SPACES.sub(" ", text)
        if not _is_plain(text):
            text = _UNSEEN.sub("", text)
    line = text.strip(" ")
    return [line] if line[:1].isalnum() or line.strip(_INVISIBLE) else []


def _is_plain(text: str) -> bool:
    """Whether nothing in a text is unseen but joiners."""
    return text.isprintable() or text.replace(ZWNJ, "").isprintable()
