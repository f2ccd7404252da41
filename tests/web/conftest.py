"""A reading room over the example press, and one over articles that want to do harm."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hostile import PIPELINE, articles
from starlette.testclient import TestClient

from isnad.record import View, Writer
from isnad.record.browsing import find
from isnad.record.wanted import Query
from isnad.web import make_app

HERE = "http://127.0.0.1:8000"


def opened(record: Path) -> TestClient:
    """A browser at the first page of a record's reading room."""
    return TestClient(make_app(record), base_url=HERE)


@pytest.fixture(scope="session")
def room(record: Path) -> Iterator[TestClient]:
    """The reading room of the example press, for tests that change nothing."""
    with opened(record) as client:
        yield client


@pytest.fixture
def visitor(room: TestClient) -> TestClient:
    """A new browser in that room."""
    return TestClient(room.app, base_url=HERE)


@pytest.fixture(scope="session")
def ids(record: Path) -> dict[str, str]:
    """Ids of the press: an Arabic and a Persian article, a statement, an event, one who is spoken of."""
    with View(record) as view:
        out = {lang: next(view.articles(lang=lang)).id[:16] for lang in ("ar", "fa")}
        with view.connection() as c:
            out["statement"] = find(c, Query(), "time", 1).ids[0]
            out["event"] = find(c, Query(kind="event"), "time", 1).ids[0]
        said = view.statement(out["statement"])
        out["who"] = f"{said.article.id[:16]}/{said.statement.speakers[0]}"
    return out


@pytest.fixture(scope="session")
def den(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    """A reading room whose articles try to run, to restyle and to turn round."""
    path = tmp_path_factory.mktemp("den") / "den.sqlite"
    with Writer(path) as writer:
        assert writer.write(articles(), PIPELINE).failures == 0
    with opened(path) as client:
        yield client
