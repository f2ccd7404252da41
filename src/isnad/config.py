"""The settings of a run: one frozen Config, where an unknown key is an error. Read above `pipeline/` only."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any

from isnad.errors import UsageError
from isnad.inputs.rows import mapping


@dataclass(frozen=True, slots=True, kw_only=True)
class Config:
    """Settings with their defaults; UsageError for a value that can't be."""

    max_article_bytes: int = 5_000_000
    """UTF-8 bytes of one article's text; longer ones are refused, so memory stays bounded."""
    workers: int = 1
    """Processes that read; 1 = in this process, 0 = one per core."""
    shard_size: int = 32
    """Articles at most that one worker takes at once."""
    retries: int = 2
    """How often a shard that fails is tried again before the run gives it up."""
    kb: str = ""
    """A knowledge base of one's own, made by `isnad kb add`; none where it is empty."""

    max_unpacked_bytes: int = 50_000_000_000
    """Bytes that one packed file may unpack to; what is over is a bomb, or to be split."""
    max_ratio: int = 200
    """How many times its packed size a file may unpack to. News packs to a tenth, repeated pages to a fiftieth."""
    map: str = ""
    """Which field holds what in JSON, CSV and Parquet, as `text=body,published=meta.date`."""
    private_addresses: bool = False
    """Whether pages and feeds are fetched from this machine and from private networks too: an intranet."""

    fetch_lists: bool = False
    """Whether the pages of lists of addresses (GDELT) are fetched; else such a list is told as a failure."""
    user_agent: str = ""
    """What is said to servers beside the name of Isnad: whom to write to, as `+https://example.org/bot`."""

    def __post_init__(self) -> None:
        if not isinstance(self.kb, str):
            raise UsageError(f"setting kb is {self.kb!r}; it must be the name of a file, as kb = 'my.kb'")
        lowest = {"max_article_bytes": 1, "workers": 0, "shard_size": 1, "retries": 0}
        lowest |= {"max_unpacked_bytes": 1, "max_ratio": 1}
        for name, kind, what in (
            ("map", str, "text like text=body"),
            ("user_agent", str, "text"),
            ("private_addresses", bool, "true or false"),
            ("fetch_lists", bool, "true or false"),
        ):
            if not isinstance(getattr(self, name), kind):
                raise UsageError(f"setting {name} is {getattr(self, name)!r}; it must be {what}")
        mapping(self.map)
        for name, low in lowest.items():
            value = getattr(self, name)
            if not isinstance(value, int) or isinstance(value, bool) or value < low:
                raise UsageError(f"setting {name} is {value!r}; it must be a whole number, {low} or more")

    @classmethod
    def of(cls, values: Mapping[str, Any]) -> "Config":
        """The config with `values` over the defaults; UsageError for a key that there is not."""
        known = [f.name for f in fields(cls)]
        unknown = sorted(set(values) - set(known))
        if unknown:
            raise UsageError(f"there is no setting {', '.join(unknown)}; there are {', '.join(known)}")
        return cls(**values)

    @classmethod
    def load(cls, path: Path) -> "Config":
        """The config in a TOML file; UsageError where it can't be read."""
        try:
            return cls.of(tomllib.loads(path.read_text(encoding="utf-8")))
        except (OSError, ValueError) as e:
            why = e.strerror if isinstance(e, OSError) else e
            raise UsageError(f"{path}: {why}; give a TOML file with lines like workers = 2") from e

    def processes(self) -> int:
        """How many processes read: `workers`, or one per core."""
        return self.workers or os.cpu_count() or 1
