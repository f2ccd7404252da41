"""Entities of a Wikidata JSON dump: one array with an item per line, read line by line."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

import msgspec
from msgspec import Struct, field

from isnad.knowledge.given import Given, Item, Noted, country

# What an item is (P31) and the type it has here. Subclasses are not followed: a dump is read once, in order.
CLASSES: Mapping[str, str] = {
    "Q5": "PER",  # human
    "Q43229": "ORG",  # organization
    "Q4830453": "ORG",  # business
    "Q783794": "ORG",  # company
    "Q6881511": "ORG",  # enterprise
    "Q891723": "ORG",  # public company
    "Q22687": "ORG",  # bank
    "Q7278": "ORG",  # political party
    "Q327333": "ORG",  # government agency
    "Q192350": "ORG",  # ministry
    "Q484652": "ORG",  # international organization
    "Q245065": "ORG",  # intergovernmental organization
    "Q163740": "ORG",  # nonprofit organization
    "Q79913": "ORG",  # non-governmental organization
    "Q17149090": "ORG",  # armed organization
    "Q176799": "ORG",  # military unit
    "Q3918": "ORG",  # university
    "Q192283": "AGENCY",  # news agency
    "Q11032": "AGENCY",  # newspaper
    "Q1110794": "AGENCY",  # daily newspaper
    "Q515": "GPE",  # city
    "Q1549591": "GPE",  # big city
    "Q5119": "GPE",  # capital
}
LANGUAGES = ("ar", "fa", "en")
_GENDERS = {"Q6581097": "m", "Q6581072": "f"}


class _Text(Struct):
    value: str


class _Item(Struct):
    id: str
    labels: dict[str, _Text] | list[object] = field(default_factory=dict)  # an empty map is written as []
    aliases: dict[str, list[_Text]] | list[object] = field(default_factory=dict)
    claims: dict[str, list[dict[str, object]]] | list[object] = field(default_factory=dict)


_decoder = msgspec.json.Decoder(_Item)


def read(
    lines: Iterable[bytes], classes: Mapping[str, str] = CLASSES, languages: Sequence[str] = LANGUAGES
) -> Iterator[tuple[int, Item]]:
    """(line, entity) for each item; None for one of another class, or with no name in `languages`."""
    wanted = [b'"' + c.encode() + b'"' for c in classes]
    for number, line in enumerate(lines, 1):
        text = line.strip().rstrip(b",")
        if text in (b"", b"[", b"]"):
            continue
        if text[:1] == b"{" and text[-1:] == b"}" and not any(c in text for c in wanted):
            yield number, None  # most items: not worth decoding
            continue
        try:
            yield number, _given(_decoder.decode(text), classes, languages)
        except (msgspec.DecodeError, UnicodeDecodeError) as e:
            yield number, Noted(number, f"no item of a Wikidata dump ({e}); left out")


def _given(item: _Item, classes: Mapping[str, str], languages: Sequence[str]) -> Given | None:
    type_ = next((classes[c] for c in _items(item, "P31") if c in classes), None)
    if type_ is None:
        return None
    labels = item.labels if isinstance(item.labels, dict) else {}
    aliases = item.aliases if isinstance(item.aliases, dict) else {}
    names = [labels[lang].value for lang in languages if lang in labels]
    names += [a.value for lang in languages for a in aliases.get(lang, ())]
    if not names:
        return None
    countries = [c for c in map(country, (*_items(item, "P27"), *_items(item, "P17"))) if c]
    return Given(
        id=item.id,
        type=type_,
        names=names,
        country=countries[0] if countries else None,
        gender=next((_GENDERS[g] for g in _items(item, "P21") if g in _GENDERS), None),
        wikidata=item.id,
    )


def _items(item: _Item, property: str) -> list[str]:
    """The items that a property points to, without deprecated claims."""
    claims = item.claims.get(property, []) if isinstance(item.claims, dict) else []
    out = []
    for claim in claims:
        value: object = claim
        for key in ("mainsnak", "datavalue", "value", "id"):
            value = value.get(key) if isinstance(value, dict) else None
        if isinstance(value, str) and claim.get("rank") != "deprecated":
            out.append(value)
    return out
