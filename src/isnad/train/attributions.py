"""Train the models of the attributions stage: `python -m isnad.train.attributions GOLD [--out DIR] [--folds K]`.

Writes `<lang>-cues.crfsuite` and `<lang>-choices.msgpack`. With `--folds K` it writes K pairs, each trained
without one K-th of the articles, into DIR/0 … DIR/K-1, with the left-out articles' keys in `held_out.json`.
"""

import argparse
import json
import random
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import msgspec
import pycrfsuite

from isnad.model import Tokens
from isnad.stages import PIPELINE
from isnad.stages.attributions import LANGS, MODELS, scenes
from isnad.stages.attributions import candidates as c
from isnad.stages.attributions.cues import CueSpan, cue_form, features
from isnad.stages.attributions.labels import ACTS, TYPES, act_features, type_features
from isnad.stages.attributions.lexical import Lexical, lexical
from isnad.train.conditional import Instance, fit
from isnad.train.gold import layers_before, read_gold

CHOICES = ("source_begin", "source_end", "content_begin", "content_end", "type", "act")


@dataclass(frozen=True, slots=True)
class Example:
    """One annotated article with its lexical layer."""

    key: str
    lex: Lexical
    statements: list[dict[str, Any]]


def examples(folders: Sequence[Path], lang: str) -> list[Example]:
    """The annotated articles of `folders`, with the layers of the stages before this one."""
    out = []
    for folder in folders:
        for g in read_gold(folder, lang):
            layers = layers_before("attributions", PIPELINE, g.article)
            assert layers.tokens is not None and layers.sentences is not None
            lex = lexical(lang, g.article.text, layers.tokens, layers.sentences, layers.names or [])
            out.append(Example(g.article.key, lex, g.gold["statements"]))
    return out


def covered(tokens: Tokens, span: dict[str, Any]) -> tuple[int, int] | None:
    """The tokens that a gold span touches."""
    hit = [i for i in range(len(tokens)) if tokens.start[i] < span["end"] and tokens.end[i] > span["start"]]
    return (hit[0], hit[-1] + 1) if hit else None


def train_cues(data: Sequence[Example], out: Path) -> None:
    """Train the cue tagger and write it to `out`."""
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
            trainer.append(features(example.lex, sentence.first, sentence.last), labels[sentence.first : sentence.last])
    trainer.train(str(out))


def instances(example: Example) -> dict[str, list[Instance]]:
    """The choices that an annotator made in one article, by model."""
    out: dict[str, list[Instance]] = {name: [] for name in CHOICES}
    pairs = []
    for s in example.statements:
        span = covered(example.lex.tokens, s["cue"])
        if span is not None:
            clitic, form = cue_form(example.lex, *span)
            pairs.append((CueSpan(span[0], span[1], clitic, form, 1.0), s))
    for scene, (_, s) in zip(scenes(example.lex, [cue for cue, _ in pairs]), pairs, strict=True):
        tokens = example.lex.tokens
        source = covered(tokens, s["mention"]) if s["mention"] else None
        _add(out["source_begin"], c.source_beginnings(scene), source[0] if source else c.NO_SOURCE,
             lambda i, scene=scene: c.source_beginning_features(scene, i))  # fmt: skip
        if source is not None:
            _add(out["source_end"], c.source_ends(scene, source[0]), source[1],
                 lambda j, scene=scene, b=source[0]: c.source_end_features(scene, b, j))  # fmt: skip
        scene.source = source
        content = covered(tokens, s["content"][0]) if s["content"] else None
        if content is None:
            continue
        begin, end = content
        _add(out["content_begin"], c.content_beginnings(scene), begin,
             lambda i, scene=scene: c.content_beginning_features(scene, i))  # fmt: skip
        _add(out["content_end"], c.content_ends(scene, begin), end,
             lambda j, scene=scene, b=begin: c.content_end_features(scene, b, j))  # fmt: skip
        for name, labels, found in (
            ("type", TYPES, type_features(scene, begin, end)),
            ("act", ACTS, act_features(scene, begin, end)),
        ):
            if s[name] in labels:
                out[name].append(([[f"{label}|{f}" for f in found] for label in labels], labels.index(s[name])))
    return out


def _add(out: list[Instance], places: list[int], right: int, features_at: Any) -> None:
    if right in places and len(places) > 1:
        out.append(([features_at(i) for i in places], places.index(right)))


def train_choices(data: Sequence[Example], out: Path) -> None:
    """Train all choices and write them to one file."""
    found = [instances(example) for example in data]
    models = {name: fit([x for f in found for x in f[name]]) for name in CHOICES}
    out.write_bytes(msgspec.msgpack.encode(models))


def train(data: Sequence[Example], lang: str, out: Path) -> None:
    out.mkdir(parents=True, exist_ok=True)
    train_cues(data, out / f"{lang}-cues.crfsuite")
    train_choices(data, out / f"{lang}-choices.msgpack")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", type=Path)
    parser.add_argument("--out", type=Path, default=MODELS)
    parser.add_argument("--folds", type=int, default=0)
    parser.add_argument("--lang", choices=LANGS)
    a = parser.parse_args()
    for lang in [a.lang] if a.lang else LANGS:
        data = examples(a.gold, lang)
        if not a.folds:
            train(data, lang, a.out)
            continue
        random.Random(0).shuffle(data)
        for k in range(a.folds):
            train([e for i, e in enumerate(data) if i % a.folds != k], lang, a.out / str(k))
            held_out = [e.key for i, e in enumerate(data) if i % a.folds == k]
            (a.out / str(k) / f"{lang}-held_out.json").write_text(json.dumps(held_out), encoding="utf-8")


if __name__ == "__main__":
    main()
