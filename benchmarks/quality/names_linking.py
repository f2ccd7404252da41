"""Links to the knowledge base, on gold: `python -m benchmarks.quality.names_linking GOLD_DIR [--sample 200]`.

Of the gold entities whose English name is a name in the package's knowledge base: the share whose mentions are linked
to it. With `--sample` also so many links drawn by chance from all that were made, a line each with the words around
the first mention, to be judged by reading; `--not-linked` names the entities that were not linked.
"""

import argparse
import random
import re
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from isnad.lexicons.kb import Known, knowledge
from isnad.model import Entity, Reading
from isnad.stages import build_pipeline, default_spec
from isnad.text import fold_word
from isnad.train.gold import GoldArticle, read_gold

_BODIES = frozenset({"ORG", "AGENCY", "MECHANISM"})
_AROUND = 45


def by_english() -> dict[str, list[Known]]:
    """Known entities by their English names, folded, without bracketed additions."""
    out: dict[str, list[Known]] = {}
    for known in knowledge():
        for form in known.forms("en"):
            out.setdefault(_plain(form), []).append(known)
    return out


def _plain(name: str) -> str:
    name = re.sub(r"\s*\(.*\)$", "", name)
    return re.sub(r"[^\w]+", " ", fold_word(name)).strip().removeprefix("the ")


def wanted(gold: dict[str, Any], names: dict[str, list[Known]]) -> Iterator[tuple[dict[str, Any], list[Known]]]:
    """Gold entities with mentions, and the known ones of their English name and a kindred type."""
    for e in gold["entities"]:
        fit = [
            k
            for k in names.get(_plain(e.get("name_en") or ""), [])
            if k.type == e["type"] or {k.type, e["type"]} <= _BODIES
        ]
        if fit and e.get("mentions"):
            yield e, fit


def linked(e: dict[str, Any], reading: Reading) -> Counter[str]:
    """How many of the gold entity's mentions have which known id; '' for those with an unknown or no entity.

    Of the reading's mentions that is the one which shares most with gold's.
    """
    entities = {x.id: x for x in reading.entities}
    out: Counter[str] = Counter()
    for m in e["mentions"]:
        shared = {
            x.id: (min(x.end, m["end"]) - max(x.start, m["start"]))
            / (max(x.end, m["end"]) - min(x.start, m["start"]))
            for x in reading.mentions
        }
        best = max(reading.mentions, key=lambda x: shared[x.id], default=None)
        out[(entities[best.entity].kb or "") if best is not None and shared[best.id] > 0 else ""] += 1
    return out


def sample_line(article: GoldArticle, reading: Reading, e: Entity) -> str:
    """A link with the words around its first mention."""
    known = knowledge().by_id[e.kb or ""]
    m = next(m for m in reading.mentions if m.entity == e.id)
    text = article.article.text.replace("\n", " ")
    around = f"{text[max(m.start - _AROUND, 0) : m.start]}[{m.text}]{text[m.end : m.end + _AROUND]}"
    return f"{article.article.key}\t{e.type}\t{known.id}\t{known.name}\t{around}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--sample", type=int, default=0)
    parser.add_argument("--not-linked", action="store_true")
    args = parser.parse_args()
    names, pipeline = by_english(), build_pipeline(default_spec())
    lines: list[str] = []
    for lang in ("ar", "fa"):
        there, found, links = 0, 0, Counter[str]()
        for article in read_gold(args.gold, lang):
            reading = pipeline.read(article.article)
            mentioned = {m.entity for m in reading.mentions}
            own = [e for e in reading.entities if e.kb and e.id in mentioned]
            lines += [sample_line(article, reading, e) for e in own]
            links.update(e.type for e in own)
            for e, fit in wanted(article.gold, names):
                there += 1
                right = any(linked(e, reading)[k.id] for k in fit)
                found += right
                if args.not_linked and not right:
                    print(
                        f"  {article.article.key}: {e['name_en']}: {', '.join(e['forms'][:3])}",
                        dict(linked(e, reading)),
                    )
        print(f"{lang}: {found} of {there} known entities are linked ({found / max(there, 1):.3f}); ", end="")
        print(f"{links.total()} links: {', '.join(f'{n} {t}' for t, n in sorted(links.items()))}")
    for line in random.Random(11).sample(lines, min(args.sample, len(lines))):
        print(line)


if __name__ == "__main__":
    main()
