"""Words per second on one core, per stage and whole: `python -m benchmarks.speed.stages [--write docs/speed.md]`.

Reads the given folders or JSON Lines (by default the example press, repeated), each stage on the layers of those
before it, best of several rounds, the whole as a worker of `isnad run` does; beside them spaCy's blank tokenizer on
the same texts in the same run, where it is installed (`pip install spacy`). A word is what stands between white
space. Then start, memory and growth.
"""

import argparse
import os
import platform
import sys
import time
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from benchmarks.speed.start import growth, memory, start
from msgspec import structs

from isnad.config import Config
from isnad.inputs import iter_inputs
from isnad.model import Article, Layers
from isnad.pipeline import Pipeline
from isnad.stages import build_pipeline, default_spec

ROOT = Path(__file__).parents[2]
ROUNDS = 3
LANGS = ("ar", "fa")


def main() -> None:
    """Measure and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("inputs", nargs="*", type=Path, default=[ROOT / "examples/press"])
    parser.add_argument("--words", type=int, default=40_000, help="words per language and round (default 40000)")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help="rounds; the best counts (default 3)")
    parser.add_argument("--write", type=Path, help="put the table here")
    args = parser.parse_args()
    pipeline = build_pipeline(default_spec())
    texts = {lang: list(enough(args.inputs, lang, args.words)) for lang in LANGS}
    rates = {lang: measured(pipeline, articles, args.rounds) for lang, articles in texts.items() if articles}
    page = "\n".join(
        [*lines(rates, {lang: sum(map(words, texts[lang])) for lang in rates}), *others(args.inputs, pipeline, texts)]
    )
    if args.write:
        args.write.write_text(page + "\n", encoding="utf-8")
    sys.stdout.write(page + "\n")


def words(article: Article) -> int:
    """How many words an article has."""
    return len(article.text.split())


def enough(inputs: list[Path], lang: str, least: int) -> Iterator[Article]:
    """Articles of one language, again from the first until they have `least` words; none where there are none."""
    articles = [a for a in iter_inputs(inputs, Config()) if isinstance(a, Article) and a.lang == lang]
    total = 0
    while articles and total < least:
        for article in articles:
            if total >= least:
                break
            total += words(article)
            yield article


def measured(pipeline: Pipeline, articles: list[Article], rounds: int) -> dict[str, float]:
    """Words per second by stage name, then of the whole, and of spaCy's tokenizer."""
    total = sum(map(words, articles))
    pipeline.read(articles[0])  # what is built at first use is not what is measured
    best: dict[str, float] = {}
    for _ in range(rounds):
        for name, seconds in stage_seconds(pipeline, articles).items():
            best[name] = min(best.get(name, seconds), seconds)
        whole = timed(lambda: list(pipeline.readings(articles)))
        best["whole"] = min(best.get("whole", whole), whole)
        if (peer := spacy_tokenizer(articles[0].lang)) is not None:
            seconds = timed(lambda tokenize=peer: [tokenize(a.text) for a in articles])  # type: ignore[misc]
            best["spaCy, tokenizer alone"] = min(best.get("spaCy, tokenizer alone", seconds), seconds)
    return {name: total / seconds for name, seconds in best.items()}


def stage_seconds(pipeline: Pipeline, articles: list[Article]) -> dict[str, float]:
    """The time that each stage takes over all articles."""
    spent = dict.fromkeys((s.name for s in pipeline.stages), 0.0)
    for article in articles:
        layers = Layers()
        for stage in pipeline.stages:
            began = time.process_time()
            new = stage.run(article, layers)
            spent[stage.name] += time.process_time() - began
            layers = structs.replace(layers, **{name: getattr(new, name) for name in new.made()})
    return spent


def timed(work: Callable[[], object]) -> float:
    """Seconds of processor time, which other programs on the machine do not lengthen."""
    began = time.process_time()
    work()
    return time.process_time() - began


def spacy_tokenizer(lang: str) -> Callable[[str], object] | None:
    """spaCy's tokenizer of the language; None where spaCy is not installed."""
    try:
        import spacy
    except ImportError:
        return None
    tokenizer: Callable[[str], object] = spacy.blank(lang).tokenizer
    return tokenizer


def lines(rates: dict[str, dict[str, float]], sizes: dict[str, int]) -> Iterator[str]:
    """The page."""
    yield "# How fast it is"
    yield ""
    yield "Words per second of one core (processor time), the best of some rounds. Made by:"
    yield ""
    yield f"```sh\n{command()}\n```"
    yield ""
    cores = os.cpu_count()
    yield f"Python {platform.python_version()}, {platform.machine()}, {cores} cores, one of them used. Texts: "
    yield "; ".join(f"{size:,} words of {lang}" for lang, size in sizes.items()) + "."
    yield ""
    yield "| | " + " | ".join(rates) + " |"
    yield "| --- |" + " ---: |" * len(rates)
    for name in next(iter(rates.values())):
        label = f"**{name}**" if name == "whole" else name
        yield f"| {label} | " + " | ".join(f"{rate.get(name, 0):,.0f}" for rate in rates.values()) + " |"
    if not any("spaCy, tokenizer alone" in rate for rate in rates.values()):
        yield ""
        yield "spaCy was not installed in this run, so there is no peer beside it."


def others(inputs: list[Path], pipeline: Pipeline, texts: dict[str, list[Article]]) -> Iterator[str]:
    """The rest of the page: start, memory, long articles."""
    read = {lang: articles for lang, articles in texts.items() if articles}
    starts = {lang: start(articles[0]) for lang, articles in read.items()}
    rows: dict[str, Iterable[str]] = {
        "`import isnad`, seconds": (f"{s.imported:.2f}" for s in starts.values()),
        "first reading after it, seconds": (f"{s.first:.2f}" for s in starts.values()),
        "100,000 words in one article against 10,000": (f"× {growth(pipeline, a):.1f}" for a in read.values()),
    }
    yield ""
    yield "Starts are processor time in fresh processes, the best of three."
    yield ""
    yield "| | " + " | ".join(read) + " |"
    yield "| --- |" + " ---: |" * len(read)
    for name, cells in rows.items():
        yield f"| {name} | " + " | ".join(cells) + " |"
    yield ""
    size = max(sum(map(words, articles)) for articles in read.values())
    yield f"A process that has read {size:,} words of each language takes {memory(inputs, size):,.0f} MB at most."


def command() -> str:
    """The command that was run, but for where the page was put."""
    args = sys.argv[1:]
    if "--write" in args:
        at = args.index("--write")
        del args[at : at + 2]
    return " ".join(["python -m benchmarks.speed.stages", *args])


if __name__ == "__main__":
    main()
