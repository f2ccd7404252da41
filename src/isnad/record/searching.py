"""Search: which statements, events and articles hold the words, and where in their sentence."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache, lru_cache
from typing import Any

import msgspec
from sqlalchemy import ColumnElement, Connection, Integer, Row, Select, column, literal_column, select, table, text

from isnad.errors import UsageError
from isnad.model import Reading, Span
from isnad.record import schema as t
from isnad.record.filters import Filters, conditions, named
from isnad.record.found import Happened, Hit, Said, all_happened, all_said, head
from isnad.record.loading import load, local
from isnad.record.many import listed, many
from isnad.record.rows import short_id
from isnad.record.sameness import other_names
from isnad.record.words import Finder, expression, name_forms, query_words
from isnad.text import fold_word, split_sentences, tokenize

KINDS = ("statement", "event", "article")
WORD_COLUMNS = {  # the columns that the words are looked for in
    "statement": "content context names speakers",
    "event": "sentence names",
    "article": "title body names",
}
WEIGHTS = {  # of each column of the full-text table, in order
    "statement": "4.0, 2.0, 1.0, 3.0, 0.0, 0.0, 0.0",
    "event": "3.0, 2.0, 0.0, 0.0, 0.0, 0.0",
    "article": "6.0, 2.0, 1.0, 0.0, 0.0, 0.0",
}
_LAYERS = {  # what hits need of a reading
    "statement": ("entities", "statements"),
    "event": ("entities", "events"),
    "article": ("entities",),
}
_ALL = ("entities", "statements", "events")
_names = msgspec.json.Decoder(dict[str, list[str]])
_Mark = tuple[int, int, int]


def search(c: Connection, words: str, kinds: Iterable[str], limit: int, filters: Filters) -> list[Hit]:
    """At most `limit` hits of each kind, best first; see View.search."""
    found: list[tuple[str, Row[Any]]] = []
    for kind in kinds:
        rows = found_by(c, kind, words, filters).order_by(literal_column(f"{kind}_search.rank")).limit(limit)
        found += [(kind, row) for row in c.execute(rows)]
    articles = list(dict.fromkeys(row.article for _, row in found))
    only = [row.id for kind, row in found if kind != "article"]
    makers = _makers(c, articles, Finder(query_words(words)), _ALL, only)
    return [makers[row.article].hit(kind, row) for kind, row in found]


def hits(c: Connection, kind: str, ids: Sequence[str], words: str) -> list[Hit]:
    """What was found already, by global ids (of articles: short ids) and in their order, with the words marked."""
    rows = {r.id: r for r in c.execute(_places(kind), {"ids": listed(ids)}).all()}
    find = Finder(query_words(words))
    articles = list(dict.fromkeys(r.article for r in rows.values()))
    makers = _makers(c, articles, find, _LAYERS[kind], list(rows))
    return [makers[rows[i].article].hit(kind, rows[i]) for i in ids if i in rows]


@cache
def _places(kind: str) -> Select[Any]:
    """The query for where findings of a kind stand, by ids."""
    own = t.TABLES[kind].c
    if kind == "article":
        zero: ColumnElement[Any] = literal_column("0").label("passage_start")
        id, article = own.short_id.label("id"), own.short_id.label("article")
        return select(id, article, zero, own.length.label("passage_end")).where(own.short_id.in_(many("ids")))
    return select(own.id, own.article, own.passage_start, own.passage_end).where(own.id.in_(many("ids")))


def _makers(
    c: Connection, articles: list[str], find: Finder, layers: Iterable[str], only: list[str]
) -> dict[str, "_HitMaker"]:
    answers = _answers(c, articles, find)
    readings = load(c, articles, layers, only, also=answers)
    makers = {short_id(r.article.id): _HitMaker(r, find, answers) for r in readings}
    _add_mentions(c, makers)
    return makers


def _answers(c: Connection, articles: list[str], find: Finder) -> dict[str, frozenset[int]]:
    """The query's words that the names of the articles' entities hold, by global id, where they hold any."""
    if not find.words:
        return {}
    known: dict[tuple[str, str, str], frozenset[int]] = {}
    out: dict[str, frozenset[int]] = {}
    for row in _bearers(c, articles, find):
        key = (row.name, row.names, row.lang)
        if key not in known:
            known[key] = frozenset(word for name, lang in _called(*key) for word in find.in_name(name, lang))
        if known[key]:
            out[row.id] = known[key]
    return out


def _bearers(c: Connection, articles: list[str], find: Finder) -> list[Any]:
    """The articles' entities whose names may hold one of the words.

    The index says which do, where few of the record's entities have such a name; else their own names say it.
    """
    either = " OR ".join(expression([word], "names") for word in find.words)
    found = _decoded(c.execute(_BEARERS, {"either": either, "most": _FEW}).scalar_one())
    asked = {"articles": listed(articles)}
    if len(found) < _FEW:
        return list(c.execute(_OF_THESE, asked | {"numbers": listed(found)}).all()) if found else []
    rows = c.execute(_ENTITIES, asked).all()
    return [r for r in rows if find.may_stand_among(_words_of(r.name, r.names, r.lang))]


def _called(name: str, names: str, lang: str) -> Iterator[tuple[str, str]]:
    """The names of an entity with their languages; `lang` is the article's."""
    yield name, lang
    for language, own in _names.decode(names).items():
        yield from ((n, language) for n in own)


@lru_cache(maxsize=32768)
def _words_of(name: str, names: str, lang: str) -> frozenset[str]:
    """The words of an entity's names, in every form by which they are found."""
    return frozenset(word for called in _called(name, names, lang) for forms in name_forms(*called) for word in forms)


_decoded = msgspec.json.Decoder(list[int]).decode
_FEW = 20_000
_a, _e = t.articles.c, t.entities.c
_ENTITIES = (
    select(_e.id, _e.name, _e.names, _a.lang)
    .select_from(t.entities.join(t.articles, _a.short_id == _e.article))
    .where(_e.article.in_(many("articles")))
)
_looked = literal_column("+entities.number", Integer)  # the articles' index has it: no look into the table
_OF_THESE = _ENTITIES.where(_looked.in_(many("numbers")))
_BEARERS = text(
    "SELECT json_group_array(number) FROM"
    " (SELECT rowid AS number FROM entity_search WHERE entity_search MATCH :either LIMIT :most)"
)


def _add_mentions(c: Connection, makers: dict[str, "_HitMaker"]) -> None:
    """Give each maker the mentions of the entities that answer to the query by a name."""
    answering = [f"{short}/{id}" for short, maker in makers.items() for id in maker.answers]
    if answering:
        for row in c.execute(_MENTIONED, {"ids": listed(answering)}).all():
            makers[row.article].mentions.append((row.start, row.end, str(local(row.entity))))


_m = t.mentions.c
_MENTIONED = select(_m.article, _m.start, _m.end, _m.entity).where(_m.entity.in_(many("ids"))).order_by(_m.start)


def found_by(c: Connection, kind: str, words: str, filters: Filters) -> Select[Any]:
    """The query for where the findings of a kind stand that hold the words; its `rank` says how well each does."""
    if kind not in KINDS:
        raise UsageError(f"there is nothing of kind {kind!r} to search; there are {', '.join(KINDS)}")
    query = query_words(words)
    if not query:
        raise UsageError(f"{words!r} holds no word to search for; give one in Arabic, Persian or Latin letters")
    either = [query, *(other for name in other_names(c, words) if (other := query_words(name)))]
    own, name = t.TABLES[kind], f"{kind}_search"
    match = "(" + " OR ".join(expression(query, WORD_COLUMNS[kind]) for query in either) + ")"
    if kind != "article" and (names := named(filters)):
        match = f"{match} AND {names}"
    index = table(name, column("rowid"), column("rank"))
    if kind == "article":
        start: ColumnElement[Any] = literal_column("0").label("passage_start")
        columns: list[ColumnElement[Any]] = [
            own.c.short_id.label("id"),
            own.c.short_id.label("article"),
            start,
            own.c.length.label("passage_end"),
        ]
        source = index.join(own, own.c.number == index.c.rowid)
    else:
        columns = [own.c.id, own.c.article, own.c.passage_start, own.c.passage_end]
        source = index.join(own, own.c.number == index.c.rowid).join(
            t.articles, t.articles.c.short_id == own.c.article
        )
    found = text(f"{name} MATCH :found AND {name}.rank MATCH 'bm25({WEIGHTS[kind]})'").bindparams(found=match)
    narrow = conditions(kind, filters, names=kind == "article")
    return select(*columns).select_from(source).where(found, *narrow)


class _HitMaker:
    """Makes the hits of one article. `answers` are the query's words that each entity's names hold, by local id."""

    def __init__(self, reading: Reading, find: Finder, answers: Mapping[str, frozenset[int]]) -> None:
        self.reading = reading
        self.find = find
        self.head = head(reading)
        self.entities = {e.id: e for e in reading.entities}
        own = ((e.id, answers.get(f"{short_id(reading.article.id)}/{e.id}")) for e in reading.entities)
        self.answers = {id: words for id, words in own if words}
        self.mentions: list[tuple[int, int, str]] = []

    def hit(self, kind: str, row: Row[Any]) -> Hit:
        said, happened, prefer = self._finding(kind, str(local(row.id)))
        stretches = self._paragraphs() if kind == "article" else [(row.passage_start, row.passage_end)]
        start, end, marks = self._sentence(stretches, prefer)
        missing = set(range(len(self.find.words))) - {word for _, _, word in marks}
        return Hit(
            kind=kind,
            id=row.id,
            article=self.head,
            sentence=Span(start, end, self.reading.article.text[start:end]),
            marks=_merged((a - start, b - start) for a, b, _ in marks),
            by_name=list(self._named(missing, said, happened)) if missing else [],
            said=said,
            happened=happened,
        )

    def _finding(self, kind: str, id: str) -> tuple[Said | None, Happened | None, int]:
        """The statement or the event with this local id, and where its own words stand."""
        if kind == "statement":
            said = next(s for s in all_said(self.reading) if s.statement.id == id)
            return said, None, said.statement.cue.start
        if kind == "event":
            happened = next(v for v in all_happened(self.reading) if v.event.id == id)
            return None, happened, happened.event.trigger.start
        return None, None, 0

    def _sentence(self, stretches: Iterable[tuple[int, int]], prefer: int) -> tuple[int, int, list[_Mark]]:
        """The sentence of the stretches that holds most of the words, at best the one around `prefer`."""
        text_, lang = self.reading.article.text, self.reading.article.lang
        best: tuple[tuple[int, bool, int], int, int, list[_Mark]] | None = None
        for a, b in stretches:
            piece = text_[a:b]
            tokens = tokenize(piece)
            marks = self._with_mentions(a, b, [(a + m, a + n, w) for m, n, w in self.find(piece, tokens, lang)])
            for s in split_sentences(piece, tokens):
                first, last = a + tokens.start[s.first], a + tokens.end[s.last - 1]
                inside = [m for m in marks if first <= m[0] and m[1] <= last]
                score = (len({w for _, _, w in inside}), first <= prefer < last, -first)
                if best is None or score > best[0]:
                    best = (score, first, last, inside)
            if best and best[0][0] == len(self.find.words):
                break  # stretches come in text order, and no later one can be better
        return best[1:] if best else (0, 0, [])

    def _paragraphs(self) -> list[tuple[int, int]]:
        """The paragraphs that may hold a word of the query; the first one that has text where none does."""
        out, first, at = [], None, 0
        for line in self.reading.article.text.split("\n"):
            a, b = at, at + len(line)
            at = b + 1
            first = first or ((a, b) if line.strip() else None)
            if self.find.may_stand_in(fold_word(line)) or any(a <= m < b for m, _, _ in self.mentions):
                out.append((a, b))
        return out or [first or (0, 0)]

    def _with_mentions(self, start: int, end: int, marks: list[_Mark]) -> list[_Mark]:
        """The marks with those mentions in raw `start:end` whose entity answers by another name."""
        for a, b, entity in self.mentions:
            if start <= a and b <= end:
                words = (w for w in self.answers[entity] if not _covered(marks, a, b, w))
                marks = [*marks, *((a, b, w) for w in words)]
        return sorted(marks)

    def _named(self, missing: set[int], said: Said | None, happened: Happened | None) -> Iterator[str]:
        own: list[str] = []
        if said:
            own = [*said.statement.speakers, *said.statement.addressees, *said.statement.about]
        elif happened:
            own = [*happened.event.actors, *happened.event.recipients]
        for id in dict.fromkeys(own or self.entities):
            if id in self.entities and missing & self.answers.get(id, frozenset()):
                yield self.entities[id].name


def _covered(marks: list[_Mark], start: int, end: int, word: int) -> bool:
    """Whether the word is marked in `start:end` already, more narrowly."""
    return any(w == word and a < end and start < b for a, b, w in marks)


def _merged(spans: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    out: list[tuple[int, int]] = []
    for a, b in sorted(spans):
        if out and a < out[-1][1]:
            out[-1] = (out[-1][0], max(b, out[-1][1]))
        else:
            out.append((a, b))
    return out
