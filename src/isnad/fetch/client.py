"""One request after the other over sockets that we open ourselves.

The address that was checked is the address that is connected to, so a name that changes its mind between the two
reaches nothing; each redirect is checked anew. One deadline stands over a whole exchange, however slowly it drips.
"""

import http.client
import io
import random
import socket
import ssl
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from email.utils import parsedate_to_datetime
from typing import NamedTuple
from urllib.parse import urldefrag, urljoin

from isnad import __version__
from isnad.errors import FetchError
from isnad.fetch.address import Target, check_url, resolve

USER_AGENT = f"isnad/{__version__} (reads news into a record of who said what)"
_ACCEPT = "text/html,application/xhtml+xml,application/rss+xml,application/atom+xml,application/xml,*/*;q=0.5"
_BLOCK = 1 << 16
_REDIRECTS = frozenset({301, 302, 303, 307, 308})
_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_FREE = 1 << 20


@dataclass(frozen=True, slots=True, kw_only=True)
class FetchLimits:
    """Bounds of one fetch. `seconds` is all in all, `idle` the longest silence."""

    bytes: int = 20_000_000
    ratio: int = 200
    seconds: float = 30.0
    idle: float = 10.0
    redirects: int = 5
    private: bool = False
    user_agent: str = USER_AGENT


class Fetched(NamedTuple):
    """An answer: `url` is where the redirects led, `body` unpacked. With status 304 the body is empty."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(slots=True)
class Client:
    """Fetches; FetchError says what went wrong and whether to try again. Holds no connection between fetches."""

    limits: FetchLimits = field(default_factory=FetchLimits)
    tls: ssl.SSLContext = field(default_factory=ssl.create_default_context)

    def fetch(
        self,
        url: str,
        headers: Mapping[str, str] | None = None,
        allowed: Callable[[Target], None] | None = None,
    ) -> Fetched:
        """The answer to a GET, through redirects. `allowed` may refuse each target by raising FetchError.

        Only 200 and 304 are answers; all else raises.
        """
        deadline = time.monotonic() + self.limits.seconds
        seen: set[str] = set()
        target = check_url(urldefrag(url).url)
        for _ in range(self.limits.redirects + 1):
            if allowed is not None:
                allowed(target)
            answer = self._once(target, headers or {}, deadline)
            if answer.status not in _REDIRECTS:
                return _accepted(answer)
            seen.add(target.url)
            place = answer.headers.get("location")
            if not place:
                raise FetchError("bad-answer", "it redirects to nowhere", target.url)
            after = check_url(_joined(target.url, place.strip()))
            if after.url in seen:
                raise FetchError("redirect-loop", "its redirects go in a circle", url, again=True)
            if target.scheme == "https" and after.scheme == "http":
                raise FetchError("bad-address", f"it redirects from https to {after.url}", url)
            target = after
        message = f"it redirects more than {self.limits.redirects} times"
        raise FetchError("redirect-loop", message, url, again=True)

    def _once(self, target: Target, headers: Mapping[str, str], deadline: float) -> Fetched:
        sock: _Timed | None = None
        try:
            sock = self._connect(target, deadline)
            connection = http.client.HTTPConnection(target.host, target.port)
            connection.sock = sock
            connection.putrequest("GET", target.path, skip_host=True, skip_accept_encoding=True)
            own = {
                "Host": target.host_header,
                "User-Agent": self.limits.user_agent,
                "Accept": _ACCEPT,
                "Accept-Encoding": "gzip",
                "Connection": "close",
            }
            for name, value in {**own, **headers}.items():
                connection.putheader(name, value.encode("latin-1", "replace"))
            connection.endheaders()
            response = connection.getresponse()
            got = {k.lower(): v for k, v in reversed(response.getheaders())}
            if response.status in _REDIRECTS or response.status == 304:
                return Fetched(target.url, response.status, got, b"")
            body = self._body(response, got, target.url) if response.status == 200 else b""
            return Fetched(target.url, response.status, got, body)
        except TimeoutError as e:
            message = f"it took more than {self.limits.seconds:g} s, or was silent for {self.limits.idle:g} s"
            raise FetchError("timeout", message, target.url, again=True) from e
        except ssl.SSLError as e:
            message = f"its certificate or encryption is refused ({e.reason or e})"
            raise FetchError("tls", message, target.url, again=True) from e
        except http.client.IncompleteRead as e:
            raise FetchError(
                "cut-short", "it ended before the length that it declares", target.url, again=True
            ) from e
        except (OSError, http.client.HTTPException, ValueError) as e:
            message = f"no whole answer came ({type(e).__name__}: {str(e)[:200]})"
            raise FetchError("no-answer", message, target.url, again=True) from e
        finally:
            if sock is not None:
                sock.end()

    def _connect(self, target: Target, deadline: float) -> "_Timed":
        last: OSError | None = None
        for address in resolve(target, self.limits.private):
            try:
                sock = socket.create_connection((address, target.port), timeout=_left(deadline, self.limits.idle))
            except OSError as e:
                last = e
                continue
            try:
                if target.scheme == "https":
                    sock = self.tls.wrap_socket(sock, server_hostname=target.host)
            except BaseException:
                sock.close()
                raise
            return _Timed(sock, deadline, self.limits.idle)
        raise last or OSError("no address")

    def _body(self, response: http.client.HTTPResponse, headers: Mapping[str, str], url: str) -> bytes:
        declared = headers.get("content-length", "")
        if declared.isdigit() and int(declared) > self.limits.bytes:
            raise self._too_large(url)
        raw = bytearray()
        while block := response.read1(_BLOCK):
            raw += block
            if len(raw) > self.limits.bytes:
                raise self._too_large(url)
        if response.length:  # read1 ends quietly where the server hangs up
            raise http.client.IncompleteRead(b"", response.length)
        coding = headers.get("content-encoding", "").strip().lower()
        if coding in ("", "identity"):
            return bytes(raw)
        if coding in ("gzip", "x-gzip", "deflate"):
            return self._unpacked(bytes(raw), url)
        raise FetchError("bad-answer", f"it is packed with {coding[:40]}, which was not asked for", url)

    def _unpacked(self, raw: bytes, url: str) -> bytes:
        most = min(self.limits.bytes, max(_FREE, self.limits.ratio * len(raw)))
        for bits in (47, -15):  # gzip or zlib by their heads, else bare deflate
            unpacker = zlib.decompressobj(bits)
            try:
                out = unpacker.decompress(raw, most + 1)
            except zlib.error:
                continue
            if len(out) > most:
                raise FetchError("too-large", f"its {len(raw)} bytes unpack to more than {most}", url)
            if not unpacker.eof:
                raise FetchError("cut-short", "its packed body ends too early", url, again=True)
            return out
        raise FetchError("bad-answer", "its packed body is damaged", url, again=True)

    def _too_large(self, url: str) -> FetchError:
        return FetchError("too-large", f"it has more than {self.limits.bytes} bytes", url)


class _Timed:
    """A socket that keeps a deadline: each wait is the shorter of what is left and the longest silence."""

    def __init__(self, sock: socket.socket, deadline: float, idle: float) -> None:
        self._sock = sock
        self._deadline = deadline
        self._idle = idle

    def sendall(self, data: bytes) -> None:
        self._sock.settimeout(_left(self._deadline, self._idle))
        self._sock.sendall(data)

    def makefile(self, mode: str) -> io.BufferedReader:
        """The stream that http.client reads its answer from."""
        return io.BufferedReader(_Stream(self._sock, self._deadline, self._idle), _BLOCK)

    def close(self) -> None:
        """What http.client calls before the body is read; `end` closes."""

    def end(self) -> None:
        """Close the socket."""
        self._sock.close()


class _Stream(io.RawIOBase):
    def __init__(self, sock: socket.socket, deadline: float, idle: float) -> None:
        self._sock = sock
        self._deadline = deadline
        self._idle = idle

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: memoryview) -> int:  # type: ignore[override]
        self._sock.settimeout(_left(self._deadline, self._idle))
        return self._sock.recv_into(buffer)


def _left(deadline: float, idle: float) -> float:
    left = deadline - time.monotonic()
    if left <= 0:
        raise TimeoutError
    return min(left, idle)


def _joined(url: str, place: str) -> str:
    """The address that a redirect from `url` leads to, without its fragment."""
    try:
        return urldefrag(urljoin(url, place)).url
    except ValueError as e:
        raise FetchError("bad-address", f"it redirects to what is no address ({e})", url) from e


def _accepted(answer: Fetched) -> Fetched:
    if answer.status in (200, 304):
        return answer
    again = answer.status in _AGAIN
    message = f"the server answers {answer.status} {http.client.responses.get(answer.status, '')}".rstrip()
    after = retry_after(answer.headers.get("retry-after")) if again else None
    raise FetchError(f"http-{answer.status}", message, answer.url, again=again, after=after)


def retry_after(value: str | None, now: float | None = None) -> float | None:
    """The seconds that a Retry-After asks to wait, given as seconds or as a date; None where it asks nothing."""
    if not value:
        return None
    value = value.strip()
    if value.isascii() and value.isdigit():
        return float(value[:9])
    try:
        at = parsedate_to_datetime(value).timestamp()
    except (ValueError, TypeError, OverflowError):
        return None
    return max(0.0, at - (time.time() if now is None else now))


def jittered(seconds: float, by: float = 0.1) -> float:
    """`seconds` give or take a tenth, so that many don't come at once."""
    return seconds * random.uniform(1 - by, 1 + by)
