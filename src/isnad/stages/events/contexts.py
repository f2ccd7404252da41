"""Contexts: PLOVER's, by words of the sentence that tells an event."""

from functools import cache

from isnad.lexicons import form_variants, load
from isnad.stages.events.lexical import noun_forms
from isnad.stages.events.scene import Candidate, Scene
from isnad.text.clitics import bare_forms

_NEAR = 15  # words before and behind the trigger that are looked at


@cache
def _words(lang: str) -> dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]]:
    """First folded word -> (the words behind it, contexts)."""
    out: dict[str, list[tuple[tuple[str, ...], tuple[str, ...]]]] = {}
    for row in load("event_contexts", lang).rows:
        contexts = tuple(row.list("context"))
        forms = set(noun_forms(lang, row.form)) | set(form_variants(row.form))
        for first, *rest in sorted(forms):
            out.setdefault(first, []).append((tuple(rest), contexts))
    return out


def contexts_of(scene: Scene, c: Candidate) -> list[str]:
    """The contexts that words near the trigger show, in the order of their first word."""
    lang, norm = scene.article.lang, scene.tokens.norm
    words, s = _words(lang), scene.sentences[c.sentence]
    found: dict[str, None] = {}
    for i in range(max(s.first, c.first - _NEAR), min(s.last, c.last + _NEAR)):
        if scene.tokens.kind[i] != "w":
            continue
        for _, bare in bare_forms(norm[i]) if lang == "ar" else ((0, norm[i]),):
            for rest, contexts in words.get(bare, ()):
                if not rest or tuple(norm[i + 1 : i + 1 + len(rest)]) == rest:
                    found.update(dict.fromkeys(contexts))
    return list(found)
