"""A View whose record stands behind an address."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from types import TracebackType
from typing import Any, Self, Unpack

from msgspec import Struct

from isnad.client.whole import Whole, reading_of
from isnad.client.wire import WAIT, Wire
from isnad.errors import UsageError
from isnad.model import Failure, Reading
from isnad.record import ArticleHead, Filters, Happened, Hit, Info, Judgement, Person, Said
from isnad.record.allowed import LOOKED_UP, check_names
from isnad.record.filters import in_latin_digits
from isnad.record.found import all_happened, all_said
from isnad.record.loading import local
from isnad.record.searching import KINDS

_PAGE = 100  # rows that are asked for at once
_ENTITIES = 200  # of a person, in one question
_MOST = 1000  # hits and people that one question may ask for


class _Articles(Struct):
    items: list[ArticleHead]
    next: str | None


class _Statements(Struct):
    items: list[Said]
    next: str | None


class _Events(Struct):
    items: list[Happened]
    next: str | None


class _Failures(Struct):
    items: list[Failure]
    next: str | None


class _Judgements(Struct):
    items: list[Judgement]
    next: str | None


class _Hits(Struct):
    items: list[Hit]


class _People(Struct):
    items: list[Person]


class HttpView:
    """A record behind the address that `isnad serve` prints, read-only; methods and types are View's.

    A context manager, usable from several threads. Each page of an iterator sees the record as it is then; rows that
    are written meanwhile may come or not, none comes twice. The `entities` of a statement or event in a list are
    those that its ids mean; `statement`, `event` and `article` have all. Raises RecordError where nobody answers, or
    nobody that understands, UsageError as View does.
    """

    def __init__(self, address: str, wait: float = WAIT) -> None:
        """Ask who is there. `wait` are the seconds that an answer may take."""
        self._wire = Wire(address, wait)
        self.address = self._wire.address
        self.info()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, e: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the connections; a second call does nothing."""
        self._wire.close()

    def info(self) -> Info:
        """Counts of everything; `path` is on the server's computer."""
        return self._wire.get("", {}, Info)

    def articles(self, **filters: Unpack[Filters]) -> Iterator[ArticleHead]:
        """The articles without their text, by id."""
        return self._pages("/view/articles", _values(filters), _Articles)

    def readings(self, **filters: Unpack[Filters]) -> Iterator[Reading]:
        """The whole readings of articles, by id; one question for each."""
        for head in self.articles(**filters):
            yield self.article(head.id)

    def some(self, short_ids: Sequence[str]) -> Iterator[Reading]:
        """The whole readings of the articles with these short ids, in this order; unknown ones are left out."""
        for id in short_ids:
            try:
                yield self.article(id)
            except UsageError:
                continue

    def statements(self, **filters: Unpack[Filters]) -> Iterator[Said]:
        """The statements, by article and in text order."""
        return self._pages("/view/statements", _values(filters), _Statements)

    def events(self, **filters: Unpack[Filters]) -> Iterator[Happened]:
        """The events, by article and in text order."""
        return self._pages("/view/events", _values(filters), _Events)

    def failures(self, code: str | None = None) -> Iterator[Failure]:
        """What could not be read, of articles and of inputs that gave none; sorted by input."""
        return self._pages("/view/failures", {"code": code}, _Failures)

    def judgements(self) -> Iterator[Judgement]:
        """What people decided, in order, each with the ids that its evidence has now (None: found no more)."""
        return self._pages("/view/judgements", {}, _Judgements)

    def article(self, ref: str) -> Reading:
        """The article with this id, beginning of an id (6 hex digits or more), key, path or URL.

        Of several versions of one address the newest. UsageError where there is none, or more than one.
        """
        return reading_of(self._wire.get("/view/article", {"ref": ref}, Whole))

    def statement(self, id: str) -> Said:
        """The statement with this global id, or article and id (`<key>/s1`). UsageError where there is none."""
        for said in all_said(self._of(id)):
            if said.statement.id == local(id):
                return said
        raise UsageError(f"there is no statement {id!r} at {self.address}")

    def event(self, id: str) -> Happened:
        """The event with this global id, or article and id (`<key>/v1`). UsageError where there is none."""
        for happened in all_happened(self._of(id)):
            if happened.event.id == local(id):
                return happened
        raise UsageError(f"there is no event {id!r} at {self.address}")

    def people(self, words: str, limit: int = 20) -> list[Person]:
        """Persons, agencies and bodies whose names hold all the words, in any spelling and script; at most 1000."""
        return self._wire.get("/view/people", {"q": words, "limit": _few(limit)}, _People).items

    def said_by(self, person: Person) -> Iterator[Said]:
        """The statements of a person that `people` gave."""
        for entities in _parts(person):
            yield from self._pages("/view/people/statements", {"entity": entities}, _Statements)

    def events_of(self, person: Person) -> Iterator[Happened]:
        """The events in which a person that `people` gave is actor or recipient."""
        for entities in _parts(person):
            yield from self._pages("/view/people/events", {"entity": entities}, _Events)

    def search(
        self, words: str, limit: int = 20, kinds: Iterable[str] = KINDS, **filters: Unpack[Filters]
    ) -> list[Hit]:
        """At most `limit` hits of each kind (statement, event, article), the best first; at most 1000.

        As View.search. UsageError where `words` holds no word.
        """
        asked = {"q": words, "kind": list(kinds), "limit": _few(limit), **_values(filters)}
        return self._wire.get("/view/search", asked, _Hits).items

    def _pages(self, path: str, values: dict[str, Any], page: type[Any]) -> Iterator[Any]:
        cursor: str | None = None
        while True:
            found = self._wire.get(path, {**values, "limit": _PAGE, "cursor": cursor}, page)
            yield from found.items
            cursor = found.next
            if cursor is None:
                return

    def _of(self, id: str) -> Reading:
        article, slash, _ = id.rpartition("/")
        if not slash:
            raise UsageError(f"{id!r} names no article; give an id such as 0123456789abcdef/s1")
        return self.article(article)


def _values(filters: Filters) -> dict[str, Any]:
    """The filters as the API takes them; TypeError for one that there isn't."""
    check_names(filters)
    out: dict[str, Any] = {}
    for name, value in filters.items():
        if name in LOOKED_UP:
            raise UsageError(f"{name!r} is no filter to be given; the server looks it up")
        out[name.rstrip("_")] = value or None
    for name, form in (("act", str.lower), ("event", str.upper), ("from", in_latin_digits), ("to", in_latin_digits)):
        if out.get(name):
            out[name] = form(str(out[name]))
    return out


def _parts(person: Person) -> Iterator[list[str]]:
    """The person's entities, some at a time, those of one article together: so lists stay in their order."""
    part: list[str] = []
    for _, own in groupby(sorted(person.entities), key=lambda id: id.partition("/")[0]):
        part += own
        if len(part) >= _ENTITIES:
            yield part
            part = []
    if part:
        yield part


def _few(limit: int) -> int:
    if not 1 <= limit <= _MOST:
        raise UsageError(f"over HTTP 1 to {_MOST} can be asked for at once, not {limit}")
    return limit
