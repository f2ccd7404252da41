"""What comes by a pipe or is pasted: no name tells what it is, so its first bytes do."""

import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import BinaryIO

from msgspec.structs import replace

from isnad.inputs.inputs import iter_inputs
from isnad.inputs.raw import Limits
from isnad.inputs.sniff import HEAD, by_content
from isnad.model import Article, Failure

PIPE = "-"  # as it is named on the command line


def read_piped(stream: BinaryIO, limits: Limits) -> Iterator[Article | Failure]:
    """The articles of a stream without a name; a text where it is nothing else."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "stdin"
        with path.open("wb") as f:
            shutil.copyfileobj(stream, f)
        with path.open("rb") as f:
            _, ending = by_content(f.read(HEAD), PIPE)
        for item in iter_inputs([path.rename(path.with_suffix(ending or ".txt"))], limits):
            yield replace(item, path=PIPE) if isinstance(item, Article) else replace(item, input=PIPE)
