"""Makes a large record out of a small one: its readings again and again, with other names and other days.

    python -m benchmarks.scale.multiply press.sqlite large.sqlite --articles 100000

Persons and organisations that no lexicon knows get other letters in each round (as many, so that all offsets stay),
and every day moves. Copies and stories are those of the originals, in each round. The large record is for measuring
searches and pages, not for reading.
"""

import argparse
import hashlib
import random
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache
from itertools import islice
from operator import itemgetter
from pathlib import Path
from typing import Any

import msgspec
from msgspec import Struct, structs

from isnad.model import Reading, article_id
from isnad.record import View, Writer
from isnad.record.neighbours import Kept, keep, kept, link, links, number_of
from isnad.resolve.profile import Profile
from isnad.resolve.update import version

_ARABIC = [*range(0x628, 0x63B), *range(0x641, 0x649)]  # letters that may stand for one another
_BATCH = 500
_PIPELINE = "multiplied"
_LAYERS = ("boilerplate", "entities", "mentions", "statements", "events", "times")
_profile = msgspec.msgpack.Decoder(Profile).decode
_Ids = dict[tuple[int, int], str]  # (original, round) -> short id


def main() -> None:
    """Write the large record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("record", type=Path)
    parser.add_argument("large", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    asked = parser.parse_args()
    with View(asked.record) as view, Writer(asked.large) as writer:
        originals = [Original(r) for r in view.readings()]
        ids = _ids(originals, asked.articles)
        _write(writer, originals, ids)
        _group(view, writer, originals, ids)


@dataclass(frozen=True, slots=True)
class Original:
    """A reading that is multiplied; the changes of a round are made in the little that they touch."""

    reading: Reading

    def text(self, turn: int) -> str:
        """The text of a round: names that no lexicon knows have its letters."""
        text = self.reading.article.text
        if not turn:
            return text
        pieces, at = [], 0
        for start, end in self.names():
            pieces += [text[at:start], text[start:end].translate(letters(turn))]
            at = end
        return "".join([*pieces, text[at:]])

    def names(self) -> list[tuple[int, int]]:
        """Where the text has names that no lexicon knows, in order and apart."""
        unknown = self.unknown()
        out: list[tuple[int, int]] = []
        for start, end in sorted(
            (m.start, m.end) for m in self.reading.mentions if m.entity in unknown and m.kind == "name"
        ):
            if out and start < out[-1][1]:
                out[-1] = (out[-1][0], max(out[-1][1], end))
            else:
                out.append((start, end))
        return out

    def unknown(self) -> frozenset[str]:
        """The persons and organisations that no lexicon knows."""
        return frozenset(e.id for e in self.reading.entities if not e.kb and e.type in ("PER", "ORG"))

    def published(self, turn: int) -> str | None:
        """The day of a round."""
        return _moved(self.reading.article.published, _shift(turn))

    def id(self, turn: int) -> str:
        """The article's id in a round."""
        a = self.reading.article
        return article_id(a.outlet, f"{a.key}-{turn}", self.published(turn), self.text(turn))

    def again(self, turn: int) -> Reading:
        """The reading of a round."""
        a, text = self.reading.article, self.text(turn)
        changed = {
            "id": self.id(turn),
            "text": text,
            "text_sha256": hashlib.sha256(text.encode()).hexdigest(),
            "key": f"{a.key}-{turn}",
            "path": f"{a.path}-{turn}",
            "url": None,
            "published": self.published(turn),
            "published_at": None,
            "title": _again(a.title, text, turn),
        }
        layers = {name: _again(getattr(self.reading, name), text, turn) for name in _LAYERS}
        if turn:
            unknown, other = self.unknown(), letters(turn)
            layers["entities"] = [_renamed(e, other) if e.id in unknown else e for e in layers["entities"]]
        title = _again(self.reading.title, text, turn)
        return structs.replace(self.reading, article=structs.replace(a, **changed), title=title, **layers)


def _renamed(entity: Any, other: dict[int, int]) -> Any:
    names = {lang: [n.translate(other) for n in own] for lang, own in entity.names.items()}
    return structs.replace(entity, name=entity.name.translate(other), names=names)


def _again(value: Any, text: str, turn: int) -> Any:
    """The value with the words of its spans as they are in `text`, and its days moved; itself where nothing does."""
    if isinstance(value, list):
        return [_again(v, text, turn) if isinstance(v, Struct) else v for v in value]
    if not isinstance(value, Struct):
        return value
    changed: dict[str, Any] = {}
    for name in value.__struct_fields__:
        old = getattr(value, name)
        if name == "text" and hasattr(value, "start"):
            new: Any = text[value.start : value.end]  # type: ignore[attr-defined]
        elif name == "value" and isinstance(old, str):
            new = _moved(old, _shift(turn))
        elif isinstance(old, Struct | list) and old:
            new = _again(old, text, turn)
        else:
            continue
        if new != old:
            changed[name] = new
    return structs.replace(value, **changed) if changed else value


def _shift(turn: int) -> int:
    return turn * 3 % 3650


@cache
def _moved(day: str | None, days: int) -> str | None:
    try:
        return (date.fromisoformat(day) + timedelta(days)).isoformat() if day and len(day) == 10 else day
    except (ValueError, OverflowError):
        return day


@cache
def letters(turn: int) -> dict[int, int]:
    """The letters of a round, one for another."""
    other = _ARABIC.copy()
    random.Random(turn).shuffle(other)
    return dict(zip(_ARABIC, other, strict=True))


def _ids(originals: Sequence[Original], articles: int) -> _Ids:
    """The articles in the order of their ids: a record is written fastest in this order."""
    pairs = ((i, turn) for turn in range(-(-articles // len(originals))) for i in range(len(originals)))
    found = {(i, turn): originals[i].id(turn)[:16] for i, turn in islice(pairs, articles)}
    return dict(sorted(found.items(), key=itemgetter(1)))


def _write(writer: Writer, originals: Sequence[Original], ids: _Ids) -> None:
    began, written = time.monotonic(), 0
    made: Iterator[Reading] = (originals[i].again(turn) for i, turn in ids)
    while batch := list(islice(made, _BATCH)):
        writer.write(batch, _PIPELINE)
        written += len(batch)
        if written % 10_000 < _BATCH:
            print(f"{written} articles in {time.monotonic() - began:.0f} s", flush=True)


def _group(view: View, writer: Writer, originals: Sequence[Original], ids: _Ids) -> None:
    """Bind the articles of each round as the originals are bound, without comparing them."""
    with view.connection() as c:
        numbers = [number_of(c, o.reading.article.id[:16]) for o in originals]
        profiles = {n: k for n, k in kept(c, numbers).items() if k.made_by.endswith(f" {version()}")}
        bound = {kind: [(r.a, r.b, r[-1]) for r in links(c, kind)] for kind in ("copy", "story")}
    with writer.transaction() as c:
        number = {(numbers[i], turn): number_of(c, short) for (i, turn), short in ids.items()}
        new = ((profiles.get(numbers[i]), numbers[i], turn, short) for (i, turn), short in ids.items())
        keep(c, [_of_round(own, number[of, turn], short, turn) for own, of, turn, short in new if own])
        for kind, rows in bound.items():
            rounds = range(1 + max(turn for _, turn in ids))
            again = ((number.get((a, turn)), number.get((b, turn)), x) for turn in rounds for a, b, x in rows)
            link(c, kind, ((a, b, x) for a, b, x in again if a and b))


def _of_round(own: Kept, number: int, short: str, turn: int) -> Kept:
    old = _profile(own.body)
    day = old.day + _shift(turn) if old.day else None
    body = msgspec.msgpack.encode(structs.replace(old, id=short, day=day, at=None))
    no_keys = msgspec.msgpack.encode({"copy": [], "story": []})
    return Kept(article=number, day=day or 0, made_by=f"{_PIPELINE} {version()}", body=body, keys=no_keys)


if __name__ == "__main__":
    main()
