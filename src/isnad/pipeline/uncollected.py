"""Work without the garbage collector, which would look at what stages have built and remembered again and again."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Lock

_switched = Lock()


@contextmanager
def uncollected() -> Iterator[None]:
    """Without the garbage collector; what became garbage meanwhile is found as soon as it is on again.

    Of several threads one at a time switches it, so it comes on again however they overlap.
    """
    if not gc.isenabled() or not _switched.acquire(blocking=False):
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        _switched.release()
