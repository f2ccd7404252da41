"""The knowledge base in the package: persons, countries, organisations, agencies, mechanisms and cities.

Its tables stand in `data/shared` and are read once per process. Lookups compare name keys, so spelling
never decides; a surname alone finds candidates and decides nothing.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache, cached_property

from msgspec import Struct, field

from isnad.errors import LexiconError
from isnad.lexicons.endings import ByEnding
from isnad.lexicons.load import Row, load
from isnad.text.names import name_key, name_words, surname_key
from isnad.text.remembered import Remembered

TABLES: dict[str, str] = {
    "persons_arab": "PER",
    "persons_world": "PER",
    "countries": "GPE",
    "cities": "GPE",
    "organisations": "ORG",
    "agencies": "AGENCY",
    "mechanisms": "MECHANISM",
}
_ARABIC = re.compile("[\u0600-\u06ff\u0750-\u077f\u08a0-\u08ff\ufb50-\ufdff\ufe70-\ufefe]")
# Kinds of bodies that every country has one of, often by the same name.
LOCAL_KINDS = frozenset({"government", "ministry", "security", "court", "bank", "commission", "parliament"})
BODY_KINDS = frozenset({"body"})  # mechanisms of these kinds are organisations by type (RECORD.md)


class Term(Struct, frozen=True):
    """A term of office: role at a body or country, from and to as years or ISO dates, '' where open."""

    role: str
    body: str
    start: str = ""
    end: str = ""

    def holds(self, date: str | None) -> bool:
        """Whether the term covers an ISO date (or its year); with None whether it is open at the end."""
        if date is None:
            return not self.end
        return self.start <= date[: len(self.start)] and (not self.end or date[: len(self.end)] <= self.end)


class Known(Struct, frozen=True, kw_only=True):
    """An entity that the knowledge base knows. `names` holds en, ar and fa lists, preferred form first."""

    id: str
    type: str
    name: str
    names: dict[str, list[str]]
    kind: str | None = None
    country: str | None = None
    gender: str | None = None
    terms: list[Term] = field(default_factory=list)
    parties: list[str] = field(default_factory=list)
    owner: str | None = None
    wikidata: str | None = None
    ambiguous: frozenset[str] = frozenset()
    ambiguous_in: dict[str, frozenset[str]] = field(default_factory=dict)  # by the one language in which they are
    capital_names: dict[str, list[str]] = field(default_factory=dict)
    adjectives: dict[str, list[str]] = field(default_factory=dict)

    def forms(self, lang: str) -> list[str]:
        return self.names.get(lang, [])

    def all_forms(self) -> Iterator[str]:
        """Its names in all languages."""
        return (form for forms in self.names.values() for form in forms)


class KnowledgeBase:
    """All known entities with lookups by id, by name, by surname and by office."""

    def __init__(self, entities: Iterable[Known]) -> None:
        self.by_id: dict[str, Known] = {e.id: e for e in entities}
        self._named = Remembered(self._bearers)

    @cached_property
    def _arabic(self) -> ByEnding[Known]:
        """By names with other than Latin letters, all that most texts ask for."""
        return ByEnding(((form, e) for e in self for form in e.all_forms() if not form.isascii()), name_key)

    @cached_property
    def _other(self) -> ByEnding[Known]:
        """By all names."""
        return ByEnding(((form, e) for e in self for form in e.all_forms()), name_key)

    @cached_property
    def _by_surname(self) -> ByEnding[Known]:
        return ByEnding(((form, e) for e in self if e.type == "PER" for form in e.all_forms()), surname_key)

    @cached_property
    def _by_office(self) -> dict[tuple[str, str], list[tuple[Term, Known]]]:
        index: dict[tuple[str, str], list[tuple[Term, Known]]] = {}
        for e in self:
            for t in e.terms:
                index.setdefault((t.role, t.body), []).append((t, e))
        return index

    def __len__(self) -> int:
        return len(self.by_id)

    def __iter__(self) -> Iterator[Known]:
        return iter(self.by_id.values())

    def named(self, name: str, type: str | None = None) -> list[Known]:
        """Entities one of whose names has the key of `name`; of one type when given."""
        return [e for e in self._named[name] if type is None or e.type == type]

    def _bearers(self, name: str) -> list[Known]:
        return (self._arabic if _ARABIC.search(name_key(name)) else self._other).find(name)

    def by_surname(self, name: str) -> list[Known]:
        """Persons whose name ends in that surname, or is that name."""
        return list(self._by_surname.find(name))

    def holders(self, role: str, body: str, date: str | None = None) -> list[Known]:
        """Who held the office at that body or country (ids) on an ISO date; None = who holds it still."""
        return [e for t, e in self._by_office.get((role, body), []) if t.holds(date)]


@cache
def knowledge() -> KnowledgeBase:
    """The knowledge base of the package, built once per process."""
    return KnowledgeBase(e for table, type in TABLES.items() for e in read_table(table, type))


@cache
def regional_names() -> frozenset[str]:
    """Folded given names whose spelling is one everywhere: two different ones are two people (for `compare`)."""
    rows = (row for lang in ("ar", "fa") for row in load("given_names", lang).rows if row["origin"] == "region")
    return frozenset(word for row in rows for word in name_words(row.form))


def read_table(table: str, type: str) -> list[Known]:
    """The entities of one table; LexiconError names the row that cannot be read."""
    return [_entity(row, type, table) for row in load(table, "shared").rows]


def _entity(row: Row, type: str, table: str) -> Known:
    values = row.values
    country = values.get("country") or None
    if table == "countries":
        country = row.id
    if table == "mechanisms" and values.get("kind") in BODY_KINDS:
        type = "ORG"
    return Known(
        id=row.id,
        type=type,
        name=row.form,
        names={"en": [row.form, *_cell(row, "aliases")], "ar": _cell(row, "ar"), "fa": _cell(row, "fa")},
        kind=values.get("kind") or None,
        country=country,
        gender=values.get("gender") or None,
        terms=[read_term(t, f"{table} {row.id}") for t in _cell(row, "offices")],
        parties=_cell(row, "parties"),
        owner=values.get("owner") or None,
        wikidata=values.get("wikidata") or None,
        ambiguous=frozenset(form for form in _cell(row, "ambiguous") if ":" not in form),
        ambiguous_in=_by_language(_cell(row, "ambiguous")),
        capital_names={"ar": _cell(row, "capital_ar"), "fa": _cell(row, "capital_fa")},
        adjectives={"ar": _cell(row, "nisba_ar"), "fa": _cell(row, "nisba_fa")},
    )


def _cell(row: Row, column: str) -> list[str]:
    return row.list(column) if column in row.values else []


def _by_language(forms: list[str]) -> dict[str, frozenset[str]]:
    """The ambiguous names that have a language before them, by that."""
    found = [form.split(":", 1) for form in forms if ":" in form]
    return {lang: frozenset(form for of, form in found if of == lang) for lang, _ in found}


def read_term(cell: str, where: str) -> Term:
    """`role@BODY:from-to`, where `:from-to` or a bound may be missing; years or YYYY.MM.DD bounds.

    LexiconError when there is no role or body.
    """
    office, _, years = cell.partition(":")
    role, at, body = office.partition("@")
    if not role or not at or not body:
        raise LexiconError(f"{where}: office {cell!r} must read role@BODY:from-to")
    start, _, end = years.partition("-")
    return Term(role, body, start.strip().replace(".", "-"), end.strip().replace(".", "-"))
