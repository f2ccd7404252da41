"""The stages: one file each. A stage opens no file or record and sees one article.

STAGES maps a stage's name to what builds it from options; other packages add theirs by the entry point
group `isnad.stages`. PIPELINE is the order in which Isnad's own run.
"""

import hashlib
from collections.abc import Mapping
from contextlib import closing
from functools import cache
from importlib import import_module
from importlib.metadata import entry_points
from pathlib import Path
from typing import Any, cast

from isnad.errors import PipelineError
from isnad.knowledge import Base
from isnad.lexicons import digest
from isnad.pipeline import Pipeline, PipelineSpec, Stage, StageBuilder

STAGES: dict[str, str] = {
    "sentences": "isnad.stages.sentences:build",
    "layout": "isnad.stages.layout:build",
    "names": "isnad.stages.names:build",
    "times": "isnad.stages.times:build",
    "attributions": "isnad.stages.attributions:build",
    "links": "isnad.stages.links:build",
    "statements": "isnad.stages.statements:build",
    "events": "isnad.stages.events:build",
    "mechanisms": "isnad.stages.mechanisms:build",
}
PIPELINE: tuple[str, ...] = tuple(STAGES)
KNOWING = ("names", "links")  # the stages that a user's knowledge base is for


def build_stage(name: str, options: Mapping[str, Any] | None = None) -> Stage:
    """The stage of that name, or built by `module:function` of that name; PipelineError when there is none."""
    if name in STAGES or ":" in name:
        module, _, attribute = STAGES.get(name, name).partition(":")
        try:
            builder = cast(StageBuilder, getattr(import_module(module), attribute))
        except (ImportError, AttributeError) as e:
            raise PipelineError(f"stage {name!r} can't be built: {e}; check its module") from e
        return builder(options or {})
    for point in entry_points(group="isnad.stages"):
        if point.name == name:
            return cast(StageBuilder, point.load())(options or {})
    raise PipelineError(f"there is no stage {name!r}; there are {', '.join(STAGES)}")


@cache
def _plain(name: str) -> Stage:
    """The stage of that name without options, built once per process: its tables are large."""
    return build_stage(name)


@cache
def models_digest() -> str:
    """SHA-256 (first 16 hex digits) over the trained models of all stages: new models, new readings."""
    h = hashlib.sha256()
    for path in sorted(p for p in Path(__file__).parent.glob("*/models/*") if p.is_file()):
        h.update(path.name.encode())
        h.update(path.read_bytes())
    return h.hexdigest()[:16]


def default_spec(stages: tuple[str, ...] = PIPELINE, kb: Path | str | None = None) -> PipelineSpec:
    """The spec of the named stages without options, but for the user's knowledge base in the file `kb`.

    RecordError where that file is no knowledge base.
    """
    versions = tuple(_plain(s).version for s in stages)
    options: dict[str, dict[str, Any]] = {}
    if kb:
        path = str(Path(kb).absolute())
        with closing(Base(Path(path))) as base:
            own = {"kb": path, "kb_digest": base.digest}
        options = {s: own for s in KNOWING if s in stages}
    return PipelineSpec(stages=stages, versions=versions, lexicons=digest(), models=models_digest(), options=options)


def build_pipeline(spec: PipelineSpec) -> Pipeline:
    """The pipeline that `spec` describes; pipelines of one process share their stages without options."""
    stages = [build_stage(s, spec.options[s]) if spec.options.get(s) else _plain(s) for s in spec.stages]
    return Pipeline(stages, spec.lexicons)
