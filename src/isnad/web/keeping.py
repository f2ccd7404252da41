"""Values that are made once for each state of the record, and again behind a reader's back where that takes long.

A value that was made quickly is made anew as soon as the record has changed. One that took longer is given as it
was before, while a thread makes it anew; and the longer it takes, the more rarely.
"""

import threading
import time
import weakref
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import dataclass, field
from typing import Any

QUICK = 0.1  # seconds: nobody minds to wait so long
_REST = 20  # times as long as the making takes, nothing is made anew
_VALUES = 400


@dataclass(slots=True)
class _Kept:
    lock: threading.Lock = field(default_factory=threading.Lock)
    value: Any = None
    state: Hashable = None
    took: float = -1.0  # seconds of the processor; less than none: never made
    ended: float = 0.0
    renewing: bool = False


class Keeper:
    """Keeps values by name. `state` gives something that is another as soon as the record has changed."""

    def __init__(self, state: Callable[[], Hashable]) -> None:
        self._state = state
        self._kept: OrderedDict[str, _Kept] = OrderedDict()
        self._lock = threading.Lock()

    def kept(self, name: str, make: Callable[[], Any], of: object = None) -> Any:
        """What `make` gives, or has given a short time ago. It may be called in another thread, after the request.

        With `of`, the kept value that it is made from, it is made anew for another one of those: where that value
        is given as it was before, one made from it is as old, whatever the record's state.
        """
        with self._lock:
            own = self._kept.setdefault(name, _Kept())
            self._kept.move_to_end(name)
            while len(self._kept) > _VALUES:
                self._kept.popitem(last=False)
        state = self._state() if of is None else weakref.ref(of)
        if own.took > QUICK:
            if own.state != state:
                self._renew(own, make, state)
            return own.value
        with own.lock:
            if own.state != state or own.took < 0:
                self._make(own, make, state)
        return own.value

    def made(self, name: str) -> bool:
        """Whether there is a value of this name, of whatever state."""
        own = self._kept.get(name)
        return own is not None and own.took >= 0

    def _renew(self, own: _Kept, make: Callable[[], Any], state: Hashable) -> None:
        with self._lock:
            if own.renewing or time.monotonic() < own.ended + _REST * own.took:
                return
            own.renewing = True

        def run() -> None:
            try:
                self._make(own, make, state)
            finally:  # what failed rests too
                own.ended, own.renewing = time.monotonic(), False

        threading.Thread(target=run, daemon=True).start()

    @staticmethod
    def _make(own: _Kept, make: Callable[[], Any], state: Hashable) -> None:
        began = time.thread_time()
        own.value = make()
        own.state, own.took, own.ended = state, time.thread_time() - began, time.monotonic()
