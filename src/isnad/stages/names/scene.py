"""What the readers of phrases see of one article."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from isnad.lexicons import Hit
from isnad.model import Tokens
from isnad.stages.names.tagger import Tagged
from isnad.stages.names.vocabulary import Senses

Hits = Mapping[int, Hit[Senses]]


class Scene(NamedTuple):
    """Tokens, where each token's sentence ends, hits by first token, names in order and by first token, the text."""

    tokens: Tokens
    ends: Sequence[int]
    hits: Hits
    names: Sequence[Tagged]
    at_name: Mapping[int, int]
    text: str

    def begins(self, i: int) -> bool:
        """Whether a sentence begins with a token."""
        return not i or self.ends[i - 1] <= i

    def name_before(self, i: int, longest: int) -> Tagged | None:
        """The name of at most so many tokens that ends right before a token."""
        found = (self.at_name.get(j) for j in range(i - 1, max(-1, i - 1 - longest), -1))
        k = next((k for k in found if k is not None), None)
        return self.names[k] if k is not None and self.names[k].last == i else None
