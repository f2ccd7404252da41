from pathlib import Path

import pytest

from isnad.config import Config
from isnad.errors import UsageError


def test_of_mapping() -> None:
    assert Config.of({"workers": 3}) == Config(workers=3)
    assert Config(workers=3).processes() == 3 and Config(workers=0).processes() >= 1


@pytest.mark.parametrize(
    "values",
    [{"worker": 1}, {"workers": -1}, {"workers": "2"}, {"shard_size": 0}, {"retries": True}, {"map": "body"}],
)
def test_refused(values: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        Config.of(values)


def test_load(tmp_path: Path) -> None:
    path = tmp_path / "isnad.toml"
    path.write_text("workers = 2\n", encoding="utf-8")
    assert Config.load(path) == Config(workers=2)
    path.write_text("workers = ", encoding="utf-8")
    with pytest.raises(UsageError, match=r"isnad\.toml"):
        Config.load(path)
    with pytest.raises(UsageError, match=r"gone\.toml: No such file or directory; give"):
        Config.load(tmp_path / "gone.toml")
