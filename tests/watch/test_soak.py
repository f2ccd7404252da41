"""Hours of a watch that is killed over and over; `make soak` runs a day of 200 feeds."""

from pathlib import Path

from soak import soak


def test_a_watch_killed_over_and_over_holds_every_article_once(tmp_path: Path) -> None:
    told = soak(feeds=4, hours=2, kills=3, seed=7, folder=tmp_path)
    assert told["articles"] == 16 and told["killed"] == 4
