"""Persian predicates whose verb stands behind what they govern: (they) seekers of an end to the war became.

What is sought is all between the predicate and its verb; where that is but `this` or `that`, the clause behind.
"""

from functools import cache

from isnad.lexicons import form_variants, load
from isnad.lexicons.conjugate import conjugate
from isnad.stages.attributions.scene import Scene

_CLOSING = frozenset({"comma", "stop", "conj", "comp", "edge", "mark", "close"})  # shapes behind a clause's verb
_POINTING = frozenset({"dem", "pron"})

Span = tuple[int, int]


def sought(scene: Scene, content: Span) -> Span:
    """The content of such a predicate from its beginning to its verb; else the content as it is."""
    lex, cue = scene.lex, scene.cue
    begin = content[0]
    if begin < cue.last or begin > cue.last + 1 or lex.tokens.norm[cue.last - 1] not in _words():
        return content
    for i in range(begin, scene.last):
        last = _verb_end(scene, i)
        if last is None or lex.depth[i] > lex.depth[cue.first]:
            continue
        if scene.view.shape[last] not in _CLOSING and last < scene.last:
            continue
        if i > begin + (lex.particle[begin] in _POINTING):
            return begin, i
        return _behind(scene, last + (scene.view.shape[last] == "comp")) or content
    return content


def _behind(scene: Scene, begin: int) -> Span | None:
    """The rest of the sentence from token `begin` on."""
    end = scene.last
    while end > begin and scene.lex.tokens.kind[end - 1] == "m":
        end -= 1
    return (begin, end) if begin < end else None


def _verb_end(scene: Scene, i: int) -> int | None:
    """The token behind the verb of being or becoming that begins at token `i`; None where none does."""
    norm = scene.view.norm
    for n in (3, 2, 1):
        if tuple(norm[i : i + n]) in _copulas():
            return i + n
    return None


@cache
def _copulas() -> frozenset[tuple[str, ...]]:
    """The forms of the verbs that make a passive or a predicate, each as its folded tokens."""
    infinitives = [row.form for row in load("person", "fa").rows if row["kind"] in {"passive", "predicate"}]
    forms = [f.form for infinitive in infinitives for f in conjugate(infinitive)]
    auxiliaries = [row.form for row in load("particles", "fa").rows if row["class"] == "aux"]
    return frozenset(v for form in (*forms, *auxiliaries) for v in form_variants(form))


@cache
def _words() -> frozenset[str]:
    """Folded nouns and adjectives that a verb of being makes a predicate of saying."""
    rows = (row for row in load("saying_words", "fa").rows if row["role"] == "predicate")
    return frozenset(v[0] for row in rows for v in form_variants(row.form))
