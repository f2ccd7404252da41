"""Loading lexicons: `data/{ar,fa,shared}/NAME.tsv` with its header `NAME.toml`."""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path

from isnad.errors import LexiconError

DATA = Path(__file__).parent / "data"
LANGS = ("ar", "fa", "shared")
FIXED = ("id", "form", "yes", "no")


@dataclass(frozen=True, slots=True)
class Column:
    """A value column: its meaning and, where closed, its values; `list` is the separator of a list cell."""

    description: str
    values: tuple[str, ...] = ()
    optional: bool = False
    list: str | None = None


@dataclass(frozen=True, slots=True)
class Closed:
    """A closed class: among the rows with one value in each column of `group`, `item` has `count` values.

    Without `group` all rows are one set; `sets` is how many sets there are, 0 where that is open.
    """

    item: str
    count: int
    group: tuple[str, ...] = ()
    sets: int = 0


@dataclass(frozen=True, slots=True)
class Header:
    description: str
    provenance: str
    letters: str = ""
    columns: Mapping[str, Column] = field(default_factory=dict)
    overlaps: Mapping[str, str] = field(default_factory=dict)
    closed: Closed | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row; `values` holds the value columns as written, empty cells as ''."""

    id: str
    form: str
    values: Mapping[str, str]
    yes: str = ""
    no: str = ""

    def __getitem__(self, column: str) -> str:
        return self.values[column]

    def list(self, column: str, separator: str = "|") -> list[str]:
        """The items of a list cell; [] where it is empty."""
        return list(_items(self.values[column], separator))


@lru_cache(maxsize=4096)
def _items(cell: str, separator: str) -> tuple[str, ...]:
    """The items of a cell; remembered, since a word's many forms ask for the same cell."""
    return tuple([item.strip() for item in cell.split(separator) if item.strip()])


@dataclass(frozen=True, slots=True)
class Lexicon:
    name: str
    lang: str
    header: Header
    rows: tuple[Row, ...]


def names(lang: str) -> list[str]:
    """The lexicons that exist for `lang` (ar, fa or shared)."""
    return sorted(p.stem for p in (DATA / lang).glob("*.tsv"))


@cache
def load(name: str, lang: str) -> Lexicon:
    """The lexicon; LexiconError when it is missing or a row has the wrong number of cells."""
    table = DATA / lang / f"{name}.tsv"
    if not table.is_file():
        raise LexiconError(f"{table}: no such lexicon; there are {', '.join(names(lang)) or 'none'}")
    header = read_header(table.with_suffix(".toml"))
    lines = table.read_text(encoding="utf-8").split("\n")
    columns = lines[0].split("\t")
    rows = []
    for number, line in enumerate(lines[1:], 2):
        if not line:
            continue
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise LexiconError(f"{table}:{number}: {len(cells)} cells under {len(columns)} column names")
        cell = dict(zip(columns, cells, strict=True))
        fixed = {c: cell.pop(c, "") for c in FIXED}
        rows.append(Row(fixed["id"], fixed["form"], cell, fixed["yes"], fixed["no"]))
    return Lexicon(name, lang, header, tuple(rows))


def read_header(path: Path) -> Header:
    """The TOML header; LexiconError where it is missing, broken or has an unknown key."""
    try:
        raw = tomllib.loads(path.read_text(encoding="utf-8"))
        raw["columns"] = {
            k: Column(**{**v, "values": tuple(v.get("values", ()))}) for k, v in raw.get("columns", {}).items()
        }
        if "closed" in raw:
            raw["closed"] = Closed(**{**raw["closed"], "group": tuple(raw["closed"].get("group", ()))})
        return Header(**raw)
    except (OSError, tomllib.TOMLDecodeError, TypeError) as e:
        raise LexiconError(f"{path}: {e}; every lexicon needs a header of the documented shape") from e


@lru_cache(maxsize=1)
def digest() -> str:
    """SHA-256 (first 16 hex digits) over all lexicon files, for traces: which words made a reading."""
    h = hashlib.sha256()
    for path in sorted(p for p in DATA.rglob("*") if p.suffix in {".tsv", ".toml"}):
        h.update(path.relative_to(DATA).as_posix().encode())
        h.update(path.read_bytes())
    return h.hexdigest()[:16]
