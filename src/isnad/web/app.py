"""The application: pages and API over one record."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from anyio import to_thread
from fastapi import FastAPI, Request, Response
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.staticfiles import StaticFiles
from starlette.types import Scope

from isnad import __version__
from isnad.errors import BusyRecordError, IsnadError, UnwritableRecordError, UsageError
from isnad.web import api, problems, room, viewing
from isnad.web.guard import NAMED_HEADERS, Guard
from isnad.web.pages import ROUTERS
from isnad.web.reader import reader

_AT_ONCE = 8  # requests that are worked on: more would only wait for one another's turns


def make_app(record: Path) -> FastAPI:
    """The reading room of a record. RecordError where it can't be opened."""
    own = room.Room(record)

    @asynccontextmanager
    async def lifespan(_: FastAPI) -> AsyncIterator[None]:
        to_thread.current_default_thread_limiter().total_tokens = _AT_ONCE
        yield
        own.close()

    app = FastAPI(
        title="Isnad",
        version=__version__,
        description="Who said what, through which chain: one record of Arabic and Persian news.",
        docs_url=None,
        redoc_url=None,
        redirect_slashes=False,
        lifespan=lifespan,
    )
    app.state.room = own
    for router in ROUTERS:
        app.include_router(router)
    app.include_router(viewing.router)
    api.install(app)
    app.mount("/static", _Lasting(directory=room.STATIC), name="static")
    app.add_exception_handler(UsageError, _failed)
    app.add_exception_handler(IsnadError, _failed)
    app.add_exception_handler(HTTPException, _failed)
    app.add_exception_handler(Exception, _broken)
    app.add_middleware(GZipMiddleware, minimum_size=1400, compresslevel=5)
    app.add_middleware(Guard)
    return app


class _Lasting(StaticFiles):
    """Files of the page: those that carry a digest in their address browsers may keep."""

    async def get_response(self, path: str, scope: Scope) -> Response:
        response = await super().get_response(path, scope)
        if b"v=" in scope.get("query_string", b""):
            response.headers["cache-control"] = "public, max-age=31536000, immutable"
        return response


async def _broken(request: Request, error: Exception) -> Response:
    """An error that nobody foresaw: its answer does not pass the guard, and goes to the log of the server too."""
    response = await _failed(request, error)
    response.headers.update(NAMED_HEADERS)
    return response


_KNOWN: tuple[tuple[type[Exception], int, str], ...] = (  # the status and the page's title
    (UsageError, 404, "not_found"),
    (UnwritableRecordError, 403, "not_written"),
    (BusyRecordError, 503, "busy"),
)


async def _failed(request: Request, error: Exception) -> Response:
    """An error as a page, or as a problem document for the API."""
    status, title = next(((code, name) for kind, code, name in _KNOWN if isinstance(error, kind)), (500, "error"))
    if isinstance(error, HTTPException):
        status, title = error.status_code, "not_found" if error.status_code == 404 else "error"
    if request.url.path.startswith("/v1"):
        return problems.problem(status, str(getattr(error, "detail", error)), getattr(error, "headers", None))
    hint = None if title == "error" else f"{title}_hint"
    data = {"title": title, "hint": hint, "detail": str(error)[:300]}
    return room.of(request).page(request, reader(request), "error.html", data, status)
