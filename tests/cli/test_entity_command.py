"""`isnad entity`: judging who is one person, from the shell."""

import json
import re
from pathlib import Path

import pytest
from typer.testing import CliRunner

from isnad.cli.main import app
from isnad.errors import UsageError

RUN = CliRunner()
TEXTS = {
    "ar": "قال المبعوث الأردني سمير الوزاني إن الاتفاق قريب. وأضاف الوزاني أن المحادثات ستستمر في عمان.",
    "fa": "سمیر وزانی، فرستاده اردن گفت که توافق نزدیک است. وزانی افزود که گفت‌وگوها در امان ادامه می‌یابد.",
}


@pytest.fixture(scope="module")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("entities")
    for lang, text in TEXTS.items():
        (folder / f"{lang}.txt").write_text(text, encoding="utf-8")
    path = folder / "record.sqlite"
    done = RUN.invoke(app, ["run", str(folder / "ar.txt"), str(folder / "fa.txt"), "--record", str(path), "-q"])
    assert done.exit_code == 0
    return path


def lines(record: Path, *command: str) -> list[dict[str, object]]:
    done = RUN.invoke(app, ["entity", *command, "--record", str(record)])
    assert done.exit_code == 0, done.exception
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_two_spellings_are_offered_judged_shown_and_parted_again(record: Path) -> None:
    listed = lines(record, "list")
    assert {p["id"] for p in listed} == {"PER:سمیر الوزانی", "PER:سمیر وزانی"}
    (offered,) = lines(record, "candidates")
    assert "names alike 1.00" in str(offered["reasons"])
    ids = [str(offered[x]["entities"][0]) for x in ("a", "b")]  # type: ignore[index]
    why = ["--reason", "one envoy", "--author", "nour", "--record", str(record)]
    done = RUN.invoke(app, ["entity", "same", *ids, *why])
    assert done.exit_code == 0
    told = done.stderr.translate(dict.fromkeys(map(ord, "\u2068\u2069")))
    named = re.search(rf": (.+) \({ids[0]}\) and (.+) \({ids[1]}\) are same\n$", told)
    assert named and set(named.groups()) == {"سمير الوزاني", "سمیر وزانی"}
    (shown,) = lines(record, "show", "سمير الوزاني")
    assert len(shown["entities"]) == 2  # type: ignore[arg-type]
    (judged,) = shown["judgements"]  # type: ignore[misc]
    assert (judged["author"], judged["reason"], judged["verdict"]) == ("nour", "one envoy", "same")
    table = RUN.invoke(app, ["entity", "show", ids[0], "--record", str(record), "--format", "table"])
    assert "one envoy" in table.stdout
    assert RUN.invoke(app, ["entity", "same", *ids, *why, "--reason", " "]).exit_code == 2
    with pytest.raises(UsageError, match="contradicts"):
        RUN.invoke(app, ["entity", "not-same", *ids, *why], catch_exceptions=False)
    undone = RUN.invoke(app, ["entity", "undo", judged["id"], *why])
    assert undone.exit_code == 0 and "الوزاني" in undone.stderr
    assert len(lines(record, "show", ids[0])[0]["entities"]) == 1  # type: ignore[arg-type]
    assert [j["verdict"] for j in lines(record, "judgements")] == ["same", "undo"]


def test_the_rule_judges_by_itself_where_it_holds(record: Path) -> None:
    given = lines(record, "candidates", "--accept")
    assert all(str(j["author"]).startswith("spelling@") for j in given)
    for j in given:
        assert (
            RUN.invoke(app, ["entity", "undo", str(j["id"]), "--reason", "test", "--record", str(record)]).exit_code
            == 0
        )


@pytest.mark.parametrize("command", ["list", "candidates", "judgements"])
def test_tables_show_names_of_both_scripts(record: Path, command: str) -> None:
    shown = RUN.invoke(app, ["entity", command, "--record", str(record), "--format", "table"])
    assert shown.exit_code == 0
    if command != "judgements":
        assert "الوزاني" in shown.stdout


def test_who_is_not_there(record: Path) -> None:
    with pytest.raises(UsageError, match="nobody"):
        RUN.invoke(app, ["entity", "show", "zzzz", "--record", str(record)], catch_exceptions=False)
