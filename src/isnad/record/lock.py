"""One writer at a time: a lock file beside the record that ends with the process that holds it."""

import errno
import os
import sys
from pathlib import Path
from types import TracebackType

from isnad.errors import BusyRecordError, RecordError

_HELD = frozenset({errno.EACCES, errno.EAGAIN, errno.EDEADLK})  # what systems say of a lock that another holds


def _try_lock(fd: int) -> bool:
    """Whether the lock is now ours; OSError where the file system has none."""
    try:
        if sys.platform == "win32":
            import msvcrt

            msvcrt.locking(fd, msvcrt.LK_NBLCK, 1)
        else:
            import fcntl

            fcntl.flock(fd, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as e:
        if e.errno in _HELD:
            return False
        raise
    return True


class WriterLock:
    """Held from construction to `release`; BusyRecordError when another process writes the record.

    The file stays: removing it would let two writers lock two files of one name.
    """

    def __init__(self, record: Path) -> None:
        self._path = record.with_name(record.name + ".lock")
        try:
            self._fd = os.open(self._path, os.O_RDWR | os.O_CREAT, 0o644)
        except FileNotFoundError as e:
            raise RecordError(f"{record}: there is no folder {record.parent}; make it, or choose another") from e
        except OSError as e:
            raise RecordError(
                f"{record}: can't write beside it ({e.strerror}); choose a folder you may write to"
            ) from e
        try:
            free = _try_lock(self._fd)
        except OSError as e:
            os.close(self._fd)
            message = f"{record}: can't be locked ({e.strerror}); choose a folder on a disk of this computer"
            raise RecordError(message) from e
        if not free:
            holder = os.pread(self._fd, 20, 1).decode("ascii", "replace").strip() if sys.platform != "win32" else ""
            os.close(self._fd)
            who = f"process {holder}" if holder else "another process"
            raise BusyRecordError(f"{record}: {who} is writing it; wait until it ends, or write to another record")
        os.ftruncate(self._fd, 0)
        os.write(self._fd, b" %d\n" % os.getpid())

    @property
    def held(self) -> bool:
        """Whether the lock is held."""
        return self._fd >= 0

    def release(self) -> None:
        """Give the lock back; a second call does nothing."""
        if self._fd >= 0:
            os.close(self._fd)
            self._fd = -1

    def __enter__(self) -> "WriterLock":
        return self

    def __exit__(self, kind: type[BaseException] | None, e: BaseException | None, at: TracebackType | None) -> None:
        self.release()
