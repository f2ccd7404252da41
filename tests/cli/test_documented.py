"""No command and no option without help, an example and a place in the docs; no stale generated page."""

import os
import re
import shlex
import signal
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import pytest
import typer.main
from typer.testing import CliRunner

from isnad.cli.main import app
from isnad.cli.reference import commands, reference
from isnad.config import Config

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs/reference/commands.md"
COMMANDS = dict(commands(typer.main.get_command(app)))


def options() -> Iterator[tuple[str, str, str]]:
    for name, command in COMMANDS.items():
        for parameter in command.params:
            if parameter.name != "help":
                yield name, str(parameter.name), getattr(parameter, "help", "") or ""


def test_all_commands_of_the_plan_are_there() -> None:
    wanted = {
        "read",
        "run",
        "overview",
        "search",
        "show",
        "copies",
        "stories",
        "utterances",
        "corroborate",
        "sample",
        "sniff",
        "watch",
        "eval",
        "lexicon check",
    }
    wanted |= {f"feed {name}" for name in ("add", "list", "remove", "check")}
    wanted |= {f"record {name}" for name in ("info", "check", "dump", "failures")}
    assert COMMANDS.keys() >= wanted


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_does_with_an_example(name: str) -> None:
    help_ = COMMANDS[name].help or ""
    assert len(help_.splitlines()[0]) > 20
    assert f"Example: isnad {name}" in help_


def test_every_option_has_help() -> None:
    assert [(command, option) for command, option, help_ in options() if not help_] == []


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_is_in_the_docs(name: str) -> None:
    assert f"## isnad {name}\n" in PAGE.read_text(encoding="utf-8")


def test_the_reference_is_up_to_date() -> None:
    assert PAGE.read_text(encoding="utf-8") == reference(), (
        "python -m isnad.cli.reference > docs/reference/commands.md"
    )


def test_every_setting_is_in_the_docs() -> None:
    page = (ROOT / "docs/how-to/configure.md").read_text(encoding="utf-8")
    assert [f.name for f in fields(Config) if f"`{f.name}`" not in page] == []


def test_the_program_runs_as_a_module() -> None:
    done = subprocess.run([sys.executable, "-m", "isnad", "--version"], capture_output=True, text=True, check=True)
    assert done.stdout.startswith("isnad ")


STOPPED_WHILE_LOADED = """
import os, signal, sys
signal.signal(signal.SIGINT, signal.{handler})
class Stop:
    def find_spec(self, name, path=None, target=None):
        if name == "isnad.cli.main":
            os.kill(os.getpid(), signal.SIGINT)
sys.meta_path.insert(0, Stop())
sys.argv = ["isnad", "--version"]
from isnad.__main__ import main
main()
"""


@pytest.mark.parametrize(
    ("handler", "status", "printed"), [("default_int_handler", -signal.SIGINT, ""), ("SIG_IGN", 0, "isnad 0")]
)
def test_ctrl_c_while_the_program_is_loaded_is_no_traceback(handler: str, status: int, printed: str) -> None:
    code = STOPPED_WHILE_LOADED.format(handler=handler)
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert (done.returncode, done.stderr) == (status, "") and done.stdout.startswith(printed)


def test_workers_run_nothing_that_lies_in_the_working_directory(tmp_path: Path) -> None:
    program = tmp_path / "program.py"  # as an installed `isnad`, which does not stand where it is started
    program.write_text("from isnad.__main__ import main\nif __name__ == '__main__':\n    main()\n")
    folder = tmp_path / "downloads"
    folder.mkdir()
    (folder / "signal.py").write_text("raise SystemExit('run')")
    (folder / "news.txt").write_text("قال الوزير إن الاجتماع انتهى.", encoding="utf-8")
    asked = [sys.executable, str(program), "run", "news.txt", "--record", "r.sqlite", "--workers", "2"]
    done = subprocess.run(asked, cwd=folder, capture_output=True, text=True, check=False)
    assert (done.returncode, "1 read" in done.stderr + done.stdout) == (0, True), done.stderr


@pytest.mark.parametrize("name", ["شمخاني", "شمخانی"])
@pytest.mark.parametrize("form", ["table", "jsonl"])
def test_what_is_printed_is_utf8_whatever_the_locale(name: str, form: str) -> None:
    asked = [sys.executable, "-m", "isnad", "kb", "find", name, "--format", form]
    foreign = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(asked, capture_output=True, env=foreign, check=True)
    assert "شمخان" in done.stdout.decode("utf-8")


FULL = Path("/dev/full")


@pytest.mark.skipif(not FULL.exists(), reason="no such device here")
@pytest.mark.parametrize("args", [["kb", "find", "شمخاني"], ["kb", "find", "شمخانی", "-f", "table"], ["--help"]])
def test_an_output_that_can_not_be_written_is_one_line_and_a_status(args: list[str]) -> None:
    with FULL.open("wb") as full:
        done = subprocess.run([sys.executable, "-m", "isnad", *args], stdout=full, stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr) == (1, "isnad: the output: No space left on device\n")


@pytest.mark.parametrize("name", ["شمخاني", "شمخانی"])
def test_a_closed_output_is_no_error(name: str) -> None:
    asked = [sys.executable, "-m", "isnad", "kb", "find", name]
    done = subprocess.run(["sh", "-c", 'exec "$@" >&-', "sh", *asked], stderr=subprocess.PIPE, text=True)
    assert (done.returncode, done.stderr) == (0, "")


ASKING = {"overview", "search", "show", "copies", "stories", "utterances", "corroborate", "export", "mechanism list",
          "mechanism show", "entity list", "entity show", "entity candidates", "entity judgements", "record info",
          "record check", "record dump", "record failures", "record undated"}  # fmt: skip


@pytest.mark.parametrize("name", sorted(ASKING))
def test_examples_find_something_in_the_example_press(
    name: str, press: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(press)
    (example,) = re.findall(r"Example: isnad (.+)", COMMANDS[name].help or "")
    args = shlex.split(example.partition(" > ")[0])
    done = CliRunner().invoke(app, args, catch_exceptions=False)
    assert done.exit_code == 0
    assert name in {"entity judgements", "record failures"} or "nothing found" not in done.stderr


def test_the_other_commands_ask_nothing_of_a_record() -> None:
    others = {"read", "run", "sniff", "watch", "serve", "sample", "eval", "lexicon check"}
    writing = {"entity same", "entity not-same", "entity undo"}
    assert {n for n in COMMANDS if not n.startswith(("feed", "kb"))} == ASKING | others | writing


@pytest.mark.parametrize("name", ["tutorial.md", "tutorial.ar.md", "tutorial.fa.md"])
def test_every_tutorial_begins_where_any_debian_can(name: str) -> None:
    text = (ROOT / "docs" / name).read_text(encoding="utf-8")
    first = text.split("```sh\n", 1)[1]
    assert first.startswith("make demo\n") and "pip install" not in text
    assert "apt install git make python3-venv" in text
    for command in re.findall(r"^(?:\.venv/bin/)?isnad (.+?)(?:\s+#.*)?$", text, re.MULTILINE):
        assert command.split()[0] in {c.split()[0] for c in COMMANDS}
