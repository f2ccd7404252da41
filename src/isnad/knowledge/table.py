"""Entities of a CSV file with a header, our own columns or those of OpenSanctions' `targets.simple.csv`."""

import csv
from collections.abc import Iterable, Iterator

from isnad.errors import InputError
from isnad.knowledge.ftm import SCHEMATA
from isnad.knowledge.given import TYPES, Given, Item, Noted, country

_NAMES = ("name", "en", "ar", "fa", "aliases")


def read(lines: Iterable[bytes], path: str) -> Iterator[tuple[int, Item]]:
    """(line, entity) for each row; InputError where the header lacks a column or is none.

    Columns: `id`; `type` (PER, ORG, AGENCY, GPE, GROUP) or `schema` (FollowTheMoney's); one or more of `name`,
    `en`, `ar`, `fa`, `aliases`, several names parted by `|` or `;`; where there are `country` or `countries`
    (ISO code), `gender` (m, f), `wikidata`.
    """
    texts = (line.decode("utf-8-sig" if i == 0 else "utf-8", "replace") for i, line in enumerate(lines))
    try:
        header = [c.strip().lower() for c in _cells(next(texts, ""))]
    except csv.Error:
        header = []
    if "id" not in header or not {"type", "schema"} & set(header) or not set(_NAMES) & set(header):
        message = f"the first line must name the columns id, type and one of {', '.join(_NAMES)}"
        raise InputError("no-header", message, path, 1)
    for number, text in enumerate(texts, 2):
        if text.strip():
            try:
                cells = _cells(text)
            except csv.Error as e:
                yield number, Noted(number, f"no row of CSV ({e}); left out")
            else:
                yield number, _given(number, header, cells)


def _cells(line: str) -> list[str]:
    """The cells of one line: a row that a quotation mark leaves open swallows no others."""
    return next(csv.reader([line], strict=True), [])


def _given(line: int, header: list[str], cells: list[str]) -> Item:
    if len(cells) != len(header):
        return Noted(line, f"{len(cells)} cells under {len(header)} column names; left out")
    row = dict(zip(header, cells, strict=True))
    if not row["id"].strip():
        return Noted(line, "no id; left out")
    if "\ufffd" in "".join(cells):
        return Noted(line, f"{row['id']}: not UTF-8; left out")
    type_ = row.get("type", "").strip().upper() or SCHEMATA.get(row.get("schema", "").strip(), "")
    if type_ not in TYPES:
        if row.get("schema"):
            return None
        return Noted(line, f"{row['id']}: the type {row.get('type', '')!r} is none of {', '.join(sorted(TYPES))}")
    names = [n for column in _NAMES for n in row.get(column, "").replace(";", "|").split("|") if n.strip()]
    if not names:
        return Noted(line, f"{row['id']}: no name; left out")
    codes = (row.get("country") or row.get("countries") or "").replace(";", "|").split("|")
    gender = row.get("gender", "").strip().lower()[:1]
    return Given(
        id=row["id"].strip(),
        type=type_,
        names=names,
        country=next((c for c in map(country, codes) if c), None),
        gender=gender if gender in ("m", "f") else None,
        wikidata=row.get("wikidata", "").strip() or None,
    )
