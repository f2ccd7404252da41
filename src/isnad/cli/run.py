"""`isnad run`: the main job, from inputs into a record."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Annotated

import typer
from rich.progress import (
    BarColumn,
    MofNCompleteColumn,
    Progress,
    SpinnerColumn,
    TextColumn,
    TimeElapsedColumn,
    TimeRemainingColumn,
)

from isnad.cli.options import ConfigFile, Fetch, Fields, Inputs, KnowledgeBase, Record, load_config
from isnad.cli.output import counted, note, stderr
from isnad.cli.passed_over import passed_over
from isnad.errors import quoted
from isnad.inputs import count_inputs, failure_line
from isnad.job import Counts, run

_RATED = 100_000  # words from which a rate tells something: before, it is the time to load the lexicons
_INTERRUPTED = 130
_SHOWN = 20  # failures told one by one; all of them stand in the record


def command(
    inputs: Inputs = None,
    record: Record = Path("isnad.sqlite"),
    workers: Annotated[int | None, typer.Option(min=0, help="Processes that read; 0 = one per core.")] = None,
    limit: Annotated[int | None, typer.Option("--limit", "-n", min=1, help="Only the first so many inputs.")] = None,
    again: Annotated[
        bool, typer.Option("--again", help="Read anew what an older version of Isnad has read into the record.")
    ] = False,
    quiet: Annotated[bool, typer.Option("--quiet", "-q", help="Tell only what failed.")] = False,
    map: Fields = None,
    fetch: Fetch = None,
    kb: KnowledgeBase = None,
    config: ConfigFile = None,
) -> None:
    """Read articles into a record. What it holds already is skipped; stopped at any moment, run it again to go on.

    Example: isnad run examples/press --record press.sqlite --workers 2
    """
    paths = inputs or []
    settings = load_config(config, workers=workers, kb=kb, map=map, fetch_lists=fetch)
    try:
        with _told(paths, limit, quiet or again) as progress:
            counts = run(paths, record, settings, limit=limit, again=again, progress=progress)
    except KeyboardInterrupt:
        note("isnad: stopped; what was written is kept, and the same command goes on from there", "red")
        raise typer.Exit(_INTERRUPTED) from None
    if not quiet:
        for text in summary(counts, record):
            note(text)
    for left in () if quiet else passed_over(paths, record):
        note(f"  {left}", "yellow")
    for judgement in counts.lost:
        note(f"judgement {judgement.id} of {judgement.author}: its words are found no more: {judgement.words}", "red")
    if counts.none_read:
        raise typer.Exit(1)


def summary(counts: Counts, record: Path) -> Iterator[str]:
    """The counts at the end, a line each."""
    rate = f" in {counts.seconds:.1f} s"
    if counts.words >= _RATED:
        rate += f", {counts.words / counts.seconds:,.0f} words/s"
    again = f" ({counts.replaced} of them anew)" if counts.replaced else ""
    yield f"{record}: {counts.read} read{again}, {counts.skipped} skipped, {counts.failures} failed{rate}"
    yield f"  {counted(counts.statements, 'statement')} and {counted(counts.events, 'event')} were found"
    for code, n in counts.failed.most_common():
        yield f"  failed: {n} {code}"
    for code, n in counts.warned.most_common():
        yield f"  read, but: {n} {code}"
    if counts.twins:
        yield f"  {counts.twins} stand in it twice: their day of publication is given or understood only now, which"
        yield "  makes new ids; a new record has each once (judgements stay with the old)"
    if counts.undated:
        yield f"  {counts.undated} without a day of publication, so that yesterday and tomorrow stay unknown in them:"
        yield "  give it in a field of the rows, or in NAME.meta.json beside NAME.txt;"
        yield f"  which they are: isnad record undated {quoted(record)}"
    if counts.failed or counts.warned:
        yield f"  why: isnad record failures {quoted(record)}"


@contextmanager
def _told(paths: list[str], limit: int | None, quiet: bool) -> Iterator[Callable[[Counts], None]]:
    """Tells failures as they come, over a bar with rate and time left where there is a terminal."""
    console, shown = stderr(), 0
    columns = (
        SpinnerColumn(),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TimeElapsedColumn(),
        TextColumn("left"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=console, disable=quiet or not console.is_terminal, transient=True) as bar:
        total = None if bar.disable else count_inputs(paths)
        task = bar.add_task("read", total=min(total, limit) if total and limit else total, rate="")

        def tell(counts: Counts) -> None:
            nonlocal shown
            for failure in counts.new_failures:
                shown += 1
                if shown <= _SHOWN:
                    note(failure_line(failure), "yellow")
                elif shown == _SHOWN + 1:
                    note("… and more: isnad record failures lists them all", "yellow")
            counts.new_failures.clear()
            rate = counts.words / counts.seconds if counts.seconds else 0
            bar.update(task, completed=counts.done, rate=f"{rate:,.0f} words/s")
            if counts.comparing:
                bar.update(task, visible=False)
                bar.add_task("compare", total=None, completed=counts.read, rate="read, comparing them")

        yield tell
