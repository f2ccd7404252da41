"""Persian phrases before a verb of speech that are no subject: every day, the end of the crisis, of her (he asked).

A verb in the first person has none but I and we.
"""

from isnad.stages.attributions.government import prepositions
from isnad.stages.attributions.lexical import Lexical
from isnad.stages.attributions.persian.writer import is_first, words
from isnad.stages.attributions.scene import FINITE, Scene
from isnad.stages.attributions.speechless import KINDS, is_headed_by
from isnad.stages.attributions.wordlists import single_words
from isnad.stages.links.words import words_for

_SOMEBODY = frozenset({"pronoun", "demonstrative", "some", "one", "two", "three"})
_TOLD = frozenset({"BE", "AZ", "BA"})
_BY_WORDS = 3
_PLAIN = ("saying_words", "fa", "role", "relative")

Span = tuple[int, int]


def somebody(scene: Scene, source: Span | None) -> Span | None:
    """The source, None where it is no subject."""
    lex, cue = scene.lex, scene.cue
    if source is None or cue.form.part not in FINITE or source[1] > cue.first:
        return source
    if is_first(lex.tokens.norm, cue.last - 1):
        return source if any((lex.tokens.norm[i],) in words("first") for i in range(*source)) else None
    if lex.particle[source[1]] == "comp" and scene.view.norm[source[1]] not in single_words(*_PLAIN):
        return None  # what is stranger: that in this report ...
    if is_headed_by(lex, source, *KINDS) or _names_nobody(lex, source):
        return None
    return None if _is_told(lex, source) or _is_asked(scene, source) else source


def _is_asked(scene: Scene, source: Span) -> bool:
    """Whether a phrase stands between the preposition that the verb governs and the verb: of the people (he) asks."""
    first, last = source
    return last == scene.cue.first and first > scene.first and scene.view.norm[first - 1] in scene.government.words


def _names_nobody(lex: Lexical, source: Span) -> bool:
    """Whether a phrase has only words that no phrase for somebody has: times, adverbs, numbers."""
    return all(not _tells(lex, i) for i in range(*source))


def _tells(lex: Lexical, i: int) -> bool:
    norm = lex.tokens.norm[i]
    role = words_for("fa").role(norm)
    if role is not None:
        return role[0] in _SOMEBODY
    return lex.tokens.kind[i] == "w" and norm not in single_words("office_bounds", "fa", "part", "stop")


def _is_told(lex: Lexical, source: Span) -> bool:
    """Whether a phrase is a pronoun behind `to`, `of` or `with`, which is no part of a by-phrase."""
    first, last = source
    if not first or any(lex.particle[i] != "pron" for i in range(first, last)):
        return False
    norm = lex.tokens.norm
    if prepositions("fa").get(norm[first - 1]) not in _TOLD:
        return False
    by = words_for("fa").by
    return not any("".join(norm[max(0, first - n) : first]) in by for n in range(2, _BY_WORDS + 1))
