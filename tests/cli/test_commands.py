"""The commands as a user calls them: what they print in each form, and their exit status."""

import csv
import io
import json
import os
import re
import shlex
import sys
import zipfile
from collections import Counter
from pathlib import Path

import pytest
from rich.cells import cell_len
from typer.testing import CliRunner

from gold_readings import GOLD, PRESS
from isnad import __version__
from isnad.cli import main as program
from isnad.cli.layouts import content_style, marked
from isnad.cli.main import app
from isnad.cli.output import stdout
from isnad.record import View

LISTS = [
    ["search", "Shamkhani"],
    ["search", "--speaker", "Shamkhani"],
    ["search", "--event", "CONSULT"],
    ["overview"],
    ["copies"],
    ["copies", "--explain"],
    ["stories"],
    ["stories", "--explain"],
    ["utterances"],
    ["utterances", "--explain"],
    ["corroborate"],
    ["corroborate", "--explain"],
    ["show", "Shamkhani"],
    ["show", "ar-16-beijing-statement"],
    ["show", "fa-10-beijing-statement"],
    ["show", "fa-10-beijing-statement/s1"],
    ["show", "ar-16-beijing-statement/v1"],
]


def isnad(*args: str) -> str:
    """What the command prints on its standard output; it must end well."""
    result = CliRunner().invoke(app, list(args), catch_exceptions=False)
    assert result.exit_code == 0, result.stderr
    return result.stdout


def status(monkeypatch: pytest.MonkeyPatch, *args: str) -> int:
    """The exit status of the program as a whole."""
    monkeypatch.setattr(sys, "argv", ["isnad", *args])
    with pytest.raises(SystemExit) as end:
        program.main()
    return int(end.value.code or 0)


@pytest.mark.parametrize("args", LISTS, ids=" ".join)
def test_lists_print_in_every_form(args: list[str], record: Path) -> None:
    there = [*args, "--record", str(record)]
    assert isnad(*there) == isnad(*there, "--format", "jsonl"), "JSON Lines when piped"
    lines = [json.loads(line) for line in isnad(*there).splitlines()]
    whole = json.loads(isnad(*there, "--format", "json"))
    assert lines and lines == whole
    rows = list(csv.reader(io.StringIO(isnad(*there, "--format", "csv"))))
    assert len(rows) > 1 and len({len(row) for row in rows}) == 1
    assert len(isnad(*there, "--format", "table").splitlines()) > 3


@pytest.mark.parametrize("args", LISTS, ids=" ".join)
def test_no_line_of_a_table_is_wider_than_the_others(args: list[str], record: Path) -> None:
    out = isnad(*args, "--record", str(record), "--format", "table")
    assert max(cell_len(line) for line in out.splitlines()) <= 100
    for line in out.splitlines():
        opened, closed = sum(line.count(c) for c in "\u2066\u2067\u2068"), line.count("\u2069")
        assert opened == closed, "an isolate that ends in another line would carry the cells after it away"


@pytest.mark.parametrize("words", ["شمخاني", "شمخانی", "Shamkhani", "شَمخاني"])
def test_spelling_and_script_find_the_same_man(words: str, record: Path) -> None:
    found = isnad("search", words, "--record", str(record), "--kind", "statement", "--limit", "100").splitlines()
    speakers = [hit["said"]["speakers"] for hit in map(json.loads, found)]
    assert sum(s == ["Ali Shamkhani"] for s in speakers) == 5


def test_words_found_are_marked_in_their_sentence(record: Path) -> None:
    for words in ("السفراء", "سفیران"):
        hits = [json.loads(x) for x in isnad("search", words, "--record", str(record)).splitlines()]
        marked = {h["sentence"]["text"][a:b] for h in hits for a, b in h["marks"]}
        assert any(words in m for m in marked)


@pytest.mark.parametrize("words", ["السورية", "سوریه"])
def test_two_statements_of_one_sentence_are_told_apart(words: str, record: Path) -> None:
    with View(record) as view:
        hits = [h for h in view.search(words, 100, ["statement"]) if h.said]
    by_sentence = Counter((h.article.id, h.sentence.start) for h in hits)
    assert max(by_sentence.values()) > 1
    for h in hits:
        shown, said = marked(h), h.said.statement.content if h.said else []
        inside = [c.text for c in said if h.sentence.start <= c.start and c.end <= h.sentence.end]
        told = [shown.plain[s.start : s.end] for s in shown.spans if s.style == content_style()]
        assert [t.split() for t in told if t in inside] == [c.split() for c in inside]
    found = isnad("search", words, "--kind", "statement", "-n", "100", "-f", "csv", "--record", str(record))
    assert [row["what"] for row in csv.DictReader(io.StringIO(found))] == [h.said.content for h in hits if h.said]


@pytest.mark.parametrize("words", ["السورية", "سوریه"])
def test_content_is_marked_where_colours_are_not_wanted(
    words: str, record: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setenv("FORCE_COLOR", "1")  # as on a terminal
    stdout.cache_clear()
    try:
        shown = isnad("search", words, "--kind", "statement", "-n", "3", "--record", str(record), "-f", "table")
        key = json.loads(isnad("search", words, "--kind", "statement", "-n", "1", "--record", str(record)))
        page = isnad("show", key["article"]["id"], "--record", str(record), "-f", "table")
    finally:
        stdout.cache_clear()
    assert "\x1b[32m" not in shown + page
    underlined = "".join(re.findall(r"\x1b\[4m([^\x1b]*)\x1b", shown))
    assert len([c for c in underlined if c.isalpha()]) > 20 and "\x1b[4m" in page


def test_filters_narrow(record: Path) -> None:
    out = isnad("search", "--lang", "fa", "--from", "2023", "--act", "welcome", "--record", str(record))
    found = [json.loads(x) for x in out.splitlines()]
    assert found
    assert {f["article"]["lang"] for f in found} == {"fa"}
    assert all(f["article"]["published"] >= "2023" and f["statement"]["act"] == "welcome" for f in found)


@pytest.mark.parametrize("key", ["ar-16-beijing-statement", "fa-10-beijing-statement"])
def test_an_article_is_shown_with_its_statements_in_place(key: str, record: Path) -> None:
    text = next(PRESS.rglob(f"{key}.txt")).read_text(encoding="utf-8")
    out = isnad("show", key, "--record", str(record), "--format", "table")
    assert "[s1]" in out and "[v1]" in out
    letters = "".join(c for c in re.sub(r"\[[a-z]\d+\]", "", out) if c.isalpha())
    assert "".join(c for c in text.splitlines()[0] if c.isalpha()) in letters


@pytest.mark.parametrize(
    ("text", "through"),
    [
        ("دمشق - وكالات\nقال وزير الخارجية إن المحادثات ستبدأ غدا في جنيف.", "الميزان → وكالات →"),
        ("به گزارش تسنیم، سخنگوی وزارت خارجه گفت: گفت‌وگوها ادامه دارد.", "ترازو → Tasnim →"),
    ],
)
def test_a_chain_shows_agencies_by_name_or_by_their_words(text: str, through: str, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    outlet = through.split(" ")[0]
    (tmp_path / "a.meta.json").write_text(json.dumps({"outlet": outlet}), encoding="utf-8")
    record = str(tmp_path / "r.sqlite")
    isnad("run", str(tmp_path / "a.txt"), "--record", record)
    out = isnad("show", "a/s1", "--record", record, "--format", "table")
    assert through in "".join(c for c in out if c not in "\u2066\u2067\u2068\u2069")


@pytest.mark.parametrize("text", ["قال الوزير أحمد الكاتب إن الوفد وصل.", "احمد کاتب گفت که هیئت آمد."])
def test_an_address_that_ends_as_an_id_does_is_an_address(text: str, tmp_path: Path) -> None:
    record, url = str(tmp_path / "r.sqlite"), "https://khabar.example/news/v2"
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (tmp_path / "a.meta.json").write_text(json.dumps({"url": url}), encoding="utf-8")
    isnad("run", str(tmp_path / "a.txt"), "--record", record)
    assert json.loads(isnad("show", url, "--record", record))["article"]["url"] == url
    entity = json.loads(isnad("show", f"{url}/e1", "--record", record))["entities"][0]
    assert entity == json.loads(isnad("show", url, "--record", record))["article"]["id"][:16] + "/e1"


def test_a_statement_is_shown_with_its_chain_and_why(record: Path) -> None:
    out = isnad("show", "fa-10-beijing-statement/s1", "--record", str(record), "--format", "table")
    assert "→ Nour News → Ali Shamkhani" in "".join(c for c in out if c not in "\u2066\u2067\u2068\u2069")
    assert "attributions 1" in out and "verb-first" in out


def test_record_commands(record: Path) -> None:
    info = json.loads(isnad("record", "info", str(record)))
    assert info["articles"] == {"ar": 20, "fa": 13}
    assert "articles fa" in isnad("record", "info", str(record), "--format", "table")
    assert "articles fa,13" in isnad("record", "info", str(record), "--format", "csv")
    (undated,) = [json.loads(x) for x in isnad("record", "undated", str(record)).splitlines()]
    assert info["undated"] == 1 and (undated["published"], undated["key"]) == (None, "ar-20-league-syria-damascus")
    assert undated["id"][:8] in isnad("record", "undated", str(record), "--format", "table")
    assert isnad("record", "check", str(record)) == ""
    dumped = isnad("record", "dump", str(record)).splitlines()
    assert len(dumped) == 33 and json.loads(dumped[0])["kind"] == "article"
    assert isnad("record", "failures", str(record)) == ""


def test_sample_and_its_score(record: Path, tmp_path: Path) -> None:
    sheet = isnad("sample", "--record", str(record), "--n", "6", "--seed", "1")
    assert sheet == isnad("sample", "--record", str(record), "--n", "6", "--seed", "1")
    rows = list(csv.DictReader(io.StringIO(sheet), dialect="excel-tab"))
    assert len(rows) == 6
    filled = tmp_path / "sheet.tsv"
    with filled.open("w", encoding="utf-8", newline="") as f:
        out = csv.DictWriter(f, list(rows[0]), dialect="excel-tab")
        out.writeheader()
        out.writerows({**row, "what_right": "yn"[i % 2]} for i, row in enumerate(rows))
    scores = [json.loads(x) for x in isnad("sample", "--score", str(filled)).splitlines()]
    assert {s["question"] for s in scores} == {"what_right", "all"}
    assert all(s["low"] <= s["precision"] <= s["high"] for s in scores)


def test_version() -> None:
    assert isnad("--version") == f"isnad {__version__}\n"


def test_wrong_usage_is_status_2(record: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert status(monkeypatch, "search", "--record", str(record)) == 2
    assert status(monkeypatch, "search", "،", "--record", str(record)) == 2
    assert status(monkeypatch, "show", "nobody-of-this-name", "--record", str(record)) == 2
    assert status(monkeypatch, "run", "--record", str(tmp_path / "r.sqlite")) == 2
    assert status(monkeypatch, "corroborate", "--id", "nothing", "--record", str(record)) == 2
    assert status(monkeypatch, "corroborate", "--id", "ar-16-beijing-statement/s99", "--record", str(record)) == 2
    assert status(monkeypatch, "run", str(PRESS), "--map", "body", "--record", str(tmp_path / "r.sqlite")) == 2
    assert status(monkeypatch, "sample") == 2
    assert status(monkeypatch, "nonsense") == 2
    assert status(monkeypatch, "eval", str(tmp_path)) == 2
    config = tmp_path / "c.toml"
    config.write_text("speed = 11\n")
    assert (
        status(monkeypatch, "run", str(PRESS), "--record", str(tmp_path / "r.sqlite"), "--config", str(config)) == 2
    )


def test_a_record_that_is_none_is_status_1_and_one_line(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "not.sqlite"
    path.write_text("no record " * 100)
    assert status(monkeypatch, "record", "info", str(path)) == 1
    assert status(monkeypatch, "record", "check", str(path)) == 1


def test_lexicons_are_sound() -> None:
    assert isnad("lexicon", "check") == ""


@pytest.mark.parametrize("name", ["ar-16-beijing-statement", "fa-10-beijing-statement"])
def test_read_prints_the_record_contract(name: str) -> None:
    path = next(PRESS.rglob(f"{name}.txt"))
    (line,) = isnad("read", str(path)).splitlines()
    reading = json.loads(line)
    text = path.read_text(encoding="utf-8")
    assert (reading["schema"], reading["article"]["key"]) == ("isnad/1", name)
    assert reading["statements"]
    for statement in reading["statements"]:
        for span in [statement["cue"], *statement["content"]]:
            assert text[span["start"] : span["end"]] == span["text"]
    assert isnad("read", str(path), "--format", "table")
    assert json.loads(isnad("read", str(path), "--format", "json")) == [reading]


def test_run_then_ask(tmp_path: Path) -> None:
    record = str(tmp_path / "press.sqlite")
    result = CliRunner().invoke(app, ["run", str(PRESS), "--record", record], catch_exceptions=False)
    assert result.exit_code == 0
    assert "33 read, 0 skipped, 0 failed" in result.stderr
    assert "33 skipped" in CliRunner().invoke(app, ["run", str(PRESS), "--record", record]).stderr
    for words in ("شمخاني", "شمخانی", "Shamkhani"):
        assert isnad("search", words, "--record", record)
    assert isnad("record", "check", record) == ""


def test_an_overview_s_next_steps_find_something(record: Path) -> None:
    told = isnad("overview", "--record", record, "--format", "table")
    steps = re.findall("^  (isnad (?:search|show) .+?)(?:  .*)?$", told, re.M)
    assert len(steps) == 2
    for step in steps:
        assert isnad(*shlex.split(step)[1:])


def test_one_is_told_as_one_and_what_has_no_day_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("قال الوزير إن الاتفاق تم.", "utf-8")
    told = CliRunner().invoke(app, ["run", str(tmp_path), "--record", str(tmp_path / "r.sqlite")]).stderr
    assert "1 statement and 0 events were found" in told
    assert "1 without a day of publication" in told and "a.meta.json" not in told
    told = CliRunner().invoke(app, ["overview", "--record", str(tmp_path / "r.sqlite"), "-f", "table"]).stdout
    assert "isnad show NAME --record" in told
    (tmp_path / "none").mkdir()
    none = ["run", str(tmp_path / "none"), "--record", str(tmp_path / "n.sqlite")]
    assert CliRunner().invoke(app, none).exit_code == 1
    empty = CliRunner().invoke(app, ["overview", "--record", str(tmp_path / "n.sqlite"), "-f", "table"]).stdout
    assert ": 0 articles,\n" in empty
    assert "1 article (1 ar)," in told and "1 statement, 0 events, 1 entity" in told


def test_reading_what_can_not_be_read_is_status_1_or_0(tmp_path: Path) -> None:
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\xff\xfe\x00")
    good = next(PRESS.rglob("fa-01*.txt"))
    alone = CliRunner().invoke(app, ["read", str(bad)])
    assert alone.exit_code == 1
    assert json.loads(alone.stdout)["failures"][0]["code"] == "not-utf8"
    assert alone.stderr.count("\n") == 1 and str(bad) in alone.stderr
    assert CliRunner().invoke(app, ["read", str(bad), str(good)]).exit_code == 0
    run = ["run", str(bad), "--record", str(tmp_path / "r.sqlite")]
    assert CliRunner().invoke(app, run).exit_code == 1
    assert CliRunner().invoke(app, [*run, str(good)]).exit_code == 0


@pytest.mark.parametrize(("lang", "text"), [("ar", "قال الوزير إن الوفد وصل أمس."), ("fa", "وزیر گفت که هیئت آمد.")])
def test_files_of_a_folder_that_are_not_read_are_told(lang: str, text: str, tmp_path: Path) -> None:
    folder = tmp_path / "in"
    (folder / "within").mkdir(parents=True)
    (folder / "a.txt").write_text(text, encoding="utf-8")
    (folder / "a.meta.json").write_text(json.dumps({"lang": lang}))
    (folder / "page.html").write_text(f"<p>{text}</p>", encoding="utf-8")
    (folder / "page_files").mkdir()
    for name in ("noext", "x.doc", "within/y.DOC", ".hidden", "README.md", "page_files/style.css"):
        (folder / name).write_text("?")
    (folder / "link").symlink_to(tmp_path, target_is_directory=True)
    run = ["run", str(folder), "--record", str(tmp_path / "r.sqlite")]
    told = CliRunner().invoke(app, run).stderr
    assert f"links to folders are not followed: name what they lead to, as {tmp_path}" in told
    assert "  3 files are of kinds that are not read: 2 .doc, 1 no ending; " in told
    assert "not read" not in CliRunner().invoke(app, [*run, "-q"]).stderr
    assert "not read" not in CliRunner().invoke(app, ["run", str(folder / "a.txt"), *run[2:]]).stderr


def test_a_sidecar_is_no_article_and_no_failure(tmp_path: Path) -> None:
    sidecar = tmp_path / "a.meta.json"
    sidecar.write_text("{}")
    alone = CliRunner().invoke(app, ["sniff", str(sidecar)])
    (tmp_path / "a.txt").write_text("قال الوزير إن الوفد وصل أمس.", encoding="utf-8")
    beside = CliRunner().invoke(app, ["sniff", str(sidecar), str(tmp_path / "a.txt")])
    assert (alone.exit_code, beside.exit_code) == (1, 0)
    assert "there is no a.txt, .html, .pdf … beside it" in alone.stdout
    (tmp_path / "a.pdf").write_text("?")
    (tmp_path / "a.csv").write_text("?")
    several = CliRunner().invoke(app, ["sniff", str(sidecar)])
    assert json.loads(several.stdout)["kind"] == "what is known of a.pdf, a.txt: read with it"
    assert [json.loads(line)["kind"] for line in beside.stdout.splitlines()] == [
        "what is known of a.txt: read with it",
        "a text: one article",
    ]


def test_a_folder_is_sniffed_file_by_file(tmp_path: Path) -> None:
    (tmp_path / "fa").mkdir()
    for name, text in (
        ("a.txt", "قال الوزير إن الوفد وصل أمس."),
        ("fa/b.txt", "وزیر گفت که هیئت آمد."),
        ("c.doc", "?"),
    ):
        (tmp_path / name).write_text(text, encoding="utf-8")
    os.mkfifo(tmp_path / "d.txt")  # opening it would wait for ever
    done = CliRunner().invoke(app, ["sniff", str(tmp_path)])
    found = [json.loads(line) for line in done.stdout.splitlines()]
    assert [(Path(f["path"]).name, f["read"], f["languages"]) for f in found] == [
        ("a.txt", True, ["ar"]), ("c.doc", False, []), ("d.txt", False, []), ("b.txt", True, ["fa"]),
    ]  # fmt: skip
    assert done.exit_code == 1 and "it is a pipe" in found[2]["problem"]
    assert CliRunner().invoke(app, ["sniff", str(tmp_path / "fa")]).exit_code == 0


@pytest.mark.parametrize("text", ["قال الوزير إن الوفد وصل.", "وزیر گفت که هیئت آمد."])
def test_what_comes_by_a_pipe_is_sniffed(text: str) -> None:
    done = CliRunner().invoke(app, ["sniff", "-"], input=text)
    found = json.loads(done.stdout)
    assert (found["path"], found["kind"], found["name_it"], done.exit_code) == ("-", "text", ".txt", 1)


@pytest.mark.parametrize("form", ["csv", "json"])
def test_a_watch_has_no_forms_that_need_an_end(form: str, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    assert status(monkeypatch, "watch", "--once", "-f", form, "--record", str(tmp_path / "r.sqlite")) == 2


@pytest.mark.parametrize(("lang", "text"), [("ar", "قال الوزير إن الوفد وصل أمس."), ("fa", "وزیر گفت که هیئت آمد.")])
def test_an_archive_of_which_something_is_left_out_is_no_failure(lang: str, text: str, tmp_path: Path) -> None:
    path, record = tmp_path / "news.zip", str(tmp_path / "r.sqlite")
    with zipfile.ZipFile(path, "w") as z:
        z.writestr("a.txt", text)
        z.writestr("a.doc", "?")
    told = CliRunner().invoke(app, ["run", str(path), "--record", record])
    assert told.exit_code == 0 and "1 read, 0 skipped, 0 failed" in told.stderr
    assert "  read, but: 1 members-passed-over" in told.stderr
    kept = CliRunner().invoke(app, ["record", "failures", record]).stdout
    assert json.loads(kept)["input"] == str(path)
    out = CliRunner().invoke(app, ["read", str(path)])
    assert [json.loads(line)["article"]["lang"] for line in out.stdout.splitlines()] == [lang]
    assert "1 file is of kinds that are not read: 1 .doc" in out.stderr


def test_eval_scores_and_its_floors() -> None:
    args = ["eval", str(GOLD), "--texts", str(PRESS), "--format", "json"]
    result = CliRunner().invoke(app, [*args, "--min", "statements.content.f1=0.01", "--errors", "2"])
    assert result.exit_code == 0
    scores = json.loads(result.stdout)
    assert set(scores) == {"ar", "fa", "all", "errors"} and len(scores["errors"]) == 2
    result = CliRunner().invoke(app, [*args, "--min", "fa.statements.content.f1=1.01"])
    assert result.exit_code == 1
    assert "fa statements.content.f1" in result.stderr
