"""FollowTheMoney entities as JSON Lines, as OpenSanctions publishes them."""

from collections.abc import Iterable, Iterator

import msgspec
from msgspec import Struct, field

from isnad.knowledge.given import Given, Item, Noted, country

SCHEMATA = {
    "Person": "PER",
    "Organization": "ORG",
    "Company": "ORG",
    "PublicBody": "ORG",
    "LegalEntity": "ORG",
}
_NAMES = ("name", "alias", "weakAlias", "previousName")
_COUNTRIES = ("country", "nationality", "citizenship", "jurisdiction")
_GENDERS = {"male": "m", "female": "f"}


class _Entity(Struct):
    id: str
    schema: str
    caption: str = ""
    properties: dict[str, list[msgspec.Raw]] = field(default_factory=dict)


_decoder = msgspec.json.Decoder(_Entity)


def read(lines: Iterable[bytes]) -> Iterator[tuple[int, Item]]:
    """(line, entity) for each line; a line that is no entity gives a note."""
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        try:
            yield number, _given(_decoder.decode(line))
        except (msgspec.DecodeError, UnicodeDecodeError) as e:
            yield number, Noted(number, f"no FollowTheMoney entity ({e}); left out")


def _given(e: _Entity) -> Given | None:
    if e.schema not in SCHEMATA:
        return None

    def values(*names: str) -> list[str]:
        """The texts of properties; nested entities are passed over."""
        raw = (bytes(v) for name in names for v in e.properties.get(name, ()))
        return [msgspec.json.decode(v, type=str) for v in raw if v.startswith(b'"')]

    countries = [c for c in map(country, values(*_COUNTRIES)) if c]
    return Given(
        id=e.id,
        type=SCHEMATA[e.schema],
        names=[*([e.caption] if e.caption else []), *values(*_NAMES)],
        country=countries[0] if countries else None,
        gender=next((_GENDERS[g] for g in values("gender") if g in _GENDERS), None),
        wikidata=next(iter(values("wikidataId")), None),
    )
