"""One article through its stages. Names no particular stage or engine."""

from isnad.pipeline.pipeline import Pipeline
from isnad.pipeline.spec import PipelineSpec, Stage, StageBuilder

__all__ = ["Pipeline", "PipelineSpec", "Stage", "StageBuilder"]
