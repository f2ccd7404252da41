"""`isnad read`: prints readings."""

from collections.abc import Iterator

import typer

from isnad.cli.layouts import happened_columns, said_columns
from isnad.cli.options import AskedFormat, ConfigFile, Fetch, Fields, KnowledgeBase, RequiredInputs, load_config
from isnad.cli.output import Format, chosen, emit_csv, line, note, stdout, table, to_json
from isnad.config import Config
from isnad.engines import engine_for
from isnad.inputs import failed_reading, failure_line, is_failed, iter_inputs
from isnad.model import Failure, Reading, contract, contract_json
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
    good = bad = 0
    out: list[Reading] = []
    for reading in _readings(inputs, load_config(config, kb=kb, map=map, fetch_lists=fetch)):
        bad += is_failed(reading)
        good += not is_failed(reading)
        if form is Format.jsonl:
            line(contract_json(reading))
        elif form is Format.table:
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
    for result in engine_for(settings).run(default_spec(kb=settings.kb), iter_inputs(inputs, settings)):
        reading = failed_reading(result) if isinstance(result, Failure) else result
        for failure in reading.failures:
            note(failure_line(failure), "yellow")
        if isinstance(result, Reading) or is_failed(reading):  # else an archive of which something is left out
            yield reading


def _show(reading: Reading) -> None:
    title = (reading.title.text if reading.title else reading.article.key) + f"  [{reading.article.key}]"
    said, happened = list(all_said(reading)), list(all_happened(reading))
    console = stdout()
    console.rule(title, align="left")
    if said:
        console.print(table(said, said_columns(with_article=False)))
    if happened:
        console.print(table(happened, happened_columns(with_article=False)))
