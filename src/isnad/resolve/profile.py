"""What of a reading other articles are compared by: names, events, dates, numbers, credits, words of its language."""

from collections import Counter
from collections.abc import Callable, Iterator
from datetime import date
from math import log

from msgspec import Struct

from isnad.model import Entity, Reading
from isnad.resolve.rarity import LANGUAGES, name_rarity, rarity
from isnad.resolve.stems import stem
from isnad.resolve.words import Words
from isnad.text.compare import skeleton
from isnad.text.names import name_key
from isnad.text.remembered import Remembered
from isnad.text.tokens import tokenize

VERSION = "3"
SHORT = 16  # hex digits of a short id
_TYPES = frozenset({"PER", "ORG", "GPE", "GROUP", "MECHANISM"})
_CREDITING = frozenset({"byline", "dateline", "credit", "metadata", "inherited"})
_CREDITS = frozenset({"byline", "credit"})
_WORDS, _LEAD_WORDS = 50, 30  # words that a profile keeps
_READ = 250  # words of the body that it looks at
_LONGEST_LEAD = 40  # words of the first sentence
_TELLING, _TELLING_IN_LEAD = 2.3, 1.5  # rarity of a word worth keeping
_AHEAD = 2.0  # weight of what stands in title and first sentence against the rest


class Card(Struct, frozen=True, kw_only=True):
    """What copies and days are told by: a small part of a profile, which decodes from the whole one.

    `credits` are the agencies and outlets that the article names as where it has its text from, key to name.
    """

    id: str  # the article's, short
    lang: str
    day: int | None  # of publication, as `date.toordinal`
    at: str | None  # the moment of publication, ISO, where it is known
    size: int  # words of the body
    outlet: str | None
    outlet_key: str | None
    is_agency: bool  # whether the outlet is one
    credits: dict[str, str]


class Profile(Card, frozen=True, kw_only=True):
    """An article as others see it. Weights grow with rarity, repetition and a place in title or lead.

    Things have one key in both languages where the knowledge base or their sound tells; `names` says what to call
    them.
    """

    words: dict[str, float]
    lead: dict[str, float]  # title and first sentence
    entities: dict[str, float]
    names: dict[str, str]
    events: dict[str, float]  # class, and class with one participant
    dates: list[str]  # ISO days that the text tells of
    numbers: list[str]


def profile(reading: Reading, words: Words) -> Profile:
    """The profile of a reading whose body has these words."""
    article = reading.article
    entities, names = _entities(reading, words)
    outlet = next((e for e in reading.entities if e.id == reading.outlet), None)
    credits = _credits(reading)
    ahead = _ahead(reading, words)
    return Profile(
        id=article.id[:SHORT],
        lang=article.lang,
        day=date.fromisoformat(article.published).toordinal() if article.published else None,
        at=article.published_at,
        size=len(words),
        outlet=outlet.name if outlet else article.outlet,
        outlet_key=_outlet_key(outlet, article.outlet),
        is_agency=bool(outlet and outlet.type == "AGENCY" and outlet.id in {e.id for e in credits}),
        credits=dict(sorted((entity_key(e), e.name) for e in credits)),
        words=_words(article.lang, words, ahead),
        lead=_heaviest({w: r for w in set(ahead) if (r := rarity(w, article.lang)) >= _TELLING_IN_LEAD}, _LEAD_WORDS),
        entities=entities,
        names=names,
        events=_events(reading),
        dates=sorted(_dates(reading)),
        numbers=sorted(_numbers(reading, words)),
    )


def entity_key(e: Entity) -> str:
    """One key for a thing in all articles: the knowledge base's, a person's by sound, another's by letters."""
    if e.kb:
        return e.kb
    words = name_key(e.name)
    if e.type == "PER" and " " in words and (sounds := skeleton(e.name)):
        return f"PER~{sounds}"
    return f"{'ORG' if e.type == 'AGENCY' else e.type}:{words}"


def _outlet_key(outlet: Entity | None, given: str | None) -> str | None:
    if outlet:
        return entity_key(outlet)
    return f"ORG:{name_key(given)}" if given else None


def _credits(reading: Reading) -> list[Entity]:
    """The agencies and outlets that byline, dateline, credit line or the chains' outer links name."""
    by_id = {e.id: e for e in reading.entities}
    found: dict[str, Entity] = {}
    for s in reading.statements:
        for link in s.chain:
            if link.role == "agency" and link.entity and link.basis in _CREDITING:
                found[link.entity] = by_id[link.entity]
    chrome = [(b.start, b.end) for b in reading.boilerplate if b.kind in _CREDITS]
    for m in reading.mentions:
        if m.type == "AGENCY" and any(start <= m.start < end for start, end in chrome):
            found[m.entity] = by_id[m.entity]
    return list(found.values())


def _ahead(reading: Reading, words: Words) -> list[str]:
    """The stems of title and first sentence."""
    title = reading.title or reading.article.title
    tokens = tokenize(title.text) if title else None
    own = [n for n, k in zip(tokens.norm, tokens.kind, strict=True) if k == "w" and n] if tokens else []
    first = words.sentences[0][1] if words.sentences else 0
    return [stem(w, reading.article.lang) for w in (*own, *words.norm[: min(first, _LONGEST_LEAD)])]


def _words(lang: str, words: Words, ahead: list[str]) -> dict[str, float]:
    tells = _TELLS[lang]
    stems = [found for w in words.norm[:_READ] if (found := tells[w]) is not None]
    first = set(ahead)
    count = Counter(stems)
    count.update(w for w in ahead if not w[0].isdigit() and rarity(w, lang) >= _TELLING)
    weights = {w: (1 + log(n)) * rarity(w, lang) * (_AHEAD if w in first else 1) for w, n in count.items()}
    return _heaviest(weights, _WORDS)


def _telling(lang: str) -> Callable[[str], str | None]:
    """The stem of a folded word where it is rare enough to tell something, and no number."""

    def stem_of(word: str) -> str | None:
        found = stem(word, lang)
        return None if word[0].isdigit() or found[0].isdigit() or rarity(found, lang) < _TELLING else found

    return stem_of


_TELLS = {lang: Remembered(_telling(lang)) for lang in LANGUAGES}


def _entities(reading: Reading, words: Words) -> tuple[dict[str, float], dict[str, str]]:
    said: Counter[str] = Counter(m.entity for m in reading.mentions)
    lead = words.end[words.sentences[0][1] - 1] if words.sentences else 0
    ahead = {m.entity for m in reading.mentions if m.start < lead}
    weights: dict[str, float] = {}
    names: dict[str, str] = {}
    for e in reading.entities:
        if e.type not in _TYPES or e.id == reading.outlet or not said[e.id] or not e.names:
            continue
        if e.kind is not None and e.kb is None and e.type == "MECHANISM":
            continue  # a press conference by its noun alone, of which any two articles may tell
        key = entity_key(e)
        weight = (1 + log(said[e.id])) * name_rarity(e.names) * (_AHEAD if e.id in ahead else 1)
        weights[key] = round(max(weight, weights.get(key, 0.0)), 3)
        names[key] = e.name
    return weights, names


def _events(reading: Reading) -> dict[str, float]:
    keys = {e.id: entity_key(e) for e in reading.entities}
    rare = {e.id: name_rarity(e.names) for e in reading.entities}
    found: dict[str, float] = {}
    for v in reading.events:
        found[v.event] = 1.0
        for id in (*v.actors, *v.recipients):
            own = f"{v.event} {keys[id]}"
            found[own] = round(max(rare[id], found.get(own, 0.0)), 3)
    return dict(sorted(found.items()))


def _dates(reading: Reading) -> set[str]:
    days = {x.value for x in reading.times if x.value and x.precision == "day"}
    return days | {v.time.value for v in reading.events if v.time and v.time.value and len(v.time.value) == 10}


def _numbers(reading: Reading, words: Words) -> Iterator[str]:
    digits = [(norm, words.start[i]) for i, norm in enumerate(words.norm) if norm < ":" and norm[0].isdigit()]
    dated = sorted((x.start, x.end) for x in reading.times) if digits else []
    seen: set[str] = set()
    i = 0
    for norm, at in digits:
        while i < len(dated) and dated[i][1] <= at:
            i += 1
        in_a_date = i < len(dated) and dated[i][0] <= at
        if len(norm) > 1 and norm not in seen and not in_a_date:
            seen.add(norm)
            yield norm


def _heaviest(weights: dict[str, float], n: int) -> dict[str, float]:
    best = sorted([(-weight, word) for word, weight in weights.items()])[:n]
    return {word: round(-weight, 3) for word, weight in sorted([(word, weight) for weight, word in best])}
