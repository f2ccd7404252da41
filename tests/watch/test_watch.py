"""The watch against a local site that serves, stalls, lies, redirects, answers 304, 429 and 503, and edits."""

import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest
from following import Clock, Heard, follow_all, urls, watch
from typer.testing import CliRunner

from isnad.cli import main as program
from isnad.cli.main import app
from isnad.errors import UsageError
from isnad.record import View, check
from isnad.record.following import followed
from local_site import Request, Site, page, raw, rss, site


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as made:
        made.pages["/rss"] = lambda r: r.reply(rss(made.url, ["/ar/1", "/fa/2"]), Content_Type="application/rss+xml")
        made.pages["/ar/1"] = lambda r: r.reply(page("ar", 1))
        made.pages["/fa/2"] = lambda r: r.reply(page("fa", 2))
        yield made


@pytest.fixture
def record(tmp_path: Path, web: Site) -> Path:
    path = tmp_path / "r.sqlite"
    follow_all(path, f"{web.url}/rss")
    return path


def said(watching: Heard, what: str = "page") -> list[str]:
    return [o.code for o in watching.said if o.what == what]


def test_what_a_feed_names_is_read_once(web: Site, record: Path) -> None:
    clock = Clock()
    watching = watch(record, clock)
    for _ in range(3):
        watching.round()
        clock.wait(700)
    assert urls(record) == [f"{web.url}/ar/1", f"{web.url}/fa/2"]
    assert said(watching) == ["new", "new"] and said(watching, "feed") == ["read"] * 3
    assert web.paths().count("/ar/1") == 1
    with View(record) as view:
        (ar,) = [view.article(a.id).article for a in view.articles(lang="ar")]
        assert ar.retrieved is not None and ar.retrieved.startswith("2023-11-14")
    assert check(record) == []


def test_a_feed_is_asked_no_sooner_than_said_and_only_for_what_changed(web: Site, record: Path) -> None:
    def answer(r: Request) -> None:
        same = r.headers.get("If-None-Match") == '"v1"'
        same = same and r.headers.get("If-Modified-Since") == "Wed, 04 Oct 2023 11:22:33 GMT"
        extra = {"ETag": '"v1"', "Last_Modified": "Wed, 04 Oct 2023 11:22:33 GMT"}
        r.reply(b"" if same else rss(web.url, ["/ar/1"]), 304 if same else 200, **extra)

    web.pages["/rss"] = answer
    clock = Clock()
    watching = watch(record, clock)
    watching.round()
    clock.wait(300)
    watching.round()
    assert web.paths().count("/rss") == 1
    clock.wait(400)
    watching.round()
    assert said(watching, "feed") == ["read", "unchanged"]


def test_an_edited_article_is_a_version_beside_the_old_one(web: Site, record: Path) -> None:
    clock = Clock()
    watching = watch(record, clock, again=(3600.0, 7200.0))
    watching.round()
    web.pages["/ar/1"] = lambda r: r.reply(page("ar", 1, "وقد نفى الوزير ذلك لاحقا."))
    clock.wait(4000)
    watching.round()
    clock.wait(8000)
    watching.round()
    assert sorted(said(watching)) == ["changed", "new", "new", "unchanged", "unchanged", "unchanged"]
    assert urls(record) == [f"{web.url}/ar/1"] * 2 + [f"{web.url}/fa/2"]


def test_a_feed_that_calls_everything_new_is_believed_less_and_less(web: Site, record: Path) -> None:
    numbers = iter(range(10_000))
    web.pages["/rss"] = lambda r: r.reply(
        rss(web.url, ["/ar/1"]).replace("<title>/ar", f"<title>{next(numbers)} /ar")
    )
    clock = Clock()
    watching = watch(record, clock, every=3600.0)
    for _ in range(60):
        watching.round()
        clock.wait(4000)
    assert web.paths().count("/rss") > 50 and 4 <= web.paths().count("/ar/1") <= 10


def test_what_the_feed_says_anew_is_looked_at_soon(web: Site, record: Path) -> None:
    clock = Clock()
    watching = watch(record, clock)
    watching.round()
    edited = rss(web.url, ["/ar/1", "/fa/2"]).replace("<title>/fa/2", "<title>تصحیح")
    web.pages["/rss"] = lambda r: r.reply(edited)
    web.pages["/fa/2"] = lambda r: r.reply(page("fa", 2, "این خبر تصحیح شد."))
    clock.wait(700)
    watching.round()
    assert said(watching) == ["new", "new", "changed"] and web.paths().count("/ar/1") == 1


def test_faults_are_waited_out_and_told(web: Site, record: Path) -> None:
    web.pages["/ar/1"] = lambda r: r.reply("later", 503, Retry_After="9000")
    web.pages["/fa/2"] = lambda r: raw(r, b"HTTP/1.1 200 OK\r\nContent-Length: 5000\r\n\r\nfew")
    clock = Clock()
    watching = watch(record, clock)
    watching.round()
    assert sorted(said(watching)) == ["http-503", "postponed"]  # its host asked to wait: nothing more is asked
    clock.wait(100)
    watching.round()
    assert web.paths().count("/ar/1") == 1
    web.pages["/ar/1"] = lambda r: r.reply(page("ar", 1))
    clock.wait(10_000)
    watching.round()
    assert said(watching)[2:].count("new") == 1 and "cut-short" in said(watching)
    for _ in range(7):
        clock.wait(30_000)
        watching.round()
    assert urls(record) == [f"{web.url}/ar/1"]
    with View(record) as view:
        (failure,) = view.failures()
    assert (failure.code, failure.input) == ("cut-short", f"{web.url}/fa/2")
    asked = len(web.paths())
    clock.wait(100_000)
    web.pages["/fa/2"] = lambda r: r.reply(page("fa", 2))
    watching.round()
    assert [p for p in web.paths()[asked:] if p == "/fa/2"] == []  # given up, until the feed says it anew


@pytest.mark.parametrize(("error", "read"), [(OSError("too many open files"), True), (KeyError("x"), False)])
def test_what_fails_on_this_computer_is_tried_again(
    web: Site, record: Path, monkeypatch: pytest.MonkeyPatch, error: Exception, read: bool
) -> None:
    def fail(*_: object, **__: object) -> None:
        raise error

    clock = Clock()
    watching = watch(record, clock)
    with monkeypatch.context() as broken:
        broken.setattr("isnad.watch.watching.article_at", fail)
        watching.round()
    assert said(watching) == ["unforeseen"] * 2
    clock.wait(30_000)
    watching.round()
    assert len(urls(record)) == (2 if read else 0)
    with View(record) as view:
        assert {f.code for f in view.failures()} == (set() if read else {"unforeseen"})


def test_a_feed_that_fails_is_asked_less_and_less(web: Site, record: Path) -> None:
    web.pages["/rss"] = lambda r: r.reply(status=302, Location="/rss")
    clock = Clock()
    watching = watch(record, clock)
    for _ in range(40):
        watching.round()
        clock.wait(600)
    assert set(said(watching, "feed")) == {"redirect-loop"} and 4 <= web.paths().count("/rss") <= 8
    with View(record) as view, view.connection() as c:
        (standing,) = followed(c)
    assert standing.feed.failures == web.paths().count("/rss")


def test_a_feed_does_not_pay_for_another_of_its_host(web: Site, record: Path) -> None:
    web.pages["/a"] = lambda r: r.reply("later", 503, Retry_After="60")
    follow_all(record, f"{web.url}/a")
    clock = Clock()
    watching = watch(record, clock)
    for _ in range(144):  # a day
        watching.round()
        clock.wait(600)
    assert web.paths().count("/a") <= 12 and web.paths().count("/rss") >= 120
    with View(record) as view, view.connection() as c:
        assert [s.feed.failures > 0 for s in followed(c)] == [True, False]


def test_robots_forbid_pages(web: Site, record: Path) -> None:
    web.pages["/robots.txt"] = lambda r: r.reply("User-agent: isnad\nDisallow: /ar/")
    watching = watch(record, Clock())
    watching.round()
    assert urls(record) == [f"{web.url}/fa/2"] and "/ar/1" not in web.paths()
    with View(record) as view:
        assert [f.code for f in view.failures()] == ["robots"]


def test_pages_that_are_no_articles_are_failures_and_mended_ones_are_read(web: Site, record: Path) -> None:
    web.pages["/ar/1"] = lambda r: r.reply("<html><body>1</body></html>")
    clock = Clock()
    watching = watch(record, clock)
    watching.round()
    with View(record) as view:
        (failure,) = view.failures()
    assert failure.input == f"{web.url}/ar/1"
    web.pages["/ar/1"] = lambda r: r.reply(page("ar", 1))
    web.pages["/rss"] = lambda r: r.reply(rss(web.url, ["/ar/1"]).replace("<title>/ar", "<title>2 /ar"))
    clock.wait(700)
    watching.round()
    with View(record) as view:
        assert list(view.failures()) == []
    assert len(urls(record)) == 2


def test_two_feeds_of_one_article_and_sitemaps(web: Site, record: Path) -> None:
    index = f"<sitemapindex><sitemap><loc>{web.url}/news.xml</loc></sitemap></sitemapindex>"
    web.pages["/sitemap.xml"] = lambda r: r.reply(index)
    web.pages["/news.xml"] = lambda r: r.reply(f"<urlset><url><loc>{web.url}/ar/1?utm_source=x</loc></url></urlset>")
    follow_all(record, f"{web.url}/sitemap.xml")
    watching = watch(record, Clock())
    watching.round()
    assert urls(record) == [f"{web.url}/ar/1", f"{web.url}/fa/2"] and web.paths().count("/ar/1") == 1


def test_without_feeds_it_says_what_to_do(tmp_path: Path) -> None:
    follow_all(tmp_path / "r.sqlite")
    with pytest.raises(UsageError, match="isnad feed add"):
        watch(tmp_path / "r.sqlite", Clock()).round()


def test_the_commands(web: Site, tmp_path: Path) -> None:
    path, config = str(tmp_path / "r.sqlite"), tmp_path / "c.toml"
    config.write_text("private_addresses = true\n", encoding="utf-8")
    web.pages["/"] = lambda r: r.reply('<link rel="alternate" type="application/rss+xml" href="/rss">')

    def call(*words: str, status: int = 0) -> str:
        done = CliRunner().invoke(app, list(words))
        assert done.exit_code == status, done.output
        return done.stdout

    call("feed", "add", f"{web.url}/", "--record", path, "--outlet", "خبر", "--config", str(config))
    (listed,) = map(json.loads, call("feed", "list", "--record", path, "--format", "jsonl").splitlines())
    assert (listed["url"], listed["outlet"], listed["outcome"]) == (f"{web.url}/rss", "خبر", None)
    checked = json.loads(call("feed", "check", f"{web.url}/rss", "--config", str(config), "--format", "jsonl"))
    assert (checked["kind"], checked["named"], checked["title"]) == ("RSS", 2, "خبر")
    call("feed", "check", f"{web.url}/none", "--config", str(config), status=1)
    lines = call("watch", "--once", "--record", path, "--config", str(config), "--format", "jsonl").splitlines()
    assert [json.loads(line)["code"] for line in lines] == ["read", "new", "new"]
    with View(path) as view:
        assert {a.outlet for a in view.articles()} == {"خبر"}
    call("feed", "remove", f"{web.url}/rss", "--record", path)
    assert call("feed", "list", "--record", path, "--format", "jsonl") == ""
    for asked in ("list", "check"):
        assert (
            f"isnad feed add URL --record {path}" in CliRunner().invoke(app, ["feed", asked, "--record", path]).stderr
        )
    assert len(urls(Path(path))) == 2


def test_an_address_that_is_no_feed_is_named(
    web: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    config = tmp_path / "c.toml"
    config.write_text("private_addresses = true\n", encoding="utf-8")
    web.pages["/broken"] = lambda r: r.reply("<rss><channel><item>")
    record = tmp_path / "r.sqlite"
    asked = ["isnad", "feed", "add", f"{web.url}/broken", "--record", str(record), "--config", str(config)]
    monkeypatch.setattr(sys, "argv", asked)
    with pytest.raises(SystemExit) as end:
        program.main()
    assert end.value.code == 1 and not record.exists()
    assert f"isnad: {web.url}/broken: it is no feed" in capsys.readouterr().err


def test_what_reads_the_pipe_hears_at_once(record: Path) -> None:
    asked = [sys.executable, "-m", "isnad", "watch", "--record", str(record), "--format", "jsonl"]
    plain = {name: value for name, value in os.environ.items() if name != "PYTHONUNBUFFERED"}
    with subprocess.Popen(asked, stdout=subprocess.PIPE, text=True, env=plain) as watching:
        stop = threading.Timer(120, watching.kill)  # a line that never comes is an empty one
        stop.start()
        try:
            assert watching.stdout is not None
            assert json.loads(watching.stdout.readline())["code"] == "private-address"
        finally:
            stop.cancel()
            watching.kill()
