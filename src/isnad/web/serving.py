"""Running the reading room."""

import socket
import sys
import threading
from collections.abc import Callable
from pathlib import Path

import uvicorn

from isnad.errors import UsageError
from isnad.web.app import make_app
from isnad.web.warming import warm

_BACKLOG = 512
# Seconds until a thread lets another go on. SQLite's driver asks for its turn at each row: with Python's five
# milliseconds, a list of a thousand rows takes seconds beside one thread that computes.
_TURN = 0.0002
_IDLE = 75  # seconds that a connection may rest: longer than somebody reads a page


def serve(record: Path, address: str, port: int, opened: Callable[[str], None]) -> None:
    """Serve a record until the process is told to end; `opened` is given the address of the first page.

    UsageError where the port can't be had, RecordError where the record can't be opened.
    """
    app = make_app(record)
    sys.setswitchinterval(_TURN)
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    with socket.socket(family) as own:
        own.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            own.bind((address, port))
        except OSError as e:
            raise UsageError(f"port {port} of {address} can't be had ({e.strerror}); give another with --port") from e
        own.listen(_BACKLOG)
        name = f"[{address}]" if ":" in address else address
        opened(f"http://{name}:{own.getsockname()[1]}/")
        threading.Thread(target=warm, args=(app,), daemon=True).start()
        settings = uvicorn.Config(
            app,
            log_level="warning",
            access_log=False,
            server_header=False,
            lifespan="on",
            timeout_keep_alive=_IDLE,
        )
        uvicorn.Server(settings).run(sockets=[own])
