"""Marks of the two scripts and what they do."""

OPENING = frozenset("«“„‹([{")
CLOSING = frozenset("»”›)]}")
STRAIGHT = frozenset("\"'＂")
QUOTES_OPEN = frozenset('«“„‹"')
QUOTES_CLOSE = frozenset('»”›"')
FULL_STOPS = frozenset(".؟!?…۔")
COLONS = frozenset(":：")
COMMAS = frozenset(",،;؛")
DASHES = frozenset("-–—ـ")
PARTNER = {"«": "»", "“": "”", "„": "”", "‹": "›", "(": ")", "[": "]", "{": "}", '"': '"'}
ZWNJ = "\u200c"  # the zero-width non-joiner, which parts what is one word in Persian
EDGE = frozenset(" \t\r\n\u200c\u200f\u200e\u00a0.,;:!?،؛؟…\"'“”„«»‹›()[]{}-–—|ـ")


def trim(text: str, start: int, end: int, edge: frozenset[str] = EDGE) -> tuple[int, int]:
    """`start:end` without edge marks and spaces; unchanged order, possibly empty."""
    while start < end and text[start] in edge:
        start += 1
    while end > start and text[end - 1] in edge:
        end -= 1
    return start, end
