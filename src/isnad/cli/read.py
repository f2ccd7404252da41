"""`isnad read`: prints readings."""

import sys
from collections.abc import Iterator

import typer
from rich.text import Text

from isnad.cli.bidi import Cell, isolated, without_controls
from isnad.cli.layouts import happened_columns, said_columns
from isnad.cli.options import AskedFormat, ConfigFile, Fetch, Fields, KnowledgeBase, RequiredInputs, load_config
from isnad.cli.output import Format, chosen, emit_csv, line, note, stdout, table, to_json
from isnad.config import Config
from isnad.engines import engine_for
from isnad.inputs import check_there, failed_reading, failure_line, is_failed, iter_inputs
from isnad.inputs.piped import PIPE, read_piped
from isnad.model import Article, Failure, Reading, contract, contract_json
from isnad.record.found import all_happened, all_said
from isnad.stages import default_spec


def command(
    inputs: RequiredInputs,
    format: AskedFormat = None,
    map: Fields = None,
    fetch: Fetch = None,
    kb: KnowledgeBase = None,
    config: ConfigFile = None,
) -> None:
    """Print what articles say, without keeping it. One reading each, in the record contract.

    Example: isnad read examples/press/ar/ar-16-beijing-statement.txt
    """
    form = chosen(format)
    check_there(name for name in inputs if name != PIPE)
    good = bad = 0
    out: list[Reading] = []
    for reading in _readings(inputs, load_config(config, kb=kb, map=map, fetch_lists=fetch)):
        bad += is_failed(reading)
        good += not is_failed(reading)
        if form is Format.jsonl:
            line(contract_json(reading))
        elif form is Format.table:
            if not is_failed(reading):
                _show(reading)
        else:
            out.append(reading)
    if form is Format.json:
        line(to_json([contract(r) for r in out], indent=1))
    elif form is Format.csv:
        emit_csv((s for r in out for s in all_said(r)), said_columns())
    if bad and not good:
        raise typer.Exit(1)


def _readings(inputs: list[str], settings: Config) -> Iterator[Reading]:
    for result in engine_for(settings).run(default_spec(kb=settings.kb), _given(inputs, settings)):
        reading = failed_reading(result) if isinstance(result, Failure) else result
        for failure in reading.failures:
            note(failure_line(failure), "yellow")
        if isinstance(result, Reading) or is_failed(reading):  # else an archive of which something is left out
            yield reading


def _given(inputs: list[str], settings: Config) -> Iterator[Article | Failure]:
    for name in inputs:
        if name != PIPE:
            yield from iter_inputs([name], settings)
            continue
        if sys.stdin.isatty():
            note("Paste the text, and end it with Ctrl-D on a line of its own.")
        yield from read_piped(sys.stdin.buffer, settings)


def _show(reading: Reading) -> None:
    said, happened = list(all_said(reading)), list(all_happened(reading))
    console = stdout()
    console.rule(Text(isolated(without_controls(reading.article.key))), align="left")
    if reading.title:
        console.print(Cell(without_controls(reading.title.text)))
    if said:
        console.print(table(said, said_columns(with_article=False)))
    if happened:
        console.print(table(happened, happened_columns(with_article=False)))
