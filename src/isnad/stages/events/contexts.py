"""Contexts: PLOVER's, by words of the sentence that tells an event."""

from functools import cache
from itertools import compress

from isnad.lexicons import form_variants, load
from isnad.stages.events.lexical import noun_forms
from isnad.stages.events.scene import Candidate, Scene
from isnad.text.clitics import bare_forms
from isnad.text.remembered import Remembered

Phrases = list[tuple[tuple[str, ...], tuple[str, ...]]]
_NEAR = 15  # words before and behind the trigger that are looked at


@cache
def _words(lang: str) -> Remembered[str, Phrases]:
    """First folded word, clitics and all -> (the words behind it, contexts)."""
    out: dict[str, Phrases] = {}
    for row in load("event_contexts", lang).rows:
        contexts = tuple(row.list("context"))
        forms = set(noun_forms(lang, row.form)) | set(form_variants(row.form))
        for first, *rest in sorted(forms):
            out.setdefault(first, []).append((tuple(rest), contexts))

    def make(norm: str) -> Phrases:
        return [x for _, bare in (bare_forms(norm) if lang == "ar" else ((0, norm),)) for x in out.get(bare, ())]

    return Remembered(make)


def contexts_of(scene: Scene, c: Candidate) -> list[str]:
    """The contexts that words near the trigger show, in the order of their first word."""
    norm, s = scene.tokens.norm, scene.sentences[c.sentence]
    first, last = max(s.first, c.first - _NEAR), min(s.last, c.last + _NEAR)
    there = list(map(_words(scene.article.lang).__getitem__, norm[first:last]))
    found: dict[str, None] = {}
    for i in compress(range(first, last), there):
        if scene.tokens.kind[i] == "w":
            for rest, contexts in there[i - first]:
                if not rest or tuple(norm[i + 1 : i + 1 + len(rest)]) == rest:
                    found.update(dict.fromkeys(contexts))
    return list(found)
