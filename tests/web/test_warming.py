"""What is made before the first readers come."""

import shutil
from pathlib import Path

from starlette.testclient import TestClient

from isnad.config import Config
from isnad.job import run
from isnad.record import View, Writer
from isnad.record.portraits import places, places_by_month
from isnad.web import make_app
from isnad.web.pages import timeline
from isnad.web.warming import warm

ROOT = Path(__file__).parents[2]


def test_long_counts_are_there_and_pages_come(record: Path) -> None:
    app = make_app(record)
    assert not app.state.room.made(timeline.BY_MONTH)
    warm(app)
    assert app.state.room.made(timeline.BY_MONTH)
    with TestClient(app, base_url="http://127.0.0.1:8000") as client:
        assert client.get("/timeline?on=2017-05").status_code == 200


def test_an_empty_record_warms_too(tmp_path: Path) -> None:
    Writer(tmp_path / "empty.sqlite").close()
    app = make_app(tmp_path / "empty.sqlite")
    warm(app)
    assert app.state.room.made(timeline.BY_MONTH)
    app.state.room.close()


def test_a_month_has_the_places_that_are_counted_for_it_alone(tmp_path: Path) -> None:
    run([ROOT / "examples/press"], tmp_path / "read.sqlite", Config())
    with View(tmp_path / "read.sqlite") as view, view.connection() as c:
        every = places_by_month(c)
        assert every
        for month, found in every.items():
            assert found == places(c, month, month)


def test_counts_stay_while_people_judge_and_follow_what_is_written(record: Path, tmp_path: Path) -> None:
    path = tmp_path / "own.sqlite"
    shutil.copy(record, path)
    app, made = make_app(path), []
    room = app.state.room

    def count() -> int:
        made.append(1)
        return len(made)

    with View(path) as view:
        said = next(view.statements()).id
    with TestClient(app, base_url="http://127.0.0.1:8000") as client:
        assert room.kept("n", lambda _: count()) == 1
        sent = {"about": said, "verdict": "right", "reason": "so it stands there"}
        assert client.post("/v1/judgements", json=sent).status_code == 201
        assert room.kept("n", lambda _: count()) == 1
        assert client.get("/v1/view/judgements").json()["items"][0]["about"] == said
        with Writer(path) as writer:
            writer.clear_failures("nothing")
            with writer.transaction() as c:
                c.exec_driver_sql("UPDATE articles SET url = 'https://example.org/a' WHERE number > 0")
        assert room.kept("n", lambda _: count()) == 2
