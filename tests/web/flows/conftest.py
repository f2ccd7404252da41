"""A real Chromium on a real server. Skipped where there is none: `make flows` says what to install."""

import os
import shutil
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from isnad.config import Config
from isnad.job import run

ROOT = Path(__file__).parents[3]
OUT = ROOT / "flows-out"  # screenshots, kept to be looked at
CHROMIUM = next((p for name in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(name))), None)


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a reading room over the example press, as the program reads it."""
    import uvicorn

    from isnad.web import make_app

    path = tmp_path_factory.mktemp("flows") / "press.sqlite"
    run([ROOT / "examples/press"], path, Config())
    settings = uvicorn.Config(make_app(path), port=0, log_level="error", access_log=False)
    own = uvicorn.Server(settings)
    thread = threading.Thread(target=own.run, daemon=True)
    thread.start()
    while not own.started:
        thread.join(0.05)
    port = own.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    own.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Any]:
    """The browser."""
    playwright = pytest.importorskip("playwright.sync_api", reason="pip install playwright")
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: apt-get install chromium fonts-noto-core")
    with playwright.sync_playwright() as p:
        browser = p.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        yield browser
        browser.close()


Visit = Callable[..., Any]


@pytest.fixture
def visit(chromium: Any, server: str, request: pytest.FixtureRequest) -> Iterator[Visit]:
    """Opens a page: `visit(path, lang, theme, width, scripts)`. Fails on errors in it and on requests elsewhere."""
    faults: list[str] = []
    contexts = []

    def go(path: str, lang: str = "en", theme: str = "light", width: int = 1280, scripts: bool = True) -> Any:
        context = chromium.new_context(
            viewport={"width": width, "height": 900}, color_scheme=theme, java_script_enabled=scripts, locale=lang
        )
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda e: faults.append(f"error: {e}"))
        page.on("console", lambda m: faults.append(f"console: {m.text}") if m.type == "error" else None)
        page.on("request", lambda r: faults.append(f"elsewhere: {r.url}") if not r.url.startswith(server) else None)
        page.goto(f"{server}{path}{'&' if '?' in path else '?'}lang={lang}")
        return page

    yield go
    OUT.mkdir(exist_ok=True)
    for n, context in enumerate(contexts):
        for page in context.pages:
            name = request.node.name.replace("/", "-").replace("[", "-").rstrip("]")
            page.screenshot(path=OUT / f"{name}-{n}.png")
        context.close()
    if os.environ.get("ISNAD_FLOWS_LENIENT") is None:
        assert faults == []
