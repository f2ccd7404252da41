"""`isnad kb`: a knowledge base of one's own from the shell."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from isnad.cli.main import app
from isnad.errors import UsageError

RUN = CliRunner()
CSV = "id,type,ar,fa\nx-1,PER,نديم الطرشيشي,\nx-2,ORG,,بنیاد خوشه‌های طلایی\n"
CSV += "x-3,PER,نديم الطرشيشي,\nx-2,ORG,,بنیاد خوشه\nx-4,PER\n"


@pytest.fixture
def kb(tmp_path: Path) -> Path:
    (tmp_path / "mine.csv").write_text(CSV, encoding="utf-8")
    done = RUN.invoke(app, ["kb", "add", str(tmp_path / "mine.csv"), "--kb", str(tmp_path / "my.kb")])
    assert done.exit_code == 0
    assert "mine.csv:6: 2 cells under 4 column names" in done.stderr
    assert "3 entities of mine.csv" in done.stderr
    assert "1 name is claimed by more than one entity and links to none" in done.stderr
    return tmp_path / "my.kb"


def test_what_was_added_is_listed_and_taken_out(kb: Path) -> None:
    listed = json.loads(RUN.invoke(app, ["kb", "list", "--kb", str(kb)]).stdout)
    assert (listed["name"], listed["entities"]) == ("mine.csv", 3)
    assert "3 entities" in RUN.invoke(app, ["kb", "remove", "mine.csv", "--kb", str(kb)]).stderr
    assert isinstance(RUN.invoke(app, ["kb", "remove", "mine.csv", "--kb", str(kb)]).exception, UsageError)


@pytest.mark.parametrize(("name", "id"), [("بنیاد خوشه های طلایی", "x-2"), ("علی شمخانی", "p-ali-shamkhani")])
def test_a_name_is_looked_up(kb: Path, name: str, id: str) -> None:
    done = RUN.invoke(app, ["kb", "find", name, "--kb", str(kb)])
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == [id]


@pytest.mark.parametrize(("lang", "name"), [("ar", "رامي الزعبي"), ("fa", "رامی زعبی")])
def test_who_bears_the_whole_name_goes_before_those_of_the_surname(lang: str, name: str, tmp_path: Path) -> None:
    """The package knows others of this surname."""
    assert len(RUN.invoke(app, ["kb", "find", name]).stdout.splitlines()) > 1
    (tmp_path / "own.csv").write_text(f"id,type,{lang}\nx-1,PER,{name}\n", encoding="utf-8")
    RUN.invoke(app, ["kb", "add", str(tmp_path / "own.csv"), "--kb", str(tmp_path / "own.kb")])
    found = RUN.invoke(app, ["kb", "find", name, "--kb", str(tmp_path / "own.kb")]).stdout
    assert [json.loads(line)["id"] for line in found.splitlines()] == ["x-1"]


@pytest.mark.parametrize("name", ["نديم الطرشيشي", "ندیم طرشیشی"])
def test_a_file_of_which_no_line_can_be_read_is_status_1(tmp_path: Path, name: str) -> None:
    (tmp_path / "news.jsonl").write_text(json.dumps({"text": name}), encoding="utf-8")
    add = ["kb", "add", str(tmp_path / "news.jsonl"), "--as", "ftm", "--kb", str(tmp_path / "my.kb")]
    assert RUN.invoke(app, add).exit_code == 1


@pytest.mark.parametrize("option", [["--as", "xml"], ["--class", "ORG"], ["--class", "Q5=MAN"]])
def test_what_can_not_be_is_said(kb: Path, option: list[str]) -> None:
    done = RUN.invoke(app, ["kb", "add", str(kb.parent / "mine.csv"), "--kb", str(kb), *option])
    assert isinstance(done.exception, UsageError)
