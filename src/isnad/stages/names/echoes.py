"""Names that an article repeats: what was found once is found wherever it stands again, whole or in part."""

from isnad.model import Tokens
from isnad.stages.names.tagger import Tagged
from isnad.stages.names.vocabulary import Vocabulary
from isnad.text.clitics import bare_forms

_SHORTEST = 3
_BODIES = frozenset({"ORG", "AGENCY"})
_WAW = "\u0648"
_NAME_CLASSES = ("kn.", "given", "k.PER", "sfx")
_COMMON_CLASSES = ("x.", "t.", "p.", "pron", "nisba")
Forms = dict[str, list[tuple[list[str], str]]]


def echoes(tokens: Tokens, tagged: list[Tagged], words: Vocabulary) -> list[Tagged]:
    """`tagged` and the untagged words that repeat a part of a person's name found elsewhere.

    A part that some lexicon knows as a common word is not repeated.
    """
    parts = _parts(tokens, tagged, words)
    if not parts:
        return tagged
    norm = tokens.norm
    repeated = parts | ({w for w in set(norm) if _holds(w, parts)} if words.arabic else set())
    taken = _taken(tokens, tagged)
    out = list(tagged)
    n, i = len(tokens), 0
    while i < n:
        if norm[i] not in repeated or taken[i]:
            i += 1
            continue
        first = i
        i += 1
        while i < n and not taken[i] and norm[i] in parts and tokens.start[i] <= tokens.end[i - 1] + 1:
            i += 1
        out.append(Tagged(first, i, "PER"))
    return sorted(out)


def repeats(tokens: Tokens, tagged: list[Tagged], words: Vocabulary) -> list[Tagged]:
    """`tagged` and the untagged places where the words of a tagged body stand again, clitics aside."""
    forms = _forms(tokens, tagged, words)
    if not forms:
        return tagged
    norm = tokens.norm
    begins: Forms = {}
    for word in set(norm):
        for _, bare in bare_forms(word) if words.arabic else ((0, word),):
            if bare in forms:
                begins.setdefault(word, []).extend(forms[bare])
    taken = _taken(tokens, tagged)
    out = list(tagged)
    for i, word in enumerate(norm):
        if word not in begins or taken[i]:
            continue
        for rest, label in begins[word]:
            last = i + 1 + len(rest)
            if norm[i + 1 : last] == rest and not any(taken[i:last]):
                taken[i:last] = b"\1" * (last - i)
                out.append(Tagged(i, last, label))
    return sorted(out)


def _taken(tokens: Tokens, tagged: list[Tagged]) -> bytearray:
    taken = bytearray(len(tokens))
    for t in tagged:
        taken[t.first : t.last] = b"\1" * (t.last - t.first)
    return taken


def _first_word(norm: str, words: Vocabulary) -> str:
    """A name's first word without a conjunction that no lexicon takes for its letter."""
    if words.arabic and norm[0] == _WAW and not words.knows(norm):
        return bare_forms(norm)[-1][1]
    return norm


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
            if i == t.first:
                norm = _first_word(norm, words)
            if all(c.startswith(_NAME_CLASSES) for c in words.classes(norm)):
                parts.add(norm)
    return parts


def _holds(norm: str, parts: set[str]) -> bool:
    """Whether an Arabic word is one of the parts behind a conjunction or preposition."""
    return any(bare in parts for n, bare in bare_forms(norm) if n)


def _forms(tokens: Tokens, tagged: list[Tagged], words: Vocabulary) -> Forms:
    """The bodies that are tagged: first word to further words and label."""
    forms: Forms = {}
    for t in tagged:
        if t.label not in _BODIES:
            continue
        first = tokens.norm[t.first]
        if words.arabic and not words.knows(first):
            first = bare_forms(first)[-1][1]
        rest = tokens.norm[t.first + 1 : t.last]
        if rest or (len(first) >= _SHORTEST and not any(c.startswith(_COMMON_CLASSES) for c in words.classes(first))):
            entry = (rest, t.label)
            if entry not in forms.setdefault(first, []):
                forms[first].append(entry)
    return forms
