"""Persian speech behind a colon, without marks of quotation: how far it may run, and where it runs on.

It ends before the next attribution, and before a sentence by which the writer takes over (it is worth saying that,
by report of). It runs on in the first person, for a writer of news says no I, with what stands between; and in the
sentence behind it that names nobody and nothing, joins on by a connective or says what must be: a writer who takes
over names what the news is of.
"""

from collections.abc import Callable
from dataclasses import replace

from isnad.model import Sentence
from isnad.stages.attributions.decide import Finding
from isnad.stages.attributions.lexical import Lexical
from isnad.stages.attributions.persian.letters import is_letter
from isnad.stages.attributions.persian.writer import (
    begins_with_feeling,
    goes_on,
    in_first_person,
    is_first,
    stands,
    takes_over,
    words,
)

_BETWEEN = 2  # sentences in the third person between two in the first
_LONGEST = 24  # sentences of one speech
_NAMES = frozenset({"PER", "ORG", "GPE", "AGENCY", "demonym"})
_SPEAKER = frozenset({"PER", "office", "pronoun"})
_QUESTION = frozenset("?\u061f")


def run_on(found: Finding, barred: Callable[[int], bool]) -> Finding:
    """The finding with its content as far as it runs on.

    `barred` tells of an offset whether what stands there is no part of the text.
    """
    lex, view = found.scene.lex, found.scene.view
    begin, end = found.content
    if lex.lang != "fa" or found.opening != "colon" or lex.depth[begin]:
        return found
    if is_first(lex.tokens.norm, found.scene.cue.last - 1):
        return found  # a writer who says I said
    k = lex.sentence[end - 1]
    sentences = lex.sentences
    if any(kind != "m" for kind in lex.tokens.kind[end : sentences[k].last]):
        return found
    last, whole = k, is_letter(found.scene)
    for j in range(k + 1, min(k + _LONGEST, len(sentences))):
        s = sentences[j]
        taken = takes_over(view, s) and not (whole and goes_on(lex, s))
        if j - last > _BETWEEN + 1 or taken or barred(lex.tokens.start[s.first]):
            break
        if whole or in_first_person(lex, s) or (j == last + 1 and _joins_on(lex, s)):
            last = j
    return replace(found, content=(begin, sentences[last].last)) if last > k else found


def _joins_on(lex: Lexical, s: Sentence) -> bool:
    """Whether a sentence goes on with what was said: by a connective, by what must be, or without any name.

    Not where it begins with a word for a person, as the speaker is called, or asks what a new sentence answers.
    """
    norm, name = lex.tokens.norm, lex.name
    head = name[min(s.first + (lex.particle[s.first] == "dem"), s.last - 1)]
    if head[2:] in _SPEAKER or (norm[s.last - 1] in _QUESTION and s.last < len(norm) and lex.cue[s.last] is not None):
        return False
    if lex.particle[s.first] == "conj" or begins_with_feeling(lex, s):
        return True
    if any(stands(words("necessary"), norm, i) for i in range(s.first, s.last)):
        return True
    return not any(name[i][2:] in _NAMES for i in range(s.first, s.last))
