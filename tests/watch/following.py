"""A watch whose clock only waiting moves, over a pipeline that is quick."""

from pathlib import Path

from isnad.config import Config
from isnad.fetch import Client, FetchLimits, Polite
from isnad.pipeline import PipelineSpec
from isnad.record import View, Writer
from isnad.record.following import Followed, follow
from isnad.watch import Outcome, Settings, Watch

SPEC = PipelineSpec(stages=("sentences",), versions=("1",), lexicons="0" * 16)
CONFIG = Config(private_addresses=True)


class Clock:
    """Seconds since 1970 that pass in waiting alone. They are told in `file` too."""

    def __init__(self, start: float = 1_700_000_000.0, file: Path | None = None) -> None:
        self.time = float(file.read_text()) if file and file.exists() else start
        self._file = file

    def now(self) -> float:
        return self.time

    def wait(self, seconds: float) -> None:
        self.time += seconds
        if self._file:
            self._file.write_text(str(self.time))


class Heard(Watch):
    """A watch that keeps what it tells."""

    said: list[Outcome]


def watch(
    record: Path, clock: Clock, every: float = 600.0, again: tuple[float, ...] = (), seconds: float = 60
) -> Heard:
    limits = FetchLimits(private=True, seconds=seconds, idle=min(seconds, 30.0))
    said: list[Outcome] = []
    settings = Settings(every=every, again=again, threads=4)
    made = Heard(record, CONFIG, settings, Polite(Client(limits), clock, pause=0.0), said.append, SPEC)
    made.said = said
    return made


def follow_all(record: Path, *urls: str) -> None:
    with Writer(record) as writer, writer.transaction() as c:
        for url in urls:
            follow(c, Followed(url=url))


def urls(record: Path) -> list[str]:
    with View(record) as view:
        return sorted(a.url or "" for a in view.articles())
