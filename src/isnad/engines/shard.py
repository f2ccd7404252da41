"""A shard: a few articles that one worker reads at once. `run_shard` is the only runner.

Engines differ in where they call `run_shard` and in nothing else. A shard travels as bytes (msgpack), and so do
its readings, so every engine hands on the same ones.
"""

import hashlib
import os
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from pathlib import Path

import msgspec
from msgspec import structs

from isnad.inputs import warnings
from isnad.model import Article, Failure, Reading
from isnad.pipeline import Pipeline, PipelineSpec
from isnad.stages import build_pipeline

# However many articles a shard may hold, it closes at this many characters, so a worker's memory is bounded.
SHARD_CHARACTERS = 2_000_000

_articles = msgspec.msgpack.Decoder(list[Article])
_readings = msgspec.msgpack.Decoder(list[Reading])
_spec = msgspec.msgpack.Decoder(PipelineSpec)
_encoder = msgspec.msgpack.Encoder()


@dataclass(frozen=True, slots=True)
class Shard:
    """Articles as bytes, with the pipeline that reads them. Same id, same readings."""

    id: str
    spec: bytes
    articles: bytes
    keys: tuple[str, ...]

    @classmethod
    def of(cls, spec: PipelineSpec, articles: list[Article]) -> "Shard":
        """The shard of these articles; its id is a hash of the pipeline's digest and of the articles."""
        payload = _encoder.encode(articles)
        digest = hashlib.sha256(f"{spec.digest()}\n".encode() + payload).hexdigest()[:32]
        return cls(digest, _encoder.encode(spec), payload, tuple(a.key for a in articles))

    def file(self, work: Path) -> Path:
        """Where its readings stand in a work folder; the file exists when they are all there."""
        return work / f"{self.id}.shard"


@dataclass(slots=True)
class Batch:
    """A stretch of the inputs in their order: each is an article of `shard`, in turn, or a failure to read one."""

    shard: Shard | None
    inputs: list[Failure | None] = field(default_factory=list)  # None stands for the shard's next article


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a run's results in the order of its inputs, to be stored in one transaction.

    After `discard` its readings stand in no work folder; call it when they are stored elsewhere.
    """

    results: list[Reading | Failure]
    file: Path | None = None

    def discard(self) -> None:
        if self.file is not None:
            self.file.unlink(missing_ok=True)


def batches(
    spec: PipelineSpec,
    inputs: Iterable[Article | Failure],
    size: int,
    skip: Callable[[Article], bool] | None = None,
) -> Iterator[Batch]:
    """Inputs in batches of `size` at most, lazily.

    Batches are cut before articles are skipped, so a run that is resumed cuts at the same places and finds the
    shards again that were finished.
    """
    held: list[Article | Failure] = []
    count = characters = 0
    for item in inputs:
        count += 1
        if isinstance(item, Failure):
            held.append(item)
        else:
            characters += len(item.text)
            if skip is None or not skip(item):
                held.append(item)
        if count >= size or characters >= SHARD_CHARACTERS:
            if held:
                yield _batch(spec, held)
            held, count, characters = [], 0, 0
    if held:
        yield _batch(spec, held)


def _batch(spec: PipelineSpec, items: list[Article | Failure]) -> Batch:
    articles = [item for item in items if isinstance(item, Article)]
    shard = Shard.of(spec, articles) if articles else None
    return Batch(shard, [item if isinstance(item, Failure) else None for item in items])


def run_shard(shard: Shard, work: Path | None) -> bytes:
    """The shard's readings, encoded. With `work` they are stored there, and taken from there when finished.

    An article on which a stage raises has a Failure in its reading. MemoryError, OSError and Isnad's own errors
    go up: they are not the article's.
    """
    path = shard.file(work) if work else None
    if path is not None and (finished := load_shard(path)) is not None:
        return finished
    pipeline = _pipeline(shard.spec)
    encoded = _encoder.encode([*map(_with_warnings, pipeline.readings(_articles.decode(shard.articles)))])
    if path is not None:
        _store(path, encoded)
    return encoded


def read_article(pipeline: Pipeline, article: Article) -> Reading:
    """The reading of one article, with the warnings that reading its input left."""
    return _with_warnings(pipeline.read(article))


def _with_warnings(reading: Reading) -> Reading:
    noted = warnings(reading.article)
    return structs.replace(reading, failures=[*noted, *reading.failures]) if noted else reading


def load_shard(path: Path) -> bytes | None:
    """The finished shard's bytes; None where it is not finished, or damaged and so to be read again."""
    try:
        encoded = path.read_bytes()
        _readings.decode(encoded)
    except (FileNotFoundError, msgspec.DecodeError):
        return None
    return encoded


def part_of(batch: Batch, encoded: bytes | None, work: Path | None) -> Part:
    """The batch's results in order: its shard's readings among its failures."""
    readings = iter(_readings.decode(encoded) if encoded is not None else ())
    results = [next(readings) if failure is None else failure for failure in batch.inputs]
    return Part(results, batch.shard.file(work) if batch.shard and work else None)


@lru_cache(maxsize=4)
def _pipeline(spec: bytes) -> Pipeline:
    """The pipeline, built once per process and spec."""
    return build_pipeline(_spec.decode(spec))


def _store(path: Path, encoded: bytes) -> None:
    """Write under a name of this process, then rename: a file of the final name is whole."""
    path.parent.mkdir(parents=True, exist_ok=True)
    temporary = path.with_name(f"{path.name}.{os.getpid()}.tmp")
    try:
        with temporary.open("wb") as f:
            f.write(encoded)
            f.flush()
            os.fsync(f.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)
