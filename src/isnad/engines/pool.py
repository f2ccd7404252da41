"""The engine that reads in several processes of this machine."""

import gc
from collections import deque
from collections.abc import Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import cache
from pathlib import Path

from isnad.config import Config
from isnad.engines.engine import Engine, GivenUp
from isnad.engines.shard import Batch, Shard, run_shard
from isnad.engines.workers import new_pool
from isnad.errors import IsnadError

_AHEAD = 2  # shards per worker that are handed out before the first of them is wanted


class PoolEngine(Engine):
    """A pool of processes, each of which builds the pipeline once.

    When a worker is killed its pool goes with it. The shards that were on their way then run alone, one after
    the other, so each answers for itself: only one that fails alone is given up.
    """

    def __init__(self, config: Config) -> None:
        super().__init__(config)
        self._pool: ProcessPoolExecutor | None = None

    def _run(
        self, work_items: Iterator[Batch], work: Path | None, given_up: GivenUp
    ) -> Iterator[tuple[Batch, bytes | None]]:
        pending: deque[tuple[Batch, Future[bytes] | None]] = deque()
        try:
            for batch in work_items:
                pending.append((batch, self._submit(batch.shard, work) if batch.shard else None))
                if len(pending) >= _AHEAD * self.config.processes():
                    yield self._result(*pending.popleft(), work, given_up)
            while pending:
                yield self._result(*pending.popleft(), work, given_up)
        finally:
            self._close()

    def _submit(self, shard: Shard, work: Path | None) -> Future[bytes]:
        """Hand the shard out, to a new pool where there is none or a worker of it died."""
        if self._pool is None:
            self._pool = new_pool(self.config.processes())
        try:
            return self._pool.submit(_work, shard, work)
        except BrokenProcessPool:
            self._close()
            return self._submit(shard, work)

    def _result(
        self, batch: Batch, future: Future[bytes] | None, work: Path | None, given_up: GivenUp
    ) -> tuple[Batch, bytes | None]:
        shard = batch.shard
        if shard is None or future is None:
            return batch, None
        try:
            return batch, future.result()
        except IsnadError:
            raise
        except Exception:  # whatever it was: alone the shard shows whether it is at fault
            return batch, self._retried(shard, max(1, self.config.retries), lambda: _alone(shard, work), given_up)

    def _close(self) -> None:
        pool, self._pool = self._pool, None
        if pool is not None:
            pool.shutdown(wait=True, cancel_futures=True)


def _alone(shard: Shard, work: Path | None) -> bytes:
    """Run the shard in a process of its own."""
    with new_pool(1) as pool:
        return pool.submit(_work, shard, work).result()


def _work(shard: Shard, work: Path | None) -> bytes:
    """In a worker: run the shard."""
    encoded = run_shard(shard, work)
    _settle()
    return encoded


@cache
def _settle() -> None:
    """Once, behind the first shard: take what the stages have built from what is searched for garbage."""
    gc.freeze()
