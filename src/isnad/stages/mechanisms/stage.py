"""The mechanisms stage: known names first, then nouns with what stands behind them."""

from isnad.lexicons.kb import Known, knowledge
from isnad.model import Article, Entity, Layers, Mechanism, Mention, Occurrence
from isnad.stages.links.text import Text
from isnad.stages.mechanisms.clusters import Cluster, Clusters, Spot
from isnad.stages.mechanisms.phrases import Phrase, PhraseReader
from isnad.stages.mechanisms.scene import Scene
from isnad.stages.mechanisms.vocabulary import BODY, KINDS, Vocabulary, kind_of, vocabulary

STAGE = "mechanisms@1"
_COUNTRY = 3  # letters of a country's id


class Mechanisms:
    """Processes, formats, bodies, instruments and missions of an article, each with its parties and mentions."""

    name = "mechanisms"
    version = "1"
    requires = frozenset({"tokens", "sentences", "boilerplate", "times", "mentions", "entities"})
    provides = frozenset({"mechanisms"})

    def run(self, article: Article, layers: Layers) -> Layers:
        if article.lang not in ("ar", "fa"):
            return Layers(mechanisms=[])
        return Layers(mechanisms=_Finder(article, layers, vocabulary(article.lang)).find())


class _Finder:
    def __init__(self, article: Article, layers: Layers, words: Vocabulary) -> None:
        self.lang, self.text, self.words = article.lang, article.text, words
        self.scene = Scene(article, layers, words)
        self.restored = Text.of(article, layers).form
        self.clusters = Clusters()
        self.others: set[int] = set()  # tokens of names of known things that are no mechanisms
        self.named: dict[int, tuple[int, Cluster, Spot]] = {}  # by first token: known ones, their last token + 1
        self.bearers: dict[str, list[str]] = {}  # by knowledge base's id
        for e in self.scene.entities.values():
            if e.kb is not None:
                self.bearers.setdefault(e.kb, []).append(e.id)

    def find(self) -> list[Mechanism]:
        self._entities()
        self._known()
        for phrase in PhraseReader(self.scene).read():
            if not self.scene.outside(phrase.start):
                self._phrase(phrase)
        found = sorted((c for c in self.clusters.all if c.spots), key=lambda c: min(s.start for s in c.spots))
        return [self._mechanism(c) for c in found]

    def _entities(self) -> None:
        """Entities that are mechanisms: those that the knowledge base says are, and bodies by their first word."""
        chosen: dict[str, Cluster | None] = {}
        for m in self.scene.mentions:
            e = self.scene.entities.get(m.entity)
            if m.kind != "name" or e is None or e.type not in ("ORG", "MECHANISM"):
                continue
            if e.id not in chosen:
                kind = self._kind(e, m)
                chosen[e.id] = self.clusters.of_entity(e.id, kind) if kind else None
            cluster = chosen[e.id]
            if cluster is None:
                self._leave_out(e, m)
            else:
                cluster.known = cluster.known or knowledge().by_id.get(e.kb or "")
                first, last = self.scene.tokens.at(m.start), self.scene.tokens.at(m.end - 1) + 1
                self.named[first] = (last, cluster, cluster.add(Spot(m.start, m.end, True)))

    def _leave_out(self, e: Entity, m: Mention) -> None:
        """Parties and companies are called alliances, congresses and commissions too."""
        if e.known and e.kb is not None:
            self.others.update(range(self.scene.tokens.at(m.start), self.scene.tokens.at(m.end - 1) + 1))

    def _kind(self, e: Entity, m: Mention) -> str | None:
        known = knowledge().by_id.get(e.kb or "")
        if known is not None and (known.kind in KINDS or kind_of(known) is None):
            return kind_of(known)
        first, last = self.scene.tokens.at(m.start), self.scene.tokens.at(m.end - 1) + 1
        if e.type != "ORG" or last - first < 2 or self.words.bodies.at(self.scene.tokens, first, last) is None:
            return None
        hit = self.words.heads.at(self.scene.tokens, first, last)
        if known is None and hit is not None and hit.value.kind != BODY:
            return None  # the phrase decides
        norm = self.scene.tokens.norm[first:last]
        if any(n in self.words.others for n in norm):
            return None
        return BODY if known is not None or self._of_states(first, last) else None

    def _of_states(self, first: int, last: int) -> bool:
        """Whether a name that nobody knows has a word of bodies of several states or of security."""
        hits = self.words.words.find(self.scene.tokens, first, last)
        return any(h.value.part == "qualifier" and BODY in h.value.kinds for h in hits)

    def _known(self) -> None:
        """Names that the knowledge base knows, wherever they stand."""
        tokens = self.scene.tokens
        for hit in self.words.known.find(tokens):
            there = self.named.get(hit.first)
            if there is not None and there[0] >= hit.last:
                continue
            known = self._bearer(hit.value, self.words.heads.at(tokens, hit.first) is not None)
            if known is None:
                continue
            start, end = hit.start(tokens, self.text), hit.end(tokens)
            cluster = there[1] if there is not None else self._same(known)
            cluster.known = known
            self.named[hit.first] = (hit.last, cluster, cluster.add(Spot(start, end, True)))

    def _same(self, known: Known) -> Cluster:
        kind = kind_of(known) or BODY
        same = self.bearers.get(known.id)
        return self.clusters.of_entity(same[0], kind) if same else self.clusters.of_known(known, kind)

    def _bearer(self, bearers: tuple[Known, ...], plain: bool) -> Known | None:
        """Of the mechanisms of one name the one whose parties the article names most.

        None where it names none of the states and the name is `plain`: such a noun with a place or a quality.
        """

        def parties(k: Known) -> int:
            return sum(p in self.scene.known for p in k.parties)

        best = max(bearers, key=parties)
        states = plain and any(len(p) == _COUNTRY and p.isupper() for p in best.parties)
        return best if parties(best) or not states or best.id in self.scene.known else None

    def _phrase(self, p: Phrase) -> None:
        there = self.named.get(p.first)
        if p.first in self.others:
            return
        if there is not None and self._is_known(p, there):
            return
        if p.qualified:
            cluster = self.clusters.of_phrase(p.head.kind, p.head.id, p.marks)
            cluster.marks |= p.marks
            cluster.parties.update(dict.fromkeys(p.parties))
            cluster.rows.append(p.head.id)
            if there is None and cluster.entity is None and (e := self._entity(p)) is not None:
                self.clusters.be(cluster, e)
        elif (again := self._again(p)) is not None:
            cluster = again
        else:
            return
        cluster.spots.append(Spot(p.start, p.end, p.qualified))

    def _is_known(self, p: Phrase, there: tuple[int, Cluster, Spot]) -> bool:
        """Whether a known name begins where the phrase does: then the longer of the two is its mention."""
        last, cluster, spot = there
        if cluster.kind != p.head.kind and not (cluster.known and last >= p.last):
            return cluster.kind == BODY
        if p.qualified and p.last > last:
            spot.end = p.end
        if p.qualified:
            cluster.parties.update(dict.fromkeys(p.parties))
        self.clusters.call(cluster, p.head.id)
        cluster.rows.append(p.head.id)
        return True

    def _entity(self, p: Phrase) -> str | None:
        """The entity that has a name of the phrase's extent."""
        found = self.scene.at.get(p.first)
        if found is None or found[0].kind != "name" or found[0].type not in ("ORG", "MECHANISM"):
            return None
        taken = self.clusters.has(found[0].entity)
        return None if taken or 2 * found[1] < p.first + p.last else found[0].entity

    def _again(self, p: Phrase) -> Cluster | None:
        """What a noun alone takes up: in Arabic with the article, in Persian behind a word that points."""
        if p.last - p.first > 2:
            return None
        if self.words.arabic:
            return self.clusters.named_by(p.head.id) if p.head.definite and p.definite else None
        pointed = p.first > 0 and self.words.points(self.scene.tokens.norm[p.first - 1])
        return self.clusters.named_by(p.head.id) if pointed else None

    def _mechanism(self, c: Cluster) -> Mechanism:
        spots = sorted({(s.start, s.end): s for s in c.spots}.values(), key=lambda s: (s.start, -s.end))
        own = self.scene.places.get(c.entity or "", set())
        known = {start for start, _ in own} if c.known else set()  # a known name needs no longer one beside it
        forms = sorted({self.restored(s.start, s.end) for s in spots if s.named}, key=lambda f: (-len(f), f))
        names = {lang: list(known) for lang, known in c.known.names.items() if known} if c.known else {}
        names[self.lang] = list(dict.fromkeys([*names.get(self.lang, []), *forms]))
        return Mechanism(
            kind=c.kind,
            name=c.known.name if c.known else forms[0],
            names=names,
            entity=c.entity,
            known=c.known.id if c.known else None,
            parties=self._parties(c),
            spans=[
                Occurrence(start=s.start, end=s.end, text=self.text[s.start : s.end], kind=_occurrence(s))
                for s in spots
                if (s.start, s.end) not in own and s.start not in known
            ],
            by=" ".join(dict.fromkeys([STAGE, *c.rows])),
        )

    def _parties(self, c: Cluster) -> list[str]:
        """The entities that the phrases name as parties, and those of the knowledge base that the article names."""
        found = dict(c.parties)
        if c.known is not None:
            found |= {id: None for party in c.known.parties for id in self.bearers.get(party, [])}
        return [id for id in found if id != c.entity and id in self.scene.entities]


def _occurrence(s: Spot) -> str:
    return "name" if s.named else "nominal"
