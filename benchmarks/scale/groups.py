"""What copies and stories cost as a record grows: `python -m benchmarks.scale.groups [--articles 20000]`.

Makes articles by chance: some hundred a day, each of an event of its day, in words as frequent as the press has them
and with names of the event; a third of them copies of an earlier one, cut, with a lead of their own and words
changed. Prints the time for each part of the record, what was planted and found, the memory, and how many of the
copies that a comparison of all pairs finds are found by keys.
"""

import argparse
import random
import resource
import tempfile
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta
from itertools import accumulate, combinations, islice
from pathlib import Path

from isnad.inputs import article_from_text
from isnad.model import Entity, Event, Mention, Reading, Span, When
from isnad.record import View, Writer
from isnad.resolve.copies import Seen, compare
from isnad.resolve.groups import Groups
from isnad.resolve.rarity import counted
from isnad.resolve.update import update
from isnad.resolve.words import article_words

A_DAY = 550
EVENTS_A_DAY = 90
COPIES = 0.35
LETTERS = "ابتثجحخدذرزسشصضطظعغفقكلمنهوي"
FIRST = 1000  # articles of each of the first two parts
ALL_PAIRS = 5000  # articles that are compared each with each


@dataclass
class Press:
    """A press that prints by chance, the same for the same seed."""

    rng: random.Random = field(default_factory=lambda: random.Random(1501))
    words: list[str] = field(default_factory=list)
    weights: list[int] = field(default_factory=list)

    def __post_init__(self) -> None:
        rows = counted("ar")
        self.words = [word for word, _ in rows]
        self.weights = list(accumulate(n for _, n in rows))
        self.people = [f"{self.word()} {self.word()}" for _ in range(4000)]
        self.fame = list(accumulate(1 / (i + 5) for i in range(len(self.people))))

    def word(self) -> str:
        """A word that no table has."""
        return "".join(self.rng.choices(LETTERS, k=self.rng.randrange(4, 8)))

    def readings(self, n: int) -> Iterator[tuple[Reading, str | None]]:
        """Articles with the key of the one they were copied from."""
        day = date(2015, 1, 1)
        made = 0
        while made < n:
            printed: list[tuple[str, list[str], int]] = []
            events = [self.event() for _ in range(EVENTS_A_DAY)]
            for _ in range(min(A_DAY, n - made)):
                of = self.rng.choice(printed) if printed and self.rng.random() < COPIES else None
                which = of[2] if of else self.rng.randrange(EVENTS_A_DAY)
                sentences = self.changed(of[1]) if of else self.text(events[which])
                key = f"a{made}"
                yield self.reading(key, sentences, events[which], day), of[0] if of else None
                if not of:
                    printed.append((key, sentences, which))
                made += 1
            day += timedelta(days=1)

    def event(self) -> tuple[list[str], list[str]]:
        """Words and persons of an event."""
        own = [self.word() for _ in range(5)] + self.rng.choices(self.words[500:], k=10)
        return own, self.rng.choices(self.people, cum_weights=self.fame, k=3)

    def text(self, event: tuple[list[str], list[str]]) -> list[str]:
        """Sentences about an event."""
        out = []
        for _ in range(self.rng.randrange(6, 20)):
            words = self.rng.choices(self.words, cum_weights=self.weights, k=self.rng.randrange(10, 26))
            words[2:2] = self.rng.choices(event[0], k=2)
            words[-1:] = [self.rng.choice(event[1])]
            out.append(" ".join(words) + ".")
        return out

    def changed(self, sentences: Sequence[str]) -> list[str]:
        """A copy: a lead of its own, sentences cut, a word here and there another."""
        kept = [s for s in sentences if self.rng.random() < 0.8] or list(sentences)
        lead = " ".join(self.rng.choices(self.words, cum_weights=self.weights, k=14)) + "."
        return [lead, *(" ".join(w if self.rng.random() > 0.03 else self.word() for w in s.split()) for s in kept)]

    def reading(self, key: str, sentences: list[str], event: tuple[list[str], list[str]], day: date) -> Reading:
        """The reading that a perfect program would make."""
        text = "\n".join([" ".join(self.rng.choices(event[0], k=6)), "", *sentences])
        article = article_from_text(
            text, lang="ar", key=key, published=day.isoformat(), outlet=f"o{len(key)}{text[:3]}"
        )
        found = [(p, text.find(p)) for p in dict.fromkeys(event[1])]
        there = [(p, at) for p, at in found if at >= 0]
        entities = [Entity(id=f"e{i}", type="PER", name=p, names={"ar": [p]}) for i, (p, _) in enumerate(there, 1)]
        mentions = [
            Mention(id=f"m{i}", start=at, end=at + len(p), text=p, type="PER", kind="name", entity=f"e{i}")
            for i, (p, at) in enumerate(there, 1)
        ]
        trigger = Span(0, 3, text[:3])
        meeting = Event(
            id="v1", event="CONSULT", mode=None, context=[], trigger=trigger, actors=[e.id for e in entities[:2]],
            recipients=[], place=None, time=When(span=trigger, value=day.isoformat()), status="actual",
            statement=None, confidence=1.0, by=[],
        )  # fmt: skip
        return Reading(article=article, entities=entities, mentions=mentions, events=[meeting] if entities else [])


def main() -> None:
    """Grow a record and tell what it cost."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=20_000)
    parser.add_argument("--part", type=int, default=5000, help="articles compared at a time, after two parts of 1000")
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "record.sqlite"
        source: dict[str, str | None] = {}
        press = Press().readings(given.articles)
        costs: list[float] = []  # milliseconds by the clock, each of the articles of a part
        wall = 0.0
        with Writer(path) as writer:
            while part := list(islice(press, FIRST if len(costs) < 2 else given.part)):
                source |= {r.article.key: of for r, of in part}
                for i in range(0, len(part), 250):
                    writer.write([r for r, _ in part[i : i + 250]], "made")
                began = time.perf_counter()
                update(writer)
                took = time.perf_counter() - began
                wall += took
                costs.append(took / len(part) * 1000)
                print(f"{len(source):8} articles: {costs[-1]:.2f} ms each in the last {len(part)}", flush=True)
        print(f"compared in {wall:.0f} s by the clock: {wall / len(source) * 1000:.2f} ms each")
        print(f"the last part against the second: {costs[-1] / costs[min(1, len(costs) - 1)]:.2f} times")
        told(path, source)


def told(path: Path, source: dict[str, str | None]) -> None:
    """Print what was found, and at what cost."""
    began = time.perf_counter()
    with View(path) as view:
        found = Groups(view)
        groups, stories = found.copies, found.stories
        print(
            f"groups listed in {time.perf_counter() - began:.1f} s: {len(groups)} of copies, {len(stories)} stories"
        )
        key = {id: head.key for id, head in found.heads.items()}
        linked = {frozenset((key[a], key[b])) for (a, b), link in found.copy_links.items() if not link.form}
        planted = {frozenset((k, of)) for k, of in source.items() if of}
        print(f"planted copies found: {len(planted & linked) / len(planted):.4f} of {len(planted)}")
        checked = list(islice(view.readings(), ALL_PAIRS))
        near = {frozenset(pair) for pair in all_pairs(checked)}
        share = len(near & linked) / len(near)
        print(f"of the {len(near)} copies that all pairs of {len(checked)} articles have: {share:.4f}")
    memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss >> 10
    print(f"memory {memory} MB, record {path.stat().st_size >> 20} MB")


def all_pairs(readings: Sequence[Reading]) -> Iterator[tuple[str, str]]:
    """The copies that a comparison of each with each finds; pairs without a word triple in common are none."""
    seen = [
        Seen(id=r.article.id, words=article_words(r.article, r.boilerplate, r.title), outlet=None) for r in readings
    ]
    places: dict[tuple[str, ...], list[int]] = {}
    for i, one in enumerate(seen):
        norm = one.words.norm
        for triple in {tuple(norm[j : j + 3]) for j in range(len(norm) - 2)}:
            places.setdefault(triple, []).append(i)
    common: Counter[tuple[int, int]] = Counter()
    for own in places.values():
        if len(own) <= 50:
            common.update(combinations(own, 2))
    for (i, j), n in common.items():
        if n >= 3 and (link := compare(seen[i], seen[j])) and not link.form:
            yield readings[i].article.key, readings[j].article.key


if __name__ == "__main__":
    main()
