"""Tables at the widths that terminals have: whole words, and no line too long."""

import csv
import io
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

from isnad.cli.main import app
from isnad.cli.output import stdout

WIDTHS = [80, 100, 140]
LONG = 20  # letters of a word that may be parted where there is no room
TABLES = [
    ["search", "إيران"],
    ["search", "ایران"],
    ["search", "--speaker", "Cavusoglu"],
    ["search", "--lang", "fa", "-n", "100"],
    ["search", "--lang", "ar", "-n", "200"],
    ["search", "--kind", "event", "-n", "200"],
    ["search", "--kind", "article", "-n", "99"],
    ["stories"],
    ["utterances"],
    ["corroborate"],
    ["copies"],
    ["entity", "list", "-n", "99"],
    ["entity", "list", "ا", "-n", "99"],
    ["mechanism", "list", "-n", "99"],
    ["show", "ا", "-n", "99"],
]
EXPLAINED = [["overview"], ["utterances", "--explain"], ["corroborate", "--explain"], ["stories", "--explain"],
             ["show", "ar-16-beijing-statement"], ["show", "fa-10-beijing-statement"], ["show", "Zarif"]]  # fmt: skip
_MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069"))


@pytest.fixture(params=WIDTHS)
def width(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Iterator[int]:
    """The columns of the terminal."""
    monkeypatch.setattr(stdout(), "_width", request.param)
    assert stdout().width == request.param
    yield int(request.param)


def printed(press: Path, args: list[str], form: str) -> str:
    done = CliRunner().invoke(
        app, [*args, "--record", str(press / "press.sqlite"), "-f", form], catch_exceptions=False
    )
    assert done.exit_code == 0
    return done.stdout.translate(_MARKS)


def parts(cell: str) -> list[str]:
    """What of a cell must stand whole: its words, of those with hyphens or slashes what stands between them."""
    return cell.replace("-", "- ").replace("/", "/ ").split()


@pytest.mark.parametrize("args", TABLES, ids=" ".join)
def test_words_stand_whole(args: list[str], width: int, press: Path) -> None:
    table = printed(press, args, "table")
    assert max(cell_len(line) for line in table.splitlines()) <= width
    there = {word for line in table.splitlines() for word in line.split()}
    rows = list(csv.DictReader(io.StringIO(printed(press, args, "csv"))))
    assert rows
    shown = [name for name in rows[0] if set(name.split()) <= there]
    assert {"id", "ids"} & set(shown) and len(shown) > 2
    torn = {p for row in rows for name in shown for p in parts(row[name]) if cell_len(p) <= LONG} - there
    assert {w for w in torn if not any(w in t for t in there)} == set()


@pytest.mark.parametrize("args", EXPLAINED, ids=" ".join)
def test_words_of_tables_in_a_row_stand_whole(args: list[str], width: int, press: Path) -> None:
    """What a wide terminal shows in whole words stands on a narrow one too."""
    table = printed(press, args, "table")
    commands = "  isnad "  # to be copied whole
    assert max(cell_len(line) for line in table.splitlines() if not line.startswith(commands)) <= width
    there = set(table.split())
    names = {"Cavusoglu", "Cavusoglu,", "agency", "published", "outlet", "wording", "languages", "countries"}
    for word in names:
        torn = [a for a in (word[:k] for k in range(3, len(word))) if a in there and word[len(a) :] in there]
        assert not torn


@pytest.mark.parametrize("command", ["stories", "utterances", "corroborate", "copies"])
def test_what_explains_a_table_is_indented_on_each_line(
    command: str, press: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stdout(), "_width", 50)
    told = re.findall(
        r"(?m)^  (?:same story because|they differ in|agency|because|altered title).*\n(?=\S|  )(.*)",
        printed(press, [command, "--explain"], "table"),
    )
    assert told and all(line.startswith("  ") for line in told if line.strip())


@pytest.mark.parametrize("args", [["entity", "list"], ["search", "--speaker", "Zarif"], ["mechanism", "list"]])
def test_a_very_narrow_terminal_has_a_table_too(
    args: list[str], press: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(stdout(), "_width", 40)
    assert max(cell_len(line) for line in printed(press, args, "table").splitlines()) <= 40
