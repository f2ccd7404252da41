"""A page as its visible blocks of text in reading order, each with the boxes it stands in."""

import re
from dataclasses import dataclass, field
from functools import lru_cache
from html import unescape

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
_SPACES = re.compile(r"[ \t\n\r\f\v]+")
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


@dataclass(slots=True)
class Box:
    """An element that holds blocks: its tag, the words of its names, and the number of the box it stands in."""

    parent: int
    tag: str
    words: str
    chrome: bool = False


@dataclass(slots=True)
class Block:
    """A run of text that a browser shows as lines of its own; `text` has no line break, `linked` of it are links."""

    text: str
    box: int
    tag: str
    kind: str
    linked: int
    after_break: bool = False  # parted from the block before by one line break only
    chrome: bool = False
    datetime: str | None = None

    @property
    def is_link(self) -> bool:
        return self.linked * 10 >= len(self.text) * 7


@dataclass(slots=True)
class Blocks:
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
    prose = [0] * len(page.boxes)
    sure = [False] * len(page.boxes)
    for i, box in enumerate(page.boxes):
        sure[i] = i > 0 and (sure[box.parent] or box.tag in _SURE_CHROME or hints.is_talk(box.words))
    for block in page.blocks:
        if len(block.text) >= _PROSE and not block.is_link and not sure[block.box]:
            prose[block.box] += len(block.text)
    for i in range(len(prose) - 1, 0, -1):
        prose[page.boxes[i].parent] += prose[i]
    for i, box in enumerate(page.boxes):
        if i > 0:
            own = box.chrome and (sure[i] or 2 * prose[i] <= prose[0])
            box.chrome = own or page.boxes[box.parent].chrome
    for block in page.blocks:
        block.chrome = page.boxes[block.box].chrome


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
        self._open_box("body", "", chrome=False)
        closing: list[tuple[LexborNode, tuple[int, str, str, bool] | None, bool]] = []
        node: LexborNode | None = body.child
        while True:
            if node is None:
                if not closing:
                    break
                element, saved, link = closing.pop()
                self._close(saved, link=link)
                node = element.next
                continue
            tag = node.tag
            if tag == "-text":
                self._text(node.text_content)
            elif tag == "br":
                self._flush()
                self.after_break = True
            elif tag is not None and tag not in _SKIPPED and tag[0] not in "-!":
                child = node.child
                opened = self._open(node, tag) if child is not None or tag == "hr" else None
                if child is not None and opened is not None:
                    closing.append((node, *opened))
                    node = child
                    continue
            node = node.next
        self._flush()

    def _text(self, text: str | None) -> None:
        if not text:
            return
        if text.isspace():
            if self.parts:
                self.parts.append(text)
        else:
            self.parts.append(text)
            self.most -= len(text)
            if self.most < 0:
                raise InputError("too-large", "it shows too much text for one article; split it", self.path)
            if self.in_link:
                self.linked += len(text.strip())

    def _open(self, node: LexborNode, tag: str) -> tuple[tuple[int, str, str, bool] | None, bool] | None:
        """Enter an element: what to restore when it ends and whether it is a link; None where it is left out."""
        if tag in _PLAIN:
            return None, False
        if tag == "a" and node.mem_id not in self.authors:
            self.in_link += 1
            return None, True
        attributes = node.attributes
        is_block = tag in _BLOCKS
        if not attributes:
            if tag == "q":
                self.parts.append(_QUOTES[0])
                return (-1, "", "", False), False
            if not is_block and tag != "time":
                return None, False
        if "hidden" in attributes or ("style" in attributes and hints.is_unseen(attributes["style"])):
            return None
        get = attributes.get
        hidden, words, chrome, kind = _read(get("class"), get("id"), get("itemprop"), get("rel"))
        if hidden:
            return None
        if not is_block and (not kind or self._is_prose(kind)) and tag != "time":
            return None, False
        chrome = (chrome or tag in _CHROME_TAGS or get("role") in _CHROME_ROLES) and tag not in _NEVER_CHROME
        if (chrome or tag in _LISTS) and _is_skipped(node, tag, words, chrome=chrome):
            return None
        return self._open_block(attributes, tag, words, kind, chrome=chrome), False

    def _is_prose(self, kind: str) -> bool:
        """Whether an inline part stands within a sentence: a named one in a paragraph that isn't itself so named."""
        return self.tag == "p" and (kind == "place" or self.kind == "" or sum(map(len, self.parts)) > _LONGEST_MARKED)

    def _open_block(
        self, attributes: dict[str, str | None], tag: str, words: str, kind: str, *, chrome: bool
    ) -> tuple[int, str, str, bool]:
        self._flush()
        saved = (self.box, self.tag, self.kind, self.after_break)
        self._open_box(tag, words, chrome=chrome)
        self.tag, self.after_break = tag, False
        self.kind = kind or (self.kind if self.kind in ("author", "source", "caption", "date") else "")
        if tag in ("figure", "figcaption"):
            self.kind = "caption"
        self.datetime = (attributes.get("datetime") or attributes.get("content")) if kind or tag == "time" else None
        if tag == "time":
            self.kind = "date"
        return saved

    def _open_box(self, tag: str, words: str, *, chrome: bool) -> None:
        self.page.boxes.append(Box(self.box, tag, words, chrome))
        self.box = len(self.page.boxes) - 1

    def _close(self, saved: tuple[int, str, str, bool] | None, *, link: bool) -> None:
        if link:
            self.in_link -= 1
        if saved is None:
            return
        if saved[0] < 0:
            self.parts.append(_QUOTES[1])
            return
        self._flush()
        self.box, self.tag, self.kind, self.after_break = saved
        self.after_break = False
        self.datetime = None

    def _flush(self) -> None:
        """End the block at hand."""
        if not self.parts and self.datetime is None:
            return
        text = "".join(self.parts)
        self.parts.clear()
        linked, self.linked = self.linked, 0
        for k, line in enumerate(clean(text)):
            block = Block(line, self.box, self.tag, self.kind, min(linked, len(line)), self.after_break or k > 0)
            block.datetime, self.datetime = self.datetime, None
            self.page.blocks.append(block)
            self.after_break = False


def clean(text: str) -> list[str]:
    """Text of a page as lines: white space collapsed, entities escaped twice read, nothing else changed."""
    if "&" in text and _ESCAPED.search(text):
        text = _SPACES.sub(" ", text)
        for _ in range(2):
            text = _ESCAPED.sub(lambda m: unescape(m[0]), text)
        if "<" in text:
            text = _MARKUP.sub("", _LINE_TAG.sub("\n", text))
        lines = [_SPACES.sub(" ", part).strip(" ") for part in text.split("\n")]
    else:
        lines = [_SPACES.sub(" ", text).strip(" ")]
    lines = [line if line.isprintable() else _UNSEEN.sub("", line) for line in lines]
    return [line for line in lines if line.strip(_INVISIBLE)]
