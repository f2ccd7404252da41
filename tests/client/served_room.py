"""A reading room on a real socket of this computer."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import uvicorn

from isnad.web import make_app


@contextmanager
def served(record: Path) -> Iterator[str]:
    """The address of a record's reading room while it runs."""
    settings = uvicorn.Config(make_app(record), port=0, log_level="error", access_log=False)
    server = uvicorn.Server(settings)
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        thread.join(0.02)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
