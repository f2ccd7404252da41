"""What every request must pass and every answer carries, whatever page it is for."""

from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from isnad.web.listening import is_own

Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]
App = Callable[[MutableMapping[str, Any], Receive, Send], Awaitable[None]]

MOST_BYTES = 2_000_000  # of a request's body
_CSP = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
)
HEADERS = (
    (b"content-security-policy", _CSP.encode()),
    (b"x-content-type-options", b"nosniff"),
    (b"referrer-policy", b"same-origin"),
    (b"cross-origin-opener-policy", b"same-origin"),
    (b"cross-origin-resource-policy", b"same-origin"),
    (b"x-frame-options", b"DENY"),
)
NAMED_HEADERS = {name.decode(): value.decode() for name, value in HEADERS}
_NOT_PAGES = ("/v1/", "/openapi.json", "/static/")


class Guard:
    """Refuses foreign host names, foreign senders and bodies too large; `PAGE.json` is the page as JSON."""

    def __init__(self, app: App) -> None:
        self._app = app

    async def __call__(self, scope: MutableMapping[str, Any], receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        headers = {k.decode("latin-1"): v.decode("latin-1") for k, v in scope["headers"]}

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                message["headers"] = [*message["headers"], *HEADERS]
            await send(message)

        if not is_own(headers.get("host", "")):
            await _refuse(guarded, 421, "this server answers to the names of this computer only")
        elif scope["method"] not in ("GET", "HEAD") and not _from_here(headers):
            await _refuse(guarded, 403, "another site sent this form")
        elif not headers.get("content-length", "0").isdigit() or int(headers.get("content-length", "0")) > MOST_BYTES:
            await _refuse(guarded, 413, f"a request may hold {MOST_BYTES} bytes at most")
        else:
            await self._app(_as_page(scope), _bounded(receive), guarded)


def _from_here(headers: dict[str, str]) -> bool:
    """Whether what is sent comes from a page of this server, or from no page at all (a program)."""
    site = headers.get("sec-fetch-site")
    if site is not None and site not in ("same-origin", "none"):
        return False
    origin = headers.get("origin")
    return origin is None or origin == f"http://{headers.get('host', '')}"


def _as_page(scope: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    path = scope["path"]
    as_json = path.endswith(".json") and not path.startswith(_NOT_PAGES)
    if as_json:
        path = path.removesuffix(".json")
        scope = {**scope, "path": "/" if path == "/home" else path}
    if scope["method"] == "HEAD":  # the answer to a GET; the server itself leaves its body out
        scope = {**scope, "method": "GET"}
    scope.setdefault("state", {})["as_json"] = as_json
    return scope


def _bounded(receive: Receive) -> Receive:
    """The body as it comes; one that grows beyond the limit without having said so is cut off."""
    seen = 0

    async def counted() -> Message:
        nonlocal seen
        message = await receive()
        seen += len(message.get("body", b""))
        return message if seen <= MOST_BYTES else {"type": "http.disconnect"}

    return counted


async def _refuse(send: Send, status: int, why: str) -> None:
    body = why.encode()
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})
