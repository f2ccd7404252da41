"""What the full-text tables hold of a reading. They keep no text of their own, only words.

The same function makes the words when rows are added, taken out and checked; `index_version()` is a digest of
what decides them, so an index made by other code is known and made anew.
"""

import hashlib
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

from sqlalchemy import Connection, select

from isnad.lexicons.load import DATA
from isnad.model import Cue, Entity, Reading, Span
from isnad.record.schema import meta
from isnad.record.tags import Tagger
from isnad.record.words import Phrase, name_forms, token_forms
from isnad.text import split_sentences, tokenize

COLUMNS: dict[str, tuple[str, ...]] = {
    "article_search": ("title", "body", "names", "agencies", "outlet", "tags"),
    "statement_search": ("content", "context", "names", "speakers", "agencies", "outlet", "tags"),
    "event_search": ("sentence", "names", "speakers", "agencies", "outlet", "tags"),
    "entity_search": ("names",),
}
INDEX_META = "search index"  # the name under which `meta` has the version that made the rows
# The ascii tokenizer parts words at ASCII marks and spaces only; what it is given holds no other mark.
SEARCH_TABLES: tuple[str, ...] = tuple(
    f"CREATE VIRTUAL TABLE {table} USING fts5({', '.join(columns)}, content='', tokenize='ascii')"
    for table, columns in COLUMNS.items()
)
DECIDING = (
    "isnad.text.fold", "isnad.text.tokens", "isnad.text.clitics", "isnad.text.names", "isnad.text.marks",
    "isnad.text.sentences", "isnad.record.words", "isnad.record.tags", "isnad.record.indexing",
    "isnad.lexicons.compounds", "isnad.lexicons.load",
)  # fmt: skip


@cache
def index_version() -> str:
    """Digest of the code and the compounds that decide which words a row is found by."""
    h = hashlib.sha256((DATA / "fa" / "compounds.tsv").read_bytes())
    for name in DECIDING:
        h.update(Path(str(import_module(name).__file__)).read_bytes())
    return h.hexdigest()[:16]


def is_current(c: Connection) -> bool:
    """Whether the record's full-text rows were made by this code, so that they hold all that it looks for."""
    held = c.execute(select(meta.c.value).where(meta.c.name == INDEX_META)).scalar()
    return held == index_version()


class IndexRow(NamedTuple):
    """One row of a full-text table: the local id of what it finds (empty: the article) and its columns."""

    table: str
    local: str
    values: tuple[str, ...]


class Passage(NamedTuple):
    """Raw offsets of the sentences that hold a finding."""

    start: int
    end: int


class Indexed(NamedTuple):
    """What the index makes of a reading."""

    rows: list[IndexRow]
    passages: dict[str, Passage]  # local id of each statement and event


def index(reading: Reading) -> Indexed:
    """The rows of the full-text tables for `reading`, and where its statements and events stand."""
    return _Indexer(reading).run()


class _Indexer:
    def __init__(self, reading: Reading) -> None:
        self.reading = reading
        text = reading.article.text
        self.tokens = tokenize(text)
        self.forms = token_forms(text, self.tokens, reading.article.lang)
        sentences = split_sentences(text, self.tokens)
        self.first = [s.first for s in sentences]
        self.last = [s.last for s in sentences]
        self.entities = {e.id: e for e in reading.entities}
        self.names: dict[str, str] = {}
        self.mentions = sorted((m.start, m.entity) for m in reading.mentions)
        outlet = [reading.outlet] if reading.outlet else []
        self.outlet = " ".join([self._names(outlet), *_flat([name_forms(reading.article.outlet or "", "")])]).strip()
        self.agencies = self._names(dict.fromkeys(e for s in reading.statements for e in s.agencies))
        self.passages: dict[str, Passage] = {}
        self.tags = Tagger(reading)

    def run(self) -> Indexed:
        rows = [self._article(), *self._statements(), *self._events()]
        rows += [IndexRow("entity_search", e.id, (self._names([e.id]),)) for e in self.reading.entities]
        return Indexed(rows, self.passages)

    def _article(self) -> IndexRow:
        title = self.reading.title or self.reading.article.title
        cut = (title.start, title.end) if title else (0, 0)
        body = " ".join([self._words(0, cut[0]), self._words(cut[1], len(self.reading.article.text))]).strip()
        names = self._names(self.entities)
        found = (self._words(*cut), body, names, self.agencies, self.outlet, self.tags.article())
        return IndexRow("article_search", "", found)

    def _statements(self) -> Iterator[IndexRow]:
        for s in self.reading.statements:
            spans = sorted((c.start, c.end) for c in s.content)
            around: list[Span | Cue] = [s.cue, *([s.source] if s.source else []), *s.content]
            passage = self.passages[s.id] = self._passage((x.start, x.end) for x in around)
            content = " ".join(self._words(a, b) for a, b in spans)
            context = " ".join(self._words(a, b) for a, b in _gaps(passage, spans))
            others = dict.fromkeys([*self._mentioned(passage), *s.about, *s.addressees])
            names = self._names(e for e in others if e not in s.speakers)
            agencies = self._names(s.agencies)
            said = (self._names(s.speakers), agencies, self.outlet, self.tags.statement(s))
            yield IndexRow("statement_search", s.id, (content, context, names, *said))

    def _events(self) -> Iterator[IndexRow]:
        statements = {s.id: s for s in self.reading.statements}
        for v in self.reading.events:
            passage = self.passages[v.id] = self._passage([(v.trigger.start, v.trigger.end)])
            place = [v.place.entity] if v.place and v.place.entity else []
            names = self._names(dict.fromkeys([*v.actors, *v.recipients, *place, *self._mentioned(passage)]))
            rests_on = statements.get(v.statement or "")
            speakers = self._names(rests_on.speakers) if rests_on else ""
            agencies = self._names(rests_on.agencies) if rests_on else self.agencies
            found = (
                self._words(*passage),
                names,
                speakers,
                agencies,
                self.outlet,
                self.tags.event(v, *passage),
            )
            yield IndexRow("event_search", v.id, found)

    def _words(self, start: int, end: int) -> str:
        """The words that begin in raw `start:end`, in order, then their extra forms."""
        a, b = bisect_left(self.tokens.start, start), bisect_left(self.tokens.start, end)
        return " ".join(_flat(self.forms[a:b]))

    def _names(self, entities: Iterable[str]) -> str:
        """All names of the entities, in every script."""
        return " ".join(self._entity_names(e) for e in entities if e in self.entities)

    def _entity_names(self, id: str) -> str:
        if id not in self.names:
            forms = dict.fromkeys(entity_name_forms(self.entities[id], self.reading.article.lang))
            self.names[id] = " ".join(word for f in forms for word in _flat([f]))
        return self.names[id]

    def _mentioned(self, passage: Passage) -> Iterator[str]:
        at = bisect_left(self.mentions, (passage.start, ""))
        for start, entity in self.mentions[at:]:
            if start >= passage.end:
                return
            yield entity

    def _passage(self, spans: Iterable[tuple[int, int]]) -> Passage:
        """The sentences that the spans touch."""
        spans = list(spans)
        start, end = min(a for a, _ in spans), max(b for _, b in spans)
        if not self.first:
            return Passage(start, end)
        first_token = max(bisect_right(self.tokens.start, start) - 1, 0)
        last_token = max(bisect_left(self.tokens.start, max(end, start + 1)) - 1, 0)
        a = bisect_right(self.first, first_token) - 1
        b = bisect_right(self.first, last_token) - 1
        return Passage(min(start, self.tokens.start[self.first[a]]), max(end, self.tokens.end[self.last[b] - 1]))


def entity_name_forms(entity: Entity, lang: str) -> Iterator[tuple[Phrase, Phrase]]:
    """The forms of each name of an entity; `lang` is that of names whose language is not said."""
    yield name_forms(entity.name, lang)
    for language, names in entity.names.items():
        for name in names:
            yield name_forms(name, language)


def _flat(forms: Iterable[tuple[Phrase, Phrase]]) -> list[str]:
    forms = list(forms)
    return [p for own, _ in forms for p in own] + [p for _, extra in forms for p in extra]


def _gaps(passage: Passage, spans: list[tuple[int, int]]) -> Iterator[tuple[int, int]]:
    """What of the passage lies outside the sorted spans."""
    at = passage.start
    for start, end in spans:
        if start > at:
            yield at, start
        at = max(at, end)
    if at < passage.end:
        yield at, passage.end
