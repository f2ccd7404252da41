"""`isnad search`: statements, events and articles that hold words."""

from itertools import islice
from pathlib import Path
from typing import Annotated

import typer

from isnad.cli.layouts import (
    happened_columns,
    happened_plain,
    hit_columns,
    hit_plain,
    said_columns,
    said_plain,
)
from isnad.cli.options import (
    Act,
    Agency,
    AskedFormat,
    EventClass,
    From,
    Lang,
    Limit,
    Mechanism,
    Outlet,
    Record,
    Speaker,
    To,
    filters,
)
from isnad.cli.output import emit, note
from isnad.errors import UsageError
from isnad.record import View
from isnad.record.searching import KINDS


def command(
    words: Annotated[str | None, typer.Argument(help="What to look for; all words must be found.")] = None,
    record: Record = Path("isnad.sqlite"),
    kind: Annotated[
        list[str] | None, typer.Option("--kind", help="statement, event or article; by default all of them.")
    ] = None,
    speaker: Speaker = None,
    agency: Agency = None,
    outlet: Outlet = None,
    lang: Lang = None,
    from_: From = None,
    to: To = None,
    act: Act = None,
    event: EventClass = None,
    mechanism: Mechanism = None,
    limit: Limit = 20,
    format: AskedFormat = None,
) -> None:
    """Find statements, events and articles by words, or list them by filters alone.

    Spelling, script variants, diacritics and joiners don't matter, and a name is found by its other spellings.

    Example: isnad search "شمخاني" --record press.sqlite --from 2016 --act say
    """
    narrow = filters(speaker, agency, outlet, lang, from_, to, act, event, mechanism)
    with View(record) as view:
        if words:
            hits = view.search(words, limit=limit, kinds=kind or KINDS, **narrow)
            emit(hits, hit_columns(), format, hit_plain)
            if not hits:
                note("nothing found")
            return
        if not any(narrow.values()):
            raise UsageError("nothing to look for; give words, or a filter such as --speaker")
        if (event is not None and kind != ["statement"]) or kind == ["event"]:
            emit(islice(view.events(**narrow), limit), happened_columns(), format, happened_plain)
        else:
            emit(islice(view.statements(**narrow), limit), said_columns(), format, said_plain)
