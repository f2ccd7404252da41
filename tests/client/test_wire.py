"""What the client says where no reading room answers as it should."""

import http.server
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

import isnad
from isnad.client import HttpView
from isnad.client.wire import Wire
from isnad.errors import RecordError, UsageError


@contextmanager
def answering(status: int, kind: str, body: bytes, location: str = "") -> Iterator[str]:
    """The address of a server that gives one answer to all questions."""

    class Handler(http.server.BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            self.send_response(status)
            self.send_header("content-type", kind)
            self.send_header("content-length", str(len(body)))
            if location:
                self.send_header("location", location)
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            """Nothing is logged."""

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_address[1]}"
        server.shutdown()
        thread.join(5)


@pytest.mark.parametrize(
    ("status", "kind", "body", "said"),
    [
        (200, "text/html", b"<p>hello", "not understood"),
        (200, "application/json", b'{"items": 1}', "same version"),
        (200, "application/json", b"\xff\xfe", "not understood"),
        (404, "text/html", b"<p>no", "answers 404; is it a reading room"),
        (421, "text/plain", b"names of this computer only", "421 (names of this computer only)"),
        (500, "application/problem+json", b'{"detail": "database is locked"}', "500 (database is locked)"),
        (500, "application/problem+json", b"{", "answers 500"),
        (302, "text/plain", b"", "answers 302"),
    ],
)
def test_who_is_no_reading_room_is_told_so(status: int, kind: str, body: bytes, said: str) -> None:
    with answering(status, kind, body, "http://example.org/") as address, pytest.raises(RecordError) as error:
        isnad.open(address)
    assert said in str(error.value) and address in str(error.value)


def test_what_the_server_says_of_a_question_is_a_usage_error() -> None:
    body = '{"detail": "اليوم غير مفهوم"}'.encode()
    with answering(422, "application/problem+json", body) as address, pytest.raises(UsageError, match="غير مفهوم"):
        HttpView(address)


@pytest.mark.parametrize(
    "address", ["http://", "ftp://x", "http://u:p@h:1", "http://h/?q=1", "http://h:port", "h:80"]
)
def test_what_is_no_address_is_refused(address: str) -> None:
    with pytest.raises(UsageError, match="no address"):
        Wire(address)


@pytest.mark.parametrize("given", ["http://127.0.0.1:8000", "http://127.0.0.1:8000/", "http://127.0.0.1:8000/v1/"])
def test_an_address_may_end_as_people_copy_it(given: str) -> None:
    assert Wire(given).address == "http://127.0.0.1:8000"


def test_nobody_there_says_what_to_start() -> None:
    with pytest.raises(RecordError, match="isnad serve"):
        isnad.open("http://127.0.0.1:9")


def test_who_does_not_answer_in_time_is_told_so() -> None:
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), http.server.BaseHTTPRequestHandler) as silent:
        address = f"http://127.0.0.1:{silent.server_address[1]}"  # it listens, and nobody serves
        with pytest.raises(RecordError, match=r"within 0\.2 s"):
            HttpView(address, wait=0.2)
