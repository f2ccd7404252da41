"""What a list leaves out, does not find or can't be asked for is said, and nothing is said where all is there."""

import csv
import io
import json
import re
import shlex
import sys
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from gold_readings import PRESS
from isnad.cli import main as program
from isnad.cli.main import app
from isnad.errors import UsageError
from isnad.export.occurrence import QUADS
from isnad.lexicons import load
from isnad.model import ACTS, PLOVER_CLASSES
from isnad.record import View


def asked(record: Path, *args: str) -> Result:
    """What a command answers; it must end well."""
    result = CliRunner().invoke(app, [*args, "--record", str(record)], catch_exceptions=False)
    assert result.exit_code == 0, result.stderr
    return result


FORMS = ["table", "json", "jsonl", "csv"]


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("words", [[], ["إيران"], ["ایران"]], ids=["filters", "ar", "fa"])
def test_rows_that_are_left_out_are_counted_in_every_form(words: list[str], form: str, record: Path) -> None:
    kind = ["search", *words, "--kind", "statement", "--speaker", "Zarif"]
    with View(record) as view:
        listed = [*view.statements(speaker="Zarif")]
        there = len(view.search(words[0], 1000, ["statement"], speaker="Zarif") if words else listed)
    assert there > 2
    told = asked(record, *kind, "-n", "2", "--format", form).stderr
    assert told == f"2 of {there} statements; -n {there} gives all\n"
    assert asked(record, *kind, "-n", str(there), "--format", form).stderr == ""


def test_each_kind_that_is_cut_is_named(record: Path) -> None:
    told = asked(record, "search", "إيران", "-n", "1").stderr
    assert [part.split()[-1] for part in told.split(";")[0].split(", ")] == ["statements", "events", "articles"]


@pytest.mark.parametrize(
    ("command", "what"),
    [
        (["entity", "list"], "persons"),
        (["entity", "list", "ا"], "persons"),
        (["show", "Shamkhani"], "statements"),
    ],
    ids=" ".join,
)
def test_other_lists_say_it_too(command: list[str], what: str, record: Path) -> None:
    told = asked(record, *command, "-n", "1").stderr
    assert told.startswith("1 of ") and what in told and "gives all" in told
    assert asked(record, *command, "-n", "1000").stderr == ""


@pytest.mark.parametrize(
    ("command", "what"),
    [
        (["list"], r"1 of \d+ mechanisms; -n \d+ gives all\n"),
        (["show", "un-security-council"], r"1 of [2-9] statements, 1 of [2-9] events; -n [2-9] gives all\n"),
    ],
)
def test_mechanisms_that_are_left_out_are_counted(command: list[str], what: str, tmp_path: Path) -> None:
    own = tmp_path / "own.sqlite"
    names = (
        "fa-02-resolution-598",
        "fa-03-resolution-598-acceptance",
        "ar-04-resolution-1701",
        "ar-12-moscow-and-2328",
    )
    paths = [str(next(PRESS.rglob(f"{name}.txt"))) for name in names]
    assert CliRunner().invoke(app, ["run", *paths, "--record", str(own), "-q"]).exit_code == 0
    assert re.fullmatch(what, asked(own, "mechanism", *command, "-n", "1").stderr)
    assert asked(own, "mechanism", *command, "-n", "1000").stderr == ""


@pytest.mark.parametrize(
    "command",
    [
        ["search", "زيدون"],
        ["search", "گلابتون"],
        ["search", "--speaker", "زيدون"],
        ["search", "--speaker", "گلابتون"],
        ["search", "--mechanism", "xyz"],
        ["search", "--agency", "xyz"],
        ["search", "--outlet", "xyz", "--kind", "article"],
        ["search", "--act", "threaten"],
        ["export", "--speaker", "زيدون"],
        ["entity", "list", "گلابتون"],
        ["mechanism", "list", "xyz"],
        ["utterances", "--speaker", "زيدون"],
        ["stories", "--limit", "1", "--article", "NONE"],
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("form", ["jsonl", "table"])
def test_nothing_found_is_said(command: list[str], form: str, record: Path) -> None:
    if "NONE" in command:
        with View(record) as view:
            alone = next(a.key for a in view.articles() if not _in_story(record, a.key))
        command = [alone if x == "NONE" else x for x in command]
    form_ = [] if command[0] == "export" else ["--format", form]
    assert asked(record, *command, *form_).stderr == "nothing found\n"


@pytest.mark.parametrize("name", ["Lavrov", "لافروف", "لاوروف", "Nabih Berri", "بري", "بری"])
def test_reports_are_found_by_their_speaker_in_any_script(name: str, record: Path) -> None:
    found = _lines(asked(record, "utterances", "--speaker", name).stdout)
    wanted = "Nabih Berri" if name in ("Nabih Berri", "بري", "بری") else "Sergey Lavrov"
    assert found and all(wanted in x["speakers"] for x in found)


@pytest.mark.parametrize("name", ["Lavrov", "لافروف", "لاوروف"])
def test_reports_are_narrowed_by_day_and_topic(name: str, record: Path) -> None:
    every = _lines(asked(record, "utterances", "--speaker", name).stdout)
    days = sorted({r["published"] for u in every for r in u["reports"]})
    assert len(days) > 1
    for option, wanted in (("--from", days[-1]), ("--to", days[0])):
        found = _lines(asked(record, "utterances", "--speaker", name, option, wanted).stdout)
        assert found == [u for u in every if wanted in {r["published"] for r in u["reports"]}]
    assert asked(record, "utterances", "--about", "زيدون").stderr == "nothing found\n"


@pytest.mark.parametrize("speaker", ["Saad Hariri", "Federica Mogherini"], ids=["ar", "fa"])
def test_who_had_a_statement_first_is_told(speaker: str, record: Path) -> None:
    [*first] = csv.DictReader(
        io.StringIO(asked(record, "utterances", "--speaker", speaker, "--format", "csv").stdout)
    )
    [*whole] = _lines(asked(record, "utterances", "--speaker", speaker).stdout)
    assert first and [(x["first"], x["in"]) for x in first] == [
        (x["reports"][0]["published"], x["reports"][0]["outlet"]) for x in whole
    ]
    for utterance in whole:
        for report in utterance["reports"]:
            [shown] = _lines(asked(record, "show", report["id"]).stdout)
            assert shown["reports"] == utterance["reports"]
            rows = asked(record, "show", report["id"], "--format", "table").stdout
            assert rows.count("\nreported ") == len(utterance["reports"])


def test_a_statement_of_one_article_alone_names_no_reports(record: Path) -> None:
    reported = {r["id"] for u in _lines(asked(record, "utterances").stdout) for r in u["reports"]}
    with View(record) as view:
        alone = next(s.id for s in view.statements() if s.id not in reported)
    assert "reports" not in _lines(asked(record, "show", alone).stdout)[0]
    assert "\nreported " not in asked(record, "show", alone, "--format", "table").stdout


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_a_finding_of_one_article_alone_is_said_to_be(lang: str, record: Path) -> None:
    with View(record) as view:
        id = next(s.id for s in view.statements(lang=lang))
    found = asked(record, "corroborate", "--id", id)
    assert (found.stdout, found.stderr) == ("", f"no other article is found to report {id}\n")


def _in_story(record: Path, key: str) -> bool:
    return bool(asked(record, "stories", "--article", key).stdout)


@pytest.mark.parametrize("given", ["٢٠١٦-١٢", "۲۰۱۶-۱۲"])
def test_days_may_be_typed_in_any_digits(given: str, record: Path) -> None:
    found = asked(record, "search", "--from", given, "--to", given).stdout
    assert found and found == asked(record, "search", "--from", "2016-12", "--to", "2016-12").stdout


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (["--act", "lie"], "there is no act 'lie'; there are say, announce, "),
        (["--event", "MEET"], "there is no event 'MEET'; there are AGREE, CONSULT, "),
        (["--lang", "en"], "there is no language 'en'; there are ar, fa"),
        (["--from", "2020-13"], "'2020-13' is no day"),
        (["--from", "2025-02-31"], "'2025-02-31' is no day"),
        (["--to", "2023-02-29"], "'2023-02-29' is no day"),
        (["--from", "1399-01-01"], "'1399-01-01' is no day of the Gregorian calendar; give one as 2020-02-08"),
        (["--from", "۱۳۹۹"], "'۱۳۹۹' is no day of the Gregorian calendar"),
        (["--to", "١٤٤١-٠٦"], "'١٤٤١-٠٦' is no day of the Gregorian calendar"),
        (["--speaker", "،"], "holds no word"),
        (["--from", "2021", "--to", "2020"], "begins (2021) after its end (2020); exchange from and to"),
        (["--from", "2020-05-02", "--to", "2020-05-01"], "exchange from and to"),
    ],
    ids=" ".join,
)
@pytest.mark.parametrize("command", [["search"], ["search", "إيران"], ["search", "ایران"], ["export"]], ids=" ".join)
def test_what_can_t_be_asked_names_what_can(
    command: list[str], given: list[str], said: str, record: Path, monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:  # fmt: skip
    monkeypatch.setattr(sys, "argv", ["isnad", *command, *given, "--record", str(record)])
    with pytest.raises(SystemExit) as end:
        program.main()
    assert end.value.code == 2
    out = capsys.readouterr()
    assert out.out == "" and said in out.err


@pytest.mark.parametrize("command", [["overview", "--lang", "xx"], ["search", "--kind", "page", "--lang", "fa"]])
def test_other_commands_name_what_can_be_asked_too(command: list[str], record: Path, monkeypatch: pytest.MonkeyPatch,
                                                  capsys: pytest.CaptureFixture[str]) -> None:  # fmt: skip
    monkeypatch.setattr(sys, "argv", ["isnad", *command, "--record", str(record)])
    with pytest.raises(SystemExit) as end:
        program.main()
    assert end.value.code == 2
    assert "; there are " in capsys.readouterr().err


@pytest.mark.parametrize(
    "given",
    [
        ["--act", "SAY"],
        ["--event", "consult"],
        ["--from", "2016-02-29"],
        ["--to", "2023"],
        ["--lang", "FA"],
        ["--from", "2016-12", "--to", "2016"],
        ["--from", "2016", "--to", "2016-12"],
    ],
)
def test_what_can_be_asked_is_in_any_case(given: list[str], record: Path) -> None:
    assert asked(record, "search", *given).stdout


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_the_values_are_those_that_readings_have(lang: str) -> None:
    assert load("cues", lang).header.columns["act"].values == ACTS
    assert load("event_cues", lang).header.columns["event"].values == PLOVER_CLASSES
    assert sorted(PLOVER_CLASSES) == sorted(QUADS)


@pytest.mark.parametrize("outlet", ["نسیم تالاب", "نخيل العين"])
def test_kind_holds_with_filters_alone(outlet: str, record: Path) -> None:
    with View(record) as view:
        there = {"article": [a.id for a in view.articles(outlet=outlet)],
                 "event": [v.id for v in view.events(outlet=outlet)],
                 "statement": [s.id for s in view.statements(outlet=outlet)]}  # fmt: skip
    assert all(there.values())
    for kind, ids in there.items():
        found = asked(record, "search", "--kind", kind, "--outlet", outlet, "-n", "1000")
        assert sorted(x["id"] for x in _lines(found.stdout)) == sorted(ids)
        for form in FORMS:
            assert asked(record, "search", "--kind", kind, "--outlet", outlet, "--format", form).stdout
    both = asked(record, "search", "--kind", "article", "--kind", "event", "--outlet", outlet, "-n", "1000").stdout
    hits = _lines(both)
    assert [x["kind"] for x in hits] == ["article"] * len(there["article"]) + ["event"] * len(there["event"])
    assert sorted(x["id"] for x in hits if x["kind"] == "event") == sorted(there["event"])


@pytest.mark.parametrize("kind", ["article", "statement", "event"])
def test_the_newest_come_first_and_a_date_in_the_future_last(kind: str, record: Path) -> None:
    """One of the press, in Persian, says that it is of 2031."""
    found = _lines(asked(record, "search", "--kind", kind, "-n", "1000").stdout)
    days = [(x["article"] if kind != "article" else x)["published"] or "" for x in found]
    future = days.count("2031-07-20")
    assert future and days == [*sorted(days[:-future], reverse=True), *["2031-07-20"] * future]


@pytest.mark.parametrize("name", ["لافروف", "ظریف"])
def test_what_a_person_said_is_shown_from_the_newest_on(name: str, record: Path) -> None:
    (person,) = _lines(asked(record, "show", name, "-n", "1000", "--format", "jsonl").stdout)
    for what in ("said", "took_part"):
        days = [found["article"]["published"] for found in person[what]]
        assert len(set(days)) > 1 and days == sorted(days, reverse=True)


def test_a_list_of_articles_gives_each_whole(record: Path) -> None:
    found = _lines(asked(record, "search", "--kind", "article", "-n", "1000").stdout)
    with View(record) as view:
        assert sorted(x["id"] for x in found) == [a.id for a in view.articles()]
    assert all(x["pipeline"] and x["length"] for x in found)


def _lines(printed: str) -> list[dict[str, Any]]:
    return [json.loads(line) for line in printed.splitlines()]


def test_a_kind_alone_lists_all_of_it(record: Path) -> None:
    rows = list(csv.reader(io.StringIO(asked(record, "search", "--kind", "article", "-n", "99", "-f", "csv").stdout)))
    assert len(rows) == 34 and rows[0][-1] == "id"


@pytest.mark.parametrize("id", ["f123", "f123/s1", "0ed7d", "0ed7d/v1"])
def test_the_error_says_how_many_digits_of_an_id_are_enough(id: str, record: Path) -> None:
    with pytest.raises(UsageError, match="six digits"):
        asked(record, "show", id)


@pytest.mark.parametrize("id", ["0ed7dc", "0ed7dc/s1"])
def test_six_digits_are_enough(id: str, record: Path) -> None:
    assert asked(record, "show", id).stdout


@pytest.mark.parametrize("name", ["سوريا", "سوریه", "Syria"])
def test_what_tells_of_somebody_is_found_by_any_of_their_names(press: Path, name: str) -> None:
    record = press / "press.sqlite"
    with View(record) as view:
        said = {s.id for s in view.statements() if any(s.entities[i].kb == "SYR" for i in s.statement.about)}
        part = {v.id: {v.entities[i].kb for i in (*v.event.actors, *v.event.recipients)} for v in view.events()}
    met = {id for id, those in part.items() if "SYR" in those}
    ask = ("search", "--about", name, "-n", "999", "--kind")
    found = [json.loads(line) for line in asked(record, *ask, "statement").stdout.splitlines()]
    events = [json.loads(line) for line in asked(record, *ask, "event").stdout.splitlines()]
    assert said and said <= {s["id"] for s in found} and met and met <= {v["id"] for v in events}
    assert len(found) < 2 * len(said), "others that bear the name are few"
    assert all(re.search("Syria|السور", " ".join(v["actors"] + v["recipients"])) for v in events)
    exported = asked(record, "export", "--as", "statements-tsv", "--about", name).stdout.splitlines()[1:]
    assert {row.split("\t")[0] for row in exported} == {s["id"] for s in found}


@pytest.mark.parametrize("name", ["my news.sqlite", "أخباري.sqlite", "خبرهای من.sqlite"])
def test_commands_that_are_told_can_be_copied(tmp_path: Path, name: str) -> None:
    (tmp_path / "empty.txt").write_text("")
    (tmp_path / "a.txt").write_text("قال الوزير إن الوفد وصل.", encoding="utf-8")
    told = CliRunner().invoke(app, ["run", str(tmp_path), "--record", str(tmp_path / name)]).stderr
    told += asked(tmp_path / name, "overview", "-f", "table").stdout
    commands = re.findall(r"isnad (?:record|copies|serve) .*sqlite\S*", told)
    assert len(commands) == 4
    for command in commands:
        assert shlex.split(command)[-1] == str(tmp_path / name)


@pytest.mark.parametrize(
    ("command", "what"),
    [("copies", "group"), ("stories", "story"), ("utterances", "utterance"), ("corroborate", "report")],
)
@pytest.mark.parametrize("form", FORMS)
def test_lists_that_are_whole_without_a_limit_say_when_one_cuts_them(
    command: str, what: str, form: str, record: Path
) -> None:
    there = len(_lines(asked(record, command).stdout))
    assert there > 1
    told = f"the first 1 {what}; without -n all are given\n"
    assert asked(record, command, "-n", "1", "-f", form).stderr == told
    assert asked(record, command, "-n", str(there), "-f", form).stderr == ""
