"""Imports point one way: a package imports only what stands before it."""

import ast
from pathlib import Path

import isnad

SRC = Path(isnad.__file__).parent
FREE = {"errors", ""}  # may be imported by all; "" is the package itself, for its version
ORDER = (
    {"model"},
    {"text"},
    {"lexicons"},
    {"knowledge"},
    {"fetch"},
    {"pipeline"},  # names no stage, so the stages stand on it
    {"read", "inputs", "stages"},
    {"config"},
    {"engines"},
    {"record"},
    {"resolve"},
    {"evaluate", "job"},
    {"watch", "train"},  # training learns what the scores count
    {"export", "client"},
    {"web"},
    {"cli"},
)
RANK = {name: i for i, level in enumerate(ORDER) for name in level}


def imported(path: Path) -> set[tuple[int, str]]:
    """(line, first part under isnad) of what a module imports from Isnad, wherever in it that stands."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}:{node.lineno}: write the whole name of what is imported"
            names = [f"{node.module}.{a.name}" if node.module == "isnad" else str(node.module) for a in node.names]
        elif isinstance(node, ast.Import):
            names = [a.name for a in node.names]
        else:
            continue
        found |= {(node.lineno, (name + ".").split(".")[1]) for name in names if name.split(".")[0] == "isnad"}
    return found


def upward(path: Path, own: str) -> list[str]:
    """The imports of a module that point upward or sideways."""
    out = []
    for line, name in sorted(imported(path)):
        if name not in FREE and name not in RANK:
            name = ""  # a name of the package itself, as __version__
        if name == own or name in FREE:
            continue
        if RANK[name] >= RANK[own]:
            out.append(f"{path.relative_to(SRC)}:{line}: {own} imports {name}")
    return out


def test_no_import_points_upward() -> None:
    wrong = []
    for path in sorted(SRC.rglob("*.py")):
        own = path.relative_to(SRC).parts[0].removesuffix(".py")
        if own not in {"__init__", "__main__"}:
            wrong += upward(path, own) if own not in FREE else [f"{path}: {i}" for i in imported(path)]
    assert wrong == []


def test_every_package_has_its_place() -> None:
    here = {p.name for p in SRC.iterdir() if p.is_dir() and (p / "__init__.py").exists()}
    assert here <= RANK.keys(), "say in ORDER what it may import"


def test_an_upward_import_is_seen(tmp_path: Path) -> None:
    module = tmp_path / "m.py"
    module.write_text("def f():\n    from isnad.record import View\n    import isnad.cli.main\n")
    assert {name for _, name in imported(module)} == {"record", "cli"}
