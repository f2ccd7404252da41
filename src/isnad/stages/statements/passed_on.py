"""What a medium only passes on is no statement of its own: `A said X, according to agency B` is A's, through B."""

from collections.abc import Sequence

import msgspec

from isnad.model import Statement

_NEAR = 3  # statements to each side among which is the one that is passed on
_SAME = 0.8  # of what either of two contents covers, the share that both do from which they are the same words


def without_passed_on(statements: Sequence[Statement]) -> list[Statement]:
    """The statements, numbered anew, without those of a medium through which one beside them has the same words."""
    kept = [
        s
        for i, s in enumerate(statements)
        if not any(_passes_on(s, other) for other in statements[max(0, i - _NEAR) : i + _NEAR + 1] if other is not s)
    ]
    return [msgspec.structs.replace(s, id=f"s{n}") for n, s in enumerate(kept, 1)]


def _passes_on(told: Statement, other: Statement) -> bool:
    through = {link.entity for link in other.chain if link.role == "agency"}
    return bool(told.speakers) and through.issuperset(told.speakers) and _is_same(told, other)


def _is_same(one: Statement, two: Statement) -> bool:
    (a, b), (c, d) = ((s.content[0].start, s.content[-1].end) for s in (one, two))
    return min(b, d) - max(a, c) >= _SAME * (max(b, d) - min(a, c))
