"""Which files of folders `isnad run` passes over, so that none is missed without a word."""

import os
from collections.abc import Iterable

from isnad.inputs.kinds import explains, is_read
from isnad.inputs.online import is_address
from isnad.inputs.passed_over import PassedOver


def passed_over(inputs: Iterable[str]) -> str:
    """How many files within the folders are of no kind that is read, and how they end; empty where there is none."""
    found = PassedOver()
    for given in inputs:
        for _, folders, files in () if is_address(given) else os.walk(given):
            folders[:] = [name for name in folders if not name.startswith(".")]
            for name in files:
                if not explains(name) and not is_read(name):
                    found.add(name)
    return found.told()
