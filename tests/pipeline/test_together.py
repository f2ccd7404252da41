"""Articles that are read together have the readings that each has alone."""

import pytest

from isnad.errors import LexiconError, PipelineError, RecordError
from isnad.inputs import article_from_text
from isnad.model import Article, Layers
from isnad.pipeline import Pipeline
from isnad.stages import build_pipeline, default_spec

SAID = {
    "ar": "قال وزير الخارجية الأردني أيمن الصفدي يوم الأحد إن بلاده ستشارك في الاجتماع رقم {}.",
    "fa": "حسن روحانی رئیس‌جمهور ایران روز یکشنبه گفت: در نشست شماره {} شرکت می‌کنیم.",
}


class Stumbling:
    """A stage that raises on one article."""

    name = "stumbling"
    version = "1"
    requires: frozenset[str] = frozenset()
    provides: frozenset[str] = frozenset()

    def __init__(self, error: Exception) -> None:
        self.error = error

    def run(self, article: Article, layers: Layers) -> Layers:
        if article.key == "5":
            raise self.error
        return Layers()


def articles(n: int) -> list[Article]:
    lengths = {7: 400, 8: 400}  # times the sentence: longer than what waits for others
    return [
        article_from_text(SAID["ar" if k % 3 else "fa"].format(k) * lengths.get(k, 1), key=str(k)) for k in range(n)
    ]


@pytest.mark.parametrize("n", [0, 1, 16, 40])
def test_together_as_alone(n: int) -> None:
    pipeline = build_pipeline(default_spec())
    given = articles(n)
    assert list(pipeline.readings(iter(given))) == [pipeline.read(a) for a in given]


def test_one_that_fails_leaves_the_others() -> None:
    pipeline = Pipeline([Stumbling(ValueError("not this one")), *build_pipeline(default_spec()).stages], "")
    found = {
        r.article.key: (len(r.statements) > 0, [f.code for f in r.failures]) for r in pipeline.readings(articles(7))
    }
    assert found == {str(k): (True, []) if k != 5 else (False, ["stage-failed"]) for k in range(7)}


@pytest.mark.parametrize("error", [LexiconError, MemoryError, OSError, PipelineError, RecordError])
def test_what_is_not_the_article_s_fault_goes_up(error: type[Exception]) -> None:
    with pytest.raises(error):
        list(Pipeline([Stumbling(error("a file can't be read"))], "").readings(articles(7)))
