"""Cues that grammar decides.

Persian: the participle before a clause, and whoever the by-phrase of a medium quotes. Arabic: the verb behind a word
for according, where its sentence has no other cue; the verb that opens a sentence, with its subject and its clause;
according to a medium, where that opens a sentence with no other cue.

What stands before `that` behind with-saying and with-pointing-to says so whatever the tagger thinks; and where a
sentence opens with two by-phrases (by report of A, quoting B) and holds no other cue, all the rest is B's.
"""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from isnad.lexicons import form_variants, load
from isnad.stages.attributions.cues import CueSpan, cue_form
from isnad.stages.attributions.government import prepositions
from isnad.stages.attributions.lexical import Lexical
from isnad.stages.attributions.persian.demands import demands
from isnad.stages.attributions.persian.effects import effects
from isnad.stages.attributions.persian.letters import letters
from isnad.stages.attributions.persian.opening import opening
from isnad.stages.attributions.persian.shown import shown
from isnad.stages.attributions.scene import FINITE, SURE
from isnad.stages.attributions.wordlists import phrases
from isnad.stages.names.classes import ARTICLE
from isnad.text.marks import COMMAS

_SAID = 4  # tokens that stand before a phrase of according which closes a sentence
_NAMES = frozenset({"PER", "ORG", "GPE"})
_WHO = _NAMES | {"AGENCY", "GROUP", "office"}
_WHEN = 5  # tokens of when and where between who says it and the clause
_MEDIUM = 8  # tokens behind a phrase for according in which a medium is named
_QUOTED = 12  # tokens behind the first by-phrase within which the second one begins


def certain(lex: Lexical, cues: Sequence[CueSpan]) -> dict[int, int]:
    """First tokens of cues that grammar decides, each with the token behind them."""
    if lex.lang == "ar":
        return _as_said(lex, cues) | _verb_first(lex, cues) | _medium_first(lex, cues)
    alone = _before_clauses(lex) | demands(lex) | effects(lex) | letters(lex)
    return alone | opening(lex, cues) | _quoting(lex, cues) | shown(lex, cues)


def with_certain(lex: Lexical, cues: Sequence[CueSpan], found: dict[int, int]) -> list[CueSpan]:
    """The cues, with those in `found` for sure."""
    held = {i for a, b in found.items() for i in range(a, b)}
    own = {c.first: c for c in cues}
    kept = [c for c in cues if not held.intersection(range(c.first, c.last))]
    sure = [
        replace(own[a], p=1.0) if a in own else CueSpan(a, b, *cue_form(lex, a, b), 1.0) for a, b in found.items()
    ]
    return sorted([*kept, *sure], key=lambda c: c.first)


def _as_said(lex: Lexical, cues: Sequence[CueSpan]) -> dict[int, int]:
    """Arabic verbs behind a word for according, `what` between, in sentences with no other cue."""
    particle, sentence = lex.particle, lex.sentence
    taken = {sentence[c.first] for c in cues if c.p >= SURE}
    out: dict[int, int] = {}
    for i, hit in enumerate(lex.cue):
        if hit is None or hit.first != i or hit.value.part not in FINITE or sentence[i] in taken:
            continue
        k = i - 1 if particle[i - 1] == "according" else i - 2
        said = k - lex.sentences[sentence[i]].first >= _SAID
        if said and particle[k] == "according" and particle[i - 1] in {"according", "comp"}:
            out[i] = hit.last
    return out


def _verb_first(lex: Lexical, cues: Sequence[CueSpan]) -> dict[int, int]:
    """Arabic verbs that open a sentence, with who says it and a complementizer that they govern right behind."""
    held = {c.first for c in cues if c.p >= SURE}
    out: dict[int, int] = {}
    for s in lex.sentences:
        i, hit = s.first, lex.cue[s.first]
        if (
            hit is None
            or hit.value.part not in FINITE
            or i in held
            or hit.last >= s.last
            or not _is_who(lex, hit.last)
        ):
            continue
        end = hit.last + 1
        while end < s.last and lex.phrase[end][:1] == "I":
            end += 1
        for k in range(end, min(s.last, end + _WHEN)):
            if lex.cue[k] is not None or lex.particle[k] == "rel":
                break
            if lex.particle[k] == "comp":
                if _governs_clause(lex, hit.value.governs.split("|"), k):
                    out[i] = hit.last
                break
    return out


def _medium_first(lex: Lexical, cues: Sequence[CueSpan]) -> dict[int, int]:
    """Arabic phrases for according that open a sentence with no other cue, a medium and a comma or `that` behind."""
    taken = {lex.sentence[c.first] for c in cues if c.p >= SURE}
    out: dict[int, int] = {}
    for k, s in enumerate(lex.sentences):
        hit = lex.cue[s.first]
        if hit is None or hit.value.part != "preposition" or hit.first != s.first or k in taken:
            continue
        named = [i for i in range(hit.last, min(s.last, hit.last + _MEDIUM)) if lex.name[i][2:] == "AGENCY"]
        if not named or any(
            lex.particle[i] == "rel" or lex.phrase[i][2:] == "PER" for i in range(hit.last, named[0])
        ):
            continue
        for i in range(named[-1] + 1, min(s.last, named[-1] + _WHEN)):
            if lex.tokens.norm[i] in COMMAS or lex.particle[i] in {"comp", "aux"}:
                out[s.first] = hit.last
                break
    return out


def _is_who(lex: Lexical, i: int) -> bool:
    """Whether a phrase for somebody begins at token `i`: with a name or the article."""
    if lex.phrase[i][2:] not in _WHO:
        return False
    return lex.name[i][2:] in _NAMES or lex.tokens.norm[i].startswith(ARTICLE)


def _governs_clause(lex: Lexical, codes: list[str], k: int) -> bool:
    """Whether what a verb governs is the clause of complementizer `k`, with the preposition before that if any."""
    code = prepositions("ar").get(lex.tokens.norm[k - 1])
    return f"{code}_AN" in codes if code else not {"AN", "IN"}.isdisjoint(codes)


def own_words(lex: Lexical) -> dict[int, int]:
    """The nouns of Arabic phrases like in-his-words, each with the first token of its phrase."""
    if lex.lang != "ar":
        return {}
    found = [(i, own_words_at(lex, i)) for i, hit in enumerate(lex.cue) if hit is not None]
    return {i: first for i, first in found if first is not None}


def own_words_at(lex: Lexical, i: int) -> int | None:
    """The first token of such a phrase whose noun is cue candidate `i`: a verbal noun with the speaker's pronoun."""
    hit = lex.cue[i]
    if hit is None or hit.value.part != "masdar" or not hit.value.gender or i < 2:
        return None
    if lex.particle[i - 1] == "according":
        return i - 1
    return i - 2 if tuple(lex.tokens.norm[i - 2 : i]) in _phrases() else None


@cache
def _phrases() -> frozenset[tuple[str, ...]]:
    """What stands before the noun in cues that are prepositional phrases of three words."""
    rows = [row for row in load("cues", "ar").rows if row["part"] == "preposition"]
    return frozenset(v[:2] for row in rows for v in form_variants(row.form) if len(v) == 3)


def _before_clauses(lex: Lexical) -> dict[int, int]:
    """The nouns of participial phrases that a complementizer follows, with its preposition or demonstrative."""
    out: dict[int, int] = {}
    for i, hit in enumerate(lex.cue):
        if hit is None or hit.first != i or hit.value.part != "participle" or hit.last - i < 2:
            continue
        j = hit.last
        while j < len(lex.particle) and lex.particle[j] in {"prep", "dem"} and j - hit.last < 2:
            j += 1
        if "comp" in lex.particle[i : j + 1] and lex.sentence[i] == lex.sentence[min(j, len(lex.sentence) - 1)]:
            out[i + 1] = i + 2
    return out


def _quoting(lex: Lexical, cues: Sequence[CueSpan]) -> dict[int, int]:
    """The second by-phrases of sentences that open with one and hold no other cue."""
    out: dict[int, int] = {}
    find = phrases("relays", "fa", "role", "by", "credit", "quoting").at
    sure = sorted((c for c in cues if c.p >= SURE), key=lambda c: c.first)
    firsts = [c.first for c in sure]
    for s in lex.sentences:
        one = find(lex.tokens, s.first, s.last)
        if one is None:
            continue
        near = range(one.last + 1, min(s.last, one.last + _QUOTED))
        two = next((hit for i in near if (hit := find(lex.tokens, i, s.last)) is not None), None)
        if two is None or two.last == s.last or lex.tokens.kind[two.last] != "w":
            continue
        others = sure[bisect_left(firsts, s.first) : bisect_left(firsts, s.last)]
        if all(c.last <= one.last or two.first <= c.first < two.last for c in others):
            out[two.first] = two.last
    return out
