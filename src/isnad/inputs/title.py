"""Which words of a text are its title."""

import re
from itertools import islice

from isnad.model import Span
from isnad.text import fold

_NONE = frozenset({"", "nan", "null", "none"})
_FOLDED_SEARCH = 4000  # characters from the start in which a title is sought in another spelling
_LONGEST = 300  # characters of a title line
_LINES = 8  # lines from the start that may be labels, bylines and the title
_LABEL_WORDS = 2
_BYLINE_WORDS = 5
_DASH = re.compile(r"(?:^|\s)[-–—|/](?:\s|$)")


def given(value: object) -> str | None:
    """The text of a metadata value; None for what exports write where they have nothing (null, nan, "")."""
    if value is None or isinstance(value, float | bool | list | dict):
        return None
    text = str(value).strip()
    return None if text.casefold() in _NONE else text


def find_title(text: str, title: str | None) -> Span | None:
    """The title as a span of `text`: `title` where the text holds it, else the first line that may be one."""
    found = locate(text, title) if title else None
    return found or first_title_line(text)


def locate(text: str, title: str) -> Span | None:
    """Where `text` has `title`: at the start of a line before elsewhere, verbatim before folded spelling."""
    at = text.find(title)
    first = at
    while at > 0 and text[at - 1] not in "\r\n":
        at = text.find(title, at + 1)
    at = first if at < 0 else at
    if at >= 0:
        return Span(at, at + len(title), title)
    return _locate_folded(text[: _FOLDED_SEARCH + 2 * len(title)], title)


def _locate_folded(text: str, title: str) -> Span | None:
    """As `locate`, but whatever the spelling and the spaces."""
    want = "".join(fold(title).text.split())
    folded = fold(text)
    places = [i for i, c in enumerate(folded.text) if not c.isspace()]
    at = "".join(folded.text[i] for i in places).find(want) if want else -1
    if at < 0:
        return None
    start, end = folded.to_raw(places[at], places[at + len(want) - 1] + 1)
    return Span(start, end, text[start:end])


def first_title_line(text: str) -> Span | None:
    """The first line that looks like neither a label, a byline nor prose; None where prose comes first."""
    lines = list(islice((m for m in re.finditer(r"[^\r\n]+", text) if m.group().strip()), _LINES))
    for m in lines[:-1]:  # a title has something below it
        line = m.group().strip()
        if _is_label(line):
            continue
        if len(line) > _LONGEST or (line.endswith(".") and not line.endswith("..")):
            return None
        start = m.start() + m.group().index(line)
        return Span(start, start + len(line), line)
    return None


def _is_label(line: str) -> bool:
    """Whether a line is a section label, a byline or a bare date."""
    words = [w for w in line.split() if any(c.isalpha() for c in w)]
    return len(words) <= _LABEL_WORDS or (len(words) <= _BYLINE_WORDS and _DASH.search(line) is not None)
