"""Persons' names that another name hides: Fatah in Fathollah, an Iraqi in a list of persons.

The second part of a name like Fathollah belongs with the word before it. A Persian adjective follows its noun, so an
adjective of a country that stands behind a comma in a list of surnames is a surname, too.
"""

from collections.abc import Container, Iterator

from isnad.model import Tokens
from isnad.stages.names.tagger import Tagged
from isnad.text.clitics import CONJUNCTION
from isnad.text.marks import COMMAS

_ALLAH = "\u0627\u0644\u0644\u0647"
_SHORTEST = 3  # letters of the first part of such a name
_BODIES = frozenset({"ORG", "AGENCY", "GPE"})


def with_allah(tokens: Tokens, tagged: list[Tagged]) -> list[Tagged]:
    """The stretches; a name that begins with Allah takes in the word before it, which is no body's name then."""
    out: list[Tagged] = []
    for t in tagged:
        begins = t.label in {"PER", "ORG"} and tokens.norm[t.first].startswith(_ALLAH)
        if (
            begins
            and t.first
            and _joined(tokens, t.first)
            and not (out and out[-1].last == t.first > out[-1].first + 1)
        ):
            if out and out[-1].last == t.first:
                out.pop()
            t = Tagged(t.first - 1, t.last, "PER")
        alone = t.last - t.first == 1 and t.label in _BODIES and t.last < len(tokens)
        if alone and tokens.norm[t.last].startswith(_ALLAH) and _joined(tokens, t.last):
            continue
        out.append(t)
    return out


def _joined(tokens: Tokens, i: int) -> bool:
    """Whether the word before a token stands right before it and is long enough."""
    return (
        tokens.kind[i - 1] == "w"
        and tokens.start[i] <= tokens.end[i - 1] + 1
        and len(tokens.norm[i - 1]) >= _SHORTEST
    )


def listed(tokens: Tokens, tagged: list[Tagged], adjectives: Container[str]) -> Iterator[Tagged]:
    """Adjectives of countries that stand as surnames in a Persian list of them."""
    ends = {t.last for t in tagged if t.label == "PER" and t.last - t.first == 1}
    begins = {t.first for t in tagged if t.label == "PER"}
    for end in sorted(ends):
        i = end + 1
        if i + 1 >= len(tokens) or tokens.norm[end] not in COMMAS or tokens.norm[i] not in adjectives:
            continue
        if tokens.norm[i + 1] in COMMAS or (tokens.norm[i + 1] == CONJUNCTION and i + 2 in begins):
            yield Tagged(i, i + 1, "PER")
