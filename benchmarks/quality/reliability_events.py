"""What an event's confidence is worth: `python -m benchmarks.quality.reliability_events GOLD[:TEXTS]…`.

On annotated articles that nothing was learned from, by confidence: what the program says (the mean confidence) beside
the share of events that the annotation has (class, and trigger or participants, as `isnad eval` counts them, with
Wilson's 95 % interval), and the share whose actors and recipients are its as well.
"""

import argparse
from collections.abc import Iterator
from pathlib import Path

from benchmarks.quality.reliability import Judged, by_confidence, off, table

from isnad.evaluate import read_gold, reader
from isnad.evaluate.events import matched, roles_agree
from isnad.evaluate.identity import Identity

EDGES = (0.4, 0.5, 0.6, 0.7, 0.8, 0.9)
KINDS = ("class", "class and participants")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("gold", nargs="+", help="a folder with gold; :TEXTS where its texts are elsewhere")
    args = parser.parse_args()
    found = [one for folder in args.gold for one in judged(*folder.split(":"))]
    for lang in ("ar", "fa"):
        own = {kind: [one for of, one in found if of == (lang, kind)] for kind in KINDS}
        print(f"\n{lang}: {len(own['class'])} events, off by {off(own['class'], EDGES):.3f} on average\n")
        for kind, some in own.items():
            print("\n".join(table(kind, by_confidence(some, EDGES))), end="\n\n")


def judged(gold: str, texts: str | None = None) -> Iterator[tuple[tuple[str, str], Judged]]:
    """((language, kind), event) for each kind and each event that is found in the annotated articles."""
    read = reader()
    for f in read_gold(Path(gold), Path(texts) if texts else None):
        reading = read(f)
        text = reading.article.text
        who = Identity(f.gold, text, reading)
        pairs = dict(matched(reading.events, f.gold.events, text, who))
        for i, event in enumerate(reading.events):
            j = pairs.get(i)
            agree = j is not None and roles_agree(event, f.gold.events[j], who)
            for kind, right in zip(KINDS, (j is not None, agree), strict=True):
                yield (f.gold.lang, kind), Judged(event.event, event.confidence, right)


if __name__ == "__main__":
    main()
