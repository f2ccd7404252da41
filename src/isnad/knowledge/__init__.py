"""Knowledge bases that users bring: files of entities, an index of them in one SQLite file, lookups by name."""

from isnad.knowledge.base import Base, open_base
from isnad.knowledge.given import Given, Noted
from isnad.knowledge.index import Added, Index, Source
from isnad.knowledge.sources import FORMATS, read_entities

__all__ = ["FORMATS", "Added", "Base", "Given", "Index", "Noted", "Source", "open_base", "read_entities"]
