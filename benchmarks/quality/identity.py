"""Identity over articles, on gold: `python -m benchmarks.quality.identity GOLD_DIR [--wrong]`.

The persons of all gold articles under GOLD_DIR, as if no knowledge base knew any of them: one person per name as it
is written (folded), with the office, the country and the company that gold gives in that article. Prints how many of
the candidates that are offered, and of those that the rule accepts, are one person by gold's English names; and how
many of the pairs of names of one person are found.
"""

import argparse
import json
from collections import Counter, defaultdict
from collections.abc import Iterator
from itertools import combinations
from pathlib import Path
from typing import Any

from isnad.record import Sighting
from isnad.resolve.identity import Candidate, candidates, gathered
from isnad.text import fold_word
from isnad.text.compare import comparable


def sightings(folder: Path) -> Iterator[tuple[Sighting, str]]:
    """Each named person of each article, with gold's English name."""
    for path in sorted(folder.rglob("*.gold.json")):
        gold = json.loads(path.read_text(encoding="utf-8"))
        company = {e["id"]: f"{e['type']}:{fold_word(e.get('name_en') or e['id'])}" for e in gold["entities"]}
        for e in gold["entities"]:
            if e["type"] == "PER" and (names := _names(e)):
                others = {key for id, key in company.items() if id != e["id"] and not key.startswith("GPE")}
                seen = Sighting(
                    entity=f"{path.stem}/{e['id']}",
                    article=path.stem,
                    person=f"PER:{fold_word(max(names, key=len))}",
                    known=False,
                    names=tuple(names),
                    country=e.get("country"),
                    offices=tuple(filter(None, [e.get("office")])),
                    company=frozenset(others),
                )
                yield seen, e["name_en"]


def _names(e: dict[str, Any]) -> list[str]:
    """The forms that are a name: gold's name in English begins each of its parts with a capital."""
    english = e.get("name_en") or ""
    if not english or " of " in english or " for " in english or not english[0].isupper():
        return []
    full = [f for f in e.get("forms", []) if len(comparable(f)) <= len(english.replace("-", " ").split()) + 1]
    return full[:3]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("gold", type=Path)
    parser.add_argument("--wrong", action="store_true", help="also print the candidates that are two by gold")
    args = parser.parse_args()
    truth: dict[str, Counter[str]] = defaultdict(Counter)
    seen = []
    for one, english in sightings(args.gold):
        seen.append(one)
        truth[one.person][english] += 1
    who = {person: names.most_common(1)[0][0] for person, names in truth.items()}
    persons = gathered(seen)
    found = candidates(persons)
    same = {frozenset((a.id, b.id)) for a, b in combinations(persons, 2) if who[a.id] == who[b.id]}
    print(f"{len(seen)} sightings of {len(persons)} names; {len(same)} pairs of names are one person's")
    for what, chosen in (("offered", found), ("by rule", [c for c in found if c.by_rule])):
        right = [c for c in chosen if who[c.a.id] == who[c.b.id]]
        print(f"{what}: {len(chosen)}, right {len(right)} ({len(right) / max(len(chosen), 1):.3f}), ", end="")
        print(f"of all pairs {len({_pair(c) for c in right} & same) / max(len(same), 1):.3f}")
        if args.wrong:
            for c in chosen:
                if who[c.a.id] != who[c.b.id]:
                    print(f"  {who[c.a.id]} | {who[c.b.id]}: {'; '.join(c.reasons)} / {'; '.join(c.against)}")


def _pair(c: Candidate) -> frozenset[str]:
    return frozenset((c.a.id, c.b.id))


if __name__ == "__main__":
    main()
