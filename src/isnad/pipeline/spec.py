"""What a stage is, and the plain data that describes a pipeline to another process."""

import hashlib
from collections.abc import Callable, Mapping
from typing import Any, Protocol

import msgspec

from isnad.model import Article, Layers


class Stage(Protocol):
    """A stage reads layers and returns a new `Layers` that holds only those it provides."""

    name: str
    version: str
    requires: frozenset[str]
    provides: frozenset[str]

    def run(self, article: Article, layers: Layers) -> Layers: ...


StageBuilder = Callable[[Mapping[str, Any]], Stage]


class PipelineSpec(msgspec.Struct, frozen=True, kw_only=True):
    """Stage names in order, their options, and the digests of the lexicons and models that they use."""

    stages: tuple[str, ...]
    versions: tuple[str, ...]
    lexicons: str
    models: str = ""
    options: dict[str, dict[str, Any]] = msgspec.field(default_factory=dict)

    def digest(self) -> str:
        """First 16 hex digits of the SHA-256 of this spec: same digest, same readings."""
        return hashlib.sha256(msgspec.json.encode(self, order="deterministic")).hexdigest()[:16]
