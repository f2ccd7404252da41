"""Processes beside this one that end when it does."""

import os
import signal
import threading
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import connection, get_context, parent_process


def new_pool(workers: int) -> ProcessPoolExecutor:
    """A pool of so many processes; the first call in each imports what it needs."""
    # spawn, not fork: the caller may have threads, and a forked copy of their locks hangs
    return ProcessPoolExecutor(workers, mp_context=get_context("spawn"), initializer=_start_worker)


def _start_worker() -> None:
    """In a worker: leave an interrupt to the parent, and end when the parent does, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel])
        os._exit(1)
