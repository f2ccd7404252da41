"""Names on two public test sets: `python benchmarks/quality/ner.py SETS_DIR [--gazetteer]`.

SETS_DIR holds `ar_anercorp/data/test_data.txt` (ANERcorp) and
`fa_parstwiner_peyma/ner_data/peyma/test.txt` (PEYMA). Nothing is trained on them. A set that is absent is
named and left out. Agencies count as organisations, miscellany and dates as nothing. `exact` wants the
set's bounds, `overlap` a common word. With `--gazetteer` the tagger is off: lexicons and knowledge base alone.
"""

import argparse
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from isnad.model import Article, Layers
from isnad.stages import build_stage
from isnad.stages.names import build

Span = tuple[int, int, str]
SETS = {
    "ANERcorp": ("ar", "ar_anercorp/data/test_data.txt", " "),
    "PEYMA": ("fa", "fa_parstwiner_peyma/ner_data/peyma/test.txt", "|"),
}
TYPES = {"PER": "PER", "PERS": "PER", "LOC": "LOC", "ORG": "ORG", "GPE": "LOC", "AGENCY": "ORG"}
PER_ARTICLE = 12  # sentences read as one article; the sets do not say where theirs end


def sentences(path: Path, separator: str) -> Iterator[list[tuple[str, str]]]:
    """(word, label) pairs of each sentence."""
    out: list[tuple[str, str]] = []
    for line in path.read_text(encoding="utf-8").splitlines():
        word, _, label = line.strip().rpartition(separator)
        if not word or word.startswith("-DOCSTART-"):
            if out:
                yield out
                out = []
            continue
        out.append((word.split(separator)[0], label))
    if out:
        yield out


def article_of(rows: list[list[tuple[str, str]]]) -> tuple[str, list[Span]]:
    """The text of some sentences, one a line, and the gold's spans in it."""
    text = ""
    spans: list[Span] = []
    for row in rows:
        previous = "O"
        for word, label in row:
            label = label.replace("_", "-")
            kind = TYPES.get(label[2:])
            start = len(text)
            text += word
            if kind and label[0] == "I" and previous == kind and spans:
                spans[-1] = (spans[-1][0], len(text), kind)
            elif kind:
                spans.append((start, len(text), kind))
            previous = kind or "O"
            text += " "
        text += "\n"
    return text, spans


def found_in(text: str, lang: str, gazetteer: bool) -> list[Span]:
    """Names that the stage finds."""
    article = Article(id="0" * 64, text_sha256="0" * 64, key="k", path="k", lang=lang, text=text)
    layers = build_stage("sentences").run(article, Layers())
    names = build({"tagger": not gazetteer}).run(article, layers).names or []
    return [(n.start, n.end, TYPES[n.type]) for n in names if n.kind == "name" and n.type in TYPES]


def measure(lang: str, path: Path, separator: str, gazetteer: bool) -> None:
    """Print precision, recall and F1 of each type."""
    counts: Counter[tuple[str, str]] = Counter()
    rows = list(sentences(path, separator))
    for i in range(0, len(rows), PER_ARTICLE):
        text, gold = article_of(rows[i : i + PER_ARTICLE])
        found = found_in(text, lang, gazetteer)
        for kind in ("PER", "LOC", "ORG"):
            ours = [s for s in found if s[2] == kind]
            left = [s for s in gold if s[2] == kind]
            counts[kind, "exact"] += len(set(ours) & set(left))
            counts[kind, "found"] += len(ours)
            counts[kind, "gold"] += len(left)
            for s in ours:
                match = next((x for x in left if s[0] < x[1] and x[0] < s[1]), None)
                if match:
                    left.remove(match)
                    counts[kind, "overlap"] += 1
    for kind in ("PER", "LOC", "ORG"):
        line = f"  {kind}"
        for how in ("overlap", "exact"):
            p = counts[kind, how] / max(counts[kind, "found"], 1)
            r = counts[kind, how] / max(counts[kind, "gold"], 1)
            line += f"  {how} P {p:.3f} R {r:.3f} F1 {2 * p * r / max(p + r, 1e-9):.3f}"
        print(line, f" ({counts[kind, 'found']} found, {counts[kind, 'gold']} gold)")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("sets", type=Path)
    parser.add_argument("--gazetteer", action="store_true")
    args = parser.parse_args()
    for name, (lang, path, separator) in SETS.items():
        if not (args.sets / path).is_file():
            print(f"{name}: {path} is not there, left out")
            continue
        print(name)
        measure(lang, args.sets / path, separator, args.gazetteer)


if __name__ == "__main__":
    main()
