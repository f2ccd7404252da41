"""Row numbers that grow with time: the newest article has the greatest, whenever it came into the record.

An article's number is its day of publication (20180317, 0 where none is known) and a count within the day; that of
a statement or an event is its article's and a count that falls through the text. So the full-text tables give what
they find from the newest article to the oldest, and each article's findings in text order, without a sort.
A day later than tomorrow is a claim of the page: `ahead` says from which number on, and lists put these last.
"""

import re
from datetime import UTC, date, datetime, timedelta

from sqlalchemy import Connection, func, select

from isnad.record import schema as t

PER_DAY = 10**6  # articles
PER_ARTICLE = 10**5  # statements, and events
_DAY = re.compile(r"([0-9]{4})(?:-([0-9]{2})(?:-([0-9]{2}))?)?")
_LAST_YEAR = 9000  # a greater number would be too large for SQLite


def day_number(published: str | None) -> int:
    """The day as digits: `2018-03-17` is 20180317, `2018-03` is 20180300; 0 where there is no day."""
    found = _DAY.match(published or "")
    if not found or int(found[1]) > _LAST_YEAR:
        return 0
    year, month, day = (int(part or 0) for part in found.groups())
    return (year * 100 + month) * 100 + day


def finding_number(article: int, position: int) -> int:
    """The number of the statement or the event at this position of an article."""
    return (article + 1) * PER_ARTICLE - 1 - position


def month_of(digits: int) -> str:
    """The month that the first six digits of a day mean: 201803 is `2018-03`, 201800 the year alone."""
    year, month = divmod(digits, 100)
    return f"{year:04}-{month:02}" if month else f"{year:04}"


def first_of(day: int) -> int:
    """The least number that an article of this day may have."""
    return day * PER_DAY


def tomorrow() -> str:
    """The last day that a page may bear and be of today: further in the future a date is a claim of the page.

    One day later than the clock's, since it is tomorrow already somewhere.
    """
    return (datetime.now(UTC).date() + timedelta(days=1)).isoformat()


def day_after(day: str) -> str:
    """The day that follows a day."""
    return (date.fromisoformat(day) + timedelta(days=1)).isoformat()


def ahead(kind: str) -> int:
    """The least number that an article, statement or event (`kind`) of a day later than tomorrow may have."""
    return first_of(day_number(day_after(tomorrow()))) * (1 if kind == "article" else PER_ARTICLE)


class Numbers:
    """Gives out numbers of articles and of entities, for one writer."""

    def __init__(self) -> None:
        self._articles: dict[int, int] = {}
        self._entity: int | None = None

    def article(self, c: Connection, published: str | None) -> int:
        """The next number of this day; of no day where the day is full."""
        day = day_number(published)
        number = self._articles.get(day)
        if number is None:
            n = t.articles.c.number
            within = n.between(first_of(day), first_of(day + 1) - 1) if day else n < first_of(1_0000)
            number = c.execute(select(func.max(n)).where(within)).scalar() or first_of(day)
        if day and number + 1 >= first_of(day + 1):
            return self.article(c, None)
        self._articles[day] = number + 1
        return number + 1

    def entity(self, c: Connection) -> int:
        """The next number."""
        if self._entity is None:
            self._entity = c.execute(select(func.max(t.entities.c.number))).scalar() or 0
        self._entity += 1
        return self._entity

    def forget(self) -> None:
        """Look into the record again: what was given out since was not kept."""
        self._articles, self._entity = {}, None


def renumber(c: Connection) -> None:
    """Give all articles, statements and events of an older record their numbers; it must hold no groups."""
    numbers = Numbers()
    c.exec_driver_sql("UPDATE articles SET number = -number")  # out of the way of the new ones
    rows = c.exec_driver_sql("SELECT short_id, published FROM articles ORDER BY number DESC").fetchall()
    pairs = [(numbers.article(c, r[1]), r[0]) for r in rows]
    if pairs:
        c.exec_driver_sql("UPDATE articles SET number = ? WHERE short_id = ?", pairs)
    for table in ("statements", "events"):
        c.exec_driver_sql(f"UPDATE {table} SET number = -number")
        own = f"(SELECT number FROM articles WHERE short_id = {table}.article)"
        c.exec_driver_sql(f"UPDATE {table} SET number = ({own} + 1) * {PER_ARTICLE} - 1 - position")
