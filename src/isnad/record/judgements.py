"""What people decided about findings: only ever added, each with the words it was given on.

After an article is read anew its findings may have other ids. A judgement is found again by its evidence, the
spans it was given on; where no finding stands on them any more, it is kept and listed as lost.
"""

from collections.abc import Collection, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct
from sqlalchemy import Connection, Engine, Row, func, select

from isnad.errors import UsageError
from isnad.model import Reading, Span
from isnad.record import schema as t
from isnad.record.database import writing
from isnad.record.loading import CHUNK, load, local
from isnad.record.many import listed, many
from isnad.record.rows import digest, short_id

VERDICTS = ("right", "wrong", "same", "not-same")
UNDO = "undo"
MISSING = "missing"  # the verdict on words that are a statement which was not found
TEXT = "text"
_Spans = list[tuple[int, int]]
_LAYERS = {"statement": ("statements",), "event": ("events",), "entity": ("entities", "mentions")}
_KINDS = {"s": "statement", "v": "event", "e": "entity"}


class Evidence(Struct, frozen=True, kw_only=True):
    """The spans that a finding stands on."""

    article: str
    kind: str  # statement | event | entity | text: words on which no finding stands
    spans: list[tuple[int, int]]


class Judgement(Struct, frozen=True, kw_only=True):
    """A person's decision. `about` and `other` are the findings' ids when they were judged."""

    id: str
    about: str
    verdict: str
    reason: str
    author: str
    time: str
    words: str
    evidence: list[Evidence]
    other: str | None = None
    now: tuple[str | None, ...] = ()  # the ids that the evidence has today; None where it has none


def judge(
    path: Path,
    about: str,
    verdict: str,
    *,
    reason: str,
    author: str,
    other: str | None = None,
    time: str | None = None,
    engine: Engine | None = None,
) -> Judgement:
    """Add a judgement about the finding with the global id `about` (and `other`, for same and not-same).

    `time` is ISO 8601, now if None; `engine` is the record's where it is open for writing already. Works while a
    writer is at work. UsageError where the verdict or an id is unknown, RecordError where the file is no record.
    """
    if verdict not in VERDICTS:
        raise UsageError(f"there is no verdict {verdict!r}; give one of {', '.join(VERDICTS)}")
    if (other is not None) != (verdict in ("same", "not-same")):
        raise UsageError(f"verdict {verdict!r} {'needs a second id' if other is None else 'is about one id only'}")
    if other == about:
        raise UsageError(f"{about!r} is itself; give two different ids")
    moment = time or datetime.now(UTC).isoformat(timespec="seconds")
    path = Path(path)
    with writing(path, engine) as c:
        found = [_evidence_of(c, id) for id in ([about] if other is None else [about, other])]
        evidence, words = [e for e, _ in found], " | ".join(w for _, w in found)
        j = Judgement(
            id=digest(about, other, verdict, reason, author, moment),
            about=about,
            other=other,
            verdict=verdict,
            reason=reason,
            author=author,
            time=moment,
            words=words,
            evidence=evidence,
            now=tuple(x for x in (about, other) if x),
        )
        add(c, j)
    return j


def add(c: Connection, j: Judgement) -> None:
    """Put a judgement behind the others, within a transaction; one that stands there already stays once."""
    if not c.execute(select(t.judgements.c.id).where(t.judgements.c.id == j.id)).first():
        c.execute(t.judgements.insert(), _row(c, j))


def undo(path: Path, id: str, *, reason: str, author: str, time: str | None = None) -> Judgement:
    """Take a judgement back by adding one with the verdict "undo" about its id.

    UsageError where there is no such judgement, or it was taken back already or is an "undo" itself.
    """
    moment = time or datetime.now(UTC).isoformat(timespec="seconds")
    path = Path(path)
    j = t.judgements.c
    with writing(path) as c:
        row = c.execute(select(t.judgements).where(j.id == id)).first()
        if row is None:
            raise UsageError(f"there is no judgement {id!r} in {path}; `isnad entity judgements` lists them")
        old = _judgement(row)
        if old.verdict == UNDO:
            raise UsageError(f"judgement {id} takes another back, and stays; judge anew instead")
        taken = c.execute(select(t.judgements).where(j.about == id, j.verdict == UNDO)).first()
        if taken is not None:
            raise UsageError(f"judgement {id} was taken back by {_judgement(taken).author}; judge anew instead")
        new = Judgement(
            id=digest(id, UNDO, reason, author, moment),
            about=id,
            verdict=UNDO,
            reason=reason,
            author=author,
            time=moment,
            words=old.words,
            evidence=old.evidence,
        )
        c.execute(t.judgements.insert(), _row(c, new))
    return new


def judgements(c: Connection, verdicts: Collection[str] | None = None) -> Iterator[Judgement]:
    """All judgements in the order they were given, each with the ids that its evidence has now.

    With `verdicts` only those with one of them.
    """
    some = {} if verdicts is None else {"verdicts": listed(verdicts)}
    rows = c.execute(_OF_VERDICTS if some else _ALL, some).all()
    for i in range(0, len(rows), CHUNK):
        yield from _current(c, [_judgement(r) for r in rows[i : i + CHUNK]])


_ALL = select(t.judgements).order_by(t.judgements.c.number)
_OF_VERDICTS = _ALL.where(t.judgements.c.verdict.in_(many("verdicts")))


def latest(c: Connection, most: int, before: int | None = None) -> tuple[list[Judgement], int | None]:
    """The latest judgements as `judgements` gives them, latest first; and before which number there are others."""
    j = t.judgements.c
    query = select(t.judgements).order_by(j.number.desc()).limit(most + 1)
    rows = c.execute(query if before is None else query.where(j.number < before)).all()
    following = rows[most - 1].number if len(rows) > most else None
    return _current(c, [_judgement(r) for r in rows[:most]]), following


def judged(c: Connection, id: str) -> list[Judgement]:
    """The judgements about the finding with this global id, by what stands on their words now."""
    return [j for j in _current(c, touching(c, id.partition("/")[0])) if id in j.now]


def _current(c: Connection, given: Sequence[Judgement]) -> list[Judgement]:
    """The judgements, each with the ids that its evidence has now."""
    ids = {id for j in given for id in (j.about, j.other) if id and (local(id) or "")[:1] in ("s", "v")}
    there: dict[str, _Spans] = {}
    articles = list({id.partition("/")[0] for id in ids})
    for reading in load(c, articles, ("statements", "events"), sorted(ids), also=()):
        for _, id, spans, _ in _findings(reading):
            there[f"{short_id(reading.article.id)}/{id}"] = spans
    return [msgspec.structs.replace(j, now=tuple(_now(c, j, there))) for j in given]


def _now(c: Connection, j: Judgement, there: dict[str, _Spans]) -> Iterator[str | None]:
    """The ids of what the judgement is about; most often those that it was given on, and `there` are such."""
    if j.verdict == MISSING:  # an article's text never changes
        a = t.articles.c.short_id
        yield j.about if c.execute(select(a).where(a == j.about.partition("/")[0])).first() else None
        return
    for id, evidence in zip((j.about, j.other), j.evidence, strict=False):
        same = id and (there.get(id) == [tuple(s) for s in evidence.spans] or _still(c, id, evidence))
        yield id if same else _find(c, evidence)


def _still(c: Connection, id: str, evidence: Evidence) -> bool:
    """Whether an entity's first mention stands on the evidence, without loading its article."""
    m = t.mentions.c
    first = c.execute(select(m.start, m.end).where(m.entity == id).order_by(m.position).limit(1)).first()
    return evidence.kind == "entity" and first is not None and [tuple(s) for s in evidence.spans] == [tuple(first)]


def missed_in(c: Connection, article: str) -> list[Judgement]:
    """The statements that people miss in the article with this short id, in text order, without those taken back."""
    j = t.judgements.c
    undone = select(j.about).where(j.verdict == UNDO)
    mine = (j.verdict == MISSING, j.about > f"{article}/", j.about < f"{article}0", j.id.not_in(undone))
    found = [_judgement(r) for r in c.execute(select(t.judgements).where(*mine).order_by(j.number))]
    return sorted(found, key=lambda one: one.evidence[0].spans)


def touching(c: Connection, article: str) -> list[Judgement]:
    """The judgements whose evidence lies in the article with this short id."""
    prefix = article + "/"
    j = t.judgements.c
    query = select(t.judgements).where(j.about.startswith(prefix) | j.other.startswith(prefix)).order_by(j.number)
    return [_judgement(r) for r in c.execute(query)]


def lost_in(judged: list[Judgement], reading: Reading) -> list[Judgement]:
    """Those whose words in this article no finding of its new reading stands on."""
    there = {(kind, tuple(spans)) for kind, _, spans, _ in _findings(reading)}
    return [
        j
        for j in judged
        if any(
            e.article == reading.article.id and e.kind != TEXT and (e.kind, tuple(map(tuple, e.spans))) not in there
            for e in j.evidence
        )
    ]


def _find(c: Connection, evidence: Evidence) -> str | None:
    """The global id of the finding that stands on the evidence now."""
    wanted = [tuple(s) for s in evidence.spans]
    for reading in load(c, [short_id(evidence.article)]):
        for kind, id, spans, _ in _findings(reading):
            if kind == evidence.kind and spans == wanted:
                return f"{short_id(evidence.article)}/{id}"
    return None


def _findings(reading: Reading) -> Iterator[tuple[str, str, list[tuple[int, int]], str]]:
    """(kind, local id, spans, words) of each finding that can be judged."""

    def one(kind: str, id: str, spans: list[Span]) -> tuple[str, str, list[tuple[int, int]], str]:
        return kind, id, [(s.start, s.end) for s in spans], " … ".join(s.text for s in spans)

    for s in reading.statements:
        yield one(
            "statement",
            s.id,
            [*([s.source] if s.source else []), Span(s.cue.start, s.cue.end, s.cue.text), *s.content],
        )
    for v in reading.events:
        yield one("event", v.id, [v.trigger])
    named: dict[str, Span] = {}
    for m in reading.mentions:
        named.setdefault(m.entity, Span(m.start, m.end, m.text))
    for e in reading.entities:
        if e.id in named:
            yield one("entity", e.id, [named[e.id]])


def _evidence_of(c: Connection, id: str) -> tuple[Evidence, str]:
    kind = _KINDS.get((local(id) or "")[:1])
    layers, only = _LAYERS.get(kind or "", ()), None if kind == "entity" else [id]
    for reading in load(c, [id.rpartition("/")[0]], layers, only, also=[id]) if kind else []:
        for found, own, spans, words in _findings(reading):
            if found == kind and own == local(id):
                return Evidence(article=reading.article.id, kind=kind, spans=spans), words
    raise UsageError(f"there is no finding {id!r} to judge; give an id such as 0123456789abcdef/s1")


def _row(c: Connection, j: Judgement) -> dict[str, Any]:
    last = c.execute(select(func.max(t.judgements.c.number))).scalar() or 0
    values = {
        name: getattr(j, name) for name in ("id", "about", "other", "verdict", "reason", "author", "time", "words")
    }
    return values | {"number": last + 1, "evidence": msgspec.json.encode(j.evidence).decode()}


def _judgement(r: Row[Any]) -> Judgement:
    return Judgement(
        id=r.id,
        about=r.about,
        other=r.other,
        verdict=r.verdict,
        reason=r.reason,
        author=r.author,
        time=r.time,
        words=r.words,
        evidence=msgspec.json.decode(r.evidence, type=list[Evidence]),
    )
