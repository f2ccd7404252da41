"""Names that an article repeats: what was found once is found wherever it stands again, whole or in part."""

from isnad.model import Tokens
from isnad.stages.names.tagger import Tagged
from isnad.stages.names.vocabulary import GIVEN, Vocabulary
from isnad.text.clitics import bare_forms
from isnad.text.marks import DASHES
from isnad.text.remembered import Remembered

_SHORTEST = 3
_BODIES = frozenset({"ORG", "AGENCY"})
_WAW = "\u0648"
_NAME_CLASSES = ("kn.", "given", "k.PER", "sfx")
_COMMON_CLASSES = ("x.", "t.", "p.", "pron", "nisba")
Forms = dict[str, list[tuple[list[str], str]]]


def echoes(tokens: Tokens, tagged: list[Tagged], words: Vocabulary) -> list[Tagged]:
    """`tagged` and the untagged words that repeat a name found elsewhere, clitics aside.

    Of a person's name any part is repeated that no lexicon knows as a common word, of a body's all words. A word that
    the press uses often and no lexicon knows as a name is one behind a given name alone.
    """
    parts, forms = _parts(tokens, tagged, words), _forms(tokens, tagged, words)
    if not parts and not forms:
        return tagged
    article = set(tokens.norm)
    clitics = [w for w in article if _BEHIND_CLITICS[w]] if words.arabic else []
    taken = bytearray(len(tokens))
    for t in tagged:
        taken[t.first : t.last] = b"\1" * (t.last - t.first)
    out = list(tagged)
    if parts:
        begins = (parts & article).union(w for w in clitics if not parts.isdisjoint(_BEHIND_CLITICS[w]))
        out += _people(tokens, taken, parts, begins)
    if forms:
        found: Forms = {w: forms[w] for w in forms.keys() & article}
        for word in clitics:
            if not forms.keys().isdisjoint(_BEHIND_CLITICS[word]):
                found[word] = [entry for _, bare in bare_forms(word) for entry in forms.get(bare, ())]
        out += _bodies(tokens, taken, found)
    return _joined(tokens, sorted(out))


def _joined(tokens: Tokens, found: list[Tagged]) -> list[Tagged]:
    """The stretches; two persons side by side are one where their words stand together in a name elsewhere."""
    norm = tokens.norm
    people = [t for t in found if t.label == "PER"]
    pairs = {(norm[i], norm[i + 1]) for t in people for i in range(t.first, t.last - 1)}
    out: list[Tagged] = []
    for t in found:
        before = out[-1] if out else None
        dashed = before is not None and before.last + 1 == t.first and norm[before.last] in DASHES
        if (
            before is not None and before.label == t.label == "PER" and (before.last == t.first or dashed)
            and all((norm[i], norm[i + 1]) in pairs for i in range(before.last - 1, t.first))
        ):  # fmt: skip
            out[-1] = Tagged(before.first, t.last, "PER")
        else:
            out.append(t)
    return out


def _people(tokens: Tokens, taken: bytearray, parts: set[str], begins: set[str]) -> list[Tagged]:
    """Runs of `parts` where they are not `taken`, the first word being one of `begins`; they are taken then."""
    norm = tokens.norm
    out = []
    for first in [i for i, word in enumerate(norm) if word in begins]:
        if taken[first]:
            continue
        i = first + 1
        while i < len(norm) and not taken[i] and norm[i] in parts and tokens.start[i] <= tokens.end[i - 1] + 1:
            i += 1
        taken[first:i] = b"\1" * (i - first)
        out.append(Tagged(first, i, "PER"))
    return out


def _bodies(tokens: Tokens, taken: bytearray, begins: Forms) -> list[Tagged]:
    """The places that are not `taken` where all words of a body stand, by their first; they are taken then."""
    norm = tokens.norm
    out = []
    for i in [i for i, word in enumerate(norm) if word in begins]:
        if taken[i]:
            continue
        for rest, label in begins[norm[i]]:
            last = i + 1 + len(rest)
            if norm[i + 1 : last] == rest and not any(taken[i:last]):
                taken[i:last] = b"\1" * (last - i)
                out.append(Tagged(i, last, label))
    return out


def _first_word(norm: str, words: Vocabulary) -> str:
    """A name's first word without a conjunction that no lexicon takes for its letter."""
    if words.arabic and norm.startswith(_WAW) and not words.knows(norm):
        return bare_forms(norm)[-1][1]
    return norm


def _parts(tokens: Tokens, tagged: list[Tagged], words: Vocabulary) -> set[str]:
    """Folded words of persons' names that stand for the person alone."""
    parts: set[str] = set()
    for t in tagged:
        if t.label != "PER":
            continue
        given = not GIVEN.isdisjoint(words.classes(_first_word(tokens.norm[t.first], words)))
        for i in range(t.first, t.last):
            norm = tokens.norm[i]
            if len(norm) < _SHORTEST or tokens.kind[i] != "w":
                continue
            if i == t.first:
                norm = _first_word(norm, words)
            if words.is_frequent(norm) and not given:
                continue
            if all(c.startswith(_NAME_CLASSES) for c in words.classes(norm)):
                parts.add(norm)
    return parts


def _behind_clitics(norm: str) -> tuple[str, ...]:
    return tuple([bare for clitic, bare in bare_forms(norm) if clitic])


_BEHIND_CLITICS = Remembered(_behind_clitics)


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
