"""One job for every engine: a process that can be killed. `python job.py ENGINE WORK OUT INPUT…`."""

import sys
from pathlib import Path

import msgspec

from isnad.config import Config
from isnad.engines import Engine, InlineEngine, PoolEngine
from isnad.inputs import failed_reading, iter_inputs
from isnad.model import Failure, contract_json
from isnad.pipeline import PipelineSpec

ENGINES: dict[str, Engine] = {
    "inline": InlineEngine(Config(shard_size=4)),
    "pool-2": PoolEngine(Config(workers=2, shard_size=4)),
    "pool-3": PoolEngine(Config(workers=3, shard_size=4)),
}


def spec(once: Path | None = None) -> PipelineSpec:
    """Sentences, and the poisoned stage."""
    return PipelineSpec(
        stages=("sentences", "poison:build"),
        versions=("1", "1"),
        lexicons="0" * 16,
        options={"poison:build": {"once": str(once)} if once else {}},
    )


def run(engine: Engine, inputs: list[Path], work: Path | None = None, once: Path | None = None) -> list[str]:
    """The job's readings in the record contract."""
    found = engine.run(spec(once), iter_inputs(inputs, engine.config), work)
    return [contract_json(failed_reading(r) if isinstance(r, Failure) else r) for r in found]


if __name__ == "__main__":
    name, work, out, *inputs = sys.argv[1:]
    lines = run(ENGINES[name], [Path(i) for i in inputs], Path(work))
    Path(out).write_bytes(msgspec.json.encode(lines))
