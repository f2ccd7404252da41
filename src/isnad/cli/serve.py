"""`isnad serve`: the reading room, the record as pages and an API for a browser on this computer."""

from pathlib import Path
from typing import Annotated

import typer

from isnad.cli.options import Record
from isnad.cli.output import note


def command(
    record: Record = Path("isnad.sqlite"),
    host: Annotated[
        str, typer.Option(help="The address to listen on; only this computer's own, such as 127.0.0.1 or ::1.")
    ] = "127.0.0.1",
    port: Annotated[int, typer.Option(min=0, max=65535, help="The port to listen on; 0 takes a free one.")] = 8000,
) -> None:
    """Open the reading room in a browser. Search, articles with their chains, people, events, and an API.

    It listens on this computer only. Ctrl-C ends it.

    Example: isnad serve --record press.sqlite
    """
    from isnad.web.listening import loopback  # the web's packages take a while to load: only who serves waits

    address = loopback(host)
    from isnad.web.serving import serve

    serve(record, address, port, lambda url: note(f"The reading room is open at {url} (Ctrl-C closes it)."))
