from pathlib import Path

import pytest

from gold_readings import press
from isnad.record import Writer


@pytest.fixture(scope="session")
def record(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A record of the example press, read perfectly: what the commands show does not hang on how good stages are."""
    path = tmp_path_factory.mktemp("press") / "press.sqlite"
    with Writer(path) as writer:
        assert writer.write(press(), "gold").failures == 0
    return path
