"""What went wrong in a request to the API, as RFC 9457 has it."""

from collections.abc import Mapping
from http import HTTPStatus

from msgspec import Struct
from starlette.responses import JSONResponse, Response


class Problem(Struct, frozen=True, kw_only=True):
    """A problem document; `type` is about:blank, so that `title` is the status's own phrase."""

    type: str
    title: str
    status: int
    detail: str


def problem(status: int, detail: str, headers: Mapping[str, str] | None = None) -> Response:
    """A problem as an answer."""
    body = {"type": "about:blank", "title": HTTPStatus(status).phrase, "status": status, "detail": detail}
    return JSONResponse(body, status, headers=dict(headers or {}), media_type="application/problem+json")
