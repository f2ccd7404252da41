"""What of an article's text is its title and what is chrome: labels, bylines, credits, navigation, lists."""

from collections.abc import Mapping
from typing import Any

from isnad.stages.layout.stage import Layout

__all__ = ["Layout", "build"]


def build(options: Mapping[str, Any]) -> Layout:
    """The layout stage; it takes no options."""
    return Layout()
