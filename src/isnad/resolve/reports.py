"""A statement as one article reports it, made comparable: who speaks, to whom, which words, names and numbers."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from math import log

from msgspec import Struct, structs

from isnad.model import Entity, Reading, Statement
from isnad.record import ArticleHead
from isnad.record.found import head
from isnad.resolve.likeness import cosine, unit
from isnad.resolve.negation import negates
from isnad.resolve.profile import entity_key
from isnad.resolve.rarity import name_rarity, rarity
from isnad.resolve.stems import root, stem
from isnad.text.tokens import tokenize

_SAME_WORDS = 0.5  # cosine of the words' weights from which two reports in one language give one statement
_WITHIN = 0.75  # share of the shorter one's weight that stands in the other, from which it is a part of it
_LEAST = 12.0  # weight of the shorter one, below which a part says nothing: some three telling words
_ACROSS, _SHARED = 0.33, 2  # the same as _SAME_WORDS for names, numbers and words that both languages write alike


class Report(Struct, frozen=True, kw_only=True):
    """A statement in an article. `id` is global; `speakers` and `addressees` are keys, `names` says what they are."""

    id: str
    article: ArticleHead
    speakers: frozenset[str]
    addressees: frozenset[str]
    names: dict[str, str]
    agencies: list[str]
    act: str
    type: str
    cue: str
    content: str
    numbers: frozenset[str]
    negated: bool
    words: dict[str, float]  # stems of its language
    alike: dict[str, float]  # names, numbers, and the roots that the other language may write alike
    weight: float  # of its words

    @property
    def lang(self) -> str:
        """The language of the report."""
        return self.article.lang


def reports(reading: Reading, persons: Mapping[str, str] | None = None) -> Iterator[Report]:
    """The statements of a reading whose speaker is known.

    `persons` are the ids that people's judgements give to entities, by global id.
    """
    article = head(reading)
    entities = {e.id: e for e in reading.entities}
    for s in reading.statements:
        if s.speakers and s.content:
            yield _report(reading, article, entities, s, persons or {})


def weighed(group: Sequence[Report]) -> list[Report]:
    """The reports of one story, what most of them have counting for little across the languages."""
    held = Counter(key for r in group for key in r.alike)
    share = {key: log((len(group) + 1) / n) / log(len(group) + 1) for key, n in held.items()}
    return [structs.replace(r, alike=unit({key: w * share[key] for key, w in r.alike.items()})) for r in group]


def same_words(a: Report, b: Report) -> float:
    """How near two reports are to giving one statement, divided by what is enough; 0 for different speakers.

    Across the languages at least two names, numbers or words must be shared.
    """
    if not a.speakers & b.speakers:
        return 0.0
    if a.lang != b.lang:
        shared = a.alike.keys() & b.alike.keys()
        return round(cosine(a.alike, b.alike) / _ACROSS, 4) if len(shared) >= _SHARED else 0.0
    whole = cosine(unit(a.words), unit(b.words)) / _SAME_WORDS
    short, long = (a, b) if a.weight <= b.weight else (b, a)
    if short.weight < _LEAST:
        return round(whole, 4)
    inside = sum(w for word, w in short.words.items() if word in long.words) / short.weight
    return round(max(whole, inside / _WITHIN), 4)


def _report(
    reading: Reading,
    article: ArticleHead,
    entities: Mapping[str, Entity],
    s: Statement,
    persons: Mapping[str, str],
) -> Report:
    lang = reading.article.lang
    spoken = [t for span in s.content for t in _tokens(span.text)]
    count: dict[str, int] = {}
    for norm, _ in spoken:
        count[stem(norm, lang)] = count.get(stem(norm, lang), 0) + 1
    words = {w: round((1 + log(n)) * rarity(w, lang), 3) for w, n in count.items()}
    numbers = frozenset(norm for norm, kind in spoken if kind == "n")
    prefix = f"{article.id[:16]}/"
    people = {
        id: persons.get(prefix + id) or entity_key(entities[id])
        for id in (*s.speakers, *s.addressees, *s.agencies)
        if id in entities
    }
    return Report(
        id=f"{article.id[:16]}/{s.id}",
        article=article,
        speakers=frozenset(people[id] for id in s.speakers if id in people),
        addressees=frozenset(people[id] for id in s.addressees if id in people),
        names={key: entities[id].name for id, key in people.items()},
        agencies=[people[id] for id in s.agencies if id in people],
        act=s.act,
        type=s.type,
        cue=s.cue.text,
        content=" … ".join(span.text for span in s.content),
        numbers=numbers,
        negated=any(negates(norm, lang) for norm, _ in spoken),
        words=words,
        alike=_alike(reading, entities, s, words),
        weight=round(sum(words.values()), 3),
    )


def _alike(
    reading: Reading, entities: Mapping[str, Entity], s: Statement, words: Mapping[str, float]
) -> dict[str, float]:
    """What both languages share: things by their keys, numbers, and words by their roots."""
    lang = reading.article.lang
    spans = [(c.start, c.end) for c in s.content]
    inside = [m for m in reading.mentions if any(a <= m.start < b for a, b in spans)]
    named = {root(stem(norm, lang)) for m in inside for norm, _ in _tokens(m.text)}
    out: dict[str, float] = {}
    for word, weight in words.items():
        if (own := root(word)) not in named:
            out[f"~ {own}"] = max(weight / 2, out.get(f"~ {own}", 0.0))
    for id in sorted({m.entity for m in inside} | set(s.about)):
        if id in entities and id not in s.speakers:
            out[entity_key(entities[id])] = name_rarity(entities[id].names)
    return out


def _tokens(text: str) -> Iterator[tuple[str, str]]:
    tokens = tokenize(text)
    return ((norm, kind) for norm, kind in zip(tokens.norm, tokens.kind, strict=True) if kind != "m" and norm)
