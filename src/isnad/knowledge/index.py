"""The index of a user's knowledge base: one SQLite file, made by adding files of entities, in flat memory."""

import hashlib
import sqlite3
import zlib
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec
from msgspec import Struct

from isnad.errors import RecordError
from isnad.knowledge.given import Given, Item, Noted, by_language, usable_names
from isnad.knowledge.keys import NAME, FirstWords, id_hash, in_text, keys_of, name_hash

APPLICATION_ID = 0x49734B42  # marks a SQLite file as such an index
FORMAT = 1
TABLES = """
CREATE TABLE sources (number INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, sha256 TEXT NOT NULL);
CREATE TABLE entities (number INTEGER PRIMARY KEY, source INTEGER NOT NULL, body BLOB NOT NULL);
CREATE TABLE keys (key INTEGER NOT NULL, entity INTEGER NOT NULL, PRIMARY KEY (key, entity)) WITHOUT ROWID;
CREATE TABLE meta (name TEXT PRIMARY KEY, value BLOB NOT NULL);
"""
_STAGED = (
    "CREATE TEMP TABLE new_keys (key INTEGER NOT NULL, entity INTEGER NOT NULL)",
    "CREATE TEMP TABLE new_ids (key INTEGER PRIMARY KEY, entity INTEGER NOT NULL)",
)
_OF_KEY = "SELECT e.body FROM keys k JOIN entities e ON e.number = k.entity WHERE k.key = ? LIMIT 100"
_AT_ONCE = 2_000
_SHOWN = 5  # names claimed by several that are told one by one
Tell = Callable[[Noted], None]


class Body(Struct, frozen=True, array_like=True):
    """An entity as the index keeps it."""

    id: str
    type: str
    names: dict[str, list[str]]
    country: str | None = None
    gender: str | None = None
    wikidata: str | None = None


class Source(Struct, frozen=True, kw_only=True):
    """A file that was added."""

    name: str
    entities: int
    sha256: str


@dataclass(slots=True)
class Added:
    """What became of a file's lines."""

    entities: int = 0
    other: int = 0  # entities of a kind that is not wanted
    noted: int = 0  # lines and names left out
    claimed: int = 0  # names that several entities have
    examples: list[str] = field(default_factory=list)  # the first few of these names


class Index:
    """The file at `path`, opened to be changed, made where there is none. A context manager.

    RecordError where the file is something else or can't be written.
    """

    def __init__(self, path: Path) -> None:
        self.path = Path(path)
        self._c = _opened(self.path)

    def __enter__(self) -> "Index":
        return self

    def __exit__(self, *error: object) -> None:
        self._c.close()

    def add(self, name: str, items: Iterable[tuple[int, Item]], sha256: str, tell: Tell) -> Added:
        """Add the entities of one file as the source `name`, in one transaction; it replaces a source of that name.

        `tell` is called with each line or name that is left out, and why. An id that comes again, in this file or
        another, is the same entity with more names.
        """
        added = Added()
        with self._changing():
            self._take_out(name)
            c = self._c
            c.execute("INSERT INTO sources (name, sha256) VALUES (?, ?)", (name, sha256))
            source = c.execute("SELECT number FROM sources WHERE name = ?", (name,)).fetchone()[0]
            first = c.execute("SELECT coalesce(max(number), 0) FROM entities").fetchone()[0] + 1
            for table in _STAGED:
                c.execute(table)
            starts = self._starts()
            rows = _Rows(c, source, first, starts)
            for line, item in items:
                if item is None:
                    added.other += 1
                elif isinstance(item, Noted):
                    added.noted += 1
                    tell(item)
                else:
                    self._one(rows, line, item, added, tell)
            rows.flush()
            query = "SELECT count(*) FROM entities WHERE source = ?"
            added.entities = c.execute(query, (source,)).fetchone()[0]  # an id that came twice is one
            c.execute("INSERT OR IGNORE INTO keys SELECT key, entity FROM new_keys ORDER BY key, entity")
            c.execute("INSERT OR IGNORE INTO keys SELECT key, entity FROM new_ids ORDER BY key")
            self._count_claimed(added)
            c.execute("DROP TABLE new_keys")
            c.execute("DROP TABLE new_ids")
            self._put("starts", zlib.compress(bytes(starts.bits), 1))
        return added

    def remove(self, name: str) -> int:
        """Take a source out; how many entities went with it, -1 where there is no such source."""
        with self._changing():
            return self._take_out(name)

    def sources(self) -> list[Source]:
        """The files that were added."""
        return list(sources(self._c))

    def _one(self, rows: "_Rows", line: int, given: Given, added: Added, tell: Tell) -> None:
        names = []
        for name in usable_names(line, given):
            if isinstance(name, Noted):
                added.noted += 1
                tell(name)
            else:
                names.append(name)
        languages = by_language(names)
        if languages:
            rows.add(given, languages)
        elif names:
            added.other += 1  # in scripts that no article is read in
        else:
            added.noted += 1
            tell(Noted(line, f"{given.id}: no name that can be used; left out"))

    def _count_claimed(self, added: Added) -> None:
        """How many of the new names more than one entity of the whole index has."""
        shared = self._c.execute(
            f"SELECT key FROM keys WHERE key & 3 = {NAME} AND key IN (SELECT key FROM new_keys)"
            " GROUP BY key HAVING count(*) > 1"
        )
        for (key,) in shared.fetchall():
            bodies = [decode(r[0]) for r in self._c.execute(_OF_KEY, (key,))]
            if len({b.id for b in bodies}) == 1:
                continue  # one entity, in two files
            added.claimed += 1
            if len(added.examples) < _SHOWN:
                own = (n for forms in bodies[0].names.values() for n in forms if name_hash(n) == key)
                added.examples.append(next(own, ""))

    def _take_out(self, name: str) -> int:
        c = self._c
        found = c.execute("SELECT number FROM sources WHERE name = ?", (name,)).fetchone()
        if found is None:
            return -1
        c.execute("DELETE FROM keys WHERE entity IN (SELECT number FROM entities WHERE source = ?)", found)
        gone = c.execute("DELETE FROM entities WHERE source = ?", found).rowcount
        c.execute("DELETE FROM sources WHERE number = ?", found)
        return gone

    def _starts(self) -> FirstWords:
        found = self._c.execute("SELECT value FROM meta WHERE name = 'starts'").fetchone()
        return FirstWords(bytearray(zlib.decompress(found[0])) if found else None)

    def _put(self, name: str, value: bytes | str) -> None:
        self._c.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (name, value))

    def _changing(self) -> "_Change":
        return _Change(self._c, self.path)


class _Rows:
    """Collects rows of one source and writes them many at once."""

    def __init__(self, c: sqlite3.Connection, source: int, first: int, starts: FirstWords) -> None:
        self._c, self._source, self._next, self._starts = c, source, first, starts
        self._bodies: dict[int, Body] = {}
        self._numbers: dict[str, int] = {}  # of those that wait
        self._ids: list[tuple[int, int]] = []
        self._keys: list[tuple[int, int]] = []

    def add(self, given: Given, names: dict[str, list[str]]) -> None:
        number, there = self._there(given.id)
        body = Body(given.id, given.type, names, given.country, given.gender, given.wikidata)
        if there is None:
            number, self._next = self._next, self._next + 1
            self._ids.append((id_hash(given.id), number))
        else:
            body = joined([there, body])
        self._bodies[number], self._numbers[given.id] = body, number
        self._keys += [(key, number) for key in keys_of(body.type, (n for own in names.values() for n in own))]
        for own in names.values():
            for name in own:
                for words in in_text(name):
                    self._starts.add(words[0], words[1])
        if len(self._bodies) >= _AT_ONCE:
            self.flush()

    def flush(self) -> None:
        rows = [(number, self._source, encode(body)) for number, body in self._bodies.items()]
        self._c.executemany(
            "INSERT INTO entities VALUES (?, ?, ?) ON CONFLICT (number) DO UPDATE SET body = excluded.body", rows
        )
        self._c.executemany("INSERT INTO new_keys VALUES (?, ?)", self._keys)
        self._c.executemany("INSERT OR IGNORE INTO new_ids VALUES (?, ?)", self._ids)
        self._bodies, self._numbers, self._keys, self._ids = {}, {}, [], []

    def _there(self, id: str) -> tuple[int, Body | None]:
        """The entity with that id in this source."""
        if id in self._numbers:
            return self._numbers[id], self._bodies[self._numbers[id]]
        query = "SELECT number, body FROM new_ids k JOIN entities e ON e.number = k.entity WHERE k.key = ?"
        for number, blob in self._c.execute(query, (id_hash(id),)):
            if (body := decode(blob)).id == id:
                return number, body
        return 0, None


def joined(bodies: Sequence[Body]) -> Body:
    """One entity of all that files say of it; what the first say goes before."""
    names: dict[str, list[str]] = {}
    for body in bodies:
        for lang, own in body.names.items():
            there = names.setdefault(lang, [])
            there += [n for n in own if n not in there]

    def first(values: Iterable[str | None]) -> str | None:
        return next((v for v in values if v), None)

    return Body(
        bodies[0].id,
        bodies[0].type,
        names,
        first(b.country for b in bodies),
        first(b.gender for b in bodies),
        first(b.wikidata for b in bodies),
    )


class _Change:
    """A transaction; what SQLite says about a bad file or a full disk becomes RecordError."""

    def __init__(self, c: sqlite3.Connection, path: Path) -> None:
        self._c, self._path = c, path

    def __enter__(self) -> None:
        try:
            self._c.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as e:
            raise RecordError(f"{self._path}: {e}; another program may be writing it, or the disk be full") from e

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: object) -> None:
        if kind is None:
            try:
                self._c.execute("COMMIT")
            except sqlite3.Error as e:
                error = e
        if self._c.in_transaction:  # on a full disk SQLite has rolled back itself
            self._c.execute("ROLLBACK")
        if isinstance(error, sqlite3.Error):
            raise RecordError(f"{self._path}: {error}; nothing was changed") from error


def sources(c: sqlite3.Connection) -> Iterator[Source]:
    """The files that were added, in order."""
    query = (
        "SELECT name, count(e.number), sha256 FROM sources s LEFT JOIN entities e ON e.source = s.number"
        " GROUP BY s.number ORDER BY s.number"
    )
    for name, count, sha256 in c.execute(query):
        yield Source(name=name, entities=count, sha256=sha256)


def content_digest(c: sqlite3.Connection) -> str:
    """Equal for indexes of the same files, added in the same order."""
    text = "\n".join(f"{name} {sha}" for name, sha in c.execute("SELECT name, sha256 FROM sources ORDER BY number"))
    return hashlib.sha256(f"{FORMAT}\n{text}".encode()).hexdigest()[:16]


def checked(c: sqlite3.Connection, path: Path) -> None:
    """RecordError where the open file is no index, or a newer Isnad's."""
    try:
        kind = c.execute("PRAGMA application_id").fetchone()[0]
        version = c.execute("PRAGMA user_version").fetchone()[0]
    except sqlite3.Error as e:
        raise RecordError(
            f"{path}: {e}; it is no knowledge base: give another file, or make one by `isnad kb add`"
        ) from e
    if kind != APPLICATION_ID:
        raise RecordError(f"{path}: no knowledge base; give another file, or make one by `isnad kb add`")
    if version > FORMAT:
        raise RecordError(f"{path}: made by a newer Isnad (format {version}); upgrade Isnad")


def _opened(path: Path) -> sqlite3.Connection:
    if path.is_dir() or not path.parent.is_dir():
        raise RecordError(f"{path}: no place for a knowledge base; give the name of a file in a folder that exists")
    new = not path.exists() or not path.stat().st_size
    try:
        c = sqlite3.connect(path, timeout=30, isolation_level=None)
        c.execute("PRAGMA cache_size = -65536")
        c.execute("PRAGMA temp_store = FILE")
        if new:
            c.executescript(TABLES)
            c.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            c.execute(f"PRAGMA user_version = {FORMAT}")
    except sqlite3.Error as e:
        raise RecordError(f"{path}: {e}; check that you may write the file and its folder") from e
    checked(c, path)
    return c


encode = msgspec.msgpack.Encoder().encode
decode = msgspec.msgpack.Decoder(Body).decode
