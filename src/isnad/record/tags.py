"""What filters ask for, as words of the full-text tables, so that a list with filters is one look into one index.

Each finding carries tags: its language, act, class and status, and who stands in it as what. A tag is a letter for
the role and the value, or a digest of it where it is an identity.
"""

import hashlib
from collections.abc import Iterable, Iterator
from functools import lru_cache

from isnad.model import Entity, Event, Reading, Statement

LANG, ACT, EVENT, STATUS, OUTLET = "l", "a", "e", "c", "o"
SPEAKER, ABOUT, ADDRESSEE, AGENCY, PART = "s", "b", "t", "g", "w"
MECHANISM = "m"  # that a knowledge base knows and that the finding concerns, as `concerning` has it


def tag(role: str, value: str) -> str:
    """The tag of a plain value."""
    plain = value.lower()
    return role + (plain if plain.isascii() and plain.isalnum() else _digest(plain))


def tag_of(role: str, key: str) -> str:
    """The tag of somebody in a role; `key` is what `key_of` gives."""
    return role + _digest(key)


def key_of(kb: str | None, type: str, name: str) -> str:
    """What is equal for entities that are taken for one without any judgement."""
    return kb or f"{type}:{name}"


@lru_cache(maxsize=8192)
def _digest(key: str) -> str:
    return hashlib.blake2b(key.encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()


class Tagger:
    """Makes the tags of one reading's findings."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._keys = {e.id: _key(e) for e in reading.entities}
        self._statements = {s.id: s for s in reading.statements}
        self._events: dict[str, list[str]] = {}
        for v in reading.events:
            self._events.setdefault(v.statement or "", []).append(v.event)
        self._mechanisms = {e.id: e.kb for e in reading.entities if e.kind and e.kb}
        self._named = [m for m in reading.mentions if m.entity in self._mechanisms]
        self._own = [tag(LANG, reading.article.lang), *self._of(OUTLET, [reading.outlet] if reading.outlet else [])]

    def statement(self, s: Statement) -> str:
        """The tags of a statement, among them the classes of events that rest on it."""
        within = [m.entity for m in self._named if any(m.start < c.end and c.start < m.end for c in s.content)]
        classes = (tag(EVENT, x) for x in self._events.get(s.id, ()))
        return _joined([*self._own, *self._said(s), *self._concern([*s.speakers, *within]), *classes])

    def event(self, v: Event, start: int, end: int) -> str:
        """The tags of an event, among them the act and the speakers of the statement that it rests on.

        Its sentences are `text[start:end]`.
        """
        s = self._statements.get(v.statement or "")
        said = [*self._of(SPEAKER, s.speakers), *self._of(AGENCY, s.agencies), tag(ACT, s.act)] if s else []
        part = self._of(PART, [*v.actors, *v.recipients])
        within = [m.entity for m in self._named if start <= m.start and m.end <= end]
        concern = self._concern([*v.actors, *v.recipients, *within])
        return _joined([*self._own, tag(EVENT, v.event), tag(STATUS, v.status), *said, *part, *concern])

    def article(self) -> str:
        """The tags of the article: those of its statements and events, and all who stand in it."""
        out = [*self._own, *self._of(PART, self._keys), *self._concern(self._mechanisms)]
        for s in self._reading.statements:
            out += [tag(ACT, s.act), *self._of(SPEAKER, s.speakers), *self._of(AGENCY, s.agencies)]
        return _joined([*out, *(tag(EVENT, v.event) for v in self._reading.events)])

    def _said(self, s: Statement) -> Iterator[str]:
        yield tag(ACT, s.act)
        for role, ids in ((SPEAKER, s.speakers), (ABOUT, s.about), (ADDRESSEE, s.addressees)):
            yield from self._of(role, ids)
        yield from self._of(AGENCY, s.agencies)

    def _concern(self, ids: Iterable[str]) -> Iterator[str]:
        return (tag_of(MECHANISM, self._mechanisms[i]) for i in ids if i in self._mechanisms)

    def _of(self, role: str, ids: Iterable[str]) -> Iterator[str]:
        return (tag_of(role, self._keys[i]) for i in ids if i in self._keys)


def _key(e: Entity) -> str:
    return key_of(e.kb, e.type, e.name)


def _joined(tags: Iterable[str]) -> str:
    return " ".join(dict.fromkeys(tags))
