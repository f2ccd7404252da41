"""Persian letters and messages given in full: the text of the message of N is as follows, and a colon.

A list of results follows so too; only a document, a letter or somebody's words have a text.
"""

from isnad.stages.attributions.lexical import Lexical
from isnad.stages.attributions.persian.clauses import is_who
from isnad.stages.attributions.scene import Scene
from isnad.stages.attributions.wordlists import phrases, single_words
from isnad.text.marks import COLONS

FOLLOWS = ("saying_words", "fa", "role", "follows")  # phrases that announce a text
_NEAR = 3  # tokens from the phrase to its colon

Span = tuple[int, int]


def letters(lex: Lexical) -> dict[int, int]:
    """Colons behind such a phrase, each with the token behind it."""
    out: dict[int, int] = {}
    find = phrases(*FOLLOWS)
    for hit in find.everywhere(lex.tokens):
        last = min(hit.last + _NEAR, len(lex.tokens) - 1)
        colon = next((k for k in range(hit.last, last) if lex.tokens.norm[k] in COLONS), None)
        if colon is not None and _text(lex, lex.sentences[lex.sentence[hit.first]].first, hit.first) is not None:
            out[colon] = colon + 1
    return out


def letter(scene: Scene, source: Span | None) -> Span | None:
    """Whose letter a colon gives, from the noun for it on; the source as it is elsewhere."""
    lex, colon = scene.lex, scene.cue.first
    if not is_letter(scene):
        return source
    for i in range(scene.first, colon):
        hit = phrases(*FOLLOWS).at(lex.tokens, i, colon)
        if hit is None or hit.last < colon - _NEAR:
            continue
        text = _text(lex, scene.first, i)
        if text is None:
            break
        who = next((k for k in range(text + 1, i) if is_who(lex.phrase[k])), None)
        if who is None:
            return text, i
        end = who + 1
        while end < i and lex.phrase[end] and not lex.particle[end]:
            end += 1
        return who, end
    return source


def is_letter(scene: Scene) -> bool:
    """Whether a cue is the colon of a letter or message given in full."""
    lex, colon = scene.lex, scene.cue.first
    if lex.tokens.norm[colon] not in COLONS:
        return False
    hits = (phrases(*FOLLOWS).at(lex.tokens, i, colon) for i in range(scene.first, colon))
    near = any(hit is not None and hit.last >= colon - _NEAR for hit in hits)
    return near and _text(lex, scene.first, colon) is not None


def _text(lex: Lexical, first: int, last: int) -> int | None:
    """The noun in `first:last` for what has a text."""
    texts = single_words("saying_words", "fa", "role", "text")
    return next((k for k in range(first, last) if lex.tokens.norm[k] in texts), None)
