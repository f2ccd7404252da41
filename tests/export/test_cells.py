"""Cells: no text breaks a row, and no spreadsheet runs one."""

import csv
from io import StringIO

import pytest
from hypothesis import given
from hypothesis import strategies as st

from isnad.export.cells import cell, spreadsheet_cell
from isnad.export.table import Column, Form, lines, listed

COLUMNS = (Column[str]("a", "the text", lambda t: t), Column[str]("b", "always x", lambda t: "x"))


@pytest.mark.parametrize(
    ("text", "one"),
    [
        ("قال\tالوزير\nاليوم", "قال الوزير اليوم"),
        ("گفت\r\nوزیر\u2028امروز", "گفت وزیر امروز"),
        ("\x00\x07كلمة\x1b[31m", "كلمة[31m"),
        ("\ud83d نصف", "\ufffd نصف"),
        (" نیم‌فاصله ", "نیم‌فاصله"),
    ],
)
def test_one_line(text: str, one: str) -> None:
    assert cell(text) == one


FORMULAS = ["=1+1", "@SUM(A1)", "-قال", "+گفت", " =cmd", "\u200f=cmd", "'=cmd", '"=cmd', "\t=x"]


@pytest.mark.parametrize("text", FORMULAS)
def test_formulas_are_neutralised(text: str) -> None:
    assert spreadsheet_cell(text).startswith("'")


@pytest.mark.parametrize("text", ["-12.5", "+966", "35.69", "قال", "گفت-وگو", "", "2016-12-20"])
def test_other_cells_stay(text: str) -> None:
    assert spreadsheet_cell(text) == text


@given(st.lists(st.text(st.characters(codec=None)), max_size=5))
def test_every_text_is_one_row(texts: list[str]) -> None:
    written = "".join(lines(texts, COLUMNS, Form.tsv))
    assert [row.split("\t")[1:] for row in written.split("\n")[1:-1]] == [["x"]] * len(texts)
    sheet = "".join(lines(texts, COLUMNS, Form.csv)).encode("utf-8").decode("utf-8-sig")
    rows = list(csv.reader(StringIO(sheet, newline="")))
    assert [row[1:] for row in rows[1:]] == [["x"]] * len(texts)
    assert all(not row[0].startswith(("=", "@")) for row in rows[1:])


def test_lists_stay_in_step() -> None:
    assert listed(["IRN", None]) == "IRN; ?"
    assert listed([None, "a;b"]) == "?; a,b"
    assert listed([None, ""]) == ""
