"""By-phrases that only vouch for what another cue of their sentence says: he said so, according to the agency.

That is one statement, and the agency stands between; so it is where the cue's own subject quotes somebody (the
agency reported, quoting officials, that). A body that confirms what somebody else said makes a statement of its own.
"""

from functools import cache

from isnad.lexicons import load
from isnad.stages.attributions.arabic.bounds import accords
from isnad.stages.attributions.decide import Finding
from isnad.stages.links.words import key_of, words_for

Rated = tuple[Finding, float]

_SAME = 3  # tokens by which the edges of two contents that are the same may differ
_NEAR = 4  # findings to either side among which the one is whose words they are


def without_vouchers(kept: list[Rated]) -> list[Rated]:
    """The findings, in text order, without by-phrases for a medium that has another's words."""
    out: list[Rated] = []
    for k, (found, p) in enumerate(kept):
        around = [*kept[max(0, k - _NEAR) : k], *kept[k + 1 : k + 1 + _NEAR]]
        if not (_may_vouch(found) and any(_says_the_same(other, found) for other, _ in around)):
            out.append((found, p))
    return out


def _may_vouch(found: Finding) -> bool:
    """Whether the cue quotes somebody, or is in a by-phrase and names a medium."""
    lex, cue = found.scene.lex, found.scene.cue
    if key_of(lex.text[cue.start(lex) : cue.end(lex)]) in _quoting(lex.lang):
        return True
    if found.source is None or not accords(found.scene, cue.first):
        return False
    first, last = found.source
    named = any(tag[2:] == "AGENCY" for tag in lex.name[first:last])
    return named or words_for(lex.lang).is_medium(lex.tokens.norm[first])


def _says_the_same(other: Finding, found: Finding) -> bool:
    """Whether `other`, no by-phrase itself, says that content or begins it, and ends in the sentence of `found`."""
    lex, cue = other.scene.lex, other.scene.cue
    (first, last), (begin, end) = other.content, found.content
    if lex.sentence[last - 1] != lex.sentence[found.scene.cue.first] or accords(other.scene, cue.first):
        return False
    ahead = other.source is not None and 0 <= cue.first - other.source[1] <= 1
    head = other.source[0] if other.source is not None and ahead else cue.first
    within = min(first, head) - _SAME <= begin < last
    return abs(head - begin) <= _SAME or (within and abs(last - end) <= _SAME)


@cache
def _quoting(lang: str) -> frozenset[str]:
    """Phrases by which a medium says whom it quotes; folded."""
    return frozenset(key_of(row.form) for row in load("relays", lang).rows if row["role"] == "quoting")
