"""The index's version changes with all the code that decides which words a row is found by."""

import ast
from importlib import import_module
from pathlib import Path

from isnad.record.indexing import DECIDING

# names, errors, a cache, tables, and what only a query's words are given
DECIDE_NONE = {"isnad.text", "isnad.errors", "isnad.text.remembered", "isnad.record.schema", "isnad.record.spellings"}


def imported(module: str) -> set[str]:
    """The modules of Isnad that a module imports, without the model, which holds types alone."""
    tree = ast.parse(Path(str(import_module(module).__file__)).read_text(encoding="utf-8"))
    names = {str(node.module) for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    return {n for n in names if n.startswith("isnad.") and n.split(".")[1] != "model"}


def test_all_that_it_is_made_with_counts() -> None:
    found, left = set[str](), {"isnad.record.indexing"}
    while left:
        found |= left
        left = {name for module in left for name in imported(module)} - found
    assert found - DECIDE_NONE == set(DECIDING)
