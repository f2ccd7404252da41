"""What a list is asked for, and where it is found: one full-text expression, a range of row numbers, or both.

Words and most filters are words of the full-text tables (tags.py), and a period is a range of numbers, as these grow
with time. What is left are filters whose entities have to be looked up: a name of whom it is about, somebody whom
people judged to be one with others, a mechanism, the day of an event.
"""

from collections.abc import Callable
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import (
    Connection,
    Integer,
    Select,
    bindparam,
    column,
    func,
    literal_column,
    select,
    table,
    text,
)

from isnad.record import schema as t
from isnad.record.concerning import concerns, stands
from isnad.record.filters import Filters, conditions, matching
from isnad.record.identity import entity_ids, one_key
from isnad.record.indexing import is_current
from isnad.record.mechanism_identity import known_as, mechanism_ids
from isnad.record.numbering import PER_ARTICLE, ahead, day_number, first_of
from isnad.record.searching import WORD_COLUMNS
from isnad.record.tags import (
    ABOUT,
    ACT,
    ADDRESSEE,
    AGENCY,
    EVENT,
    LANG,
    MECHANISM,
    OUTLET,
    PART,
    SPEAKER,
    STATUS,
    tag,
    tag_of,
)
from isnad.record.words import expression, pieces, query_words
from isnad.text import tokenize

ID = "id:"
_NAME_COLUMNS = {
    "statement": {"speaker": "speakers", "agency": "agencies", "outlet": "outlet"},
    "event": {"speaker": "speakers", "agency": "agencies", "outlet": "outlet"},
    "article": {"agency": "agencies", "outlet": "outlet"},
}
_ROLES = ("speaker", "agency", "outlet", "about", "who")
_QUOTES = {ord(q): '"' for q in "\u201c\u201d\u201e\u00ab\u00bb"}
_DATED = first_of(1_00_00)  # less have no day
_LAST = 2**63 - 1
ROWID = column("rowid", Integer)
_LOOKED = literal_column("+rowid", Integer)  # a set is looked into, and the index not searched for each of it


class Query(Struct, frozen=True, kw_only=True):
    """What is wanted. `speaker`, `about`, `agency`, `outlet` and `who` are names, or `id:` and an identity's id.

    `about` is whom or what a statement is about; `who` stands anywhere in it: as speaker, addressee or topic, in an
    event as actor or recipient. `on` is the day, month or year of an event. Other fields as in Filters.
    """

    kind: str = "statement"
    words: str | None = None
    speaker: str | None = None
    about: str | None = None
    who: str | None = None
    agency: str | None = None
    outlet: str | None = None
    lang: str | None = None
    from_: str | None = None
    to: str | None = None
    act: str | None = None
    event: str | None = None
    status: str | None = None
    on: str | None = None
    mechanism: str | None = None


class Wanted:
    """Where a query's findings are: `match` is the full-text expression, empty where nothing needs one.

    `least` and `most` are the row numbers between which they lie, `own` conditions that an index of the table itself
    answers, `others` those that need a look at other tables. `nothing` is true where a value holds no word that could
    be found.
    """

    def __init__(self, c: Connection, query: Query) -> None:
        self.table = t.TABLES[query.kind]
        self.index = f"{query.kind}_search"
        self.own: list[Any] = []
        self.others: list[Any] = []
        self.nothing = False
        self._c, self._query, self._parts = c, query, list[str]()
        self._words()
        for role in _ROLES:
            if value := getattr(query, role):
                self._role(role, value)
        self._plain()
        self.match = " AND ".join(self._parts)
        self.least, self.most = _period(query)

    def newest(self, most: int, after: int | None = None) -> list[int]:
        """The row numbers of at most `most` findings, the newest first; only those that follow the number `after`.

        Last come those whose day is later than tomorrow.
        """
        claimed = ahead(self._query.kind)
        out: list[int] = []
        if after is None or after < claimed:
            out, after = self._falling(most, before=claimed if after is None else after), None
        if len(out) < most:
            out += self._falling(most - len(out), least=claimed, before=after)
        return out

    def greatest(self, skip: int) -> int | None:
        """The greatest row number but `skip`; None where there are no more."""
        return next(iter(self._falling(1, skip=skip)), None)

    def _falling(self, most: int, least: int = 0, before: int | None = None, skip: int = 0) -> list[int]:
        """At most `most` row numbers from `least` on and less than `before`, the greatest first."""
        values = {**self.values(before), "many": most, "skip": skip}
        values["least"] = max(least, self.least)
        return _decoded(self._c.execute(self._asked(_numbers), values).scalar_one())

    def count(self, most: int) -> int:
        """How many there are; `most` where there are as many or more."""
        return int(self._c.execute(self._asked(_counted), {**self.values(), "many": most}).scalar_one())

    def rows(self, *columns: Any, tagged: bool = False) -> Select[Any]:
        """The query for `columns` of the findings, or of those that have a tag too; give it `values`.

        Its source is the full-text table, or the table itself where nothing needs the former; both have a `rowid`.
        """
        number = _LOOKED if self.own and not (self.match or tagged) else ROWID
        rows = select(*columns).where(number.between(bindparam("least"), bindparam("last")))
        if not (self.match or tagged):
            rows = rows.select_from(self.table)
            return rows.where(*self.own, *(ROWID.in_(select(self.table.c.number).where(x)) for x in self.others))
        rows = rows.select_from(table(self.index)).where(text(f"{self.index} MATCH :match"))
        others = [*self.own, *self.others]
        return rows.where(*(_LOOKED.in_(select(self.table.c.number).where(x)) for x in others))

    def values(self, before: int | None = None, tagged: str = "") -> dict[str, Any]:
        """The parameters of `rows`: for numbers less than `before`, and for those that have a tag too."""
        last = self.most if before is None else min(self.most, before - 1)
        out: dict[str, Any] = {"least": self.least, "last": last}
        if match := " AND ".join(part for part in (self.match, _any_of(tagged)) if part):
            out["match"] = match
        return out

    def _asked(self, ask: Callable[["Wanted"], Select[Any]]) -> Select[Any]:
        """The query that `ask` makes; it is the same for all that need one index and no look at the table."""
        if self.own or self.others:
            return ask(self)
        key = (ask, self.index, bool(self.match))
        if key not in _made:
            _made[key] = ask(self)
        return _made[key]

    def _words(self) -> None:
        columns = WORD_COLUMNS[self._query.kind]
        if self._query.words and self._named(columns, self._query.words):
            self._parts += _phrases(self._query.words, columns)

    def _named(self, columns: str, value: str) -> bool:
        words = query_words(value)
        if words:
            self._parts.append(expression(words, columns))
        else:
            self.nothing = True
        return bool(words)

    def _role(self, role: str, value: str) -> None:
        kind = self._query.kind
        if value.startswith(ID):
            id = value.removeprefix(ID)
            if (key := one_key(self._c, id)) is not None:
                self._tags(*(tag_of(r, key) for r in _letters(kind, role)))
            else:
                self.others.append(stands(kind, role, entity_ids(self._c, id)))
        elif column := _NAME_COLUMNS[kind].get(role):
            self._named(column, value)
        elif role == "speaker":
            self.others += conditions(kind, Filters(speaker=value))
        elif words := query_words(value):
            match = matching("entity_search", t.entities.c.number, expression(words, "names"))
            self.others.append(stands(kind, role, select(t.entities.c.id).where(match)))
        else:
            self.nothing = True

    def _tags(self, *tags: str) -> None:
        """One of these tags is wanted."""
        self._parts.append(_any_of(*tags))

    def _plain(self) -> None:
        q = self._query
        for role, value in ((LANG, q.lang), (ACT, q.act), (EVENT, q.event)):
            if value:
                self._tags(tag(role, value))
        if q.kind == "event" and q.status:
            self._tags(tag(STATUS, q.status))
        if q.kind == "event" and q.on:
            self.own.append(t.events.c.time_value.between(q.on, q.on + "~"))  # "~" sorts after digit and hyphen
        if q.mechanism and (known := known_as(self._c, q.mechanism)) and is_current(self._c):
            self._tags(tag_of(MECHANISM, known))
        elif q.mechanism:
            meant = mechanism_ids(self._c, q.mechanism)
            self.nothing = self.nothing or meant is None
            self.others += [] if meant is None else [concerns(q.kind, meant)]


_made: dict[tuple[Any, str, bool], Select[Any]] = {}
_decoded = msgspec.json.Decoder(list[int]).decode


def _numbers(wanted: Wanted) -> Select[Any]:
    """The numbers as one value: a row for each would cost each a turn of the interpreter."""
    number = _LOOKED if wanted.own and not wanted.match else ROWID  # an index that is no order, else the rows' own
    rows = wanted.rows(ROWID).order_by(number.desc()).limit(bindparam("many")).offset(bindparam("skip")).subquery()
    return select(func.json_group_array(rows.c.rowid))


def _counted(wanted: Wanted) -> Select[Any]:
    return select(func.count()).select_from(wanted.rows(ROWID).limit(bindparam("many")).subquery())


def _any_of(*tags: str) -> str:
    """The expression for those that have one of the tags; empty without any."""
    wanted = " OR ".join(t for t in tags if t)
    return f"({{tags}} : ({wanted}))" if wanted else ""


def _letters(kind: str, role: str) -> str:
    """The roles of tags in which somebody stands who is asked for in a role of a query."""
    if role in ("about", "who"):
        return PART if kind != "statement" else ABOUT if role == "about" else SPEAKER + ABOUT + ADDRESSEE
    return {"speaker": SPEAKER, "agency": AGENCY, "outlet": OUTLET}[role]


def _period(query: Query) -> tuple[int, int]:
    """The first and last row number that the days of a query allow."""
    from_, to = query.from_, query.to
    least = first_of(day_number(from_)) if from_ else _DATED if to else 0
    end = int((to.replace("-", "") + "9999")[:8]) if to else None
    most = first_of(end + 1) - 1 if end else None
    if query.kind == "article":
        return least, _LAST if most is None else most
    return least * PER_ARTICLE, _LAST if most is None else (most + 1) * PER_ARTICLE - 1


def _phrases(words: str, columns: str) -> list[str]:
    """What stands between quotation marks must stand together, as it is written."""
    out = []
    for phrase in words.translate(_QUOTES).split('"')[1::2]:
        tokens = tokenize(phrase)
        plain = [p for n, k in zip(tokens.norm, tokens.kind, strict=True) if k != "m" for p in pieces(n)]
        if len(plain) > 1:
            out.append(f'({{{columns}}} : "{" ".join(plain)}")')
    return out
