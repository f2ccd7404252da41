"""What a newcomer tries first: a path with a slip, a text that is pasted, files of kinds that are not read."""

import json
import sys
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest
from typer.testing import CliRunner

from gold_readings import PRESS
from isnad.cli import main as program
from isnad.cli.main import app
from isnad.errors import RecordError, UsageError

PASTED = {"ar": "قال الوزير أحمد الكاتب إن الوفد وصل أمس.", "fa": "احمد کاتب، وزیر راه، گفت که هیئت دیروز آمد."}


@pytest.mark.parametrize("lang", PASTED)
@pytest.mark.parametrize(
    "pasted",
    [
        lambda text: text.encode(),
        lambda text: text.encode("utf-16"),
        lambda text: f"<!doctype html><meta charset=utf-8><title>x</title><p>{text}</p>".encode(),
        lambda text: json.dumps({"text": text}).encode() + b"\n{}",
    ],
    ids=["text", "utf-16", "page", "lines"],
)
def test_what_is_pasted_is_read(lang: str, pasted: Callable[[str], bytes]) -> None:
    done = CliRunner().invoke(app, ["read", "-"], input=pasted(PASTED[lang]))
    first, *_ = map(json.loads, done.stdout.splitlines())
    assert (first["article"]["lang"], first["article"]["path"], len(first["statements"])) == (lang, "-", 1)
    assert done.exit_code == 0


def test_what_is_pasted_and_no_article_is_status_1() -> None:
    done = CliRunner().invoke(app, ["read", "-"], input=b"")
    assert done.exit_code == 1 and "-: there is no text in it" in done.stderr
    assert CliRunner().invoke(app, ["read", "-", "-f", "table"], input=b"").stdout == ""


@pytest.mark.parametrize("text", PASTED.values())
def test_brackets_of_a_title_and_a_key_are_shown(text: str, tmp_path: Path) -> None:
    path = tmp_path / "[b]a[x].txt"
    path.write_text(f"[/i] خبر [video]\n{text}", encoding="utf-8")
    out = CliRunner().invoke(app, ["read", str(path), "-f", "table"], catch_exceptions=False).stdout
    assert "[b]a[x]" in out and "[/i]" in out and "[video]" in out


@pytest.mark.parametrize("name", ["gone", "مقالات", "مقاله‌ها.txt"])
def test_a_path_that_leads_nowhere_is_wrong_usage_and_nothing_is_done(
    name: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    good, gone, record = next(PRESS.rglob("fa-01*.txt")), tmp_path / name, tmp_path / "r.sqlite"
    for asked in (["run", str(good), str(gone), "--record", str(record)], ["read", str(good), str(gone)]):
        monkeypatch.setattr(sys, "argv", ["isnad", *asked])
        with pytest.raises(SystemExit) as end:
            program.main()
        assert end.value.code == 2
    told = capsys.readouterr()
    said = f"isnad: {gone}: there is no such file or folder; check the path; nothing was read\n"
    assert (told.out, told.err) == ("", said * 2) and not list(tmp_path.iterdir())


def ooxml(path: Path, inside: str) -> None:
    """An office file with this member."""
    with zipfile.ZipFile(path, "w") as z:
        z.writestr("[Content_Types].xml", "<Types/>")
        z.writestr(inside, "<x/>")


@pytest.mark.parametrize(
    ("name", "inside", "remedy"),
    [
        ("جدول.xlsx", "xl/workbook.xml", "save it as CSV in UTF-8"),
        ("مقاله.docm", "word/document.xml", "save it as .docx"),
        ("table.ods", "content.xml", "save it as CSV in UTF-8"),
        ("متن.odt", "content.xml", "save it as .docx"),
        ("x.pptx", "ppt/presentation.xml", "save its text as .txt"),
        ("book.epub", "META-INF/container.xml", "unpack it: its pages are read as .xhtml"),
        ("pages.bin", "a.html", "name it ….zip"),
    ],
)
def test_office_files_are_sniffed_with_what_to_do(name: str, inside: str, remedy: str, tmp_path: Path) -> None:
    ooxml(tmp_path / name, inside)
    done = CliRunner().invoke(app, ["sniff", str(tmp_path / name)])
    assert (json.loads(done.stdout)["problem"], done.exit_code) == (remedy, 1)


@pytest.mark.parametrize(("name", "remedy"), [("a.doc", "save it as .docx"), ("a.xls", "save it as CSV in UTF-8")])
def test_old_office_files_are_sniffed_with_what_to_do(name: str, remedy: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    assert json.loads(CliRunner().invoke(app, ["sniff", str(tmp_path / name)]).stdout)["problem"] == remedy


@pytest.mark.parametrize("text", PASTED.values())
def test_what_an_office_program_leaves_beside_an_open_document_is_no_document(text: str, tmp_path: Path) -> None:
    folder, record = tmp_path / "in", str(tmp_path / "r.sqlite")
    folder.mkdir()
    (folder / "a.txt").write_text(text, encoding="utf-8")
    (folder / "~$a.docx").write_bytes(bytes(162))
    done = CliRunner().invoke(app, ["run", str(folder), "--record", record])
    assert "1 read, 0 skipped, 0 failed" in done.stderr and "not read" not in done.stderr


@pytest.mark.parametrize("name", ["said.xlsx", "said.XLS", "said.ods", "said.json", "said.html"])
def test_an_export_is_not_named_as_what_it_is_not(name: str, press: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(press)
    done = CliRunner().invoke(app, ["export", "--record", "press.sqlite", "-o", name])
    assert isinstance(done.exception, UsageError) and "-o said.csv" in str(done.exception)
    assert not (press / name).exists()


def test_a_record_of_failures_alone_is_told_with_the_way_to_them(tmp_path: Path) -> None:
    (tmp_path / "none").mkdir()
    record = str(tmp_path / "n.sqlite")
    CliRunner().invoke(app, ["run", str(tmp_path / "none"), "--record", record])
    told = CliRunner().invoke(app, ["overview", "--record", record, "-f", "table"]).stdout
    steps = [line.split("  ")[1] for line in told.splitlines() if line.startswith("  isnad")]
    assert steps == [f"isnad record failures {record}", f"isnad run YOUR/FOLDER --record {record}"]


@pytest.mark.parametrize("folder", ["سجلات", "پیشینه‌ها"])
def test_a_record_in_a_folder_that_is_not_there(folder: str, tmp_path: Path) -> None:
    record = tmp_path / folder / "r.sqlite"
    done = CliRunner().invoke(app, ["run", str(next(PRESS.rglob("fa-01*.txt"))), "--record", str(record)])
    assert isinstance(done.exception, RecordError)
    assert str(done.exception) == f"{record}: there is no folder {record.parent}; make it, or choose another"


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://", "it has no host"),
        ("http://[::1", "it is no address"),
        ("https://example.org:99999/a", "it is no address"),
        ("https://example.org/خبر امروز", "it has spaces"),
        ("ftp://example.org/خبر", "only http and https are fetched"),
    ],
)
def test_what_is_no_address_is_wrong_usage_and_no_record_is_made(address: str, why: str, tmp_path: Path) -> None:
    for asked in (["run", address, "--record", str(tmp_path / "r.sqlite")], ["read", address]):
        done = CliRunner().invoke(app, asked)
        assert isinstance(done.exception, UsageError) and why in str(done.exception)
        assert "nothing was read" in str(done.exception) and not list(tmp_path.iterdir())


@pytest.mark.parametrize("text", PASTED.values())
def test_the_record_in_the_folder_that_is_read_is_no_file_passed_over(
    text: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.txt").write_text(text, encoding="utf-8")
    Path("b.doc").write_text("?")
    for _ in range(2):
        told = CliRunner().invoke(app, ["run", ".", "--record", "r.sqlite"]).stderr
        assert "  1 file is of kinds that are not read: 1 .doc; " in told
