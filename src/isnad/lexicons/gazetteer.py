"""Where a place of the news lies: its city and country, coordinates, and why it is this one among its namesakes."""

from collections.abc import Mapping
from functools import cache

from msgspec import Struct, structs

from isnad.lexicons.kb import Known, knowledge
from isnad.lexicons.load import load

_LEAST = 2  # mentions of another country that make a namesake there likelier than the usual city


class Located(Struct, frozen=True, kw_only=True):
    """A place with its coordinates in degrees; they are None for countries and regions.

    `reason` is only | usual | country-named for a city: no namesake is known, nothing speaks for another one, or
    the article names this one's country; given for what has no coordinates.
    """

    kind: str  # city | country | region
    name: str
    country: str | None  # ISO 3166-1 alpha-3
    latitude: float | None = None
    longitude: float | None = None
    geonames: int | None = None
    reason: str = "given"


class _City(Struct, frozen=True):
    located: Located
    usual: bool


@cache
def _cities() -> Mapping[str, tuple[_City, ...]]:
    """By the id of cities.tsv: the cities that bear the name, the usual one first."""
    found: dict[str, list[_City]] = {}
    for row in load("gazetteer", "shared").rows:
        city = Located(
            kind="city",
            name=row.form,
            country=row["country"],
            latitude=float(row["latitude"]),
            longitude=float(row["longitude"]),
            geonames=int(row["geonames"]),
        )
        found.setdefault(row["city"], []).append(_City(city, row["usual"] == "yes"))
    return {id: tuple(sorted(same, key=lambda c: not c.usual)) for id, same in found.items()}


def locate(text: str, kb: str | None, country: str | None, named: Mapping[str, int]) -> Located | None:
    """The place that the words `text` mean; None where nothing is known of it.

    `kb` and `country` are those of the place's entity where it has one; `named` counts how often the article
    names each country (ISO 3166-1 alpha-3), cities left out.
    """
    base = knowledge()
    bearers = base.named(text, "GPE")
    known = base.by_id.get(kb or "") or (bearers[0] if len(bearers) == 1 else None)
    if known is None:
        return Located(kind="region", name=text, country=country) if country else None
    if known.id == known.country:
        seat = _seat(known, text)
        if seat is None:
            return Located(kind="country", name=known.name, country=known.id)
        known = seat
    return _among(known, _cities().get(known.id, ()), named)


def _seat(country: Known, text: str) -> Known | None:
    """The capital, where a country is called by it and not by its own name."""
    bearers = knowledge().named(text, "GPE")
    own = any(b.id == country.id for b in bearers)
    seats = [b for b in bearers if b.country == country.id and b.id != country.id]
    return seats[0] if len(seats) == 1 and not own else None


def _among(known: Known, cities: tuple[_City, ...], named: Mapping[str, int]) -> Located:
    """The city that is meant among its namesakes."""
    if not cities:
        return Located(kind="region", name=known.name, country=known.country)
    usual, *others = cities
    if not others:
        return _because(usual, "only")
    if usual.located.country in named:
        return _because(usual, "country-named")
    likely = [c for c in others if named.get(c.located.country or "", 0) >= _LEAST]
    return _because(likely[0], "country-named") if len(likely) == 1 else _because(usual, "usual")


def _because(city: _City, reason: str) -> Located:
    return structs.replace(city.located, reason=reason)
