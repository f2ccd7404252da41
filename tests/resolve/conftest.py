from pathlib import Path

import pytest

from gold_readings import press
from isnad.model import Reading
from isnad.record import Writer
from isnad.resolve.update import update


@pytest.fixture(scope="session")
def readings() -> dict[str, Reading]:
    """The example press by key, read perfectly: groups are tested here, not the stages."""
    return {r.article.key: r for r in press()}


@pytest.fixture(scope="session")
def grouped(readings: dict[str, Reading], tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the example press with its groups."""
    path = tmp_path_factory.mktemp("grouped") / "press.sqlite"
    with Writer(path) as writer:
        writer.write(list(readings.values()), "gold")
        update(writer)
    return path
