"""Names, offices, descriptions, pronouns and demonyms, found by lexicons, knowledge base and tagger."""

from collections.abc import Mapping
from typing import Any

from isnad.stages.names.stage import Names

__all__ = ["Names", "build"]


def build(options: Mapping[str, Any]) -> Names:
    """The stage; the option `tagger` (true) turns the learned tagger off when false."""
    return Names(tagger=bool(options.get("tagger", True)))
