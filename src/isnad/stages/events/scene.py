"""One article as the choices about events see it: candidates, participants and statements by token."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, partial
from itertools import accumulate
from operator import itemgetter
from typing import NamedTuple

from isnad.model import Article, Entity, Layers, Mention, Sentence, Statement, Time, Tokens
from isnad.stages.attributions.lexical import particle
from isnad.stages.chrome import chrome_of
from isnad.stages.events.lexical import CueHit, EventCue, event_cues
from isnad.stages.events.months import months
from isnad.stages.events.signs import Sign, signs
from isnad.stages.events.years import years
from isnad.stages.names.classes import word_classes
from isnad.text import fold_word
from isnad.text.clitics import bare_forms
from isnad.text.remembered import Remembered
from isnad.text.stretches import Stretches

SPEECH = EventCue("", (), (), "cue", "", frozenset())
SPEECH_ACTS = frozenset(
    {"accuse", "condemn", "describe", "opine", "demand", "ask", "reject", "threaten", "warn", "promise"}
    | {"agree", "praise", "welcome"}
)  # acts whose cues may be triggers without standing in the lexicon of event cues
_BACK = 1  # sentences before the trigger's own in which a participant may stand


class Slot(NamedTuple):
    """A mention as a possible participant: tokens `first:last`, and those of the whole phrase around it."""

    entity: str
    type: str
    kind: str
    first: int
    last: int
    begin: int
    end: int
    inner: bool  # stands inside another's phrase, as a state in an office
    shown: str = ""  # gender and number, where known
    clitic: str = ""  # the preposition or conjunction that is written with its first word


@dataclass(slots=True)
class Candidate:
    """Tokens `first:last` that may be a trigger; `own` is the statement whose cue they touch."""

    hit: CueHit
    first: int
    last: int
    own: Statement | None
    around: Statement | None  # the innermost statement whose content holds them
    sentence: int = 0

    cue: EventCue = field(init=False)
    act: str = field(init=False)  # of the statement whose cue they touch, '' where there is none
    outer: str = field(init=False)  # the act of the statement around them
    inside: str = field(init=False)  # in or out of any statement's content
    verb: str = field(init=False)  # the trigger's part, with the Persian verb that goes with it
    object: str = field(init=False)  # what its form shows of its object

    def __post_init__(self) -> None:
        cue, verb = self.hit.cue, self.hit.verb
        self.cue = cue
        self.act = self.own.act if self.own is not None else ""
        self.outer, self.inside = (self.around.act, "in") if self.around is not None else ("", "out")
        self.verb = cue.part + "." + verb.verb if verb is not None else cue.part
        self.object = cue.shown.partition("o")[2]


@dataclass(slots=True)
class Scene:
    """An article with look-ups by token and sentence."""

    article: Article
    tokens: Tokens
    sentences: Sequence[Sentence]
    entities: dict[str, Entity]
    slots: list[list[Slot]]  # by sentence, in text order
    candidates: list[Candidate] = field(default_factory=list)
    times: list[list[tuple[Time, int]]] = field(default_factory=list)  # by sentence, with first token
    particles: list[str] = field(default_factory=list)
    titles: int = 1  # sentences of the title
    size: int = 0  # tokens
    sentence_of: list[int] = field(default_factory=list)
    marks: list[int] = field(default_factory=list)  # marks before each token
    hits_before: list[int] = field(default_factory=list)  # lexicon candidates before each token
    hit_at: dict[int, CueHit] = field(default_factory=dict)  # lexicon candidates by last token
    weight: dict[str, int] = field(default_factory=dict)  # mentions of each entity
    fame: dict[str, str] = field(default_factory=dict)  # how often each entity is named, and whether in the title
    begins: list[list[int]] = field(default_factory=list)  # of the mentions that are in nobody else's phrase
    classes: Mapping[str, tuple[str, str]] = field(default_factory=dict)
    titled: frozenset[str] = frozenset()  # entities that the title names
    signs: dict[int, tuple[int, Sign]] = field(default_factory=dict)  # words on factuality by last token, with first

    def norm(self, i: int) -> str:
        return self.tokens.norm[i] if 0 <= i < self.size else ""

    def country(self, entity: str) -> str:
        """The ISO code of the country that an entity is or belongs to; '' where it is unknown."""
        e = self.entities.get(entity)
        return "" if e is None else e.country or (e.kb if e.kb and len(e.kb) == 3 else "")

    def particle(self, i: int) -> str:
        return self.particles[i] if 0 <= i < self.size else ""


_FARTHEST = 21
_BUCKETS = tuple(next((str(top) for top in (*range(5), 7, 12, 20) if n <= top), "far") for n in range(_FARTHEST + 1))


def bucket(n: int) -> str:
    """Distances on a scale that grows: 0-4 each, then 7, 12, 20, far."""
    return _BUCKETS[n] if n < _FARTHEST else _BUCKETS[-1]


def shape(scene: Scene, i: int) -> str:
    """A token, coarsely: its particle class, its mark, a number, an edge or a word."""
    if not 0 <= i < scene.size:
        return "edge"
    kind = scene.tokens.kind[i]
    if kind != "w":
        return scene.tokens.norm[i] if kind == "m" else "number"
    return scene.particles[i] or "word"


def word_class(scene: Scene, i: int) -> tuple[str, str]:
    """Coarse and fine class of a word, as the press uses it."""
    return scene.classes[scene.tokens.norm[i]] if 0 <= i < scene.size else ("?", "?")


@cache
def _classes(lang: str) -> Remembered[str, tuple[str, str]]:
    """Coarse and fine class of each folded word."""
    classes = word_classes(lang)

    def make(norm: str) -> tuple[str, str]:
        found = classes.get(norm)
        return (found[1], found[2]) if found else ("?", "?")

    return Remembered(make)


def scene_of(article: Article, layers: Layers) -> Scene:
    """The scene of an article whose layers up to the statements are made."""
    tokens, sentences = layers.tokens, layers.sentences
    assert tokens is not None and sentences is not None
    lang = article.lang
    sentence_of: list[int] = []
    for k, s in enumerate(sentences):
        sentence_of += [k] * (s.last - len(sentence_of))
    sentence_of += [max(0, len(sentences) - 1)] * (len(tokens) - len(sentence_of))
    scene = Scene(
        article,
        tokens,
        sentences,
        {e.id: e for e in layers.entities or []},
        _slots(layers, tokens, sentence_of, article.text),
    )
    table = function_words(lang)
    scene.particles = list(map(table.__getitem__, tokens.norm))
    scene.sentence_of, scene.size = sentence_of, len(tokens)
    title = layers.title or article.title
    if title is not None:
        last = tokens.before(title.end)
        scene.titles = sentence_of[last - 1] + 1 if last else 0
    scene.times = [[] for _ in sentences]
    times = layers.times or []
    dated = [(t, tokens.at(t.start)) for t in times]
    more = [*years(article, tokens), *months(article, tokens, sentences)]
    taken = Stretches((t.start, t.end) for t in times)
    dated += [(t, i) for t, i in more if not taken.touch(t.start, t.end)]
    for t, i in sorted(dated, key=lambda x: x[1]):
        scene.times[sentence_of[i]].append((t, i))
    scene.marks = list(accumulate(map("m".__eq__, tokens.kind), initial=0))
    chrome = chrome_of(layers)
    hits = event_cues(lang).find(tokens, article.text)
    if chrome:
        hits = [h for h in hits if not chrome.covers(tokens.start[h.first])]
    _add_candidates(scene, hits, layers.statements or [])
    scene.hit_at = {h.last - 1: h for h in hits}
    scene.signs = signs(lang).ends(tokens)
    scene.weight = Counter(slot.entity for there in scene.slots for slot in there)
    scene.titled = frozenset(slot.entity for there in scene.slots[: scene.titles] for slot in there)
    scene.fame = {e: bucket(min(n, 8)) + ("t" if e in scene.titled else "") for e, n in scene.weight.items()}
    scene.begins = [[s.begin for s in there if not s.inner] for there in scene.slots]
    scene.classes = _classes(lang)
    counted = [0] * scene.size
    for c in scene.candidates:
        counted[c.first] = 1
    scene.hits_before = list(accumulate(counted, initial=0))
    return scene


@cache
def function_words(lang: str) -> Remembered[str, str]:
    """The class of each folded function word, '' for other words and marks."""
    return Remembered(partial(particle, lang))


def _type(m: Mention, entities: Mapping[str, Entity]) -> str:
    """A mention's type; states apart from other places."""
    if m.type != "GPE":
        return m.type
    e = entities.get(m.entity)
    return "STATE" if e is not None and e.kb is not None and len(e.kb) == 3 else "GPE"


_PLACE = itemgetter(0, 1, 2)
_FEMININE = "\u0629"  # teh marbuta


def _form(m: Mention, begin: int, tokens: Tokens, text: str) -> str:
    """Gender and number of a name that states none: a place's are known, a body's head word shows its own."""
    if m.type == "GPE":
        return "fs"
    feminine = text[tokens.end[begin] - 1] == _FEMININE
    return "fs" if feminine else "-s" if m.type in ("ORG", "AGENCY", "MECHANISM") else ""


def _slots(layers: Layers, tokens: Tokens, sentence_of: list[int], raw: str) -> list[list[Slot]]:
    """Mentions by sentence. A mention inside another's phrase is kept, marked as inner."""
    out: list[list[Slot]] = [[] for _ in layers.sentences or []]
    entities = {e.id: e for e in layers.entities or []}
    names = {(n.start, n.end): n for n in layers.names or []}
    edge = -1
    mentions: list[Mention] = layers.mentions or []
    order = []
    for m in mentions:
        start, end = m.start, m.end
        name = names.get((start, end))
        if name is None:
            order.append((start, -end, start, m, ""))
        else:
            shown = (name.gender or "") + (name.number or "")
            order.append((min(name.phrase.start, start), -max(name.phrase.end, end), start, m, shown))
    order.sort(key=_PLACE)
    for begin, minus_end, start, m, shown in order:
        end = -minus_end
        inner = end <= edge
        edge = end if end > edge else edge
        first = tokens.at(start)
        last = max(first + 1, tokens.before(m.end))
        a = first if begin == start else tokens.at(begin)
        b = last if end == m.end else max(a + 1, tokens.before(end))
        if first < len(sentence_of):
            form = shown or _form(m, a, tokens, raw)
            out[sentence_of[first]].append(
                Slot(
                    m.entity,
                    _type(m, entities),
                    m.kind,
                    first,
                    last,
                    a,
                    b,
                    inner,
                    form,
                    fold_word(raw[tokens.start[a] : begin])[-1:] if tokens.start[a] < begin else "",
                )
            )
    return out


def _add_candidates(scene: Scene, hits: Sequence[CueHit], statements: Sequence[Statement]) -> None:
    """Lexicon hits and cues of statements, in text order, each with the statements that it stands in."""
    tokens, n = scene.tokens, len(scene.tokens)
    cue_of: list[Statement | None] = [None] * n
    inside: list[Statement | None] = [None] * n
    for s in sorted(statements, key=lambda s: -sum(c.end - c.start for c in s.content)):
        for span in s.content:
            first, last = _covered(tokens, span.start, span.end)
            inside[first:last] = [s] * (last - first)
    cues = []
    for s in statements:
        first, last = _covered(tokens, s.cue.start, s.cue.end)
        if first < last and tokens.kind[first] == "w":
            cues.append((first, last, s))
            for i in range(first, last):
                cue_of[i] = s
    taken = set()
    for h in hits:
        spread = range(h.first, max(h.last, h.verb_end))
        own = next((cue_of[i] for i in spread if cue_of[i] is not None), None)
        if own is not None:
            taken.add(own.id)
        scene.candidates.append(Candidate(h, h.first, h.last, own, inside[h.first], scene.sentence_of[h.first]))
    for first, last, s in cues:
        if s.id not in taken and s.act in SPEECH_ACTS:
            clitic = _clitic(scene.article.lang, tokens, first, s.cue.start)
            hit = CueHit(first, last, clitic, SPEECH)
            scene.candidates.append(Candidate(hit, first, last, s, inside[first], scene.sentence_of[first]))
    scene.candidates.sort(key=lambda c: (c.first, c.last))


def _clitic(lang: str, tokens: Tokens, i: int, start: int) -> int:
    if lang != "ar" or tokens.start[i] >= start:
        return 0
    return max(n for n, _ in bare_forms(tokens.norm[i]))


def _covered(tokens: Tokens, start: int, end: int) -> tuple[int, int]:
    """The tokens that raw `start:end` touches."""
    first = tokens.at(start)
    if first < len(tokens) and tokens.end[first] <= start:
        first += 1
    return first, max(first, tokens.before(end))


def nearby(scene: Scene, c: Candidate) -> dict[str, list[Slot]]:
    """Mentions of each possible participant: those of the sentence, else of the sentences before it."""
    out: dict[str, list[Slot]] = {}
    sentences = [*range(c.sentence, max(-1, c.sentence - 1 - _BACK), -1)]
    if c.sentence < scene.titles:  # a headline's participants are told in the lead
        sentences += range(c.sentence + 1, min(c.sentence + 1 + _BACK, len(scene.slots)))
    for k in sentences:
        for slot in scene.slots[k]:
            if c.hit.verb is not None and slot.first < c.hit.verb_end and c.first < slot.last:
                continue  # part of a compound verb, whatever else its noun may mean
            there = out.setdefault(slot.entity, [])
            if not there or scene.sentence_of[there[0].first] == k:
                there.append(slot)
    for s in (c.own, c.around):
        for e in s.speakers if s else ():
            out.setdefault(e, [])
    return out
