"""The tables of a record, in SQLAlchemy Core, so that another database can stand beside SQLite.

Spans are three columns: `…start`, `…end` (code points in `articles.text`, end exclusive) and `…text`, which
equals `text[start:end]`. Ids of findings are `<first 16 of the article id>/s1`; those 16 are `articles.short_id`,
to which every `article` column points. `position` keeps a list's order. The `number` columns are SQLite row
numbers that the search tables point to; those of articles, statements and events grow with time (numbering.py).
"""

from typing import Any

from sqlalchemy import (
    REAL,
    Column,
    Double,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    PrimaryKeyConstraint,
    Table,
    Text,
)

metadata = MetaData()
_REAL: Double[float] = Double().with_variant(REAL(), "sqlite")  # a STRICT table takes no other name for it


def _table(name: str, *items: Any, number: bool = False) -> Table:
    """A STRICT table; without `number` its rows lie in the primary key's order."""
    return Table(name, metadata, *items, sqlite_strict=True, sqlite_with_rowid=number)


def _number() -> Column[int]:
    return Column("number", Integer, primary_key=True, autoincrement=False)


def _text(name: str, null: bool = False) -> Column[str]:
    return Column(name, Text, nullable=null)


def _int(name: str, null: bool = False) -> Column[int]:
    return Column(name, Integer, nullable=null)


def _span(prefix: str = "", null: bool = False) -> tuple[Column[Any], ...]:
    p = f"{prefix}_" if prefix else ""
    return _int(f"{p}start", null), _int(f"{p}end", null), _text(f"{p}text", null)


def _to(name: str, target: str, null: bool = False, index: bool = False) -> Column[str]:
    """A foreign key; rows that belong to the target go with it."""
    cascade = "CASCADE" if not null else None
    return Column(name, Text, ForeignKey(target, ondelete=cascade), nullable=null, index=index)


def _list(name: str, owner: str, *items: Any) -> Table:
    """A table that holds lists: rows in order of `position` under the owner that the first column names."""
    own = "article" if owner == "articles" else name.split("_")[0]
    key = "articles.short_id" if owner == "articles" else f"{owner}.id"
    return _table(name, _to(own, key), _int("position"), *items, PrimaryKeyConstraint(own, "position"))


meta = _table("meta", Column("name", Text, primary_key=True), _text("value"))

traces = _table("traces", Column("id", Text, primary_key=True))
trace_stages = _list("trace_stages", "traces", _text("stage"), _text("version"), _text("lexicons"))

articles = _table(
    "articles",
    _number(),
    Column("id", Text, nullable=False, unique=True),
    Column("short_id", Text, nullable=False, unique=True),
    _text("text_sha256"),
    Column("key", Text, nullable=False, index=True),
    Column("path", Text, nullable=False, index=True),
    _text("lang"),
    *_span("title", null=True),
    _text("outlet_name", null=True),  # as the input gives it
    Column(
        "outlet",
        Text,
        ForeignKey("entities.id", name="articles_outlet", use_alter=True, deferrable=True, initially="DEFERRED"),
        index=True,
    ),
    Column("url", Text, index=True),
    Column("published", Text, index=True),
    _text("published_at", null=True),
    _text("published_raw", null=True),
    _text("retrieved", null=True),
    _int("length"),
    _text("pipeline"),  # digest of the pipeline spec that read it
    _to("trace", "traces.id", null=True),
    _text("text"),
    number=True,
)

boilerplate = _list("boilerplate", "articles", *_span(), _text("kind"))

entities = _table(
    "entities",
    _number(),
    Column("id", Text, nullable=False, unique=True),
    _to("article", "articles.short_id"),
    _int("position"),
    _text("type"),
    Column("name", Text, nullable=False, index=True),
    _text("names"),  # JSON: language -> names
    _text("kind", null=True),
    _text("country", null=True),
    _text("wikidata", null=True),
    _int("known"),  # 0 or 1: whether the article gives a name; a knowledge base's own id says that one knows it
    Column("knowledge_base_id", Text, index=True),
    Index("entities_in_order", "article", "position"),
    number=True,
)
KINDS = Index("entities_with_kind", entities.c.kind, sqlite_where=entities.c.kind.is_not(None))  # the mechanisms
KINDS_IN = Index("entities_with_kind_in", entities.c.article, sqlite_where=entities.c.kind.is_not(None))
entity_parties = _list("entity_parties", "entities", _to("party", "entities.id", index=True))
entity_offices = _list(
    "entity_offices", "entities", _text("title"), _text("country", null=True), *_span("span", null=True)
)

mentions = _list(
    "mentions",
    "articles",
    _text("id"),
    *_span(),
    _text("type"),
    _text("kind"),
    _to("entity", "entities.id", index=True),
)

times = _list(
    "times",
    "articles",
    *_span(),
    _text("value", null=True),
    _text("precision"),
    _text("calendar"),
    _text("anchor"),
    _text("made_by"),
)

statements = _table(
    "statements",
    _number(),
    Column("id", Text, nullable=False, unique=True),
    _to("article", "articles.short_id"),
    _int("position"),
    *_span("source", null=True),
    *_span("cue"),
    _text("cue_lemma"),
    _text("type"),
    Column("act", Text, nullable=False, index=True),
    Column("confidence", _REAL, nullable=False),
    _text("made_by"),  # JSON: the stage, then its rules and lexicon rows
    _int("passage_start"),  # the sentences that hold the statement
    _int("passage_end"),
    Index("statements_in_order", "article", "position"),
    number=True,
)
statement_speakers = _list("statement_speakers", "statements", _to("entity", "entities.id", index=True))
statement_content = _list("statement_content", "statements", *_span())
statement_chain = _list(
    "statement_chain",
    "statements",
    _text("role"),
    _to("entity", "entities.id", null=True, index=True),
    *_span("span", null=True),
    _text("basis"),
)
statement_addressees = _list("statement_addressees", "statements", _to("entity", "entities.id", index=True))
statement_about = _list("statement_about", "statements", _to("entity", "entities.id", index=True))

events = _table(
    "events",
    _number(),
    Column("id", Text, nullable=False, unique=True),
    _to("article", "articles.short_id"),
    _int("position"),
    Column("event", Text, nullable=False, index=True),
    _text("mode", null=True),
    *_span("trigger"),
    *_span("place", null=True),
    _to("place_entity", "entities.id", null=True, index=True),
    *_span("time", null=True),
    Column("time_value", Text, index=True),
    _text("status"),
    _to("statement", "statements.id", null=True, index=True),
    Column("confidence", _REAL, nullable=False),
    _text("made_by"),
    _int("passage_start"),
    _int("passage_end"),
    Index("events_in_order", "article", "position"),
    number=True,
)
event_contexts = _list("event_contexts", "events", _text("context"))
event_actors = _list("event_actors", "events", _to("entity", "entities.id", index=True))
event_recipients = _list("event_recipients", "events", _to("entity", "entities.id", index=True))

failures = _table(
    "failures",
    Column("id", Text, primary_key=True),  # digest of the row
    _to("article", "articles.short_id", null=True, index=True),  # null: the input gave no article
    _int("position"),
    _text("stage"),
    Column("code", Text, nullable=False, index=True),
    _text("message"),
    Column("input", Text, nullable=False, index=True),
    _int("line", null=True),
)

# No foreign key: a judgement outlives the reading that it judged and is found again by its evidence.
judgements = _table(
    "judgements",
    _number(),
    Column("id", Text, nullable=False, unique=True),
    Column("about", Text, nullable=False, index=True),  # the finding's id when it was judged
    _text("other", null=True),  # the second finding of same and not-same
    _text("verdict"),
    _text("reason"),
    _text("author"),
    _text("time"),
    _text("words"),  # the evidence as it was read
    _text("evidence"),  # JSON: kind and [start, end] of each span of `about`, then of `other`
    number=True,
)

# What `resolve` keeps so that a new article is compared with few others. All of it follows from the readings, is
# made anew where these change, and is no part of a record's canonical text. `article`, `a` and `b` are
# `articles.number`; `day` is of publication (1 is 1 January of year 1), 0 where it is not known.
profiles = _table(
    "profiles",
    Column("article", Integer, ForeignKey("articles.number", ondelete="CASCADE"), primary_key=True),
    _int("day"),
    _text("made_by"),  # the reading's pipeline and the profile's version
    Column("body", LargeBinary, nullable=False),
    Column("keys", LargeBinary, nullable=False),  # of the two tables that follow, so that they can be taken out
    Index("profiles_made_by", "made_by"),
)


def _keys(name: str) -> Table:
    """Keys by month, so that a new article touches a part of the table that does not grow with the record."""
    columns = ("month", "key", "day", "article")  # month: of 31 days, counted from the first; 0: not known
    return _table(name, *map(_int, columns), PrimaryKeyConstraint(*columns))


copy_keys, story_keys = _keys("copy_keys"), _keys("story_keys")
copy_links = _table(
    "copy_links",
    _int("a"),  # the smaller number
    Column("b", Integer, nullable=False, index=True),
    Column("measures", LargeBinary, nullable=False),
    PrimaryKeyConstraint("a", "b"),
)
story_links = _table(
    "story_links",
    _int("a"),
    Column("b", Integer, nullable=False, index=True),
    Column("score", _REAL, nullable=False),
    PrimaryKeyConstraint("a", "b"),
)
GROUPING = (profiles, copy_keys, story_keys, copy_links, story_links)

# What its container says of an article: a web archive's record id and digest, a channel that it was forwarded from.
article_provenance = _table(
    "article_provenance",
    _to("article", "articles.short_id"),
    _text("name"),
    _text("value"),
    PrimaryKeyConstraint("article", "name"),
)

# What `isnad watch` follows and how far it has come: no part of a record's canonical text. Times are seconds since
# 1970. A feed's validators are stored in one transaction with the addresses that it named, so that a process
# killed between the two loses none; an address is done when its article stands in the record.
feeds = _table(
    "feeds",
    Column("url", Text, primary_key=True),
    _text("title", null=True),
    _text("outlet", null=True),  # whose articles they are, where the user says so
    _text("lang", null=True),
    Column("added", _REAL, nullable=False),
    _text("etag", null=True),
    _text("modified", null=True),
    Column("checked", _REAL, nullable=True),
    Column("due", _REAL, nullable=False, index=True),
    _text("outcome", null=True),
    _int("failures"),  # one after the other, up to now
)
addresses = _table(
    "addresses",
    Column("url", Text, primary_key=True),
    _to("feed", "feeds.url", index=True),
    _text("entry"),  # digest of what the feed says of it: another digest, another look
    _text("published", null=True),
    Column("met", _REAL, nullable=False),
    _text("etag", null=True),
    _text("modified", null=True),
    Column("checked", _REAL, nullable=True),
    Column("due", _REAL, nullable=True, index=True),  # null: done with
    _text("outcome", null=True),
    _int("failures"),
    _int("looks"),  # how often it was fetched whole or found unchanged
    _text("article", null=True),  # short id of the version met last
)
SOURCES = (article_provenance, feeds, addresses)
TABLES = {"statement": statements, "event": events, "article": articles}  # what lists are of
