"""The exception tree.

IsnadError
├── UsageError          the caller asked for something that can't be; exit status 2
├── InputError          a file or line that can't be read; becomes a Failure in the record
├── FetchError          a page or feed that can't be had from the network, or must not be asked for
├── LexiconError        word data that breaks its own header
├── PipelineError       stages that don't fit together, or a stage that wrote outside its layers
├── RecordError         a record that can't be opened
│   ├── NewerRecordError    made by a newer version of Isnad
│   ├── BusyRecordError     another process is writing it
│   └── UnwritableRecordError   one that this user may only read
└── ShardError          a shard failed after its retries

Every message names the place and says what to do.
"""

import shlex
import sys


def quoted(value: object) -> str:
    """A path or an address as a word of a command that is to be copied."""
    return shlex.quote(str(value))


def install(library: str) -> str:
    """The command that puts a library beside Isnad, whichever environment Isnad is in."""
    return f"{quoted(sys.executable)} -m pip install {library}"


class IsnadError(Exception):
    """Base of all errors that Isnad raises on purpose."""


class UsageError(IsnadError):
    pass


class InputError(IsnadError):
    """`code` is short and stable; `line` is 1-based where the input has lines."""

    def __init__(self, code: str, message: str, path: str, line: int | None = None) -> None:
        super().__init__(message)
        self.code = code
        self.path = path
        self.line = line


class FetchError(IsnadError):
    """What could not be fetched. `code` is short and stable; `again` is whether a later try may go well.

    `after` are the seconds that the server asks to wait, where it does.
    """

    def __init__(self, code: str, message: str, url: str, *, again: bool = False, after: float | None = None) -> None:
        super().__init__(f"{url}: {message}")
        self.code = code
        self.reason = message
        self.url = url
        self.again = again
        self.after = after


class LexiconError(IsnadError):
    pass


class PipelineError(IsnadError):
    pass


class RecordError(IsnadError):
    pass


class BusyRecordError(RecordError):
    pass


class UnwritableRecordError(RecordError):
    pass


class NewerRecordError(RecordError):
    pass


class ShardError(IsnadError):
    pass
