"""A page as its visible blocks of text in reading order, each with the boxes it stands in."""

import re
from functools import lru_cache
from html import unescape

from msgspec import Struct, field
from selectolax.lexbor import LexborHTMLParser, LexborNode

from isnad.errors import InputError
from isnad.inputs.pages import hints
from isnad.inputs.pages.tree import names

_SKIPPED = names(
    "script style noscript template iframe svg select textarea object embed canvas audio video map math head "
    "button input datalist dialog applet frame frameset noframes progress meter rp area param source track"
)
_CHROME_TAGS = names("nav footer aside form menu")
_SURE_CHROME = names("nav footer menu")
_NEVER_READ = names("nav menu")
_LISTS = names("ul ol dl")
_CHROME_ROLES = names("navigation contentinfo complementary search banner menu dialog toolbar")
_BLOCKS = names(
    "address article aside blockquote body caption center dd details dialog dir div dl dt fieldset figcaption "
    "figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr html legend li main menu nav ol p pre section "
    "summary table tbody td tfoot th thead tr ul amp-img amp-ad"
)
_PLAIN = names("b strong i em u br wbr font bdi bdo sup sub mark s small big img")
_NEVER_CHROME = names("body html main article h1")
_SPACES = re.compile(r"[ \t\n\r\f\v]{2,}|[\t\n\r\f\v]")  # one space alone stays as it is
_ESCAPED = re.compile(r"&(?:[a-zA-Z]{2,8}|#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6});")
_LINE_TAG = re.compile(r"<\s*/?\s*(?:br|p|div|li)\b[^<>]{0,200}>", re.I)
_MARKUP = re.compile(r"</?(?:b|i|u|a|strong|em|span|font|h[1-6]|ul|ol|img|center|small|sup|sub)\b[^<>]{0,400}>", re.I)
_UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufeff]")
_LONG_LIST = 200  # characters of a list that is looked at before it is looked into
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

    def within(self, block: Block, box: int) -> bool:
        """Whether a block stands in box number `box`."""
        at = block.box
        while at > box:
            at = self.boxes[at].parent
        return at == box


def blocks_of(tree: LexborHTMLParser, path: str, most: int) -> Blocks:
    """The visible blocks of a page in order; parts that are hidden or hold no text for readers are left out.

    InputError where the page shows more than `most` characters.
    """
    body = tree.body
    walk = _Walk(path, most)
    if body is not None:
        walk.authors = {node.mem_id for node in tree.css('a[rel~="author"], a[itemprop~="author"]')}
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
    for i in range(len(prose) - 1, 0, -1):
        prose[boxes[i].parent] += prose[i]
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


@lru_cache(maxsize=16384)
def _read(classes: str | None, own: str | None, prop: str | None, rel: str | None) -> tuple[bool, str, bool, str]:
    """Whether a part so named is hidden, the words of its names, whether it is chrome, and its kind."""
    words = hints.words_of(classes, own, prop, rel)
    return hints.is_hidden(classes), words, hints.is_chrome(words), hints.kind_of(words)


def _is_skipped(node: LexborNode, tag: str, words: str, *, chrome: bool) -> bool:
    """Whether a part needn't be looked into: a menu, readers' comments, or a list of links."""
    if chrome and (tag in _NEVER_READ or hints.is_talk(words)):
        return True
    length = len(node.text(deep=True))
    if length < _LONG_LIST:
        return False
    return 2 * sum(len(link.text(deep=True)) for link in node.css("a")) > length


class _Walk:
    """One pass over the tree without recursion."""

    def __init__(self, path: str, most: int) -> None:
        self.path, self.most = path, most
        self.page = Blocks()
        self.authors: set[int] = set()  # links to who wrote it
        self.parts: list[str] = []
        self.linked = 0
        self.in_link = 0
        self.box = -1
        self.tag = ""
        self.kind = ""
        self.after_break = False
        self.datetime: str | None = None

    def run(self, body: LexborNode) -> None:
        self.page.boxes.append(Box(-1, "body", ""))
        self.box = 0
        closing: list[tuple[LexborNode, _Saved | None]] = []  # the elements around, with what their end restores
        node: LexborNode | None = body.child
        while True:
            while node is None:
                if not closing:
                    self._flush()
                    return
                element, saved = closing.pop()
                if saved is not None:
                    self._close(saved)
                node = element.next
            tag = node.tag
            if tag == "-text":
                text = node.text_content
                if text and (self.parts or not text.isspace()):
                    self._text(text)
            elif tag == "br":
                if self.parts or self.datetime is not None:
                    self._flush()
                self.after_break = True
            elif tag is not None and tag not in _SKIPPED and tag[0] not in "-!":
                child = node.child
                if child is not None and tag in _PLAIN:
                    closing.append((node, None))
                    node = child
                    continue
                if child is not None or tag == "hr":
                    opened, saved = self._open(node, tag)
                    if opened and child is not None:
                        closing.append((node, saved))
                        node = child
                        continue
            node = node.next

    def _text(self, text: str) -> None:
        self.parts.append(text)
        self.most -= len(text)
        if self.most < 0:
            raise InputError("too-large", "it shows too much text for one article; split it", self.path)
        if self.in_link:
            self.linked += len(text.strip())

    def _open(self, node: LexborNode, tag: str) -> tuple[bool, _Saved | None]:
        """Enter an element: whether it is looked into, and what to restore when it ends."""
        if tag == "a" and node.mem_id not in self.authors:
            self.in_link += 1
            return True, _LINK
        attributes = node.attributes
        is_block = tag in _BLOCKS
        words = kind = ""
        chrome = False
        if attributes:
            if "hidden" in attributes or ("style" in attributes and hints.is_unseen(attributes["style"])):
                return False, None
            get = attributes.get
            hidden, words, chrome, kind = _read(get("class"), get("id"), get("itemprop"), get("rel"))
            if hidden:
                return False, None
            chrome = chrome or get("role") in _CHROME_ROLES
        if not is_block and tag != "time":
            if tag == "q" and not attributes:
                self.parts.append(_QUOTES[0])
                return True, _QUOTE
            if not kind or self._is_prose(kind):
                return True, None
        chrome = (chrome or tag in _CHROME_TAGS) and tag not in _NEVER_CHROME
        if (chrome or tag in _LISTS) and _is_skipped(node, tag, words, chrome=chrome):
            return False, None
        return True, self._open_block(attributes, tag, words, kind, chrome=chrome)

    def _is_prose(self, kind: str) -> bool:
        """Whether an inline part stands within a sentence: a named one in a paragraph that isn't itself so named."""
        return self.tag == "p" and (kind == "place" or self.kind == "" or sum(map(len, self.parts)) > _LONGEST_MARKED)

    def _open_block(
        self, attributes: dict[str, str | None], tag: str, words: str, kind: str, *, chrome: bool
    ) -> _Saved:
        if self.parts or self.datetime is not None:
            self._flush()
        saved = (self.box, self.tag, self.kind)
        boxes = self.page.boxes
        sure = boxes[self.box].sure or tag in _SURE_CHROME or hints.is_talk(words)
        boxes.append(Box(self.box, tag, words, chrome, sure))
        self.box = len(boxes) - 1
        self.tag, self.after_break, self.datetime = tag, False, None
        if kind or self.kind not in _INHERITED:
            self.kind = kind
        if tag in ("figure", "figcaption"):
            self.kind = "caption"
        if kind or tag == "time":
            self.datetime = attributes.get("datetime") or attributes.get("content")
            if tag == "time":
                self.kind = "date"
        return saved

    def _close(self, saved: _Saved) -> None:
        if saved is _LINK:
            self.in_link -= 1
        elif saved is _QUOTE:
            self.parts.append(_QUOTES[1])
        else:
            if self.parts or self.datetime is not None:
                self._flush()
            self.box, self.tag, self.kind = saved
            self.after_break = False
            self.datetime = None

    def _flush(self) -> None:
        """End the block at hand, if there is one."""
        text = "".join(self.parts)
        self.parts.clear()
        all_linked, self.linked = self.linked, 0
        after_break = self.after_break
        for line in clean(text):
            size = len(line)
            linked = min(all_linked, size)
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
    plain = text.isprintable()
    if not plain or "  " in text:
        text = _SPACES.sub(" ", text)
    line = text.strip(" ")
    if not plain and not line.isprintable():
        line = _UNSEEN.sub("", line)
    return [line] if line.strip(_INVISIBLE) else []
