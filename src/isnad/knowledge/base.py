"""Looking names up in the index of a user's knowledge base."""

import sqlite3
import zlib
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from pathlib import Path
from urllib.parse import quote

from isnad.errors import RecordError, quoted
from isnad.knowledge.index import Body, Source, checked, content_digest, decode, joined, sources
from isnad.knowledge.keys import FirstWords, id_hash, in_text, name_hash, sound_hash, words_hash
from isnad.lexicons.kb import Known, regional_names
from isnad.lexicons.match import form_variants
from isnad.model import Tokens
from isnad.text.clitics import bare_forms
from isnad.text.compare import SAME, compare
from isnad.text.names import name_key
from isnad.text.remembered import Remembered

_MOST_WORDS = 8  # of a name found in a text
_MOST = 64  # entities of one key: a key that more have tells nothing
SURE = 0.9  # likeness from which a name in another script or spelling is linked
_OF_KEY = f"SELECT e.body FROM keys k JOIN entities e ON e.number = k.entity WHERE k.key = ? LIMIT {_MOST + 1}"


class Base:
    """A user's knowledge base, read-only. RecordError where the file is none or is damaged."""

    def __init__(self, path: Path) -> None:
        self.path = Path(path)
        if not self.path.is_file():
            raise RecordError(
                f"{path}: there is no such knowledge base; make one by `isnad kb add FILE --kb {quoted(path)}`"
            )
        uri = f"file:{quote(str(self.path.absolute()))}?mode=ro&immutable=1"
        try:
            self._c = sqlite3.connect(uri, uri=True, check_same_thread=False)
        except sqlite3.Error as e:
            raise RecordError(f"{path}: {e}; check that you may read it") from e
        checked(self._c, self.path)
        try:
            self.digest = content_digest(self._c)
            found = self._c.execute("SELECT value FROM meta WHERE name = 'starts'").fetchone()
            self._starts = FirstWords(bytearray(zlib.decompress(found[0])) if found else None)
        except (sqlite3.Error, zlib.error) as e:
            raise RecordError(f"{path}: {e}; make it anew by `isnad kb add`") from e
        self._bare: Remembered[str, tuple[str, ...]] = Remembered(
            lambda word: tuple(bare for n, bare in bare_forms(word) if n)
        )

    def close(self) -> None:
        """Close the file."""
        self._c.close()

    def sources(self) -> list[Source]:
        """The files that were added."""
        return list(sources(self._c))

    def by_id(self, id: str) -> Known | None:
        """The entity with that id."""
        found = [b for b in self._bodies(id_hash(id)) if b.id == id]
        return _known(joined(found)) if found else None

    def named(self, name: str, type: str | None = None) -> list[Known]:
        """Entities one of whose names has the key of `name`, or its words; of one type when given."""
        key, words = name_key(name), next(iter(form_variants(name)), ())
        if not key:
            return []
        found = [b for b in self._bodies(name_hash(name)) if any(name_key(n) == key for n in _names(b))]
        if not found and len(words) > 1:
            found = [b for b in self._bodies(words_hash(words)) if any(words in in_text(n) for n in _names(b))]
        return self._whole(b for b in found if type is None or b.type == type)

    def alike(self, name: str) -> list[Known]:
        """The persons one of whose names is most likely a spelling of this full name, in any script."""
        sounds = sound_hash(name)
        if sounds is None:
            return []
        best = max(SURE, SAME)
        found: list[Body] = []
        for body in self._bodies(sounds):
            likely = max(compare(name, own, regional_names()) for own in _names(body))
            if likely >= best:
                found, best = ([] if likely > best else found), likely
                found.append(body)
        return self._whole(found)

    def find(self, name: str) -> list[Known]:
        """Those called so: by their names, and where nobody is, persons by the sound of theirs."""
        return self.named(name) or self.alike(name)

    def in_text(self, tokens: Tokens, *, arabic: bool) -> Iterator[tuple[int, int, str]]:
        """(first token, last exclusive, type) of names of two words or more, the longest at each place.

        In Arabic a conjunction or preposition may stand on the first word. Names that several types of entity
        bear are left out. None lies over another.
        """
        norm, kind, may_hold = tokens.norm, tokens.kind, self._starts.may_hold
        done = 0
        for i in range(len(norm) - 1):
            if i < done or kind[i] != "w":
                continue
            first, second = norm[i], norm[i + 1]
            firsts = [first] if may_hold(first, second) else []
            if not firsts and arabic and (bare := self._bare[first]):
                firsts = [b for b in bare if may_hold(b, second)]
            for word in firsts:
                found = self._longest(word, norm[i + 1 : i + _MOST_WORDS])
                if found is not None:
                    done = i + found[0]
                    yield i, done, found[1]
                    break

    def wikidata(self, known: Known) -> str | None:
        """The Wikidata id of what the package knows, where one entity alone of its type bears one of its names."""
        forms = (f for lang in ("en", "fa", "ar") for f in known.forms(lang))
        for form in forms:
            found = [
                e for e in self.named(form, known.type) if not known.country or e.country in (None, known.country)
            ]
            if len(found) == 1 and found[0].wikidata:
                return found[0].wikidata
        return None

    def _longest(self, first: str, rest: Sequence[str]) -> tuple[int, str] | None:
        """How many tokens the longest name takes that begins so, and its type."""
        for n in range(len(rest), 0, -1):
            words = (first, *rest[:n])
            types = {b.type for b in self._bodies(words_hash(words))}
            if types:
                return (n + 1, types.pop()) if len(types) == 1 else None
        return None

    def _whole(self, bodies: Iterable[Body]) -> list[Known]:
        """The entities, each once with all that any file says of it."""
        found = (self.by_id(id) for id in dict.fromkeys(b.id for b in bodies))
        return [known for known in found if known is not None]

    def _bodies(self, key: int) -> list[Body]:
        """The entities of a key; none where too many share it to tell."""
        try:
            rows = self._c.execute(_OF_KEY, (key,)).fetchall()
        except sqlite3.Error as e:
            raise RecordError(f"{self.path}: {e}; make it anew by `isnad kb add`") from e
        return [decode(r[0]) for r in rows] if len(rows) <= _MOST else []


def _names(body: Body) -> Iterator[str]:
    return (name for own in body.names.values() for name in own)


def _known(b: Body) -> Known:
    first = next(iter(b.names.get("en") or b.names.get("ar") or b.names.get("fa") or [b.id]))
    return Known(
        id=b.id,
        type=b.type,
        name=first,
        names={lang: b.names.get(lang, []) for lang in ("en", "ar", "fa")},
        country=b.country,
        gender=b.gender,
        wikidata=b.wikidata,
    )


@cache
def open_base(path: str, digest: str = "") -> Base:
    """The base in that file, opened once per process and digest."""
    return Base(Path(path))
