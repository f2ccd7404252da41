"""Reading a record: lists, single findings, search. Any number of views stand beside one writer."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from itertools import groupby
from pathlib import Path
from types import TracebackType
from typing import Any, Self, Unpack

from msgspec import Struct
from sqlalchemy import Connection, Select, case, func, select

from isnad.errors import UsageError
from isnad.model import Failure, Reading
from isnad.record import schema as t
from isnad.record.allowed import check
from isnad.record.database import VERSION, readonly, translated
from isnad.record.filters import Filters, conditions
from isnad.record.found import HEAD, ArticleHead, Happened, Hit, Said, all_happened, all_said, first_words
from isnad.record.judgements import Judgement, judgements
from isnad.record.loading import CHUNK, chunks, failure, load, load_all, local
from isnad.record.mechanism_identity import mechanism_ids
from isnad.record.numbering import tomorrow
from isnad.record.people import Person, articles_where, people
from isnad.record.rows import short_id
from isnad.record.sameness import Sameness, called, other_names
from isnad.record.searching import KINDS, search
from isnad.record.sightings import Sighting, sightings
from isnad.record.versions import latest


class Info(Struct, frozen=True, kw_only=True):
    """What is in a record, in numbers."""

    path: str
    format: int
    bytes: int
    articles: dict[str, int]  # by language
    outlets: int
    statements: int
    events: int
    entities: int
    mentions: int
    judgements: int
    failures: dict[str, int]  # by code
    pipelines: dict[str, int]  # articles by pipeline digest
    first: str | None  # the earliest and the latest day of publication
    last: str | None  # not later than tomorrow: what is later is a claim of the page
    ahead: int  # articles of such a later day
    undated: int  # articles whose day of publication is unknown


class View:
    """A record, read-only; sees what the writer has finished. A context manager, usable from several threads.

    Each call, and each iterator from its first to its last item, sees the record as of its start. Iterators
    hold some articles at a time, never all. Raises RecordError where the file is no record or damaged,
    NewerRecordError where a newer Isnad made it.
    """

    def __init__(self, path: Path | str) -> None:
        self.path = Path(path)
        self._engine = readonly(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, e: BaseException | None, at: TracebackType | None) -> None:
        self.close()

    def close(self) -> None:
        """Close the record; a second call does nothing."""
        self._engine.dispose()

    def info(self) -> Info:
        """Counts of everything."""
        a = t.articles.c
        with self.connection() as c:

            def count(table: Any) -> int:
                return int(c.execute(select(func.count()).select_from(table)).scalar_one())

            def groups(column: Any) -> dict[str, int]:
                return {r[0]: r[1] for r in c.execute(select(column, func.count()).group_by(column).order_by(column))}

            until = tomorrow()
            days = select(func.min(a.published), func.max(a.published)).where(a.published <= until)
            first, last = c.execute(days).one()
            ahead = select(func.count()).where(a.published > until)
            undated = select(func.count()).where(a.published.is_(None))
            outlet = func.coalesce(t.entities.c.name, a.outlet_name)
            named = t.articles.outerjoin(t.entities, t.entities.c.id == a.outlet)
            return Info(
                path=str(self.path),
                format=VERSION,
                bytes=self.path.stat().st_size,
                articles=groups(a.lang),
                outlets=c.execute(select(func.count(outlet.distinct())).select_from(named)).scalar_one(),
                statements=count(t.statements),
                events=count(t.events),
                entities=count(t.entities),
                mentions=count(t.mentions),
                judgements=count(t.judgements),
                failures=groups(t.failures.c.code),
                pipelines=groups(a.pipeline),
                first=first,
                last=last,
                ahead=c.execute(ahead).scalar_one(),
                undated=c.execute(undated).scalar_one(),
            )

    def articles(self, **filters: Unpack[Filters]) -> Iterator[ArticleHead]:
        """The articles without their text, by id."""
        with self.connection() as c:
            yield from heads(c, *conditions("article", widened(c, filters)))

    def readings(self, **filters: Unpack[Filters]) -> Iterator[Reading]:
        """The whole readings of articles, by id."""
        a = t.articles.c
        with self.connection() as c:
            narrow = conditions("article", widened(c, filters))
            yield from load_all(c, select(a.short_id).where(*narrow).order_by(a.short_id))

    def some(self, short_ids: Sequence[str]) -> Iterator[Reading]:
        """The whole readings of the articles with these short ids, in this order; unknown ones are left out."""
        with self.connection() as c:
            for i in range(0, len(short_ids), CHUNK):
                yield from load(c, short_ids[i : i + CHUNK])

    def statements(self, **filters: Unpack[Filters]) -> Iterator[Said]:
        """The statements, by article and in text order."""
        with self.connection() as c:
            yield from _said(c, _listed("statement", widened(c, filters)))

    def events(self, **filters: Unpack[Filters]) -> Iterator[Happened]:
        """The events, by article and in text order."""
        with self.connection() as c:
            yield from _happened(c, _listed("event", widened(c, filters)))

    def failures(self, code: str | None = None) -> Iterator[Failure]:
        """What could not be read, of articles and of inputs that gave none; sorted by input."""
        f = t.failures.c
        query = select(t.failures).order_by(f.input, f.line, f.stage, f.code, f.message, f.id)
        with self.connection() as c:
            for rows in chunks(c, query.where(f.code == code) if code else query, 500):
                yield from map(failure, rows)

    def judgements(self) -> Iterator[Judgement]:
        """What people decided, in order, each with the ids that its evidence has now (None: found no more)."""
        with self.connection() as c:
            yield from judgements(c)

    def article(self, ref: str) -> Reading:
        """The article with this id, beginning of an id (6 hex digits or more), key, path or URL.

        Of several versions of one address the newest. UsageError where there is none, or more than one.
        """
        with self.connection() as c:
            return load(c, [_article_id(c, ref)])[0]

    def statement(self, id: str) -> Said:
        """The statement with this global id, or article and id (`<key>/s1`). UsageError where there is none."""
        for said in all_said(self._of(id)):
            if said.statement.id == local(id):
                return said
        raise UsageError(f"there is no statement {id!r} in {self.path}; `isnad show ARTICLE` lists an article's")

    def event(self, id: str) -> Happened:
        """The event with this global id, or article and id (`<key>/v1`). UsageError where there is none."""
        for happened in all_happened(self._of(id)):
            if happened.event.id == local(id):
                return happened
        raise UsageError(f"there is no event {id!r} in {self.path}; `isnad show ARTICLE` lists an article's")

    def people(self, words: str, limit: int = 20) -> list[Person]:
        """Persons, agencies and bodies whose names hold all the words, in any spelling and script."""
        with self.connection() as c:
            return people(c, words, limit)

    def persons(self) -> dict[str, str]:
        """Global ids of the entities that judgements on identity touch, to the ids of who they are together."""
        return dict(self.identity().persons)

    def sightings(self) -> Iterator[Sighting]:
        """The named persons, article by article, with what stands around them."""
        with self.connection() as c:
            yield from sightings(c)

    def identity(self, extra: Judgement | None = None) -> Sameness:
        """Which entities are one by judgement; with `extra` as if that had been given too. Read at once."""
        with self.connection() as c:
            same = Sameness(c, extra)
            _ = same.persons
            return same

    def said_by(self, person: Person) -> Iterator[Said]:
        """The statements of a person that `people` gave."""
        with self.connection() as c:
            yield from _said(c, articles_where(c, t.statement_speakers, person))

    def events_of(self, person: Person) -> Iterator[Happened]:
        """The events in which a person that `people` gave is actor or recipient."""
        with self.connection() as c:
            lists = (articles_where(c, table, person) for table in (t.event_actors, t.event_recipients))
            yield from _happened(c, sorted({pair for pairs in lists for pair in pairs}))

    def search(
        self, words: str, limit: int = 20, kinds: Iterable[str] = KINDS, **filters: Unpack[Filters]
    ) -> list[Hit]:
        """At most `limit` hits of each kind (statement, event, article), the best first.

        All words must be found, in any order; spelling, script variants, diacritics, joiners and Arabic clitics
        don't matter, and a name is found by its other spellings. UsageError where `words` holds no word.
        """
        with self.connection() as c:
            return search(c, words, kinds, limit, widened(c, filters))

    @contextmanager
    def connection(self) -> Iterator[Connection]:
        """A connection within one read transaction; for the modules of this package."""
        with translated(self.path), self._engine.begin() as c:
            yield c

    def _of(self, id: str) -> Reading:
        article, slash, _ = id.rpartition("/")
        if not slash:
            raise UsageError(f"{id!r} names no article; give an id such as 0123456789abcdef/s1")
        return self.article(article)


_Pairs = Iterable[tuple[str, str]]


def widened(c: Connection, filters: Filters) -> Filters:
    """The filters with the other names of the speaker, where people judged two to be one, and the entities meant.

    TypeError for a filter that there isn't, UsageError for a value that can't be.
    """
    check(c, filters)
    if speaker := filters.get("speaker"):
        filters = {**filters, "also": other_names(c, speaker)}
    if about := filters.get("about"):
        topics = called(c, about)
        if topics is None:
            raise UsageError(f"about {about!r} holds no word; give a name")
        filters = {**filters, "topics": topics}
    if mechanism := filters.get("mechanism"):
        meant = mechanism_ids(c, mechanism)
        if meant is None:
            raise UsageError(
                f"mechanism {mechanism!r} holds no word; give a name, or an id of `isnad mechanism list`"
            )
        filters = {**filters, "meant": meant}
    return filters


def heads(c: Connection, *narrow: Any) -> Iterator[ArticleHead]:
    """The articles that the conditions let through, without their text, by id."""
    a = t.articles.c
    outlet = func.coalesce(t.entities.c.name, a.outlet_name).label("outlet_shown")
    begins = case((a.title_text.is_(None), func.substr(a.text, 1, HEAD)))
    query = (
        select(a.id, a.key, a.path, a.lang, a.title_text, outlet, a.published, a.url, a.length, a.pipeline, begins)
        .select_from(t.articles.outerjoin(t.entities, t.entities.c.id == a.outlet))
        .where(*narrow)
        .order_by(a.id)
    )
    for rows in chunks(c, query, 500):
        for r in rows:
            own = dict(zip(ArticleHead.__struct_fields__, r, strict=True))
            yield ArticleHead(**{**own, "begins": first_words(own["begins"]) if own["begins"] else None})


def _listed(kind: str, filters: Filters) -> Select[Any]:
    own = t.statements if kind == "statement" else t.events
    query = select(own.c.article, own.c.id).join(t.articles, t.articles.c.short_id == own.c.article)
    return query.where(*conditions(kind, filters)).order_by(own.c.article, own.c.position)


def _said(c: Connection, found: Select[Any] | _Pairs) -> Iterator[Said]:
    for reading, ids in _grouped(c, found):
        yield from (s for s in all_said(reading) if s.id in ids)


def _happened(c: Connection, found: Select[Any] | _Pairs) -> Iterator[Happened]:
    for reading, ids in _grouped(c, found):
        yield from (v for v in all_happened(reading) if v.id in ids)


def _grouped(c: Connection, found: Select[Any] | _Pairs) -> Iterator[tuple[Reading, set[str]]]:
    """Readings with the ids that are wanted of them, from (article, id) pairs in order of articles."""
    if isinstance(found, Select):
        pairs: _Pairs = ((str(r.article), str(r.id)) for rows in chunks(c, found, 1000) for r in rows)
    else:
        pairs = found
    waiting: dict[str, set[str]] = {}
    for article, group in groupby(pairs, key=lambda p: p[0]):
        waiting[article] = {id for _, id in group}
        if len(waiting) >= CHUNK:
            yield from _load_only(c, waiting)
            waiting = {}
    yield from _load_only(c, waiting)


def _load_only(c: Connection, wanted: dict[str, set[str]]) -> Iterator[tuple[Reading, set[str]]]:
    only = [id for ids in wanted.values() for id in ids]
    for reading in load(c, list(wanted), ("entities", "statements", "events"), only):
        yield reading, wanted[short_id(reading.article.id)]


def _article_id(c: Connection, ref: str) -> str:
    a = t.articles.c
    hexes = ref.lower()
    if len(ref) >= 6 and all(ch in "0123456789abcdef" for ch in hexes):
        rows = c.execute(select(a.short_id).where(a.id >= hexes, a.id < hexes + "g").order_by(a.id).limit(3)).all()
        if rows:
            return _only(ref, [str(r.short_id) for r in rows])
    for column in (a.key, a.path, a.url):
        rows = c.execute(select(a.short_id).where(column == ref).order_by(a.id).limit(3)).all()
        if rows:
            ids = [str(r.short_id) for r in rows]
            return (latest(c, ids) if len(ids) > 1 else None) or _only(ref, ids)
    raise UsageError(f"there is no article {ref!r} in the record; give its id (six digits or more), key or path")


def _only(ref: str, ids: list[str]) -> str:
    if len(ids) > 1:
        raise UsageError(f"{ref!r} stands for more than one article, as {ids[0]} and {ids[1]}; give an id")
    return ids[0]
