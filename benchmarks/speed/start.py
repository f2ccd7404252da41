"""How soon the first reading is there, how much memory a worker takes, and what a long article costs.

Each start is a fresh Python process; the best of some counts.
"""

import os
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import msgspec

from isnad.inputs import article_from_text
from isnad.model import Article
from isnad.pipeline import Pipeline

STARTS = 3
SHORT = 10_000  # words
TIMES = 10  # how much longer the long article is

_START = """
import sys, time
began = time.process_time()
import isnad
imported = time.process_time() - began
text = sys.stdin.buffer.read().decode()
began = time.process_time()
isnad.read(text, lang=sys.argv[1])
print(imported, time.process_time() - began)
"""
_MEMORY = """
import sys
from pathlib import Path
from benchmarks.speed.peak import peak
from benchmarks.speed.stages import LANGS, enough
from isnad.stages import build_pipeline, default_spec
pipeline = build_pipeline(default_spec())
for lang in LANGS:
    for article in enough([Path(p) for p in sys.argv[2:]], lang, int(sys.argv[1])):
        pipeline.read(article)
print(peak())
"""


class Start(msgspec.Struct):
    """Seconds of processor time until the package is imported, and from there until one article is read."""

    imported: float
    first: float


def start(article: Article) -> Start:
    """The best of some starts."""
    runs = [_python(_START, article.lang, given=article.text.encode()) for _ in range(STARTS)]
    return Start(*(min(column) for column in zip(*runs, strict=True)))


def memory(inputs: list[Path], words: int) -> float:
    """Megabytes that a process takes at most that reads `words` words of each language."""
    return _python(_MEMORY, str(words), *map(str, inputs))[0]


def growth(pipeline: Pipeline, articles: list[Article]) -> float:
    """How many times as long an article of a hundred thousand words takes as one of ten thousand."""
    short = "\n".join(_texts(articles))
    began = [article_from_text(t, lang=articles[0].lang) for t in (short, "\n".join([short] * TIMES))]
    pipeline.read(began[0])
    seconds = [min(_seconds(pipeline, article) for _ in range(2)) for article in began]
    return seconds[1] / seconds[0]


def _seconds(pipeline: Pipeline, article: Article) -> float:
    at = time.process_time()
    pipeline.read(article)
    return time.process_time() - at


def _texts(articles: list[Article]) -> Iterator[str]:
    """Texts of articles, again from the first, until they have enough words."""
    total = 0
    while total < SHORT:
        for article in articles:
            total += len(article.text.split())
            yield article.text
            if total >= SHORT:
                break


def _python(code: str, *args: str, given: bytes = b"") -> list[float]:
    # An installed package has compiled modules, so a start that may not write them is no measure.
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    done = subprocess.run([sys.executable, "-c", code, *args], input=given, env=env, capture_output=True, check=True)
    return [float(x) for x in done.stdout.split()]
