"""A site on this machine that serves what a test says, and misbehaves as told. Only 127.0.0.0/8 is ever reached."""

import socket
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

Answer = Callable[["Request"], None]


class Request(BaseHTTPRequestHandler):
    """One request, answered by the site's function for its path."""

    protocol_version = "HTTP/1.1"
    site: "Site"

    def do_GET(self) -> None:
        with self.site.guard:
            self.site.asked.append((self.path, dict(self.headers.items())))
        answer = self.site.pages.get(self.path.split("?")[0]) or self.site.default
        answer(self)
        self.close_connection = True

    def reply(self, body: bytes | str = b"", status: int = 200, **headers: str) -> None:
        raw = body.encode() if isinstance(body, str) else body
        self.send_response(status)
        named = {k.replace("_", "-"): v for k, v in headers.items()}
        for k, v in ({"Content-Length": str(len(raw)), "Content-Type": "text/html; charset=utf-8"} | named).items():
            self.send_header(k, v)
        self.end_headers()
        self.wfile.write(raw)

    def log_message(self, *_: object) -> None:
        pass


class _Server(ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 64

    def handle_error(self, *_: object) -> None:
        pass  # a client that hangs up


class Site:
    """Pages by path; `asked` are the requests that came."""

    def __init__(self, host: str = "127.0.0.1") -> None:
        self.pages: dict[str, Answer] = {}
        self.default: Answer = lambda r: r.reply("none", 404)
        self.asked: list[tuple[str, dict[str, str]]] = []
        self.guard = threading.Lock()
        handler = type("Handler", (Request,), {"site": self})
        self._server = _Server((host, 0), handler)
        self.port = int(self._server.server_address[1])
        self.url = f"http://{host}:{self.port}"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._server.server_close()

    def paths(self) -> list[str]:
        return [path for path, _ in self.asked]


@contextmanager
def site(host: str = "127.0.0.1") -> Iterator[Site]:
    made = Site(host)
    try:
        yield made
    finally:
        made.close()


def raw(request: Request, data: bytes, linger: float = 0.0) -> None:
    """Send bytes as they are, and hang up."""
    request.wfile.write(data)
    request.wfile.flush()
    if linger:
        threading.Event().wait(linger)
    request.connection.shutdown(socket.SHUT_RDWR)


TITLES = {"ar": "الوزير يرحب بالحوار مع الجيران", "fa": "دیدار وزیران خارجه در تهران"}
BODIES = {
    "ar": "قال الوزير إن بلاده ترحب بالحوار في المنطقة، وأضاف أن اللقاء كان مفيدا وسيتكرر في الشهر المقبل. ",
    "fa": "وزیر خارجه گفت که این دیدار سازنده بود و می‌تواند به نتیجه برسد و ماه آینده تکرار خواهد شد. ",
}


def page(lang: str, number: int = 0, more: str = "") -> str:
    """A page of an article of its own."""
    title = f"{TITLES[lang]} {number}"
    return (
        f'<!DOCTYPE html><html lang="{lang}" dir="rtl"><head><meta charset="utf-8"><title>{title}</title></head>'
        f"<body><article><h1>{title}</h1><p>{BODIES[lang] * 3}</p><p>{number}: {BODIES[lang] * 2}{more}</p></article>"
        "</body></html>"
    )


def rss(site_url: str, links: list[str], title: str = "خبر") -> str:
    items = "".join(
        f"<item><title>{link}</title><link>{site_url}{link}</link>"
        "<pubDate>Wed, 04 Oct 2023 11:22:33 GMT</pubDate></item>"
        for link in links
    )
    head = f'<?xml version="1.0" encoding="utf-8"?><rss version="2.0"><channel><title>{title}</title>'
    return f"{head}{items}</channel></rss>"
