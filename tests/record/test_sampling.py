"""Sheets for checking by hand, and what they say."""

import csv
import io
from pathlib import Path

import pytest
from made import PIPELINE, many, parts

from isnad.errors import UsageError
from isnad.record import View, Writer, sample, score_sheet
from isnad.record.sampling import COLUMNS, wilson


def _rows(sheet: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(sheet), dialect="excel-tab"))


def _filled(sheet: str, answers: dict[str, tuple[str, str, str]]) -> str:
    rows = _rows(sheet)
    for row in rows:
        row["what_right"], row["who_right"], row["chain_right"] = answers[row["kind"]]
    out = io.StringIO()
    writer = csv.DictWriter(out, COLUMNS, dialect="excel-tab", lineterminator="\r\n")
    writer.writeheader()
    writer.writerows(rows)
    return out.getvalue()


def test_a_sheet_shows_findings_in_their_sentences(view: View) -> None:
    rows = _rows(sample(view, 100, seed=1))
    assert [r["kind"] for r in rows] == ["statement"] * 6 + ["event"] * 2
    for row in rows:
        if row["kind"] == "statement":
            assert row["what"] in row["sentence"]
        assert row["published"].startswith("2016-12-2")


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_a_sheet_is_random_and_can_be_drawn_again(tmp_path: Path, lang: str) -> None:
    sheets = []
    for name, batch in (("a", 3), ("b", 50)):
        with Writer(tmp_path / name) as writer:
            for part in parts(many(50, lang), batch):
                writer.write(part, PIPELINE)
        with View(tmp_path / name) as view:
            sheets.append(sample(view, 10, seed=7))
            assert sample(view, 10, seed=8) != sheets[-1]
    assert sheets[0] == sheets[1]
    assert len({r["id"] for r in _rows(sheets[0])}) == 10


def test_a_filled_sheet_gives_precision_with_an_interval(view: View, tmp_path: Path) -> None:
    filled = _filled(sample(view, 8, seed=1), {"statement": ("y", "no", ""), "event": ("✓", "1", "Y")})
    (tmp_path / "sheet.tsv").write_text(filled, encoding="utf-8-sig", newline="")
    scores = {(p.kind, p.question): p for p in score_sheet(tmp_path / "sheet.tsv")}
    assert scores["statement", "what_right"].precision == 1.0
    assert scores["statement", "who_right"].precision == 0.0
    assert scores["statement", "all"].right == 0
    assert ("statement", "chain_right") not in scores
    assert scores["event", "all"].right == scores["event", "all"].answered == 2


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1256", "latin-1"])
@pytest.mark.parametrize("delimiter", "\t,;")
def test_a_sheet_is_scored_as_spreadsheets_save_it(view: View, tmp_path: Path, encoding: str, delimiter: str) -> None:
    answers = {"statement": ("y", "n", "y"), "event": ("y", "y", "y")}
    rows = list(csv.reader(io.StringIO(_filled(sample(view, 8, seed=1), answers)), dialect="excel-tab"))
    with (tmp_path / "sheet.csv").open("w", encoding=encoding, errors="replace", newline="") as f:
        csv.writer(f, delimiter=delimiter).writerows(rows)
    scores = {(p.kind, p.question): (p.right, p.answered) for p in score_sheet(tmp_path / "sheet.csv")}
    assert scores["statement", "what_right"] == (6, 6) and scores["statement", "who_right"] == (0, 6)


@pytest.mark.parametrize(
    ("right", "n", "low", "high"), [(0, 10, 0.0, 0.2775), (5, 10, 0.2366, 0.7634), (195, 200, 0.9428, 0.9893)]
)
def test_wilson(right: int, n: int, low: float, high: float) -> None:
    assert wilson(right, n) == pytest.approx((low, high), abs=1e-4)


def test_wilson_s_outer_bounds_are_exact() -> None:
    """Rounding gave 0.9999999999999999 where all are right."""
    assert [(wilson(n, n)[1], wilson(0, n)[0]) for n in range(1, 200)] == [(1.0, 0.0)] * 199


def test_bad_sheets_are_named(view: View, tmp_path: Path) -> None:
    sheet, file = sample(view, 4, seed=1), tmp_path / "sheet.tsv"
    for text, match in (
        (sheet, "no answer"),
        (_filled(sheet, {"statement": ("perhaps", "", ""), "event": ("y", "y", "y")}), r"sheet.tsv:2: what_right"),
        ("a\tb\n1\t2\n", "columns"),
    ):
        file.write_text(text, encoding="utf-8")
        with pytest.raises(UsageError, match=match):
            score_sheet(file)
    with pytest.raises(UsageError, match=r"none\.tsv"):
        score_sheet(tmp_path / "none.tsv")
    with pytest.raises(UsageError, match="1 or more"):
        sample(view, 0, seed=1)
