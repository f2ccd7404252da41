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
    closers, openers = _unpaired(text, start, end)
    straight = text.count('"', start, end)
    before, behind = text[start - 1 : start], text[end : end + 1]
    if before == '"':
        start -= straight % 2 == 1 or (straight > 1 and behind == '"')
        straight += text[start] == '"'
    elif closers and PARTNER.get(before) == closers[0]:
        start -= 1
    while end < len(text):
        at = end + (text[end] in FULL_STOPS and text[end + 1 : end + 2] in PARTNER.values())
        if text[at] == '"' and straight % 2:
            straight += 1
        elif openers and PARTNER[openers[-1]] == text[at]:
            openers.pop()
        elif text[end] in ASKED:
            at = end
        else:
            break
        end = at + 1
    return start, end


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
