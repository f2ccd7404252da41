"""Do strangers become one story across the languages? `python -m benchmarks.scale.strangers [--articles 600]`.

The news at hand are of different years in the two languages, so no Arabic article tells of the event of a Persian
one, though both write of the same wars, talks and elections. Some hundred of each are read, and each is held
against each: with their days, and as if none had a day, which is harder. Prints how many pairs would be one story,
how many of the hundred most alike, and with --alike FILE writes the ids of these.
"""

import argparse
import gzip
import json
import random
import tempfile
from heapq import nlargest
from pathlib import Path

from msgspec import structs

from isnad.config import Config
from isnad.job import run
from isnad.record import View
from isnad.resolve.keys import LEAST, story_keys
from isnad.resolve.likeness import ACROSS, Comparable, same_event
from isnad.resolve.profile import Profile, profile
from isnad.resolve.words import article_words

NEWS = Path(__file__).parents[3] / "shared/data/news"
ALIKE = 100


def main() -> None:
    """Read, compare and print."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--news", type=Path, default=NEWS, help="folder with dev_{ar,fa}.jsonl.gz")
    parser.add_argument("--articles", type=int, default=600, help="of each language (default 600)")
    parser.add_argument("--alike", type=Path, help="file for the ids of the pairs that are most alike")
    given = parser.parse_args()
    if not given.news.exists():
        print(f"{given.news} is not there")
        return
    with tempfile.TemporaryDirectory() as folder:
        found = {lang: profiles(given.news, lang, given.articles, Path(folder)) for lang in ("ar", "fa")}
    days = {lang: sorted(p.day for p in own.values() if p.day) for lang, own in found.items()}
    apart = min(abs(a - b) for a in set(days["ar"]) for b in set(days["fa"]))
    print(f"{len(found['ar'])} Arabic and {len(found['fa'])} Persian articles, {apart} days apart or more")
    dated = pairs(found["ar"], found["fa"])
    undated = pairs(*({k: structs.replace(p, day=None) for k, p in own.items()} for own in found.values()))
    for name, rows in (("with their days", dated), ("without days", undated)):
        best = nlargest(ALIKE, rows)
        one, of_best = (sum(likely >= ACROSS for likely, *_ in some) for some in (rows, best))
        print(
            f"{name}: {len(rows)} pairs share {LEAST} keys; one story: {one}, of the {len(best)} likeliest {of_best}"
        )
        if given.alike:
            lines = (json.dumps({"a": a, "b": b, "likely": likely, "by": name}) for likely, a, b in best)
            with given.alike.open("a", encoding="utf-8") as out:
                out.writelines(f"{line}\n" for line in lines)


def profiles(news: Path, lang: str, n: int, folder: Path) -> dict[str, Profile]:
    """The profiles of `n` articles drawn at random, by key."""
    with gzip.open(news / f"dev_{lang}.jsonl.gz", "rt", encoding="utf-8") as lines:
        drawn = random.Random(1501).sample(list(lines), n)
    source, record = folder / f"{lang}.jsonl", folder / f"{lang}.sqlite"
    source.write_text("".join(drawn), encoding="utf-8")
    run([source], record, Config.of({"workers": 1}))
    with View(record) as view:
        return {r.article.key: profile(r, article_words(r.article, r.boilerplate, r.title)) for r in view.readings()}


def pairs(ar: dict[str, Profile], fa: dict[str, Profile]) -> list[tuple[float, str, str]]:
    """How likely each pair is one story that shares enough keys to be compared, days aside."""
    mine, theirs = ({k: (Comparable(p), set(story_keys(p))) for k, p in own.items()} for own in (ar, fa))
    out = []
    for a, (one, keys) in mine.items():
        for b, (other, others) in theirs.items():
            if len(keys & others) >= LEAST:
                out.append((same_event(one, other), a, b))
    return out


if __name__ == "__main__":
    main()
