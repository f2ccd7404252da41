"""What scripts and styles hold, taken out of a page before it is decoded and parsed: most of a page's bytes.

A parser knows best where a script ends, so only what can be nothing else is taken out: no run that holds an end tag,
a script or a comment's begin, none that ends a comment, and none behind a tag whose quotes are not closed.
"""

import re

_OPENING = re.compile(rb"<(script|style)(?=[\s>])([^<>]*)>", re.I)
_DATA = b"ld+json"
_SHORTEST = 256  # bytes that are worth the work
_WIDE = 400  # bytes in which a page of two bytes a character has a zero
_MOST = 200  # of `<` in one run, each looked at


def unscripted(content: bytes) -> bytes:
    """The page with its scripts and styles empty, but for linked data. UTF-16 stays as it is."""
    if 0 in content[:_WIDE]:
        return content
    kept: list[bytes] = []
    done = at = 0
    commented = False
    while (tag := _OPENING.search(content, at)) is not None:
        start = tag.end()
        commented = commented or content.find(b"<!--", at, tag.start()) >= 0
        end = _end(content, start, tag[1].lower()) if _is_script(tag[2]) else -1
        at = max(start, end)
        if end - start >= _SHORTEST and not (commented and content.find(b"-->", start, end) >= 0):
            kept.append(content[done:start])
            done = end
    if not done:
        return content
    kept.append(content[done:])
    return b"".join(kept)


def _is_script(attributes: bytes) -> bool:
    """Whether a tag is whole and what follows it none of the page's data."""
    return not (attributes.count(b'"') % 2 or attributes.count(b"'") % 2 or _DATA in attributes.lower())


def _end(content: bytes, at: int, name: bytes) -> int:
    """Where the run ends that begins at a place, -1 where it may hold more than script."""
    for _ in range(_MOST):
        at = content.find(b"<", at)
        if at < 0:
            return -1
        following = content[at + 1 : at + 3 + len(name)].lower()
        if following[:1] == b"/":
            return at if following[1:-1] == name else -1
        if following[:1] == b"!" or following.startswith(name):
            return -1
        at += 1
    return -1
