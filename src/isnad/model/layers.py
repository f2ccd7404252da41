"""The layers that stages add beside an article's text."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterator

from msgspec import Struct, structs

from isnad.model.article import Boilerplate, Span
from isnad.model.findings import Attribution, Entity, Event, Mechanism, Mention, Name, Speakers, Statement, Time


class Tokens(Struct, frozen=True):
    """Words, numbers and marks in order, as parallel lists.

    `norm` is the folded form that lexicons match on; `kind` is one letter: w word, n number, m mark.
    """

    start: list[int]
    end: list[int]
    norm: list[str]
    kind: list[str]

    def __len__(self) -> int:
        return len(self.start)

    def at(self, offset: int) -> int:
        """The token that holds a raw offset, else the last one before it; 0 where there is none."""
        return bisect_right(self.start, offset, 1) - 1

    def before(self, offset: int) -> int:
        """How many tokens begin before a raw offset: where a slice of them ends that ends there."""
        return bisect_left(self.start, offset)


class Sentence(Struct, frozen=True):
    """A sentence as tokens `first:last` (last exclusive) and its paragraph's number."""

    first: int
    last: int
    paragraph: int


class Layers(Struct, kw_only=True):
    """What is known of one article so far; None = not made yet. Stages return a new one with theirs only."""

    title: Span | None = None
    boilerplate: list[Boilerplate] | None = None
    tokens: Tokens | None = None
    sentences: list[Sentence] | None = None
    names: list[Name] | None = None
    times: list[Time] | None = None
    attributions: list[Attribution] | None = None
    mentions: list[Mention] | None = None
    entities: list[Entity] | None = None
    outlet: str | None = None  # the outlet's entity id
    speakers: list[Speakers] | None = None  # one per attribution
    statements: list[Statement] | None = None
    events: list[Event] | None = None
    mechanisms: list[Mechanism] | None = None

    def made(self) -> Iterator[str]:
        """Names of the layers that are there."""
        return (name for name in LAYER_NAMES if getattr(self, name) is not None)


LAYER_NAMES: tuple[str, ...] = tuple(f.name for f in structs.fields(Layers))
