"""Annotated articles for training: `<id>.txt`, `<id>.gold.json` and, where there is one, `<id>.meta.json`."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from msgspec import structs

from isnad.inputs import article_from_text
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
