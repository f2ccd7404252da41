"""Reading gold's articles with the pipeline."""

from collections.abc import Callable

from isnad.config import Config
from isnad.engines import read_article
from isnad.evaluate.gold import GoldFile
from isnad.inputs import failed_reading, iter_inputs
from isnad.model import Article, Reading
from isnad.pipeline import Pipeline
from isnad.stages import build_pipeline, default_spec


def reader(pipeline: Pipeline | None = None) -> Callable[[GoldFile], Reading]:
    """What makes the reading of a gold article, as `isnad read` would of its file."""
    pipeline = pipeline or build_pipeline(default_spec())
    config = Config()

    def read(f: GoldFile) -> Reading:
        (item,) = iter_inputs([f.text], config)
        return read_article(pipeline, item) if isinstance(item, Article) else failed_reading(item)

    return read
