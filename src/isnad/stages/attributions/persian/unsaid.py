"""Persian cues that nobody's words stand behind: one may say, it was said, we thank.

A short infinitive behind a modal without a person (one must say) is the writer's own; a passive says whose words
they are only by a preposition: in this statement it was said, it was announced by the ministry. Whoever says in the
present that they thank or believe does so in their own speech. A colon behind a label or in a list is the writer's.
"""

from functools import cache

from isnad.lexicons import form_variants
from isnad.lexicons.conjugate import conjugate, finite_forms, past_stems
from isnad.stages.attributions.decide import Finding
from isnad.stages.attributions.lexical import Lexical
from isnad.stages.attributions.persian.letters import FOLLOWS
from isnad.stages.attributions.persian.trimmed import unnamed
from isnad.stages.attributions.persian.writer import first_presents, stands, words
from isnad.stages.attributions.scene import mark_class
from isnad.stages.attributions.wordlists import forms, phrases, single_words
from isnad.stages.links.words import words_for
from isnad.text.marks import COLONS

_CLOSED = frozenset({"comp", "object", "pron"})  # function words that stand in no phrase between a modal and its verb
_NAMES = frozenset({"PER", "ORG", "GPE", "AGENCY"})
_ANNOUNCED = 5  # tokens before a colon in which it says that a text follows
_NEAR = 4  # tokens before a cue in which `must` stands, adverbs between


def is_unsaid(found: Finding) -> bool:
    """Whether a Persian finding gives nobody's words."""
    return any(
        f(found) for f in (_is_impersonal, _is_passive, _is_done, _is_coming, _is_listed, _is_neither, _is_anyones)
    )


def _is_listed(found: Finding) -> bool:
    """Whether a colon in the text stands in a list: behind a label (director, price), or behind `such as`.

    Somebody's name that begins the line speaks before one, and a text follows one that is announced.
    """
    scene, source = found.scene, found.source
    lex, at = scene.lex, scene.cue.first
    if lex.tokens.norm[at] not in COLONS or lex.sentences[lex.sentence[at]].paragraph == 0:
        return False
    if any(phrases(*FOLLOWS).at(lex.tokens, i, at) is not None for i in range(max(scene.first, at - _ANNOUNCED), at)):
        return False
    if source is None or source[1] != at or any(kind != "m" for kind in lex.tokens.kind[scene.first : source[0]]):
        return True
    return not any(lex.name[i][2:] in _NAMES for i in range(*source))


def _is_anyones(found: Finding) -> bool:
    """Whether a by-phrase's reports are only described, and nobody's: by new reports."""
    return found.source is not None and unnamed(found.scene, found.source) is not None


def _is_neither(found: Finding) -> bool:
    """Whether `neither` or `nor` stands right before a cue: (it) neither confirmed nor denied."""
    return found.scene.lex.particle[found.scene.cue.first - 1] == "neg" and found.scene.cue.first > found.scene.first


def _is_coming(found: Finding) -> bool:
    """Whether a verb of coming, which gives words only where it says in what they stand, is one of motion."""
    lex, cue = found.scene.lex, found.scene.cue
    if cue.form.lemma not in forms("saying_words", "fa", "role", "stands"):
        return False
    inside = single_words("pointers", "fa", "role", "inside")  # prepositions of being in something
    return inside.isdisjoint(lex.tokens.norm[found.scene.first : cue.first])


def _is_done(found: Finding) -> bool:
    """Whether a cue is in the first person of the present, or names the speaker as I or we."""
    form, norm, last = found.scene.cue.form, found.scene.view.norm, found.scene.cue.last
    if form.part == "preposition":
        return (norm[last],) in words("first")
    return stands(first_presents(), norm, last - 1)


def _is_impersonal(found: Finding) -> bool:
    """Whether the cue is the short infinitive of a modal without a person.

    Such is the first past stem behind `one can`, and one right behind `it becomes` where that ends no clause; `must`
    has a subject too, unless it stands right before.
    """
    lex, cue = found.scene.lex, found.scene.cue
    norm = lex.tokens.norm
    if norm[cue.last - 1] not in past_stems():
        return False
    if stands(words("becomes"), norm, cue.first - 1):
        return "comp" not in lex.particle[found.scene.first : cue.first] and mark_class(norm[cue.last]) != "colon"
    for i in range(cue.first - 1, found.scene.first - 1, -1):
        if stands(words("possible"), norm, i):
            return True
        if norm[i] in past_stems():
            break
    for i in range(cue.first - 1, max(found.scene.first, cue.first - 1 - _NEAR) - 1, -1):
        if stands(words("necessary"), norm, i):
            return True
        if lex.tokens.kind[i] == "m" or lex.particle[i] in _CLOSED or norm[i] in finite_forms():
            return False
    return False


def _is_passive(found: Finding) -> bool:
    """Whether a cue is passive and no preposition names who says it."""
    lex, cue = found.scene.lex, found.scene.cue
    norm = lex.tokens.norm
    if norm[cue.last - 1] in _passives():
        whole = cue.last - cue.first > 1 and not any(cue.form.lemma.endswith(v) for v in _infinitives())
    else:
        future = cue.last < len(norm) - 1 and lex.particle[cue.last] == "aux" and norm[cue.last] not in _passives()
        whole = cue.last < len(norm) and norm[cue.last + future] in _passives()
    if not whole:
        return False
    if found.source is not None:
        return lex.particle[found.source[0] - 1] != "prep"
    return not any(_is_in_document(lex, i) for i in range(found.scene.first + 1, cue.first))


def _is_in_document(lex: Lexical, i: int) -> bool:
    """Whether token `i` is a noun for a document behind a preposition: in the, in this statement."""
    before = i - 1 if lex.particle[i - 1] != "dem" else i - 2
    noun = words_for("fa").noun(lex.tokens.norm[i]) if before >= 0 and lex.particle[before] == "prep" else None
    return noun is not None and noun[0].kind == "document"


@cache
def _infinitives() -> tuple[str, ...]:
    return forms("person", "fa", "kind", "passive")


@cache
def _passives() -> frozenset[str]:
    """Folded forms of the verbs that make a passive."""
    forms = (f.form for infinitive in _infinitives() for f in conjugate(infinitive) if f.number)
    return frozenset(v[0] for form in forms for v in form_variants(form) if len(v) == 1)
