"""Attributions: cue first, then its source and content, then what kind of speech and act it is.

The cue tagger finds which words signal speech here; for each cue the places where its source and content may
begin and end are licensed by constructions (after a complementizer, in quotation marks, behind a colon, as
object, fronted), and a log-linear choice weighs them. Method after the pipeline of PARC's cue, content and
source classifiers (Pareti 2015).
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from isnad.model import Article, Attribution, Cue, Layers, Span
from isnad.stages.attributions import contents, labels, sources
from isnad.stages.attributions.choice import Choice, load_weights
from isnad.stages.attributions.cues import MODELS, CueTagger
from isnad.stages.attributions.lexical import Lexical, look_up
from isnad.stages.attributions.scene import Scene, scenes
from isnad.text.marks import trim

LANGS = ("ar", "fa")
THRESHOLD = 0.45  # probability from which a word is taken for a cue; F1 is flat between 0.3 and 0.5
TEMPLATES = {
    "source_begin": sources.TEMPLATES,
    "source_end": sources.TEMPLATES,
    "content_begin": contents.TEMPLATES,
    "content_end": contents.TEMPLATES,
    "type": labels.TEMPLATES,
    "act": labels.TEMPLATES,
}


def load_choices(path: Path) -> dict[str, Choice]:
    """The trained choices of one language."""
    return {name: Choice(weights, TEMPLATES[name]) for name, weights in load_weights(path).items()}


def find_source(choices: Mapping[str, Choice], scene: Scene) -> tuple[tuple[int, int] | None, float]:
    """(tokens of the source phrase or None where the subject is dropped, probability)."""
    places = sources.beginnings(scene)
    i, p = choices["source_begin"].best([sources.beginning_groups(scene, b) for b in places])
    begin = places[i]
    if begin == sources.NO_SOURCE:
        return None, p
    ends = sources.ends(scene, begin)
    if not ends:
        return None, p
    j, q = choices["source_end"].best([sources.end_groups(scene, begin, e) for e in ends])
    return (begin, ends[j]), p * q


def find_content(choices: Mapping[str, Choice], scene: Scene) -> tuple[tuple[int, int], float] | None:
    """(tokens of the content, probability), or None where no place is left for it."""
    places = contents.beginnings(scene)
    if not places:
        return None
    i, p = choices["content_begin"].best([contents.beginning_groups(scene, b) for b in places])
    begin = places[i]
    ends = contents.ends(scene, begin)
    if not ends:
        return None
    opening = contents.how_opened(scene, begin)
    j, q = choices["content_end"].best([contents.end_groups(scene, begin, e, opening) for e in ends])
    return (begin, ends[j]), p * q


class Attributions:
    name = "attributions"
    version = "1"
    requires = frozenset({"tokens", "sentences", "names", "boilerplate"})
    provides = frozenset({"attributions"})

    def __init__(self, models: Path) -> None:
        self._models = models
        self._loaded: dict[str, tuple[CueTagger, Mapping[str, Choice]]] = {}

    def _model(self, lang: str) -> tuple[CueTagger, Mapping[str, Choice]]:
        if lang not in self._loaded:
            tagger = CueTagger(lang, self._models / f"{lang}-cues.msgpack", THRESHOLD)
            self._loaded[lang] = tagger, load_choices(self._models / f"{lang}-choices.msgpack")
        return self._loaded[lang]

    def run(self, article: Article, layers: Layers) -> Layers:
        tokens, sentences = layers.tokens, layers.sentences
        assert tokens is not None and sentences is not None
        lex = look_up(article.lang, article.text, tokens, sentences, layers.names or [])
        tagger, choices = self._model(article.lang)
        cues = tagger.tag(lex)
        chrome = [(b.start, b.end) for b in layers.boilerplate or [] if b.kind != "repeat"]
        cues = [c for c in cues if not any(a <= c.start(lex) < b for a, b in chrome)]
        found = []
        for scene in scenes(lex, cues):
            attribution = self._attribution(article, choices, scene, f"a{len(found) + 1}")
            if attribution is not None:
                found.append(attribution)
        return Layers(attributions=found)

    def _attribution(
        self, article: Article, choices: Mapping[str, Choice], scene: Scene, id_: str
    ) -> Attribution | None:
        lex, cue = scene.lex, scene.cue
        scene.source, p_source = find_source(choices, scene)
        content = find_content(choices, scene)
        if content is None:
            return None
        (begin, end), p_content = content
        span = content_span(article, lex, begin, end)
        if span is None:
            return None
        opening = contents.how_opened(scene, begin)
        type_values = labels.type_values(scene, begin, end, opening)
        act_values = labels.act_values(scene, begin, opening)
        start, stop = cue.start(lex), cue.end(lex)
        return Attribution(
            id=id_,
            source=source_span(article, lex, scene.source),
            cue=Cue(
                start=start, end=stop, text=article.text[start:stop], lemma=cue.form.lemma or article.text[start:stop]
            ),
            content=[span],
            type=labels.choose(choices["type"], "type", labels.TYPES, type_values),
            act=labels.choose(choices["act"], "act", labels.ACTS, act_values),
            construction=opening,
            gender=cue.form.gender or None,
            number=cue.form.number or None,
            confidence=round(cue.p * p_content, 4),
            by=[f"attributions@{self.version}", *([cue.form.id] if cue.form.id else [])],
        )


def content_span(article: Article, lex: Lexical, begin: int, end: int) -> Span | None:
    """The raw span of the content without marks and spaces at its edges; None when nothing is left."""
    a, b = trim(article.text, lex.tokens.start[begin], lex.tokens.end[end - 1])
    return article.span(a, b) if a < b else None


def source_span(article: Article, lex: Lexical, source: tuple[int, int] | None) -> Span | None:
    if source is None:
        return None
    a, b = trim(article.text, lex.tokens.start[source[0]], lex.tokens.end[source[1] - 1], frozenset(" \n،,:.؛"))
    return article.span(a, b) if a < b else None


def build(options: Mapping[str, Any]) -> Attributions:
    """The stage; option `models` names a folder of models other than the package's own."""
    return Attributions(Path(options.get("models", MODELS)))
