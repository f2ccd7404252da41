"""Names as they are found in articles that the tagger has not learned from.

What is trained on names that the tagger knows by heart trusts them more than it may where they are new.
"""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from isnad.stages.names import Names
from isnad.stages.names.features import Features
from isnad.stages.names.tagger import model_file
from isnad.stages.names.vocabulary import vocabulary
from isnad.train import names


class Apart:
    """Names stages by the text that they are to read: each learned from the articles of the other parts only."""

    def __init__(self, articles: Sequence[names.Example], lang: str, folder: Path, parts: int) -> None:
        known = Features(vocabulary(lang))
        self._part = {a.text: k % parts for k, a in enumerate(articles)}
        self._stages = []
        for k in range(parts):
            models = folder / str(k)
            models.mkdir()
            rest = [a for a in articles if self._part[a.text] != k]
            names.fit(names.sequences(rest, known), model_file(models, lang))
            self._stages.append(Names(models=models))
        self._other = Names()

    def stage(self, text: str) -> Names:
        """The stage that may read `text`; the package's own where no names model learned from it."""
        part = self._part.get(text)
        return self._other if part is None else self._stages[part]


@contextmanager
def apart(folders: Sequence[Path], named: Sequence[names.Example], lang: str, parts: int = 2) -> Iterator[Apart]:
    """Names stages that learned from all but one of `parts` of the gold in `folders` and of the articles `named`."""
    articles = [*named, *(e for folder in folders for e in names.examples(folder, lang))]
    with TemporaryDirectory() as models:
        yield Apart(articles, lang, Path(models), parts)
