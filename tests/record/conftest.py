from collections.abc import Iterator
from pathlib import Path

import pytest
from made import PIPELINE, arabic, persian

from isnad.record import View, Writer


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """A record with one full Arabic and one full Persian reading."""
    path = tmp_path / "record.sqlite"
    with Writer(path) as writer:
        writer.write([arabic(), persian()], PIPELINE)
    return path


@pytest.fixture
def view(path: Path) -> Iterator[View]:
    with View(path) as view:
        yield view
