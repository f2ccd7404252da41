"""Persian nouns of asking and refusing with who asks right behind: the demand of N for the bridge to be opened.

By, or before, somebody's demand is when or why something is done, and no statement.
"""

from collections.abc import Iterator

from isnad.stages.attributions.government import prepositions
from isnad.stages.attributions.lexical import Lexical

_DEMAND, _REJECT = "demand", "reject"
_ADVERBIAL = frozenset({"BE", "AZ"})
_WHO = frozenset({"PER", "ORG", "GPE"})


def demands(lex: Lexical) -> dict[int, int]:
    """First tokens of such nouns, each with the token behind it: what is asked or refused has a preposition."""
    return {i: i + 1 for i in _nouns(lex) if (end := _whose(lex, i + 1)) is not None and lex.particle[end] == "prep"}


def _nouns(lex: Lexical) -> Iterator[int]:
    for i, hit in enumerate(lex.cue):
        if hit is None or hit.value.part != "noun":
            continue
        before = prepositions("fa").get(lex.tokens.norm[i - 1]) if i else None
        if hit.value.act == _REJECT or (hit.value.act == _DEMAND and before not in _ADVERBIAL):
            yield i


def _whose(lex: Lexical, at: int) -> int | None:
    """The token behind the phrase that names somebody at `at`, None where none does."""
    last = lex.sentences[lex.sentence[at]].last if at < len(lex.sentence) else at
    if at >= last or lex.phrase[at][2:] not in _WHO | {"office"}:
        return None
    end = at + 1
    while end < last and lex.phrase[end][:1] == "I":
        end += 1
    return end if end < last and any(lex.name[k][2:] in _WHO for k in range(at, end)) else None
