"""What an index finds entities by: hashes of their ids, names, words in a row, and sounds."""

from collections.abc import Iterable, Iterator
from hashlib import blake2b
from zlib import crc32

from isnad.knowledge.given import languages
from isnad.lexicons.match import form_variants
from isnad.text.compare import skeleton
from isnad.text.names import name_key

ID, NAME, WORDS, SOUNDS = range(4)
BITS = 1 << 25  # of the filter of first words: 4 MiB, some 3 % false for a million names


def hashed(kind: int, text: str) -> int:
    """A signed 64-bit integer, as SQLite stores them, the same in every process; its last two bits are the kind."""
    return int.from_bytes(blake2b(text.encode(), digest_size=8).digest(), "big", signed=True) & ~3 | kind


def id_hash(id: str) -> int:
    """Of an entity's id."""
    return hashed(ID, id)


def name_hash(name: str) -> int:
    """Equal for all spellings of a name in one script."""
    return hashed(NAME, name_key(name))


def words_hash(norms: Iterable[str]) -> int:
    """Of the folded tokens that a name has in a text."""
    return hashed(WORDS, " ".join(norms))


def sound_hash(name: str) -> int | None:
    """Equal for most spellings of a person's name across scripts; None for a name that says too little."""
    sounds = skeleton(name)
    return hashed(SOUNDS, sounds) if len(sounds) > 4 and " " in sounds else None


def keys_of(type_: str, names: Iterable[str]) -> Iterator[int]:
    """All keys of an entity with these names, but for that of its id."""
    seen: set[str] = set()
    for name in names:
        key = name_key(name)
        if key not in seen:
            seen.add(key)
            yield hashed(NAME, key)
            if type_ == "PER" and " " in key and (sounds := sound_hash(name)) is not None:
                yield sounds
        for words in in_text(name):
            yield words_hash(words)


def in_text(name: str) -> Iterator[tuple[str, ...]]:
    """The folded tokens by which a name of two words or more is found in a text."""
    if "en" not in languages(name):
        yield from (words for words in form_variants(name) if len(words) > 1)


class FirstWords:
    """A Bloom filter of the first two words of names: most pairs of words in a text are told apart at once."""

    def __init__(self, bits: bytearray | None = None) -> None:
        self.bits = bits if bits is not None else bytearray(BITS // 8)

    def add(self, first: str, second: str) -> None:
        for at in _places(first, second):
            self.bits[at >> 3] |= 1 << (at & 7)

    def may_hold(self, first: str, second: str) -> bool:
        """False: no name begins so; true: some name does, or hardly ever by chance."""
        bits = self.bits
        pair = f"{first} {second}".encode()
        at = crc32(pair) % BITS
        if not bits[at >> 3] >> (at & 7) & 1:
            return False
        at = crc32(pair, 1) % BITS
        return bool(bits[at >> 3] >> (at & 7) & 1)


def _places(first: str, second: str) -> tuple[int, int]:
    pair = f"{first} {second}".encode()
    return crc32(pair) % BITS, crc32(pair, 1) % BITS
