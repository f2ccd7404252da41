"""Questions to a reading room and its answers, over connections that are kept open."""

import http.client
import threading
from collections.abc import Mapping, Sequence
from typing import TypeVar
from urllib.parse import urlencode, urlsplit

import msgspec
from msgspec import Struct

from isnad import __version__
from isnad.errors import RecordError, UsageError

T = TypeVar("T")
Values = Mapping[str, str | int | Sequence[str] | None]
WAIT = 60.0  # seconds for an answer
_MOST = 256_000_000  # bytes of an answer
_ASKED_WRONGLY = (400, 404, 409, 422)
_HEADERS = {"accept": "application/json", "user-agent": f"isnad/{__version__}"}


class _Problem(Struct):
    detail: str = ""


class Wire:
    """The API at an address. Usable from several threads; each question has a connection to itself."""

    def __init__(self, address: str, wait: float = WAIT) -> None:
        """UsageError where the address can't be one. `wait` is in seconds."""
        self.address, self._scheme, self._host, self._path = _parts(address)
        self._wait = wait
        self._idle: list[http.client.HTTPConnection] = []
        self._lock = threading.Lock()

    def get(self, path: str, values: Values, type: type[T]) -> T:
        """The answer to `GET /v1…`; values that are None are not sent.

        UsageError where the server says that the question can't be, or finds nothing of the kind; RecordError where
        it does not answer, or not as a reading room does.
        """
        there = {k: v for k, v in values.items() if v is not None}
        target = f"{self._path}/v1{path}" + (f"?{urlencode(there, doseq=True)}" if there else "")
        status, kind, body = self._asked(target)
        if status in _ASKED_WRONGLY and kind == "application/problem+json":
            raise UsageError(f"{self.address}: {self._decoded(body, _Problem).detail}")
        if status != 200:
            raise RecordError(f"{self.address} answers {status}{_told(kind, body)}; is it a reading room of Isnad?")
        return self._decoded(body, type)

    def close(self) -> None:
        """Close what is open."""
        with self._lock:
            idle, self._idle = self._idle, []
        for connection in idle:
            connection.close()

    def _decoded(self, body: bytes, type: type[T]) -> T:
        try:
            return msgspec.json.decode(body, type=type)
        except (msgspec.DecodeError, UnicodeDecodeError) as e:
            remedy = "is it a reading room of Isnad, of the same version?"
            raise RecordError(f"{self.address} answers what is not understood here ({e}); {remedy}") from e

    def _asked(self, target: str) -> tuple[int, str, bytes]:
        connection, used = self._connection()
        try:
            answer = self._once(connection, target)
        except (http.client.RemoteDisconnected, ConnectionResetError, BrokenPipeError) as e:
            connection.close()
            if not used:
                raise self._silent(e) from e
            return self._asked_anew(target)  # the server closed it while nothing was asked
        except (OSError, http.client.HTTPException) as e:
            connection.close()
            raise self._silent(e) from e
        return self._kept(connection, answer)

    def _asked_anew(self, target: str) -> tuple[int, str, bytes]:
        connection = self._new()
        try:
            answer = self._once(connection, target)
        except (OSError, http.client.HTTPException) as e:
            connection.close()
            raise self._silent(e) from e
        return self._kept(connection, answer)

    def _once(self, connection: http.client.HTTPConnection, target: str) -> tuple[int, str, bytes, bool]:
        connection.request("GET", target, headers=_HEADERS)
        response = connection.getresponse()
        body = response.read(_MOST + 1)
        if len(body) > _MOST:
            raise http.client.HTTPException(f"more than {_MOST} bytes")
        kind = (response.getheader("content-type") or "").partition(";")[0].strip().lower()
        return response.status, kind, body, response.will_close

    def _kept(
        self, connection: http.client.HTTPConnection, answer: tuple[int, str, bytes, bool]
    ) -> tuple[int, str, bytes]:
        status, kind, body, closes = answer
        if closes:
            connection.close()
        else:
            with self._lock:
                self._idle.append(connection)
        return status, kind, body

    def _connection(self) -> tuple[http.client.HTTPConnection, bool]:
        """A connection that nobody uses, and whether it was used before."""
        with self._lock:
            if self._idle:
                return self._idle.pop(), True
        return self._new(), False

    def _new(self) -> http.client.HTTPConnection:
        made = http.client.HTTPSConnection if self._scheme == "https" else http.client.HTTPConnection
        return made(self._host, timeout=self._wait)

    def _silent(self, error: Exception) -> RecordError:
        if isinstance(error, TimeoutError):
            return RecordError(f"{self.address} did not answer within {self._wait:g} s; ask for less, or try again")
        why = getattr(error, "strerror", None) or str(error) or type(error).__name__
        remedy = "start it with `isnad serve --record PATH`, or mend the address"
        return RecordError(f"{self.address}: nobody answers there ({why}); {remedy}")


def _parts(address: str) -> tuple[str, str, str, str]:
    """The address without what does not count, its scheme, host with port, and the path before /v1."""
    try:
        parts = urlsplit(address.strip())
        host, _ = parts.hostname, parts.port
    except ValueError as e:
        raise UsageError(f"{address!r} is no address ({e}); give one such as http://127.0.0.1:8000") from e
    plain = not (parts.query or parts.fragment or parts.username or parts.password)
    if parts.scheme not in ("http", "https") or not host or not plain:
        raise UsageError(f"{address!r} is no address of a reading room; give one such as http://127.0.0.1:8000")
    path = parts.path.rstrip("/").removesuffix("/v1")
    return f"{parts.scheme}://{parts.netloc}{path}", parts.scheme, parts.netloc, path


def _told(kind: str, body: bytes) -> str:
    """What the server says of it, where it says it in plain words."""
    text = body[:300].decode("utf-8", "replace").strip()
    if kind == "application/problem+json":
        try:
            text = msgspec.json.decode(body, type=_Problem).detail
        except msgspec.DecodeError:
            return ""
    return f" ({text})" if kind in ("text/plain", "application/problem+json") and text.isprintable() and text else ""
