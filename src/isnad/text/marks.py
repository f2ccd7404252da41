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
ASKED = frozenset("؟?!")  # final marks that belong to what is said
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


def trim_said(text: str, start: int, end: int) -> tuple[int, int]:
    """`start:end` without edge marks and spaces, but with a final question mark and partners of marks within.

    So a quotation at one end of it stays whole, while marks around all of it go.
    """
    start, end = trim(text, start, end)
    if start == end:
        return start, end
    if _is_closed_within(text, start, end):
        start -= 1
    while (longer := _one_more(text, start, end)) > end:
        end = longer
    return start, end


def _is_closed_within(text: str, start: int, end: int) -> bool:
    """Whether the mark right before `start:end` opens a quotation or bracket that ends within it."""
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before == '"':
        within = text.count('"', start, end)
        return within % 2 == 1 or (within > 0 and behind == '"')  # with one at each end, too
    if before not in OPENING:
        return False
    closers, _ = _unpaired(text, start, end)
    return bool(closers) and PARTNER[before] == closers[0]


def _one_more(text: str, start: int, end: int) -> int:
    """The end of `start:end` with the mark behind it, if that closes what opens within or asks; else the same."""
    mark = end + 1 if text[end : end + 1] in FULL_STOPS else end  # a full stop within the marks
    closes = text[mark : mark + 1]
    if closes == '"' and text.count('"', start, end) % 2 == 1:
        return mark + 1
    openers = _unpaired(text, start, end)[1] if closes in CLOSING else []
    if openers and closes == PARTNER[openers[-1]]:
        return mark + 1
    return end + 1 if text[end : end + 1] in ASKED else end


def _unpaired(text: str, start: int, end: int) -> tuple[list[str], list[str]]:
    """The closing and opening marks of `start:end` without a partner there, straight ones aside."""
    closers: list[str] = []
    openers: list[str] = []
    for c in text[start:end]:
        if c in OPENING:
            openers.append(c)
        elif c in CLOSING:
            if openers and PARTNER[openers[-1]] == c:
                openers.pop()
            else:
                closers.append(c)
    return closers, openers
