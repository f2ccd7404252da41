"""Each limit of fetching, attacked over loopback."""

import gzip
import socket
import threading
from collections.abc import Iterator

import pytest

from isnad.errors import FetchError
from isnad.fetch import Client, FetchLimits
from isnad.fetch.address import check_url, is_public
from isnad.fetch.client import retry_after
from local_site import Site, raw, site

LIMITS = FetchLimits(bytes=200_000, seconds=60, idle=30, redirects=3, private=True)  # no busy machine is so slow
HASTY = FetchLimits(bytes=200_000, seconds=1.5, idle=0.5, redirects=3, private=True)


@pytest.fixture
def web() -> Iterator[Site]:
    with site() as made:
        yield made


def refused(url: str, limits: FetchLimits = LIMITS) -> FetchError:
    with pytest.raises(FetchError) as e:
        Client(limits).fetch(url)
    assert url[:20] in str(e.value) or "/out" in url or e.value.code == "redirect-loop"
    return e.value


def test_a_page_is_fetched_with_our_name_and_without_secrets(web: Site) -> None:
    web.pages["/خبر"] = lambda r: r.reply("ok")
    web.pages["/%D8%AE%D8%A8%D8%B1"] = lambda r: r.reply("نعم", Content_Type="text/html; charset=windows-1256")
    found = Client(LIMITS).fetch(f"{web.url}/خبر?q=دو#part")
    assert (found.status, found.body.decode()) == (200, "نعم")
    assert found.headers["content-type"] == "text/html; charset=windows-1256"
    path, headers = web.asked[0]
    assert path == "/%D8%AE%D8%A8%D8%B1?q=%D8%AF%D9%88"
    assert headers["User-Agent"].startswith("isnad/") and headers["Host"] == f"127.0.0.1:{web.port}"
    assert not {"Cookie", "Authorization", "Referer"} & set(headers)


@pytest.mark.parametrize(
    "host",
    [
        *("127.0.0.1", "127.9.9.9", "localhost", "0.0.0.0", "2130706433", "0x7f.1", "017700000001", "[::1]"),
        *("[::ffff:127.0.0.1]", "10.0.0.1", "192.168.1.1", "172.16.0.1", "169.254.169.254", "100.64.0.1"),
        *("[fd00::1]", "[fe80::1]", "224.0.0.1", "[64:ff9b::7f00:1]", "[2002:7f00:1::]"),
    ],
)
def test_private_addresses_are_refused_however_they_are_written(web: Site, host: str) -> None:
    assert refused(f"http://{host}:{web.port}/", FetchLimits(seconds=1)).code in ("private-address", "no-such-host")
    assert web.asked == []


def test_what_is_public() -> None:
    assert is_public("93.184.216.34") and is_public("2606:2800:220:1::1")
    assert not any(map(is_public, ("198.18.0.1", "240.0.0.1", "255.255.255.255", "::", "2001:db8::1", "192.0.2.1")))


def test_the_address_that_was_checked_is_the_one_that_is_reached(web: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that is public when it is checked and private when it is connected to: DNS rebinding."""
    answers = iter(["93.184.216.34", "127.0.0.1", "127.0.0.1"])
    connected: list[str] = []

    def lookup(*_: object, **__: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), web.port))]

    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        connected.append(address[0])
        raise ConnectionRefusedError("nobody is reached in tests")

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    monkeypatch.setattr(socket, "create_connection", connect)
    assert refused(f"http://rebind.example:{web.port}/", FetchLimits(seconds=1)).code == "no-answer"
    assert connected == ["93.184.216.34"] and web.asked == []


def test_where_one_address_is_silent_the_next_is_tried(web: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    """As where a host has an IPv6 address that this network leads nowhere."""
    web.pages["/"] = lambda r: r.reply("ok")
    found = [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (a, web.port)) for a in ("127.0.0.2", "127.0.0.1")]
    real = socket.create_connection

    def connect(address: tuple[str, int], timeout: float) -> socket.socket:
        if address[0] == "127.0.0.2":
            raise TimeoutError
        return real(address, timeout)

    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: found)
    monkeypatch.setattr(socket, "create_connection", connect)
    assert Client(LIMITS).fetch(f"http://two.example:{web.port}/").body == b"ok"


def test_a_host_with_one_private_address_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    both = [(2, 1, 6, "", ("93.184.216.34", 80)), (2, 1, 6, "", ("127.0.0.1", 80))]
    monkeypatch.setattr(socket, "getaddrinfo", lambda *_, **__: both)
    assert refused("http://two.example/", FetchLimits(seconds=1)).code == "private-address"


def test_redirects_are_checked_too(web: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("isnad.fetch.address.is_public", lambda address: address == "127.0.0.1")
    with site("127.0.0.2") as inner:
        inner.pages["/secret"] = lambda r: r.reply("secret")
        for place in (f"{inner.url}/secret", f"http://127.0.0.3:{inner.port}/", "http://[::1]/"):
            web.pages["/out"] = lambda r, place=place: r.reply(status=302, Location=place)  # type: ignore[misc]
            assert refused(f"{web.url}/out", FetchLimits(seconds=2)).code == "private-address"
        assert inner.asked == []


@pytest.mark.parametrize(
    "url",
    [
        *("file:///etc/passwd", "ftp://a.example/", "gopher://a.example/", "javascript:alert(1)", "//a.example/"),
        *("http://", "http://user:secret@a.example/", "http://a.example:99999/", "http://a.example/\r\nX: y"),
        *("http://a b.example/", "http://a.example/" + "x" * 5000, "http://[::1/"),
    ],
)
def test_addresses_that_are_none(url: str) -> None:
    with pytest.raises(FetchError) as e:
        check_url(url)
    assert e.value.code == "bad-address"


@pytest.mark.parametrize(
    "place", ["file:///etc/passwd", "ftp://127.0.0.1/", "http://user:pw@127.0.0.1/", "http://[oops/2", ""]
)
def test_redirects_lead_to_pages_alone(web: Site, place: str) -> None:
    web.pages["/out"] = lambda r: r.reply(status=301, Location=place)
    assert refused(f"{web.url}/out").code in ("bad-address", "bad-answer")


def test_redirects_in_circles_and_without_end(web: Site) -> None:
    web.pages["/a"] = lambda r: r.reply(status=302, Location="/b")
    web.pages["/b"] = lambda r: r.reply(status=302, Location="/a")
    web.default = lambda r: r.reply(status=307, Location=r.path + "x")
    assert refused(f"{web.url}/a").code == "redirect-loop"
    assert refused(f"{web.url}/c").code == "redirect-loop"
    assert len(web.asked) == 2 + LIMITS.redirects + 1
    web.pages["/d"] = lambda r: r.reply(status=301, Location="/e#x")
    web.pages["/e"] = lambda r: r.reply("there")
    assert Client(LIMITS).fetch(f"{web.url}/d").url == f"{web.url}/e"


def drip(data: bytes, pause: float = 0.2) -> object:
    def answer(r: object) -> None:
        for byte in data:
            r.wfile.write(bytes([byte]))  # type: ignore[attr-defined]
            threading.Event().wait(pause)

    return answer


def test_servers_that_stall_or_drip(web: Site) -> None:
    web.pages["/silent"] = lambda r: threading.Event().wait(3) and None
    web.pages["/drip"] = drip(b"HTTP/1.1 200 OK\r\nX: " + b"y" * 50)  # type: ignore[assignment]
    web.pages["/body"] = drip(b"HTTP/1.1 200 OK\r\n\r\n" + b"y" * 50, 0.1)  # type: ignore[assignment]
    for path in ("/silent", "/drip", "/body"):
        e = refused(web.url + path, HASTY)
        assert e.code == "timeout" and e.again
    closed = socket.socket()
    closed.bind(("127.0.0.1", 0))
    assert refused(f"http://127.0.0.1:{closed.getsockname()[1]}/").code == "no-answer"
    closed.close()


def test_servers_that_lie_about_length(web: Site) -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n"
    web.pages["/short"] = lambda r: raw(r, head + b"Content-Length: 1000\r\n\r\nfew")
    web.pages["/huge"] = lambda r: raw(r, head + b"Content-Length: 99999999999\r\n\r\nfew")
    web.pages["/endless"] = lambda r: raw(r, head + b"\r\n" + b"x" * 5_000_000)
    web.pages["/negative"] = lambda r: raw(r, head + b"Content-Length: -5\r\n\r\n" + b"x" * 5_000_000)
    web.pages["/chunks"] = lambda r: raw(r, head + b"Transfer-Encoding: chunked\r\n\r\nffffffffff\r\nxx")
    web.pages["/headers"] = lambda r: raw(r, b"HTTP/1.1 200 OK\r\n" + b"X: y\r\n" * 1000)
    web.pages["/line"] = lambda r: raw(r, b"HTTP/1.1 200 OK\r\nX: " + b"y" * 200_000)
    web.pages["/none"] = lambda r: raw(r, b"no HTTP at all\r\n\r\n")
    codes = {path: refused(web.url + path).code for path in list(web.pages)}
    assert codes == {
        "/short": "cut-short",
        "/huge": "too-large",
        "/endless": "too-large",
        "/negative": "too-large",
        "/chunks": "cut-short",
        "/headers": "no-answer",
        "/line": "no-answer",
        "/none": "no-answer",
    }


def test_bombs_and_packings(web: Site) -> None:
    small = FetchLimits(bytes=50_000_000, ratio=20, private=True)
    packed = gzip.compress(b"<p>" + bytes(40_000_000))
    web.pages["/bomb"] = lambda r: r.reply(packed, Content_Encoding="gzip")
    web.pages["/good"] = lambda r: r.reply(gzip.compress("نعم".encode()), Content_Encoding="gzip")
    web.pages["/cut"] = lambda r: r.reply(gzip.compress(b"no" * 500)[:-12], Content_Encoding="gzip")
    web.pages["/bad"] = lambda r: r.reply(b"\x1f\x8bno gzip", Content_Encoding="gzip")
    web.pages["/br"] = lambda r: r.reply(b"x", Content_Encoding="br")
    assert refused(f"{web.url}/bomb", small).code == "too-large"
    assert Client(LIMITS).fetch(f"{web.url}/good").body.decode() == "نعم"
    assert [refused(web.url + p).code for p in ("/cut", "/bad", "/br")] == ["cut-short", "bad-answer", "bad-answer"]


@pytest.mark.parametrize(("status", "again"), [(404, False), (403, False), (410, False), (429, True), (503, True)])
def test_statuses(web: Site, status: int, again: bool) -> None:
    web.pages["/x"] = lambda r: r.reply("no", status, Retry_After="120")
    e = refused(f"{web.url}/x")
    assert (e.code, e.again, e.after) == (f"http-{status}", again, 120.0 if again else None)


def test_retry_after_in_all_its_forms() -> None:
    assert retry_after("120") == 120 and retry_after(None) is None and retry_after("soon") is None
    assert retry_after("Wed, 21 Oct 2015 07:28:00 GMT") == 0.0
    assert retry_after("Thu, 01 Jan 1970 00:01:40 GMT", now=40) == 60
