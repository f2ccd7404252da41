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


def settle() -> None:
    """Call all that there is old, without a look at it: the collector looks at what is old only now and then.

    What stages build at first use stays, and looking for garbage in it takes a tenth of a second.
    """
    if not gc.get_freeze_count():
        gc.freeze()
        gc.unfreeze()
