"""Feeds as they come: each kind gives the same addresses; what is broken is mended, what attacks is refused."""

import json

import pytest

from isnad.errors import InputError
from isnad.inputs.feeds import ATOM, INDEX, JSON, RSS, SITEMAP, discover, parse_feed, plain_address

BASE = "https://khabar.example/feeds/all.xml"
WHEN = "Wed, 04 Oct 2023 11:22:33 GMT"
ONE, TWO = "https://khabar.example/fa/1", "https://khabar.example/ar/2?id=%D8%AE"

KINDS = {
    RSS: f"""<?xml version="1.0"?><rss version="2.0" xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
        <title>خبر</title><link>https://khabar.example/</link>
        <item><title>دیدار &laquo;وزیران&raquo; & گفت‌وگو</title><link> {ONE}?utm_source=rss&utm_medium=x#c </link>
        <pubDate>Wed, 04 Oct 2023 11:22:33 GMT</pubDate><description>&nbsp;x</description></item>
        <item><title>لقاء</title><guid>{TWO}</guid><dc:date>2023-10-04</dc:date></item>
        <item><title>none</title><guid isPermaLink="false">x-7</guid></item>
        <item><title>again</title><link>{ONE}</link></item></channel></rss>""",
    "RDF": f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/">
        <channel><title>خبر</title></channel><item><title>دیدار «وزیران» &amp; گفت‌وگو</title><link>{ONE}</link>
        <pubDate>Wed, 04 Oct 2023 11:22:33 GMT</pubDate></item><item><title>لقاء</title><link>{TWO}</link>
        <date>2023-10-04</date></item></rdf:RDF>""",
    ATOM: f"""<feed xmlns="http://www.w3.org/2005/Atom"><title>خبر</title><link href="https://khabar.example/"/>
        <entry><title>دیدار «وزیران» &amp; گفت‌وگو</title><link rel="edit" href="/no"/><link href="../fa/1"/>
        <published>Wed, 04 Oct 2023 11:22:33 GMT</published><updated>2024-01-01</updated></entry>
        <entry><title>لقاء</title><link rel="alternate" href="{TWO}"/><published>2023-10-04</published></entry>
        </feed>""",
    SITEMAP: f"""<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>{ONE}</loc><news:news>
        <news:publication><news:name>خبر</news:name></news:publication>
        <news:publication_date>Wed, 04 Oct 2023 11:22:33 GMT</news:publication_date>
        <news:title>دیدار «وزیران» &amp; گفت‌وگو</news:title></news:news><lastmod>2025</lastmod></url>
        <url><loc>{TWO}</loc><lastmod>2023-10-04</lastmod><news:title>لقاء</news:title></url></urlset>""",
    JSON: json.dumps(
        {
            "version": "https://jsonfeed.org/version/1.1",
            "title": "خبر",
            "items": [
                {
                    "id": "1",
                    "url": ONE,
                    "title": "دیدار «وزیران» & گفت‌وگو",
                    "date_published": "Wed, 04 Oct 2023 11:22:33 GMT",
                },
                {"id": TWO, "title": "لقاء", "date_published": "2023-10-04"},
                "none",
            ],
        }
    ),
}


@pytest.mark.parametrize("kind", KINDS)
def test_kinds(kind: str) -> None:
    feed = parse_feed(KINDS[kind].encode(), BASE)
    assert feed.kind == (RSS if kind == "RDF" else kind)
    assert feed.title == (None if kind == SITEMAP else "خبر")
    assert [(e.url, e.title, e.published) for e in feed.entries] == [
        (ONE, "دیدار «وزیران» & گفت‌وگو", "Wed, 04 Oct 2023 11:22:33 GMT"),
        (TWO, "لقاء", "2023-10-04"),
    ]


def test_a_sitemap_index_names_sitemaps() -> None:
    raw = f"<sitemapindex><sitemap><loc>{ONE}</loc><lastmod>2023</lastmod></sitemap></sitemapindex>"
    feed = parse_feed(raw.encode(), BASE)
    assert feed.kind == INDEX and [e.url for e in feed.entries] == [ONE]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "windows-1256"])
def test_encodings(encoding: str) -> None:
    name = "utf-8" if "utf-8" in encoding else encoding
    item = f"<item><title>خبر اليوم</title><link>{ONE}</link></item>"
    text = f'<?xml version="1.0" encoding="{name}"?><rss><channel>{item}</channel></rss>'
    raw = text.encode(encoding)
    assert parse_feed(raw, BASE).entries[0].title == "خبر اليوم"


def test_a_feed_cut_short_gives_what_it_holds() -> None:
    raw = KINDS[RSS].encode()
    assert len(parse_feed(raw[: raw.index(b"<guid>")], BASE).entries) == 1


LAUGHS = "".join(f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 12))


@pytest.mark.parametrize(
    "raw",
    [
        f'<!DOCTYPE x [<!ENTITY a0 "ha">{LAUGHS}]><rss><channel><title>&a11;</title></channel></rss>',
        '<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><rss><channel><title>&a;</title></channel></rss>',
        '<!DOCTYPE x [<!ENTITY % a SYSTEM "http://127.0.0.1/x"> %a;]><rss/>',
        "<rss>" + "<a>" * 200_000,
        "<html><body>no feed</body></html>",
        "",
        "{}",
        "{" * 100_000,
        "<rss" + " a='b'" * 10,
        "plain words",
    ],
)
def test_what_attacks_or_is_none_is_refused(raw: str) -> None:
    with pytest.raises(InputError) as e:
        parse_feed(raw.encode(), BASE)
    assert e.value.code == "broken-feed"


def test_a_document_type_alone_is_no_attack() -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//Netscape//DTD RSS 0.91//EN" "http://127.0.0.1/rss.dtd">'
    raw = f"{doctype}<rss><channel><item><title>خبر</title><link>{ONE}</link></item></channel></rss>"
    assert [e.url for e in parse_feed(raw.encode(), BASE).entries] == [ONE]


def test_addresses_of_other_schemes_are_passed_over() -> None:
    links = ["javascript:alert(1)", "file:///etc/passwd", "ftp://a.example/x", ONE]
    items = "".join(f"<item><link>{link}</link></item>" for link in links)
    assert [e.url for e in parse_feed(f"<rss><channel>{items}</channel></rss>".encode(), BASE).entries] == [ONE]


ONE_BY_ONE = {
    RSS: ("<rss><channel>%s</channel></rss>", "<item><title>%s</title><link>%s</link></item>"),
    ATOM: ("<feed>%s</feed>", '<entry><title>%s</title><link href="%s"/></entry>'),
    SITEMAP: ("<urlset>%s</urlset>", "<url><title>%s</title><loc>%s</loc></url>"),
    JSON: ('{"version": "https://jsonfeed.org/version/1.1", "items": [{}%s]}', ', {"title": "%s", "url": "%s"}'),
}


@pytest.mark.parametrize("link", ["http://[oops/2", "//[::1/2", "http://a\u2100b.example/2"], ids=ascii)
@pytest.mark.parametrize("kind", ONE_BY_ONE)
def test_a_link_that_is_none_takes_no_other_with_it(kind: str, link: str) -> None:
    whole, one = ONE_BY_ONE[kind]
    items = one % ("خبر اليوم", ONE) + one % ("x", link) + one % ("خبر روز", TWO)
    found = [(e.url, e.title) for e in parse_feed((whole % items).encode(), BASE).entries]
    assert found == [(ONE, "خبر اليوم"), (TWO, "خبر روز")]


def test_words_of_a_feed_can_be_kept() -> None:
    items = [{"url": ONE, "title": "خبر \ud800", "date_published": "\ud800"}, {"url": f"{ONE}\ud800"}]
    items.append({"url": TWO, "title": "دیدار"})
    document = {"version": "https://jsonfeed.org/version/1.1", "title": "خبر\ud800", "items": items}
    feed = parse_feed(json.dumps(document).encode(), BASE)
    assert [feed.title, *(e.title for e in feed.entries)] == ["خبر?", "خبر ?", "دیدار"]
    str(feed).encode()


@pytest.mark.parametrize("name", ["undefined", "no-such", "a\0b", "idna", "hex"])
@pytest.mark.parametrize("title", ["خبر اليوم", "دیدار امروز"])
def test_an_encoding_that_is_none_is_passed_over(name: str, title: str) -> None:
    item = f"<rss><channel><item><title>{title}</title><link>{ONE}</link></item></channel></rss>".encode()
    told = b'<?xml version="1.0" encoding="%s"?>' % name.encode()
    for raw in (item, told + item, b"\xef\xbb\xbf" * 2 + told + item):
        for broken in (b"", b"\xff"):
            (entry,) = parse_feed(raw.replace(b"</title>", broken + b"</title>"), BASE, name).entries
            assert (entry.title or "").startswith(title)


def test_what_a_feed_says_anew_has_another_digest() -> None:
    first = parse_feed(KINDS[ATOM].encode(), BASE).entries
    again = parse_feed(KINDS[ATOM].replace("2024-01-01", "2024-01-02").encode(), BASE).entries
    assert [a.digest == b.digest for a, b in zip(first, again, strict=True)] == [False, True]


def test_addresses_without_what_tracks_readers() -> None:
    assert plain_address("HTTPS://A.example/X?utm_source=a&id=1&fbclid=2#c") == "https://a.example/X?id=1"
    assert plain_address("https://a.example/x?id=a%20b") == "https://a.example/x?id=a%20b"


def test_a_page_names_its_feeds() -> None:
    page = b"""<head><link rel="alternate" type="application/rss+xml" title=x href="/rss?a=1&amp;b=2">
        <LINK href='atom.xml' type='application/atom+xml' rel='alternate'><link rel=stylesheet href=x.css>
        <link rel=alternate type=application/rss+xml href="http://[oops/rss"></head>"""
    assert discover(page, "https://a.example/fa/") == [
        "https://a.example/rss?a=1&b=2",
        "https://a.example/fa/atom.xml",
    ]
