"""Where a pipeline runs. Engines differ in where they call `run_shard` and in nothing else."""

from isnad.config import Config
from isnad.engines.engine import Engine, Skip
from isnad.engines.inline import InlineEngine
from isnad.engines.pool import PoolEngine
from isnad.engines.shard import Part, read_article

__all__ = ["Engine", "InlineEngine", "Part", "PoolEngine", "Skip", "engine_for", "read_article"]


def engine_for(config: Config) -> Engine:
    """The engine that the config asks for: in this process with one worker, else a pool."""
    return InlineEngine(config) if config.processes() == 1 else PoolEngine(config)
