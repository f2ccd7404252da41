"""A real stage that does to a worker what a bad article can do, where the text has the words for it."""

import os
import signal
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from isnad.model import Article, Layers
from isnad.pipeline import Stage

RAISES, EXITS, MEMORY, ONCE = "POISON-RAISES", "POISON-EXITS", "POISON-MEMORY", "POISON-ONCE"


class Poisoned:
    name = "poisoned"
    version = "1"
    requires: frozenset[str] = frozenset({"tokens"})
    provides: frozenset[str] = frozenset({"times"})

    def __init__(self, once: str | None) -> None:
        self._once = once

    def run(self, article: Article, layers: Layers) -> Layers:
        if RAISES in article.text:
            raise ValueError("cannot read this")
        if EXITS in article.text:
            os._exit(3)
        if MEMORY in article.text:
            raise MemoryError
        if ONCE in article.text and self._once and not Path(self._once).exists():
            Path(self._once).touch()
            os.kill(os.getpid(), signal.SIGKILL)
        return Layers(times=[])


def build(options: Mapping[str, Any]) -> Stage:
    """`once`: a path; the worker that first reads a text with the word ONCE makes the file and is killed."""
    return Poisoned(options.get("once"))
