"""Which words of a page are its article's title."""

import re

from isnad.inputs.pages.blocks import Block, Blocks
from isnad.inputs.pages.meta import Meta
from isnad.text import fold_word

_LETTERS = re.compile(r"[\W_]+")
_SUFFIX = re.compile(r"\s+[|\-–—»«:•·/\\]+\s+|\s*[|»«]+\s*|\s*::+\s*")
_HEADINGS = {"h1": 3.0, "h2": 2.0, "h3": 1.5, "h4": 1.0}
_SHORTEST = 8  # letters of a title that are enough to know it again
_LONGEST = 300  # characters
_TITLE_WORDS = re.compile(r"\b(?:title|headline|heading|titr)\b")


def key_of(text: str) -> str:
    """Folded letters and digits alone: equal for two spellings of one line."""
    return _LETTERS.sub("", fold_word(text[:1000]))


def find_title(page: Blocks, meta: Meta) -> tuple[str | None, int]:
    """The title and the number of the block that shows it, -1 where none does."""
    wanted = [k for k in map(key_of, dict.fromkeys([*([meta.headline] if meta.headline else []), *meta.titles])) if k]
    best, number = 0.0, -1
    for i, block in enumerate(page.blocks):
        score = _score(page, block, wanted)
        if score > best:
            best, number = score, i
    if number >= 0:
        return _whole(page, number, wanted), number
    if meta.headline:
        return meta.headline, -1
    return (_bare(meta), -1) if meta.titles else (None, -1)


def _score(page: Blocks, block: Block, wanted: list[str]) -> float:
    """How much a block looks like the title; 0 where it can't be it."""
    if len(block.text) > _LONGEST or block.kind in ("caption", "author", "date", "source"):
        return 0.0
    weight = _HEADINGS.get(_heading(page, block), 0.0)
    named = 0.5 if _TITLE_WORDS.search(page.boxes[block.box].words) else 0.0
    if not weight and not named and len(block.text) < _SHORTEST:
        return 0.0
    key = key_of(block.text)
    if len(key) < _SHORTEST:
        return 0.0
    match = max((_match(key, w) for w in wanted), default=0.0)
    if match < 0.5 and (block.is_link or block.chrome or weight < _HEADINGS["h1"]):
        return 0.0
    return match * 4 + weight + named - (1.0 if block.is_link else 0.0) - (2.0 if block.chrome else 0.0)


def _heading(page: Blocks, block: Block) -> str:
    """The heading that a block stands in; its own tag where in none."""
    at = block.box
    for _ in range(3):
        if at < 0:
            break
        if page.boxes[at].tag in _HEADINGS:
            return page.boxes[at].tag
        at = page.boxes[at].parent
    return block.tag


def _match(key: str, wanted: str) -> float:
    """How well a block's letters fit a title that the page gives, whose end may be the site's name or cut."""
    if key == wanted:
        return 1.0
    if wanted.startswith(key) or wanted.endswith(key):
        return 0.6 + 0.4 * len(key) / len(wanted)
    if key.startswith(wanted) and len(wanted) > 2 * _SHORTEST:
        return 0.6 * len(wanted) / len(key)
    return 0.5 * len(key) / len(wanted) if key in wanted else 0.0


def _whole(page: Blocks, number: int, wanted: list[str]) -> str:
    """The block's text, with the lines behind it where a line break only parts the title."""
    text = page.blocks[number].text
    for block in page.blocks[number + 1 : number + 3]:
        joined = f"{text} {block.text}"
        if not block.after_break or block.box != page.blocks[number].box or len(joined) > _LONGEST:
            break
        key = key_of(joined)
        if block.tag not in _HEADINGS and not any(w.startswith(key) for w in wanted):
            break
        text = joined
    return text


def _bare(meta: Meta) -> str:
    """The title that the page's head gives, without the site's name."""
    title = min(meta.titles, key=len) if len(meta.titles) > 1 else meta.titles[0]
    outlets = {key_of(o) for o in meta.outlets}
    parts = [p.strip() for p in _SUFFIX.split(title) if p.strip()]
    parts = [p for p in parts if key_of(p) not in outlets] or parts
    longest = max(parts, key=len, default=title)
    start = title.find(longest)
    return title if len(longest) < _SHORTEST else title[start : start + len(longest)]
