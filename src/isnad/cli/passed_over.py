"""Which files of folders `isnad run` passes over, so that none is missed without a word."""

import os
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from isnad.inputs.kinds import is_read
from isnad.inputs.online import is_address
from isnad.inputs.textfile import SIDECAR

_SHOWN = 5  # endings named one by one


def passed_over(inputs: Iterable[str]) -> str:
    """How many files within the folders are of no kind that is read, and how they end; empty where there is none.

    Hidden files, what stands beside a text and what explains a folder are not meant to be read, and not counted.
    """
    endings = Counter(Path(name).suffix.lower() or "no ending" for given in inputs for name in _names(given))
    if not endings:
        return ""
    shown = ", ".join(f"{n} {ending}" for ending, n in endings.most_common(_SHOWN))
    more = ", …" if len(endings) > _SHOWN else ""
    n = endings.total()
    files = "1 file is" if n == 1 else f"{n:,} files are"
    return f"{files} of kinds that are not read: {shown}{more}; docs/how-to/read-your-files.md says which are"


def _names(given: str) -> Iterator[str]:
    """The files in a folder and those within it that are passed over."""
    if is_address(given):
        return
    for _, folders, files in os.walk(given):
        folders[:] = [name for name in folders if not name.startswith(".")]
        for name in files:
            beside = name.startswith(".") or name.endswith(SIDECAR) or name.lower().startswith("readme.")
            if not beside and not is_read(name):
                yield name
