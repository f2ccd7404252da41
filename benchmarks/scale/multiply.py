"""Makes a large record out of a small one: its readings again and again, with other names and other days.

    python -m benchmarks.scale.multiply press.sqlite large.sqlite --articles 100000

Persons and organisations that no lexicon knows get other letters in each round (as many, so that all offsets stay),
and every day moves. The large record is for measuring searches and pages, not for reading.
"""

import argparse
import random
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import msgspec

from isnad.model import Reading, article_id
from isnad.record import View, Writer

_ARABIC = [chr(c) for c in (*range(0x628, 0x63B), *range(0x641, 0x649))]  # letters that may stand for one another
_BATCH = 200


def main() -> None:
    """Write the large record."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0] if __doc__ else "")
    parser.add_argument("record", type=Path)
    parser.add_argument("large", type=Path)
    parser.add_argument("--articles", type=int, default=100_000)
    asked = parser.parse_args()
    with View(asked.record) as view:
        readings = [msgspec.to_builtins(r) for r in view.readings()]
    began, written = time.monotonic(), 0
    with Writer(asked.large) as writer:
        batch: list[Reading] = []
        for reading in multiplied(readings, asked.articles):
            batch.append(reading)
            if len(batch) == _BATCH:
                writer.write(batch, "multiplied")
                written += len(batch)
                batch = []
                if written % 10_000 == 0:
                    print(f"{written} articles in {time.monotonic() - began:.0f} s", flush=True)
        writer.write(batch, "multiplied")


def multiplied(readings: list[dict[str, Any]], articles: int) -> Iterator[Reading]:
    """So many readings; the first round is the readings themselves."""
    for n in range(articles):
        turn, at = divmod(n, len(readings))
        yield msgspec.convert(_changed(readings[at], turn), Reading)


def _changed(reading: dict[str, Any], turn: int) -> dict[str, Any]:
    """The reading with the names and the days of this round."""
    letters = _letters(turn)
    article = reading["article"]
    text = list(article["text"])
    unknown = {e["id"] for e in reading["entities"] if not e["kb"] and e["type"] in ("PER", "ORG")}
    if turn:
        for m in reading["mentions"]:
            if m["entity"] in unknown and m["kind"] == "name":
                text[m["start"] : m["end"]] = [letters.get(c, c) for c in text[m["start"] : m["end"]]]
    new = "".join(text)
    moved = timedelta(days=turn * 3 % 3650)
    out: dict[str, Any] = _again(reading, new, moved)
    own = out["article"]
    own |= {"text": new, "key": f"{article['key']}-{turn}", "path": f"{article['path']}-{turn}", "url": None}
    own["published_at"] = None
    own["id"] = article_id(own["outlet"], own["key"], own["published"], new)
    for e in out["entities"]:
        if e["id"] in unknown and turn:
            e["name"] = "".join(letters.get(c, c) for c in e["name"])
            e["names"] = {k: ["".join(letters.get(c, c) for c in x) for x in v] for k, v in e["names"].items()}
    return out


def _again(value: Any, text: str, moved: timedelta) -> Any:
    """The value with the words of its spans as they are in `text`, and its days moved."""
    if isinstance(value, dict):
        out = {k: _again(v, text, moved) for k, v in value.items()}
        if isinstance(out.get("start"), int) and "end" in out and "text" in out:
            out["text"] = text[out["start"] : out["end"]]
        for name in ("published", "value"):
            if isinstance(out.get(name), str) and len(out[name]) == 10:
                out[name] = _moved(out[name], moved)
        return out
    return [_again(v, text, moved) for v in value] if isinstance(value, list) else value


def _moved(day: str, moved: timedelta) -> str:
    try:
        return (date.fromisoformat(day) + moved).isoformat()
    except (ValueError, OverflowError):
        return day


def _letters(turn: int) -> dict[str, str]:
    """The letters of a round, one for another."""
    other = _ARABIC.copy()
    random.Random(turn).shuffle(other)
    return dict(zip(_ARABIC, other, strict=True))


if __name__ == "__main__":
    main()
