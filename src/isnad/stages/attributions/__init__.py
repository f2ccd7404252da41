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
from isnad.stages.attributions.candidates import (
    NO_SOURCE,
    Scene,
    content_beginning_features,
    content_beginnings,
    content_end_features,
    content_ends,
    how_opened,
    source_beginning_features,
    source_beginnings,
    source_end_features,
    source_ends,
)
from isnad.stages.attributions.choice import Choice, load_choices
from isnad.stages.attributions.cues import MODELS, CueSpan, CueTagger
from isnad.stages.attributions.labels import ACTS, TYPES, act_features, choose, type_features
from isnad.stages.attributions.lexical import Lexical, lexical
from isnad.text.marks import trim

LANGS = ("ar", "fa")


def scenes(lex: Lexical, cues: list[CueSpan]) -> list[Scene]:
    """Each cue among its neighbours."""
    n = len(lex.tokens)
    cue_at, count = [0] * n, [0] * (n + 1)
    for k, c in enumerate(cues, 1):
        for i in range(c.first, c.last):
            cue_at[i] = k
        count[c.first + 1] += 1
    for i in range(n):
        count[i + 1] += count[i]
    out = []
    for c in cues:
        s = lex.sentences[lex.sentence[c.first]]
        out.append(Scene(lex, c, s.first, s.last, cue_at, count))
    return out


def find_source(choices: Mapping[str, Choice], scene: Scene) -> tuple[tuple[int, int] | None, float]:
    """(tokens of the source phrase or None where the subject is dropped, probability)."""
    places = source_beginnings(scene)
    i, p = choices["source_begin"].best([source_beginning_features(scene, b) for b in places])
    begin = places[i]
    if begin == NO_SOURCE:
        return None, p
    ends = source_ends(scene, begin)
    if not ends:
        return None, p
    j, q = choices["source_end"].best([source_end_features(scene, begin, e) for e in ends])
    return (begin, ends[j]), p * q


def find_content(choices: Mapping[str, Choice], scene: Scene) -> tuple[tuple[int, int], float] | None:
    """(tokens of the content, probability), or None where no place is left for it."""
    places = content_beginnings(scene)
    if not places:
        return None
    i, p = choices["content_begin"].best([content_beginning_features(scene, b) for b in places])
    begin = places[i]
    ends = content_ends(scene, begin)
    if not ends:
        return None
    j, q = choices["content_end"].best([content_end_features(scene, begin, e) for e in ends])
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
            tagger = CueTagger(lang, self._models / f"{lang}-cues.crfsuite")
            self._loaded[lang] = tagger, load_choices(self._models / f"{lang}-choices.msgpack")
        return self._loaded[lang]

    def run(self, article: Article, layers: Layers) -> Layers:
        tokens, sentences = layers.tokens, layers.sentences
        assert tokens is not None and sentences is not None
        lex = lexical(article.lang, article.text, tokens, sentences, layers.names or [])
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
        type_, _ = choose(choices["type"], TYPES, type_features(scene, begin, end))
        act, _ = choose(choices["act"], ACTS, act_features(scene, begin, end))
        start, stop = cue.start(lex), cue.end(lex)
        return Attribution(
            id=id_,
            source=source_span(article, lex, scene.source),
            cue=Cue(
                start=start, end=stop, text=article.text[start:stop], lemma=cue.form.lemma or article.text[start:stop]
            ),
            content=[span],
            type=type_,
            act=act,
            construction=how_opened(scene, begin),
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
