"""What is fuzzed: for each kind of input, a strategy that makes bytes of it and the reader that takes them."""

from collections.abc import Callable
from typing import NamedTuple

from benchmarks.soak import html
from hypothesis.strategies import SearchStrategy


class Target(NamedTuple):
    """`read` may raise IsnadError and nothing else, within five seconds and 500 MB."""

    strategy: SearchStrategy[bytes]
    read: Callable[[bytes], None]


TARGETS: dict[str, Target] = {"html": Target(html.pages(), html.read)}
