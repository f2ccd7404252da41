"""The record that the commands' examples speak of."""

from pathlib import Path

import pytest
from typer.testing import CliRunner

from gold_readings import PRESS
from isnad.cli.main import app


@pytest.fixture(autouse=True)
def _environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """What the program sets for its own workers is not set for the processes of later tests."""
    monkeypatch.setenv("PYTHONSAFEPATH", "")


@pytest.fixture(scope="session")
def press(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of `press.sqlite`, the example press as the program reads it."""
    folder = tmp_path_factory.mktemp("examples")
    made = ["run", str(PRESS), "--record", str(folder / "press.sqlite"), "-q"]
    assert CliRunner().invoke(app, made).exit_code == 0
    return folder
