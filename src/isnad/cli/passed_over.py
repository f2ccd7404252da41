"""What of folders `isnad run` passes over, so that nothing is missed without a word."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from isnad.inputs.kinds import explains, holds_parts, is_read
from isnad.inputs.online import is_address
from isnad.inputs.passed_over import PassedOver

_BESIDE = ("", ".lock", "-wal", "-shm", "-journal")  # what a record's name is followed by


def passed_over(inputs: Iterable[str], record: Path) -> Iterator[str]:
    """How many files within the folders are of no kind that is read, how they end, and links to other folders.

    The record that they are read into is none of them.
    """
    found, links = PassedOver(), []
    own, home = {record.name + end for end in _BESIDE}, record.absolute().parent.resolve()
    for given in inputs:
        for root, folders, files in () if is_address(given) else os.walk(given):
            names = set(files)
            folders[:] = [name for name in folders if not name.startswith(".") and not holds_parts(name, names)]
            links += [path for name in folders if (path := Path(root, name)).is_symlink()]
            mine = own if Path(root).resolve() == home else ()
            for name in files:
                if name not in mine and not explains(name) and not is_read(name):
                    found.add(name)
    if told := found.told():
        yield told
    if links:
        folders_are = "1 folder is a link" if len(links) == 1 else f"{len(links):,} folders are links"
        yield f"{folders_are}, and links to folders are not followed: name what they lead to, as {links[0].resolve()}"
