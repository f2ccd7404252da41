"""Which entities are one, by what people judged: a view over judgements that changes no reading.

Without a judgement the entities of one knowledge base id are one, and those of one type and name. `same` joins two
of these, `not-same` parts two or keeps them apart, and `undo` takes a judgement back. A judgement that contradicts
earlier ones has no effect and is told.
"""

import re
from collections.abc import Mapping, Sequence
from functools import cached_property
from typing import Any

import msgspec
from sqlalchemy import Connection, Select, or_, select

from isnad.record import schema as t
from isnad.record.filters import matching
from isnad.record.judgements import Judgement, judgements
from isnad.record.many import listed, many
from isnad.record.words import expression, query_words
from isnad.text import fold_word

IDENTITY = ("same", "not-same")
_WANTED = frozenset((*IDENTITY, "undo"))
_KEY = re.compile("(PER|ORG|AGENCY|GPE|GROUP|MECHANISM):")
_GLOBAL = re.compile(r"[0-9a-f]{16}/e\d+")
_names = msgspec.json.Decoder(dict[str, list[str]])


def entity_key(type: str, name: str, kb: str | None) -> str:
    """What is equal for entities that are one without any judgement: the knowledge base's id, else type and name."""
    return kb or f"{type}:{fold_word(name)}"


def standing(given: Sequence[Judgement]) -> list[Judgement]:
    """The judgements on identity that were not taken back, in order."""
    undone = {j.about for j in given if j.verdict == "undo"}
    return [j for j in given if j.verdict in IDENTITY and j.id not in undone]


class Sameness:
    """What the judgements of a record make of its entities.

    `persons` maps the global ids of all entities that a judgement touches, and of those that are one with them, to
    the id that they have in common; other entities keep their key. `contradictions` has a line per judgement
    without effect.
    """

    def __init__(self, c: Connection, extra: Judgement | None = None) -> None:
        """With `extra` as if that judgement had been given too, last."""
        self._c = c
        given = list(judgements(c, _WANTED))
        self.judgements = [*standing(given), *([extra] if extra else [])]
        self.contradictions: list[str] = []
        found = [(j, a, b) for j in self.judgements for a, b in [_both(j)] if a and b]
        self._key = self._keys({id for _, a, b in found for id in (a, b)})
        self._pairs = [(j, a, b) for j, a, b in found if a in self._key and b in self._key]
        self._own: set[str] = set()  # entities parted from others of their key
        self._parent: dict[str, str] = {}
        self._apart: list[tuple[str, str, Judgement]] = []
        self._part()
        for j, a, b in self._pairs:
            self._join(j, a, b)

    def node(self, entity: str, key: str) -> str:
        """The entity's key, or its own id where it was parted from others of the key."""
        return entity if entity in self._own else key

    def root(self, node: str) -> str:
        """The id of all that is one with a node."""
        while (up := self._parent.get(node, node)) != node:
            node = up
        return node

    @cached_property
    def persons(self) -> Mapping[str, str]:
        """Global entity ids to the ids of who they are, for all that judgements touch."""
        nodes = {self.node(id, key) for id, key in self._key.items()}
        touched = {n for n in nodes if n in self._own or self.root(n) != n or n in self._parent.values()}
        out: dict[str, str] = {}
        for key in sorted(touched - self._own):
            out |= {r.id: self.root(key) for r in of_key(self._c, key) if r.id not in self._own}
        return out | {id: self.root(id) for id in self._own}

    def of(self, entity: str, key: str) -> str:
        """Who the entity with this global id and key is."""
        return self.persons.get(entity, key)

    def entities(self, person: str) -> list[str]:
        """The global ids of the entities that judgements make that person; empty where none touches it."""
        return sorted(id for id, own in self.persons.items() if own == person)

    def one_with(self, id: str) -> list[str]:
        """The entities that judgements make one with an entity's, a person's or a knowledge base's id, sorted.

        Empty where no judgement touches it.
        """
        return self.entities(self.persons.get(id) or self.root(id))

    @property
    def apart(self) -> list[frozenset[str]]:
        """The pairs of persons that people judged not to be one."""
        return [frozenset((self.root(x), self.root(y))) for x, y, _ in self._apart]

    def why(self, a: str, b: str) -> list[Judgement]:
        """The judgements that make two nodes one, or that keep them apart."""
        root_a, root_b = self.root(a), self.root(b)
        if root_a == root_b:
            return [j for j, x, _ in self._joins if self.root(x) == root_a]
        return [j for x, y, j in self._apart if {self.root(x), self.root(y)} == {root_a, root_b}]

    @cached_property
    def _joins(self) -> list[tuple[Judgement, str, str]]:
        return [
            (j, self.node(a, self._key[a]), self.node(b, self._key[b]))
            for j, a, b in self._pairs
            if j.verdict == "same"
        ]

    def _part(self) -> None:
        """Find the entities that stand apart from others of their key, and those that were joined with them."""
        anchors: set[str] = set()
        before = -1
        while before != len(self._own):
            before = len(self._own)
            for j, a, b in self._pairs:
                if self._key[a] != self._key[b] or a == b:
                    continue
                if j.verdict == "not-same" and not {a, b} & self._own:
                    anchors.add(a)
                    self._own.add(b)
                elif j.verdict == "same" and (a in self._own) != (b in self._own) and not {a, b} & anchors:
                    self._own |= {a, b}

    def _join(self, j: Judgement, a: str, b: str) -> None:
        x, y = self.root(self.node(a, self._key[a])), self.root(self.node(b, self._key[b]))
        if j.verdict == "not-same":
            if x == y:
                self._contradicts(j, x, y)
            else:
                self._apart.append((x, y, j))
        elif any({self.root(p), self.root(q)} == {x, y} for p, q, _ in self._apart):
            self._contradicts(j, x, y)
        elif x != y:
            first, second = sorted((x, y), key=lambda node: (_made(node), node))
            self._parent[second] = self._parent[first] = first

    def _contradicts(self, j: Judgement, x: str, y: str) -> None:
        other = self.why(x, y)
        by = "; ".join(f"{o.id} ({o.verdict}, {o.author}: {o.reason})" for o in other) or "their being one already"
        self.contradictions.append(f"judgement {j.id} ({j.verdict}, {j.author}) contradicts {by}; undo one of them")

    def _keys(self, ids: set[str]) -> dict[str, str]:
        e = t.entities.c
        query = select(e.id, e.type, e.name, e.knowledge_base_id).where(e.id.in_(many("ids")))
        rows = self._c.execute(query, {"ids": listed(ids)})
        return {r.id: entity_key(r.type, r.name, r.knowledge_base_id) for r in rows}


def other_names(c: Connection, words: str) -> list[str]:
    """The names of those whom people judged to be one with somebody whose names hold the words, but not theirs."""
    e = t.entities.c
    query = query_words(words)
    persons = Sameness(c).persons if query else {}
    if not persons:
        return []
    match = matching("entity_search", e.number, expression(query, "names"))
    called = {r.id for r in c.execute(select(e.id).where(match)) if r.id in persons}
    wanted = {persons[id] for id in called}
    others = listed(id for id, person in persons.items() if person in wanted and id not in called)
    out: dict[str, None] = {}
    for row in c.execute(select(e.name, e.names).where(e.id.in_(many("ids"))).order_by(e.id), {"ids": others}):
        out |= dict.fromkeys([row.name, *(n for own in _names.decode(row.names).values() for n in own)])
    return [name for name in out if query_words(name)]


def called(c: Connection, words: str) -> Select[Any] | None:
    """The query for the ids of those whose names hold the words, and of those judged to be one with them.

    None where `words` holds no word.
    """
    e = t.entities.c
    query = query_words(words)
    if not query:
        return None
    named = matching("entity_search", e.number, expression(query, "names"))
    persons = Sameness(c).persons
    if not persons:
        return select(e.id).where(named)
    wanted = {persons[r.id] for r in c.execute(select(e.id).where(named)) if r.id in persons}
    joined = listed(id for id, person in persons.items() if person in wanted)
    return select(e.id).where(or_(named, e.id.in_(many("joined").params(joined=joined))))


def of_key(c: Connection, key: str) -> list[Any]:
    """The rows of the entities that have a key, by id."""
    e = t.entities.c
    columns = (e.id, e.type, e.name, e.names, e.country, e.wikidata, e.knowledge_base_id)
    type_, _, name = key.partition(":")
    query = query_words(name) if _KEY.match(key) else []
    if not query:
        return list(c.execute(select(*columns).where(e.knowledge_base_id == key).order_by(e.id)))
    match = matching("entity_search", e.number, expression(query, "names"))
    rows = c.execute(select(*columns).where(match, e.type == type_, e.knowledge_base_id.is_(None)).order_by(e.id))
    return [r for r in rows if entity_key(r.type, r.name, None) == key]


def _both(j: Judgement) -> tuple[str | None, str | None]:
    """The two entities that a judgement is about, as they are now."""
    return (j.now[0], j.now[1]) if len(j.now) == 2 else (None, None)


def _made(node: str) -> bool:
    """Whether a node is no knowledge base's id."""
    return _KEY.match(node) is not None or _GLOBAL.fullmatch(node) is not None
