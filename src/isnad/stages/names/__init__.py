"""Names, offices, descriptions, pronouns and demonyms, found by lexicons, knowledge base and tagger."""

from collections.abc import Mapping
from typing import Any

from isnad.knowledge import open_base
from isnad.stages.names.stage import Names

__all__ = ["Names", "build"]


def build(options: Mapping[str, Any]) -> Names:
    """The stage; the option `tagger` (true) turns the learned tagger off when false.

    `kb` is the file of a user's knowledge base, `kb_digest` its digest: RecordError where it is none.
    """
    base = open_base(options["kb"], options.get("kb_digest", "")) if options.get("kb") else None
    return Names(tagger=bool(options.get("tagger", True)), base=base)
