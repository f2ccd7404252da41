"""Which words of a page are its article's title."""

import re
from functools import lru_cache

from isnad.inputs.pages.blocks import ENDS, Block, Blocks
from isnad.inputs.pages.labels import is_credit, label_of
from isnad.inputs.pages.meta import Meta
from isnad.inputs.written import parse_written
from isnad.text import fold_word

_LETTERS = re.compile(r"[\W_]+")
_SUFFIX = re.compile(r"\s+[|\-–—»«:•·/\\]+\s+|\s*[|»«]+\s*|\s*::+\s*")
_HEADINGS = {"h1": 3.0, "h2": 2.0, "h3": 1.5, "h4": 1.0}
_SHORTEST = 8  # letters of a title that are enough to know it again
_LONGEST = 300  # characters
_TITLE_WORDS = re.compile(r"\b(?!sub|pre|ru|over|sup|up|site|box)\w*(?:title|headline|heading|titr|subject)\b")
_PLAIN_HEADING = 2.0
_REACH = 8  # blocks before the body
_PROSE = 60  # characters
_NAME_WORDS = 5
_WORDS = 4  # of a line before the body that is its title though nothing else shows it


@lru_cache(maxsize=8192)
def key_of(text: str) -> str:
    """Folded letters and digits alone: equal for two spellings of one line."""
    return _LETTERS.sub("", fold_word(text[:1000]))


@lru_cache(maxsize=16384)
def _names_title(words: str) -> bool:
    return bool(_TITLE_WORDS.search(words))


def find_title(page: Blocks, meta: Meta, body: int) -> tuple[str | None, int]:
    """The title and the number of the block that shows it, -1 where none does; `body` is its first block."""
    outlets = {key_of(o) for o in meta.outlets}
    given = dict.fromkeys([*([meta.headline] if meta.headline else []), *meta.titles])
    wanted = [k for k in map(key_of, given) if k and k not in outlets]
    best, number = 0.0, -1
    for i, block in enumerate(page.blocks[: body + 1]):
        score = _score(page, block, wanted, outlets)
        if score and score >= best:
            best, number = score, i
    if number < 0:
        number = _line_before(page, body, outlets)
    if number >= 0:
        return _whole(page, number, wanted), number
    titles = [t for t in given if key_of(t) not in outlets]
    return (_bare(titles, outlets), -1) if titles else (None, -1)


def _score(page: Blocks, block: Block, wanted: list[str], outlets: set[str]) -> float:
    """How much a block looks like the title; 0 where it can't be it."""
    if len(block.text) > _LONGEST or block.kind in ("caption", "author", "date", "source"):
        return 0.0
    weight = _HEADINGS.get(_heading(page, block), 0.0)
    named = 1.0 if _names_title(page.boxes[block.box].words) else 0.0
    if block.is_link and not weight and not named:
        return 0.0
    key = key_of(block.text)
    if len(key) < _SHORTEST or key in outlets:
        return 0.0
    match = max((_match(key, w) for w in wanted), default=0.0)
    if match < (0.5 if weight or named else 0.75) and (
        block.is_link or block.chrome or weight + named < _PLAIN_HEADING
    ):
        return 0.0
    return match * 4 + weight + named - (1.0 if block.is_link else 0.0) - (2.0 if block.chrome else 0.0)


def _line_before(page: Blocks, body: int, outlets: set[str]) -> int:
    """The number of the last line before the body that may be a title and is no label, credit or date; else -1."""
    for i in range(min(body, len(page.blocks) - 1), max(-1, body - _REACH), -1):
        block = page.blocks[i]
        text = block.text
        if i == body and (text[-1] in ENDS or len(text) > _LONGEST // 2 or not _has_prose(page, i + 1)):
            continue
        if block.is_link or block.chrome or block.kind or not _WORDS <= len(text.split()) <= 6 * _WORDS:
            continue
        if label_of(text) is not None or parse_written(text) is not None or key_of(text) in outlets:
            continue
        if not is_credit(text, "ar") and not is_credit(text, "fa"):
            return i
    return -1


def _has_prose(page: Blocks, start: int) -> bool:
    """Whether a block of prose stands behind a place."""
    return any(
        len(b.text) >= _PROSE and b.text[-1] in ENDS and not b.is_link for b in page.blocks[start : start + 20]
    )


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
        return len(key) / len(wanted)
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


def _bare(titles: list[str], outlets: set[str]) -> str:
    """The title that the page's head gives, without the site's name."""
    title = min(titles, key=len)
    parts = [p.strip() for p in _SUFFIX.split(title) if p.strip()]
    parts = [p for p in parts if key_of(p) not in outlets] or parts
    longest = max(parts, key=len, default=title)
    return title if len(longest) < _SHORTEST else longest


def site_name(titles: list[str], title: str) -> str | None:
    """What stands beside the article's title in the page's: the site's name, where it is short enough for one."""
    key = key_of(title)
    for given in titles:
        rest = [p for p in _SUFFIX.split(given) if key_of(p) and key_of(p) not in key]
        if key and key in key_of(given) and len(rest) == 1 and len(rest[0].split()) <= _NAME_WORDS:
            return rest[0].strip()
    return None
