"""The engine that reads in this process."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from isnad.engines.engine import Engine, GivenUp
from isnad.engines.shard import Batch, run_shard


class InlineEngine(Engine):
    """One shard after the other, here. What kills a worker of a pool kills this process."""

    def _run(
        self, work_items: Iterator[Batch], work: Path | None, given_up: GivenUp
    ) -> Iterator[tuple[Batch, bytes | None]]:
        for batch in work_items:
            shard, encoded = batch.shard, None
            if shard is not None:
                encoded = self._retried(shard, self.config.retries + 1, partial(run_shard, shard, work), given_up)
            yield batch, encoded
