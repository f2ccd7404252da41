"""What the commands about several articles share: a record with its groups brought up to date."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from isnad.cli.output import counted, note
from isnad.errors import RecordError
from isnad.record import View, Writer
from isnad.resolve.groups import Groups, waiting
from isnad.resolve.update import update


@contextmanager
def grouped(record: Path) -> Iterator[tuple[View, Groups]]:
    """The record and its groups. Articles that were not compared yet are compared first, where that can be done."""
    with View(record) as view:
        left = waiting(view)
    if left:
        try:
            with Writer(record) as writer:
                left -= update(writer)
        except RecordError as e:
            are = "is" if left == 1 else "are"
            note(f"{counted(left, 'article')} {are} not compared with the others yet: {e}", "yellow")
    with View(record) as view:
        yield view, Groups(view)
