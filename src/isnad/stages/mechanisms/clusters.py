"""Phrases of one article that name one mechanism."""

from dataclasses import dataclass, field

from isnad.lexicons.kb import Known

NEAR = 20  # mechanisms of one noun among which a phrase looks for its own


@dataclass(slots=True)
class Spot:
    """Raw offsets of a mention."""

    start: int
    end: int
    named: bool  # else a noun that takes up what was named before


@dataclass(slots=True)
class Cluster:
    """A mechanism as it grows. `head` is the lexicon row of its noun, '' where only its name is known."""

    kind: str
    head: str
    known: Known | None = None
    entity: str | None = None
    spots: list[Spot] = field(default_factory=list)
    parties: dict[str, None] = field(default_factory=dict)
    marks: set[str] = field(default_factory=set)
    rows: list[str] = field(default_factory=list)

    def add(self, spot: Spot) -> Spot:
        """Add a mention; the same."""
        self.spots.append(spot)
        return spot

    def takes(self, kind: str, marks: frozenset[str]) -> bool:
        """Whether a phrase of its noun with these marks can name it: none of them says that it is another one."""
        return self.kind == kind and (marks <= self.marks or self.marks <= marks)


class Clusters:
    """The mechanisms of one article in the order in which they were made."""

    def __init__(self) -> None:
        self.all: list[Cluster] = []
        self._known: dict[str, Cluster] = {}
        self._entities: dict[str, Cluster] = {}
        self._called: dict[str, list[Cluster]] = {}  # by the noun

    def of_known(self, known: Known, kind: str) -> Cluster:
        """The cluster of a known mechanism."""
        if known.id not in self._known:
            self._known[known.id] = self._new(Cluster(kind, "", known))
        return self._known[known.id]

    def of_entity(self, entity: str, kind: str) -> Cluster:
        """The cluster of an entity that the article has already."""
        if entity not in self._entities:
            self._entities[entity] = self._new(Cluster(kind, "", entity=entity))
        return self._entities[entity]

    def of_phrase(self, kind: str, head: str, marks: frozenset[str]) -> Cluster:
        """The latest cluster that the phrase can name, else a new one."""
        for c in reversed(self._called.get(head, [])[-NEAR:]):
            if c.takes(kind, marks):
                return c
        cluster = self._new(Cluster(kind, ""))
        self.call(cluster, head)
        return cluster

    def named_by(self, head: str) -> Cluster | None:
        """The latest cluster whose noun that is."""
        called = self._called.get(head)
        return called[-1] if called else None

    def call(self, cluster: Cluster, head: str) -> None:
        """Note the noun that a cluster is called by."""
        if not cluster.head:
            cluster.head = head
            self._called.setdefault(head, []).append(cluster)

    def be(self, cluster: Cluster, entity: str) -> None:
        """Note that a cluster is an entity that the article has already."""
        cluster.entity = entity
        self._entities[entity] = cluster

    def has(self, entity: str) -> bool:
        """Whether an entity is a cluster."""
        return entity in self._entities

    def _new(self, cluster: Cluster) -> Cluster:
        self.all.append(cluster)
        return cluster
