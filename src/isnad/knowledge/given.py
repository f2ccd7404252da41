"""An entity as a file gives it, and what of its names can be used."""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from functools import cache, lru_cache

from msgspec import Struct

from isnad.lexicons import load
from isnad.text.names import name_key

TYPES = frozenset({"PER", "ORG", "AGENCY", "GPE", "GROUP"})
LONGEST = 200  # code points of a name; what is longer is no name
_MOST_NAMES = 200
# Controls but for the zero-width non-joiner and white space.
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\xad\u061c\u200b\u200d-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_ARABIC_SCRIPT = re.compile("[\u0620-\u064a\u066e-\u06d3]")
_PERSIAN = re.compile("[\u067e\u0686\u0698\u06af\u06a9\u06cc]")
_ARABIC = re.compile("[\u064a\u0643\u0629\u0649\u0623\u0625\u0624]")
_NOT_LATIN = re.compile("[^\x00-\u036f\u1e00-\u1eff\u2000-\u20ff]")


class Given(Struct, frozen=True, kw_only=True):
    """An entity of a user's file. `names` holds all its names, in any script; the first is the preferred one."""

    id: str
    type: str
    names: list[str]
    country: str | None = None  # ISO 3166-1 alpha-3
    gender: str | None = None
    wikidata: str | None = None


class Noted(Struct, frozen=True):
    """Something about a line (1-based) that a user should know; the rest of the file goes on."""

    line: int
    message: str


Item = Given | Noted | None  # None: an entity of a kind that is not wanted


def usable_names(line: int, given: Given) -> Iterator[str | Noted]:
    """The names without control characters and doubled spaces, each once, and a note on each that is none."""
    seen: set[str] = set()
    for name in given.names[:_MOST_NAMES]:
        if len(name) > LONGEST:
            yield Noted(line, f"{given.id}: a name of {len(name)} characters is no name; left out")
            continue
        plain = clean(name)
        if not name_key(plain):
            yield Noted(line, f"{given.id}: the name {plain!r} has no letters; left out")
        elif plain not in seen:
            seen.add(plain)
            yield plain
    if len(given.names) > _MOST_NAMES:
        yield Noted(line, f"{given.id}: {len(given.names)} names; those behind the first {_MOST_NAMES} are left out")


def clean(name: str) -> str:
    """The name without marks of direction and other controls, its spaces single; joiners stay."""
    return unicodedata.normalize("NFC", " ".join(_CONTROLS.sub("", name).split()))


def by_language(names: Iterable[str]) -> dict[str, list[str]]:
    """Names by the language whose letters they have: ar, fa, both where the letters don't tell, else en.

    Latin script counts as en; names in other scripts are left out, since no text that is read holds them.
    """
    out: dict[str, list[str]] = {"en": [], "ar": [], "fa": []}
    for name in names:
        for lang in languages(name):
            out[lang].append(name)
    return {lang: own for lang, own in out.items() if own}


@lru_cache(maxsize=4096)
def languages(name: str) -> tuple[str, ...]:
    """The languages in which a name may be so written."""
    if _ARABIC_SCRIPT.search(name):
        persian, arabic = _PERSIAN.search(name), _ARABIC.search(name)
        return ("ar", "fa") if bool(persian) is bool(arabic) else ("fa",) if persian else ("ar",)
    return () if _NOT_LATIN.search(name) else ("en",)


@cache
def _countries() -> dict[str, str]:
    out: dict[str, str] = {}
    for row in load("countries", "shared").rows:
        out |= {code: row.id for code in (row.id.lower(), row["iso2"], row["wikidata"].lower()) if code}
    return out


def country(code: str) -> str | None:
    """The alpha-3 code of a country given by an ISO code or its Wikidata id; None where it is not known."""
    return _countries().get(code.strip().lower())
