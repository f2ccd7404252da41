"""Where a Persian writer takes over from somebody's unmarked speech, and which words are in the first person."""

from collections.abc import Sequence
from functools import cache

from isnad.lexicons import form_variants, load
from isnad.lexicons.conjugate import first_persons
from isnad.lexicons.match import Matcher
from isnad.model import Sentence
from isnad.stages.attributions.lexical import Lexical
from isnad.stages.attributions.scene import View
from isnad.stages.links.words import words_for


def takes_over(view: View, s: Sentence) -> bool:
    """Whether a sentence attributes words to somebody, or is the writer's by how it begins.

    A noun of saying in a sentence in the first person (we reject the claim that) does neither, nor does what begins
    with a speaker's own feeling: unfortunately they say.
    """
    lex = view.lex
    if not begins_with_feeling(lex, s):
        firsts = [i for i in range(s.first, s.last) if view.cues[i + 1] > view.cues[i]]
        if in_first_person(lex, s):
            firsts = [i for i in firsts if (hit := lex.cue[i]) is None or hit.value.part != "noun"]
        if not all(_is_first(view, i) for i in firsts):
            return True
    return _openings().at(lex.tokens, s.first, s.last) is not None


def goes_on(lex: Lexical, s: Sentence) -> bool:
    """Whether a sentence of a letter goes on with it: who speaks in it is not named at its head, nor the writer."""
    return not lex.phrase[s.first] and _openings().at(lex.tokens, s.first, s.last) is None


def in_first_person(lex: Lexical, s: Sentence) -> bool:
    """Whether a word of a sentence is in the first person."""
    return any(is_first(lex.tokens.norm, i) for i in range(s.first, s.last))


def begins_with_feeling(lex: Lexical, s: Sentence) -> bool:
    """Whether a sentence begins with what its speaker feels of it: unfortunately."""
    return (lex.tokens.norm[s.first],) in _feelings()


def _is_first(view: View, first: int) -> bool:
    """Whether the cue that begins at token `first` is in the first person: we believe, in our belief."""
    last, norm = first, view.norm
    while view.cue[last] == view.cue[first]:
        last += 1
    return is_first(norm, last - 1) or is_first(norm, last)


def is_first(norm: Sequence[str], i: int) -> bool:
    """Whether the word that ends at token `i` is in the first person."""
    return stands(first_words(), norm, i)


def stands(found: frozenset[tuple[str, ...]], norm: Sequence[str], i: int) -> bool:
    """Whether one of these words ends at token `i`, its prefix or auxiliary perhaps written apart."""
    return (norm[i],) in found or (norm[i - 1], norm[i]) in found


@cache
def words(kind: str) -> frozenset[tuple[str, ...]]:
    """Folded words of the lexicon that show person and voice, each as its tokens."""
    rows = (row for row in load("person", "fa").rows if row["kind"] == kind)
    return frozenset(v for row in rows for v in form_variants(row.form))


@cache
def first_words() -> frozenset[tuple[str, ...]]:
    """Folded words in the first person that are nothing else, each as its tokens."""
    noun = words_for("fa").noun
    verbs = {v for form, _ in first_persons() for v in form_variants(form)}
    return words("first") | {v for v in verbs if noun(v[0]) is None}


@cache
def first_presents() -> frozenset[tuple[str, ...]]:
    """Folded verbs in the first person of the present, each as its tokens."""
    return frozenset(v for form, present in first_persons() if present for v in form_variants(form))


@cache
def _feelings() -> frozenset[tuple[str, ...]]:
    rows = (row for row in load("saying_words", "fa").rows if row["role"] == "feeling")
    return frozenset(v for row in rows for v in form_variants(row.form))


@cache
def _openings() -> Matcher[str]:
    """What a writer takes over with at a sentence's beginning."""
    rows = [row for row in load("person", "fa").rows if row["kind"] == "writer"]
    by = [row for row in load("relays", "fa").rows if row["role"] in {"by", "credit", "quoting"}]
    return Matcher([(row.form, row.id) for row in (*rows, *by)], clitics=False)
