"""Mechanisms: processes, formats, bodies, instruments, missions and the like as entities of their own."""

from collections.abc import Mapping
from typing import Any

from isnad.stages.mechanisms.stage import Mechanisms

__all__ = ["Mechanisms", "build"]


def build(options: Mapping[str, Any]) -> Mechanisms:
    """The stage; it takes no options."""
    return Mechanisms()
