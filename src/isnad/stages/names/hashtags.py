"""What the lexicons know in a text, in hashtags too: #South_Korea is written as one word and read as two."""

from typing import TypeVar

from isnad.lexicons import Hit
from isnad.lexicons.match import Matcher
from isnad.model import Tokens

T = TypeVar("T")
_JOINS = "_"


def find(matcher: Matcher[T], tokens: Tokens) -> list[Hit[T]]:
    """The hits of a matcher, underscores taken for spaces."""
    if _JOINS not in tokens.norm:
        return matcher.find(tokens)
    kept = [i for i, norm in enumerate(tokens.norm) if norm != _JOINS]
    words = Tokens(
        start=[tokens.start[i] for i in kept],
        end=[tokens.end[i] for i in kept],
        norm=[tokens.norm[i] for i in kept],
        kind=[tokens.kind[i] for i in kept],
    )
    return [hit._replace(first=kept[hit.first], last=kept[hit.last - 1] + 1) for hit in matcher.find(words)]
