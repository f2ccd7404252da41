"""What came of one look at a feed or an article's address."""

from typing import NamedTuple


class Outcome(NamedTuple):
    """`what` is feed or page, `code` short and stable: new, unchanged, changed, read, or what went wrong."""

    time: str
    what: str
    code: str
    url: str
    words: str = ""
    new: int = 0
