"""Names that the tagger ran together.

They are parted where an Arabic `and` or `to` is written on to a second one, and in both languages where an `and`
stands between two quotation marks. A Persian noun for media behind a known medium begins another one's name. Two
nouns for bodies with the article that disagree, as the government the party, are a subject and an object.
"""

from collections.abc import Container, Iterable, Iterator

from isnad.model import Tokens
from isnad.stages.names.quoted import MEDIA
from isnad.stages.names.tagger import Tagged
from isnad.stages.names.vocabulary import ARTICLE, Vocabulary
from isnad.text.clitics import CLITIC_PREPOSITIONS, CONJUNCTION
from isnad.text.marks import CLOSING, OPENING, STRAIGHT

_TO = CLITIC_PREPOSITIONS["LI"]
_BODY = "b."
_PARTED = frozenset({"PER", "ORG", "AGENCY"})
_QUOTED = _PARTED | {"GPE", "MECHANISM"}
_FEMININE = "\u0647", "\u0627\u062a"  # folded -a, -at
_SHORTEST = 4  # letters of a name that the article has elsewhere
_KNOWN = frozenset({"k.AGENCY"})
_MEDIA = _KNOWN | MEDIA


def parted(tokens: Tokens, tagged: Iterable[Tagged], words: Vocabulary) -> Iterator[Tagged]:
    """The stretches in order, each of one name: `A B and C D` are two persons, `A B to N` a person and a medium."""
    article = frozenset(tokens.norm)
    for t in (piece for stretch in tagged for piece in _unquoted(tokens, stretch)):
        first, label = t.first, t.label
        if words.arabic and t.last - t.first == 1 and _is_told_medium(tokens.norm[first], label, words):
            label = "AGENCY"
        if not words.arabic and label == "AGENCY" and _is_medium(words, tokens.norm[first], _KNOWN):
            noun = next((i for i in range(first + 1, t.last - 1) if _is_medium(words, tokens.norm[i], MEDIA)), None)
            if noun is not None and all(_is_medium(words, tokens.norm[i], _KNOWN) for i in range(first, noun)):
                yield Tagged(first, noun, label)
                first = noun
        for i in range(t.first + 1, t.last) if words.arabic and t.label in _PARTED else ():
            begun = _begun(tokens.norm[i], t.label, words, article)
            if begun is None and label == "ORG" and _are_two(tokens.norm[i - 1], tokens.norm[i], words):
                begun = label
            joint = t.label == "AGENCY" and i == first + 1  # radio and television N is one
            if begun is not None and not joint:
                yield Tagged(first, i, label)
                first, label = i, begun
        yield Tagged(first, t.last, label)


def _is_medium(words: Vocabulary, norm: str, classes: frozenset[str]) -> bool:
    return not classes.isdisjoint(words.classes(norm))


def _unquoted(tokens: Tokens, t: Tagged) -> Iterator[Tagged]:
    """The stretch, parted where `and` stands between a closing and an opening mark of quotation: "A" and "B"."""
    first, norm = t.first, tokens.norm
    for i in range(t.first + 2, t.last - 2) if t.label in _QUOTED else ():
        if norm[i] == CONJUNCTION and norm[i - 1] in CLOSING | STRAIGHT and norm[i + 1] in OPENING | STRAIGHT:
            yield Tagged(first, i - 1, t.label)
            first = i + 2
    yield Tagged(first, t.last, t.label)


def _are_two(norm: str, following: str, words: Vocabulary) -> bool:
    """Whether both words are nouns for bodies with their article that disagree in gender, so that neither is the
    other's adjective."""
    both = (norm.removeprefix(CONJUNCTION), following)
    bodies = all(n.startswith(ARTICLE) and any(c.startswith(_BODY) for c in words.classes(n)) for n in both)
    return bodies and len({n.endswith(_FEMININE) for n in both}) > 1


def _is_told_medium(norm: str, label: str, words: Vocabulary) -> bool:
    """Whether a word taken for a person's name is `to` with a known medium that no person is called like."""
    if label != "PER" or norm[:1] != _TO or words.knows(norm) or norm[1:] in words.given:
        return False
    return not _MEDIA.isdisjoint(words.classes(norm[1:]))


def _begun(norm: str, label: str, words: Vocabulary, article: Container[str]) -> str | None:
    """The label of the name that a word begins inside a stretch of that label; None where it goes on with it.

    Behind `and` begins a known given name, or what the article has elsewhere without it.
    """
    bare = norm[1:]
    if norm[:1] not in {CONJUNCTION, _TO} or words.knows(norm):
        return None
    if norm[0] == _TO:
        return "AGENCY" if label == "PER" and not _MEDIA.isdisjoint(words.classes(bare)) else None
    if label == "PER":
        return label if bare in words.given or (len(bare) >= _SHORTEST and bare in article) else None
    head = not bare.startswith(ARTICLE) and any(c.startswith(_BODY) for c in words.classes(bare))
    return label if head else None
