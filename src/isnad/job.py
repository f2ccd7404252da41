"""The main job: inputs through an engine into a record, there compared with one another; and their counts."""

import os
import time
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from itertools import islice
from pathlib import Path

from isnad.config import Config
from isnad.engines import Part, engine_for
from isnad.errors import UsageError
from isnad.inputs import WARNINGS, check_there, iter_inputs
from isnad.inputs.online import is_address
from isnad.model import Article, Failure, Reading
from isnad.pipeline import PipelineSpec
from isnad.record import Judgement, View, Writer, Written
from isnad.record.versions import dated_twins
from isnad.resolve.update import update
from isnad.stages import default_spec

Progress = Callable[["Counts"], None]


@dataclass(slots=True)
class Counts:
    """What became of the inputs so far."""

    read: int = 0
    replaced: int = 0  # of those read: articles that an older pipeline had read before
    skipped: int = 0
    words: int = 0  # of those read, by white space
    seconds: float = 0.0
    failed: Counter[str] = field(default_factory=Counter)  # inputs and articles without findings, by code
    warned: Counter[str] = field(default_factory=Counter)  # of those read: something is unknown, or left out
    undated: int = 0  # of those read: nothing was given as their day of publication
    statements: int = 0
    events: int = 0
    twins: int = 0  # articles of the record that stand in it once without a day of publication, and once with one
    lost: list[Judgement] = field(default_factory=list)  # judgements whose words are found no more
    comparing: bool = False  # the inputs are through, and the articles are compared with one another
    new_failures: list[Failure] = field(default_factory=list)  # since progress was last told

    @property
    def failures(self) -> int:
        """How many inputs and articles failed."""
        return self.failed.total()

    @property
    def done(self) -> int:
        """How many inputs are through."""
        return self.read + self.skipped + self.failures

    @property
    def none_read(self) -> bool:
        """Whether there was something to read and none of it could be."""
        return bool(self.failed) and not self.read and not self.skipped


def work_folder(record: Path) -> Path:
    """Where a run into `record` keeps finished shards until they are stored; empty and gone when it ends."""
    return record.with_name(record.name + ".work")


def run(
    inputs: Sequence[str | Path],
    record: Path,
    config: Config,
    *,
    limit: int | None = None,
    again: bool = False,
    spec: PipelineSpec | None = None,
    progress: Progress | None = None,
) -> Counts:
    """Read `inputs` (files, folders and addresses) into `record`, made where there is none. Killed, it resumes.

    Articles that the record holds from this pipeline are skipped. `limit` takes the first inputs only. With
    `again` the articles that another pipeline has read are read anew from the record, after the inputs.
    Raises UsageError where there is nothing to do or a path leads nowhere, RecordError where the record can't be
    written, ShardError when shards fail after their retries.
    """
    if not inputs and not again:
        raise UsageError("no input; name files or folders, or say --again to read the record's articles anew")
    check_there(inputs)
    items = islice(iter_inputs(inputs, config), limit)
    folders = [Path(given) for given in inputs if Path(given).is_dir()]
    return take_in(items, record, config, limit=limit, again=again, spec=spec, progress=progress, folders=folders)


def take_in(
    items: Iterator[Article | Failure],
    record: Path,
    config: Config,
    *,
    limit: int | None = None,
    again: bool = False,
    spec: PipelineSpec | None = None,
    progress: Progress | None = None,
    folders: Sequence[Path] = (),
) -> Counts:
    """As `run`, with articles that are read from their inputs already; `limit` bounds those that are read anew.

    Failures of what is no more within `folders` are forgotten.
    """
    spec = spec or default_spec(kb=config.kb)
    digest = spec.digest()
    with Writer(record) as writer:
        job = _Job(writer, digest, progress)
        engine = engine_for(config)
        work = work_folder(record)
        for part in engine.parts(spec, job.noted(items), work, job.skip):
            job.store(part)
        if again:
            for part in engine.parts(spec, islice(writer.stale(digest), limit), work):
                job.store(part)
        job.miss(folders)
        job.forget()
        _clear(work)
        job.compare()
        if job.counts.read > job.counts.replaced:
            with writer.transaction() as c:
                job.counts.twins = dated_twins(c)
    return job.counts


class _Job:
    """One run's way into its record."""

    def __init__(self, writer: Writer, pipeline: str, progress: Progress | None) -> None:
        self.counts = Counts()
        self._writer = writer
        self._pipeline = pipeline
        self._progress = progress
        self._began = time.monotonic()
        with View(writer.path) as view:
            self._failed_before = {f.input for f in view.failures()}
        self._met: list[str] = []

    def noted(self, inputs: Iterator[Article | Failure]) -> Iterator[Article | Failure]:
        """The inputs; failures that an earlier run stored of the same files, or of what holds them, are forgotten."""
        for item in inputs:
            path = item.input if isinstance(item, Failure) else item.path
            holders = () if is_address(path) else (path[:at] for at, c in enumerate(path) if c == "/")
            for met in self._failed_before.intersection((path, *holders)):
                self._failed_before.discard(met)
                self._met.append(met)
            yield item

    def skip(self, article: Article) -> bool:
        """Whether the record holds the article from this pipeline."""
        held = self._writer.holds(article.id, self._pipeline)
        if held:
            self.counts.skipped += 1
            self._tell()
        return held

    def store(self, part: Part) -> None:
        """Write a part's results and count them."""
        readings = [r for r in part.results if isinstance(r, Reading)]
        failures = [f for f in part.results if isinstance(f, Failure)]
        self.forget()
        written = self._writer.write(readings, self._pipeline)
        if failures:
            self._writer.fail(failures)
        part.discard()
        self._count(readings, failures)
        self._correct(readings, written)
        self.counts.replaced += written.replaced
        self.counts.lost += written.lost
        self._tell()

    def miss(self, folders: Sequence[Path]) -> None:
        """Note the failures of an earlier run whose files have gone from the folders."""
        paths = sorted(path for path in self._failed_before if not is_address(path))
        self._met += [path for path in paths if any(_is_gone(Path(path), folder) for folder in folders)]

    def forget(self) -> None:
        """Take the failures out of the record that the inputs so far have outlived."""
        for path in self._met:
            self._writer.clear_failures(path)
        self._met.clear()

    def compare(self) -> None:
        """Compare what is new in the record with the rest of it."""
        self.counts.comparing = True
        self._tell()
        update(self._writer)

    def _count(self, readings: list[Reading], failures: list[Failure]) -> None:
        counts = self.counts
        for failure in failures:
            (counts.warned if failure.code in WARNINGS else counts.failed)[failure.code] += 1
        counts.new_failures += failures
        for reading in readings:
            own = [f for f in reading.failures if f.code not in WARNINGS]
            counts.warned.update(f.code for f in reading.failures if f.code in WARNINGS)
            counts.new_failures += reading.failures
            if own:
                counts.failed[own[0].code] += 1
                continue
            counts.read += 1
            counts.words += len(reading.article.text.split())
            counts.undated += not (reading.article.published or reading.article.published_raw)
            counts.statements += len(reading.statements)
            counts.events += len(reading.events)

    def _correct(self, readings: list[Reading], written: Written) -> None:
        """Articles that came twice are skipped, and those whose findings contradict their text failed."""
        refused = max(0, written.failures - sum(len(r.failures) for r in readings))
        self.counts.read -= written.skipped + refused
        self.counts.skipped += written.skipped
        if refused:
            self.counts.failed["inconsistent-reading"] += refused

    def _tell(self) -> None:
        self.counts.seconds = time.monotonic() - self._began
        if self._progress:
            self._progress(self.counts)


def _is_gone(path: Path, folder: Path) -> bool:
    """Whether nothing is at a path within the folder; a member of an archive is there as long as the archive."""
    if folder not in path.parents or os.path.lexists(path):
        return False
    return next(parent for parent in path.parents if os.path.lexists(parent)).is_dir()


def _clear(work: Path) -> None:
    """Remove the work folder of a run that is through: shards in it are of runs with other inputs."""
    if work.is_dir():
        for shard in work.iterdir():
            shard.unlink(missing_ok=True)
        work.rmdir()
