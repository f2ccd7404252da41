"""What an engine is: the order of results, retries and the count at the end. Where a shard runs is its own."""

from abc import ABC, abstractmethod
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

from isnad.config import Config
from isnad.engines.shard import Batch, Part, Shard, batches, part_of
from isnad.errors import IsnadError, ShardError
from isnad.model import Article, Failure, Reading
from isnad.pipeline import PipelineSpec

Skip = Callable[[Article], bool]
TEMPORARY = "*.tmp"
_HOPELESS = 5  # shards given up one after the other


@dataclass(slots=True)
class GivenUp:
    """Shards that failed after their retries, with the last reason of each."""

    shards: list[tuple[Shard, str]] = field(default_factory=list)

    def error(self, shards: int, retries: int) -> ShardError:
        """The error that ends the run: how many, which articles, why, and what to do."""
        articles = [key for shard, _ in self.shards for key in shard.keys]
        shown = ", ".join(articles[:5]) + (", …" if len(articles) > 5 else "")
        return ShardError(
            f"{len(self.shards)} of {shards} shards failed {retries + 1} times each, so {len(articles)} articles "
            f"were not read ({shown}): {self.shards[-1][1]}. Run again to try them once more; with shard_size 1 "
            "this names the articles at fault"
        )


class Engine(ABC):
    """Runs a pipeline over inputs. Results come in the order of the inputs and are the same on every engine."""

    def __init__(self, config: Config) -> None:
        self.config = config

    def run(
        self,
        spec: PipelineSpec,
        inputs: Iterable[Article | Failure],
        work: Path | None = None,
        skip: Skip | None = None,
    ) -> Iterator[Reading | Failure]:
        """One result per input that is not skipped, lazily. As `parts`, but its work folder is left as it is."""
        for part in self.parts(spec, inputs, work, skip):
            yield from part.results

    def parts(
        self,
        spec: PipelineSpec,
        inputs: Iterable[Article | Failure],
        work: Path | None = None,
        skip: Skip | None = None,
    ) -> Iterator[Part]:
        """The results in parts, lazily, with a bounded look-ahead; store a part, then `discard` it.

        `work` is a folder in which finished shards stand until they are discarded; a run that was killed finds
        them there. `skip` says which articles are read already. A shard that fails is retried; when all the others
        are through, ShardError tells of those given up (at once when many fail in a row: then it is no article's
        fault). Errors of Isnad's own, such as PipelineError, go up at once.
        """
        if work is not None:
            work.mkdir(parents=True, exist_ok=True)
            for left in work.glob(TEMPORARY):  # of a run that was killed; the caller runs one at a time
                left.unlink(missing_ok=True)
        given_up = GivenUp()
        shards = in_a_row = 0
        for batch, encoded in self._run(batches(spec, inputs, self.config.shard_size, skip), work, given_up):
            shards += batch.shard is not None
            if encoded is None and batch.shard is not None:
                failures: list[Reading | Failure] = [f for f in batch.inputs if f is not None]
                if failures:
                    yield Part(failures)
                in_a_row += 1
                if in_a_row >= _HOPELESS:
                    break
            else:
                in_a_row = 0
                yield part_of(batch, encoded, work)
        if given_up.shards:
            raise given_up.error(shards, self.config.retries)

    @abstractmethod
    def _run(
        self, work_items: Iterator[Batch], work: Path | None, given_up: GivenUp
    ) -> Iterator[tuple[Batch, bytes | None]]:
        """Each batch in order with its shard's encoded readings; None where it has no shard or that is given up."""

    def _retried(self, shard: Shard, tries: int, attempt: Callable[[], bytes], given_up: GivenUp) -> bytes | None:
        """The result of `attempt`, tried at most `tries` times; None when it is given up."""
        reason = ""
        for _ in range(tries):
            try:
                return attempt()
            except IsnadError:
                raise
            except Exception as e:
                reason = f"{type(e).__name__}: {e}".rstrip(": ")
        given_up.shards.append((shard, reason))
        return None
