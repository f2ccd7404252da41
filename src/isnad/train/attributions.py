"""Train the models of the attributions stage: `python -m isnad.train.attributions GOLD [--labels DIR --texts FILE]`.

`--labels` names a folder with labels of statements in articles of `--texts` (see `isnad.train.gold`), `--contents`
one with labels of which only the limits of contents are learned: readers differ in what they take for a cue more
than in where its content begins and ends. Writes `<lang>-cues.msgpack` and `<lang>-choices.msgpack`.

With `--folds K` it writes K pairs, each trained without one K-th of the articles, into DIR/0 … DIR/K-1, with the
left-out articles' keys in `held_out.json`.
"""

import argparse
import json
import random
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import NamedTemporaryFile, TemporaryDirectory
from typing import Any

import msgspec
import pycrfsuite

from isnad.evaluate.match import iou, one_to_one
from isnad.evaluate.statements import FOUND
from isnad.model import ACTS, Tokens
from isnad.stages import PIPELINE
from isnad.stages.attributions import LANGS, Attributions, contents, labels, sources
from isnad.stages.attributions.crf import LABELS, Weights
from isnad.stages.attributions.cues import MODELS, CueSpan, cue_form
from isnad.stages.attributions.cues import features as cue_features
from isnad.stages.attributions.decide import (
    TEMPLATES,
    Describe,
    contents_around,
    sound_of,
)
from isnad.stages.attributions.lexical import Lexical, look_up
from isnad.stages.attributions.scene import Scene, scenes
from isnad.stages.attributions.weighing import Block, features
from isnad.stages.choice import Templates, expand, labelled, load_weights
from isnad.stages.chrome import chrome_of
from isnad.stages.names import Names
from isnad.text.stretches import Stretches
from isnad.train import names
from isnad.train.apart import apart
from isnad.train.conditional import Instance, fit
from isnad.train.gold import GoldArticle, layers_before, read_gold, read_labels

_SOUND = Block(("sound", ()))
_CONTENTS = ("content_begin", "content_end")
MODELS_LEARNED = ("cues", *TEMPLATES)
_GOLD_COUNTS = {"ar": 2, "fa": 1}  # the field's articles among labelled news, where labels are many more than they


@dataclass(frozen=True, slots=True)
class Example:
    """One annotated article with its lexical layer, how often it counts, whether only its contents are learned."""

    key: str
    lex: Lexical
    chrome: Stretches
    statements: list[dict[str, Any]]
    times: int = 1
    contents_only: bool = False


def examples(
    folders: Sequence[Path],
    lang: str,
    labels: Path | None = None,
    texts: Sequence[Path] = (),
    named: Sequence[names.Example] = (),
    contents_labels: Path | None = None,
) -> list[Example]:
    """The annotated articles of `folders` and the labelled ones, with the layers of the stages before this one.

    Of `contents_labels`, if there are any of the language, only the limits of contents are learned.

    Names are found by taggers that did not learn from the article, but from those of `named` too: else they would
    be better in training than they are in use.
    """
    with apart(folders, named, lang) as taggers:
        gold = [g for folder in folders for g in read_gold(folder, lang)]
        read = [(g, _GOLD_COUNTS[lang], False) for g in gold]
        read += [(g, 1, False) for g in _labelled(labels, texts, lang)]
        read += [(g, 1, True) for g in _labelled(contents_labels, texts, lang)]
        return [replace(example(g, taggers.stage(g.article.text), n), contents_only=only) for g, n, only in read]


def _labelled(labels: Path | None, texts: Sequence[Path], lang: str) -> Iterable[GoldArticle]:
    return read_labels(labels, texts, lang) if labels and (labels / f"{lang}.jsonl").is_file() else ()


def example(g: GoldArticle, names_stage: Names, times: int = 1) -> Example:
    """One article with its lexical layer, names found by `names_stage`."""
    layers = layers_before("attributions", PIPELINE, g.article, {"names": names_stage})
    assert layers.tokens is not None and layers.sentences is not None
    lex = look_up(
        g.article.lang, g.article.text, layers.tokens, layers.sentences, layers.names or [], layers.times or []
    )
    return Example(g.article.key, lex, chrome_of(layers), g.gold["statements"], times)


def covered(tokens: Tokens, span: dict[str, Any]) -> tuple[int, int] | None:
    """The tokens that a gold span touches."""
    hit = [i for i in range(len(tokens)) if tokens.start[i] < span["end"] and tokens.end[i] > span["start"]]
    return (hit[0], hit[-1] + 1) if hit else None


def within_marks(tokens: Tokens, span: tuple[int, int] | None) -> tuple[int, int] | None:
    """A source phrase without the mark that it begins with: a phrase begins with a word."""
    if span is None or span[1] - span[0] < 2 or tokens.kind[span[0]] != "m":
        return span
    return span[0] + 1, span[1]


def train_cues(data: Sequence[Example], out: Path) -> None:
    """Train the cue tagger with CRFsuite and write its weights to `out`."""
    trainer = pycrfsuite.Trainer(verbose=False)
    trainer.set_params({"c1": 0.1, "c2": 0.05, "max_iterations": 120, "feature.possible_transitions": True})
    for example in data:
        labels = ["O"] * len(example.lex.tokens)
        for s in example.statements:
            span = covered(example.lex.tokens, s["cue"])
            for i in range(*(span or (0, 0))):
                if labels[i] == "O":
                    labels[i] = "B" if span and i == span[0] else "I"
        for sentence in example.lex.sentences:
            found = cue_features(example.lex, sentence.first, sentence.last)
            trainer.append(found, labels[sentence.first : sentence.last])
    with NamedTemporaryFile(suffix=".crfsuite") as file:
        trainer.train(file.name)
        out.write_bytes(msgspec.msgpack.encode(weights_of(Path(file.name))))


def weights_of(model: Path) -> Weights:
    """The weights of a CRFsuite model; its names of transitions and states stay."""
    tagger = pycrfsuite.Tagger()
    tagger.open(str(model))
    info = tagger.info()
    features: dict[str, list[float]] = {}
    for (name, label), weight in info.state_features.items():
        features.setdefault(name, [0.0, 0.0, 0.0])[LABELS.index(label)] = round(weight, 4)
    transitions = {a + b: round(w, 4) for (a, b), w in info.transitions.items()}
    return Weights({k: (v[0], v[1], v[2]) for k, v in features.items()}, transitions)


def instances(example: Example) -> dict[str, list[Instance]]:
    """The choices that an annotator made in one article, by model."""
    out: dict[str, list[Instance]] = {name: [] for name in TEMPLATES}
    pairs = []
    for s in example.statements:
        span = covered(example.lex.tokens, s["cue"])
        if span is not None:
            clitic, form = cue_form(example.lex, *span)
            pairs.append((CueSpan(span[0], span[1], clitic, form, 1.0), s))
    for scene, (_, s) in zip(scenes(example.lex, [cue for cue, _ in pairs]), pairs, strict=True):
        _add_choices(out, scene, s)
    return out


def _add_choices(out: dict[str, list[Instance]], scene: Scene, s: dict[str, Any]) -> None:
    tokens = scene.lex.tokens
    source = within_marks(tokens, covered(tokens, s["mention"])) if s["mention"] else None
    templates = sources.TEMPLATES
    before, behind = sources.beginnings(scene)
    described = [
        *features(sources.nobody(scene), templates),
        *_described(scene, before, behind, (sources.beginning_first, sources.beginning_second), templates),
    ]
    right = source[0] if source else sources.NO_SOURCE
    _add(out, "source_begin", [sources.NO_SOURCE, *before, *behind], right, described)
    if source is not None:
        places = sources.ends(scene, source[0])
        described = features(sources.ending(scene, source[0], places), templates)
        _add(out, "source_end", places, source[1], described)
    scene.source = source
    content = covered(tokens, s["content"][0]) if s["content"] else None
    if content is None:
        return
    begin, end = content
    opening = contents.how_opened(scene, begin)
    templates = contents.TEMPLATES
    before, behind = contents.beginnings(scene)
    describe = contents.beginning_first, contents.beginning_second
    _add(out, "content_begin", [*before, *behind], begin, _described(scene, before, behind, describe, templates))
    places = contents.ends(scene, begin)
    found = [
        features(weighed(scene, begin, opening, places), templates)
        for weighed in (contents.end_first, contents.end_second)
    ]
    described = [[*first, *second] for first, second in zip(*found, strict=True)]
    _add(out, "content_end", places, end, described)
    groups = labels.act_groups(scene, begin, opening)
    described = [[f for g in groups for f in expand(labelled(act, g), labels.TEMPLATES)] for act in ACTS]
    _add(out, "act", ACTS, s["act"], described)


def _described(
    scene: Scene, before: list[int], behind: list[int], describe: Sequence[Describe], templates: Templates
) -> list[list[str]]:
    """The features of places before the cue, then of those behind it."""
    out: list[list[str]] = []
    for side, places in ("B", before), ("A", behind):
        found = [features(d(scene, side, places), templates) for d in describe]
        out += [[f for own in of_place for f in own] for of_place in zip(*found, strict=True)]
    return out


def _add(
    out: dict[str, list[Instance]], name: str, places: Sequence[Any], right: Any, described: list[list[str]]
) -> None:
    """Remember a choice where the annotator's is among the candidates."""
    if right in places and len(places) > 1:
        out[name].append((described, places.index(right)))


def choices_made(data: Sequence[Example]) -> dict[str, list[Instance]]:
    """The choices of all annotators, by model; of some articles those of the limits of contents alone."""
    out: dict[str, list[Instance]] = {name: [] for name in TEMPLATES}
    for example in data:
        for name, made in instances(example).items():
            if name in _CONTENTS or not example.contents_only:
                out[name] += made
    return out


def train_choices(data: Sequence[Example], out: Path, only: Collection[str] = TEMPLATES) -> None:
    """Train the choices of places and labels in `only`, and write them to one file beside what it holds already."""
    models = load_weights(out) if out.is_file() else {}
    made = choices_made(data)
    models |= {name: fit(made[name]) for name in TEMPLATES if name in only and name != "sound"}
    out.write_bytes(msgspec.msgpack.encode(models))


def sound_instances(data: Sequence[Example], models: Path) -> list[Instance]:
    """What the stage considers in articles that its `models` were not trained on, each against being none."""
    stage = Attributions(models)
    out: list[Instance] = []
    for example in data:
        findings = stage.considered(example.lex, example.chrome).findings
        sound = found_at([f.content for f in findings], contents_of(example))
        for k, (f, around) in enumerate(zip(findings, contents_around(findings), strict=True)):
            [found] = features((_SOUND, [(sound_of(f, around),)]), TEMPLATES["sound"])
            out.append(([found, []], 0 if k in sound else 1))
    return out


def contents_of(example: Example) -> list[list[tuple[int, int]]]:
    """What the annotator has as contents, each as the tokens of its spans."""
    tokens = example.lex.tokens
    found = [[c for span in s["content"] if (c := covered(tokens, span))] for s in example.statements]
    return [content for content in found if content]


def found_at(ours: Sequence[tuple[int, int]], gold: Sequence[Sequence[tuple[int, int]]]) -> set[int]:
    """Which of our contents are the annotator's by half, one to one: as the score of contents counts them."""
    mine = [set(range(*content)) for content in ours]
    theirs = [{i for part in content for i in range(*part)} for content in gold]
    pairs = [(iou(x, y), i, j) for i, x in enumerate(mine) for j, y in enumerate(theirs) if x & y]
    return {i for _, i, _ in one_to_one([pair for pair in pairs if pair[0] >= FOUND])}


def _counted(data: Iterable[Example]) -> list[Example]:
    return [e for e in data for _ in range(e.times)]


def _whole(data: Iterable[Example]) -> list[Example]:
    return _counted(e for e in data if not e.contents_only)


def train(
    data: Sequence[Example], lang: str, out: Path, inner: int = 3, only: Collection[str] = MODELS_LEARNED
) -> None:
    """Train the models in `only`; those of the others that `out` holds stay as they are.

    Which findings are sound is learned from `inner` folds of models trained without them.
    """
    out.mkdir(parents=True, exist_ok=True)
    cues, choices = f"{lang}-cues.msgpack", f"{lang}-choices.msgpack"
    sound: list[Instance] = []
    with TemporaryDirectory() as folder:
        for k in range(inner if "sound" in only else 0):
            rest = [e for i, e in enumerate(data) if i % inner != k]
            train_cues(_whole(rest), Path(folder) / cues)
            train_choices(_counted(rest), Path(folder) / choices)
            sound += sound_instances(_whole(data[k::inner]), Path(folder))
    if "cues" in only:
        train_cues(_whole(data), out / cues)
    train_choices(_counted(data), out / choices, only)
    if "sound" in only:
        models = load_weights(out / choices) | {"sound": fit(sound, penalty=15.0, rare=5)}
        (out / choices).write_bytes(msgspec.msgpack.encode(models))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--labels", type=Path, help="a folder with labels of statements, <lang>.jsonl")
    parser.add_argument("--texts", nargs="*", type=Path, default=[], help="where the labelled articles are")
    parser.add_argument("--names", type=Path, help="labels of names, which the names models learned from")
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--lang", choices=LANGS)
    parser.add_argument("--contents", type=Path, help="a folder with labels of which only contents are learned")
    parser.add_argument(
        "--only", nargs="+", choices=MODELS_LEARNED, default=MODELS_LEARNED, help="what is learned anew"
    )
    a = parser.parse_args()
    for lang in [a.lang] if a.lang else LANGS:
        named = names.labelled_examples(a.names, a.texts, lang) if a.names else ()
        data = examples(a.gold, lang, a.labels, a.texts, named, a.contents)
        if not a.folds:
            train(data, lang, a.out, only=a.only)
            continue
        random.Random(0).shuffle(data)
        for k in range(a.folds):
            train([e for i, e in enumerate(data) if i % a.folds != k], lang, a.out / str(k))
            held_out = [e.key for i, e in enumerate(data) if i % a.folds == k]
            (a.out / str(k) / f"{lang}-held_out.json").write_text(json.dumps(held_out), encoding="utf-8")


if __name__ == "__main__":
    main()
