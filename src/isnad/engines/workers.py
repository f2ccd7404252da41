"""Processes beside this one that end when it does."""

import os
import signal
import threading
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import contextmanager
from multiprocessing import connection, get_context, parent_process
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def new_pool(workers: int) -> ProcessPoolExecutor:
    """A pool of so many processes; the first call in each imports what it needs."""
    return _Pool(workers)


class _Pool(ProcessPoolExecutor):
    """A pool that no interrupt leaves waiting or makes print; `shutdown(cancel_futures=True)` ends work, too.

    Interrupts are held back while a process starts, which inherits that, and while the pool ends: of a `join` that
    is interrupted Python 3.11 takes the thread for ended, and then waits at its exit for processes that wait for it.
    """

    def __init__(self, workers: int) -> None:
        # spawn, not fork: the caller may have threads, and a forked copy of their locks hangs
        context = get_context("spawn")
        end, self._open = context.Pipe(duplex=False)
        super().__init__(workers, mp_context=context, initializer=_start_worker, initargs=(end,))

    def submit(self, fn: Callable[P, T], /, *args: P.args, **kwargs: P.kwargs) -> Future[T]:
        with _held():
            return super().submit(fn, *args, **kwargs)

    def shutdown(self, wait: bool = True, *, cancel_futures: bool = False) -> None:
        with _held():
            if cancel_futures:
                self._open.close()
            super().shutdown(wait, cancel_futures=cancel_futures)


@contextmanager
def _held() -> Iterator[None]:
    """Holds interrupts of this thread back to the end of the block."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGINT])
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _start_worker(end: Any) -> None:
    """In a worker: leave an interrupt to the parent, and end when the parent or its pool does, however it ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, args=(end,), daemon=True).start()


def _end_with_parent(end: Any) -> None:
    parent = parent_process()
    if parent is not None:
        connection.wait([parent.sentinel, end])
        os._exit(1)
