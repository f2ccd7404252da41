"""Names that an article repeats in part: a surname that was found once is found wherever it stands alone."""

from isnad.model import Tokens
from isnad.stages.names.tagger import Tagged
from isnad.stages.names.vocabulary import Vocabulary
from isnad.text.clitics import bare_forms

_SHORTEST = 3
_BODIES = frozenset({"ORG", "AGENCY"})


def echoes(tokens: Tokens, tagged: list[Tagged], words: Vocabulary) -> list[Tagged]:
    """`tagged` and the untagged words that repeat a part of a person's name found elsewhere.

    Only parts that no lexicon knows as a common word or given name are repeated, so that the word `spring`
    or a namesake is not taken for the person.
    """
    parts = _parts(tokens, tagged, words)
    if not parts:
        return tagged
    taken = bytearray(len(tokens))
    for t in tagged:
        taken[t.first : t.last] = b"\1" * (t.last - t.first)
    out = list(tagged)
    n = len(tokens)
    i = 0
    while i < n:
        if taken[i] or not _is_part(tokens.norm[i], parts, words):
            i += 1
            continue
        first = i
        i += 1
        while i < n and not taken[i] and tokens.norm[i] in parts and tokens.start[i] <= tokens.end[i - 1] + 1:
            i += 1
        out.append(Tagged(first, i, "PER"))
    return sorted(out)


def repeats(tokens: Tokens, tagged: list[Tagged], words: Vocabulary) -> list[Tagged]:
    """`tagged` and the untagged places where the words of a tagged body stand again, clitics aside."""
    forms: dict[str, list[tuple[tuple[str, ...], str]]] = {}
    for t in tagged:
        if t.label in _BODIES:
            norms = tuple(tokens.norm[t.first : t.last])
            for _, bare in (
                bare_forms(norms[0])[-1:] if words.arabic and not words.knows(norms[0]) else ((0, norms[0]),)
            ):
                if len(norms) > 1 or (len(bare) >= _SHORTEST and _rare(bare, words)):
                    entry = ((*norms[1:],), t.label)
                    if entry not in forms.setdefault(bare, []):
                        forms[bare].append(entry)
    if not forms:
        return tagged
    taken = bytearray(len(tokens))
    for t in tagged:
        taken[t.first : t.last] = b"\1" * (t.last - t.first)
    out = list(tagged)
    for i, norm in enumerate(tokens.norm):
        if taken[i]:
            continue
        for _, bare in bare_forms(norm) if words.arabic else ((0, norm),):
            for rest, label in forms.get(bare, ()):
                last = i + 1 + len(rest)
                if tuple(tokens.norm[i + 1 : last]) == rest and not any(taken[i:last]):
                    taken[i:last] = b"\1" * (last - i)
                    out.append(Tagged(i, last, label))
    return sorted(out)


def _rare(norm: str, words: Vocabulary) -> bool:
    return not any(c.startswith(("x.", "t.", "p.", "pron", "nisba")) for c in words.classes(norm))


def _parts(tokens: Tokens, tagged: list[Tagged], words: Vocabulary) -> set[str]:
    """Folded words of persons' names that stand for the person alone."""
    parts: set[str] = set()
    for t in tagged:
        if t.label != "PER":
            continue
        for i in range(t.first, t.last):
            norm = tokens.norm[i]
            if len(norm) < _SHORTEST or tokens.kind[i] != "w":
                continue
            if i == t.first and words.arabic:
                norm = bare_forms(norm)[-1][1] if not words.knows(norm) and norm[0] == "\u0648" else norm
            if not _common(norm, words):
                parts.add(norm)
    return parts


def _common(norm: str, words: Vocabulary) -> bool:
    """Whether a lexicon gives the word another sense than part of a name."""
    return any(not c.startswith(("kn.", "given", "k.PER", "sfx")) for c in words.classes(norm))


def _is_part(norm: str, parts: set[str], words: Vocabulary) -> bool:
    if norm in parts:
        return True
    return words.arabic and any(bare in parts for n, bare in bare_forms(norm) if n)
