"""Annotated articles for training: folders of `<id>.txt`, `<id>.gold.json` and, where there is one, `<id>.meta.json`.

Of articles whose text is not ours to give, only the labels are kept: `<lang>.jsonl` with the id, the digest of the
text and the offsets of what is labelled. They are joined with the texts, JSON Lines as `isnad run` reads them.
"""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import structs

from isnad.config import Config
from isnad.inputs import article_from_text, iter_inputs
from isnad.model import Article, Layers
from isnad.pipeline import Stage
from isnad.stages import build_stage


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One annotated article; `gold` is its JSON in the annotation's shape."""

    article: Article
    gold: dict[str, Any]
    path: Path


def read_gold(folder: Path, lang: str) -> Iterator[GoldArticle]:
    """The annotated articles of one language below `folder`, sorted by name."""
    for path in sorted(folder.rglob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        if gold.get("lang") != lang:
            continue
        stem = path.name.removesuffix(".gold.json")
        with path.with_name(stem + ".txt").open(encoding="utf-8", newline="") as f:
            text = f.read()
        sidecar = path.with_name(stem + ".meta.json")
        meta = json.loads(sidecar.read_text(encoding="utf-8")) if sidecar.is_file() else gold.get("meta", {})
        article = article_from_text(
            text,
            lang=lang,
            key=stem,
            published=meta.get("published"),
            outlet=meta.get("outlet"),
            title=meta.get("title"),
        )
        yield GoldArticle(article, gold, path)


def read_labels(labels: Path, texts: Sequence[Path], lang: str) -> Iterator[GoldArticle]:
    """The articles of `texts` that have labels in `labels`/`<lang>.jsonl`, found by their text.

    Labels are of statements, of events or of names. ValueError where some labelled text is not there.
    """
    path = labels / f"{lang}.jsonl"
    rows = {row["text_sha256"]: row for row in map(json.loads, path.read_text(encoding="utf-8").splitlines())}
    for article in iter_inputs(texts, Config()):
        row = rows.pop(article.text_sha256, None) if isinstance(article, Article) else None
        if row is not None and isinstance(article, Article):
            yield GoldArticle(article, _labelled(article, row), path)
    if rows:
        raise ValueError(f"{path}: {len(rows)} labelled texts are not in {', '.join(map(str, texts))}")


def _labelled(article: Article, row: dict[str, Any]) -> dict[str, Any]:
    named = [e | {"mentions": [_span(article, at) for at in e["mentions"]]} for e in row.get("entities", ())]
    if "statements" in row:
        return {"entities": named, "statements": [_statement(article, s) for s in row["statements"]]}
    if "entities" in row:
        return {"entities": named}
    spans = ("trigger", "place")
    return {"events": [e | {k: {"start": e[k][0], "end": e[k][1]} for k in spans if e[k]} for e in row["events"]]}


def _span(article: Article, at: list[int]) -> dict[str, Any]:
    return {"start": at[0], "end": at[1], "text": article.text[at[0] : at[1]]}


def _statement(article: Article, row: dict[str, Any]) -> dict[str, Any]:
    return {
        "mention": _span(article, row["source"]) if row["source"] else None,
        "cue": _span(article, row["cue"]),
        "content": [_span(article, row["content"])],
        "type": row["type"],
        "act": row["act"],
        "speakers": row.get("speakers", []),
    }


def layers_before(
    stage: str, order: tuple[str, ...], article: Article, given: Mapping[str, Stage] | None = None
) -> Layers:
    """The layers of all stages that run before `stage`; `given` stages take the place of the package's."""
    layers = Layers()
    for name in order[: order.index(stage)]:
        new = ((given or {}).get(name) or _stage(name)).run(article, layers)
        layers = structs.replace(layers, **{k: getattr(new, k) for k in new.made()})
    return layers


@cache
def _stage(name: str) -> Stage:
    return build_stage(name)
