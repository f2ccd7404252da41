"""What a container says of an article stands in the record, is kept when it is read anew, and moves no id."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from made import PIPELINE, many
from msgspec import structs

from isnad.model import Reading
from isnad.record import View, Writer, check

PROVENANCE = {"warc_record_id": "<urn:uuid:1>", "warc_payload_digest": "sha1:ABC", "forwarded_from": "قناة · کانال"}


def with_provenance(reading: Reading) -> Reading:
    return structs.replace(reading, article=structs.replace(reading.article, provenance=PROVENANCE))


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_it_is_kept_also_when_the_article_is_read_anew(tmp_path: Path, lang: str) -> None:
    path = tmp_path / "r.sqlite"
    readings = list(many(3, lang))
    plain, told = readings[0], with_provenance(readings[1])
    with Writer(path) as writer:
        writer.write([plain, told], PIPELINE)
        again = {a.id: a for a in writer.stale("f" * 16)}
        assert again[told.article.id].provenance == PROVENANCE
        writer.write([structs.replace(told, article=again[told.article.id])], "f" * 16)
    with View(path) as view:
        assert view.article(told.article.id).article.provenance == PROVENANCE
        assert view.article(plain.article.id).article.provenance == {}
    assert check(path) == []


def test_a_record_of_format_2_gains_the_tables(tmp_path: Path) -> None:
    path = tmp_path / "r.sqlite"
    with Writer(path) as writer:
        writer.write(many(2), PIPELINE)
    with closing(sqlite3.connect(path)) as c:
        for table in ("article_provenance", "addresses", "feeds"):
            c.execute(f"DROP TABLE {table}")
        c.execute("DROP INDEX ix_articles_url")
        c.execute("PRAGMA user_version=2")
        c.commit()
    Writer(path).close()
    with closing(sqlite3.connect(path)) as c:
        names = {r[0] for r in c.execute("SELECT name FROM sqlite_master")}
    assert {"article_provenance", "addresses", "feeds", "ix_articles_url"} <= names
    assert check(path) == []
