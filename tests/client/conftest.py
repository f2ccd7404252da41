"""The example press behind an address."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from served_room import served


@pytest.fixture(scope="session")
def address(record: Path) -> Iterator[str]:
    """The example press behind an address."""
    with served(record) as at:
        yield at
