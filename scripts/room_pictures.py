#!/usr/bin/env python3
"""The pictures of docs/pictures.md, taken of the example press: `python scripts/room_pictures.py`.

Needs Chromium on the PATH, and `pip install playwright pillow`. Run `make assets` first, for fonts and the map.
"""

import shutil
import tempfile
import threading
from io import BytesIO
from pathlib import Path

import uvicorn
from PIL import Image
from playwright.sync_api import sync_playwright

from isnad.config import Config
from isnad.job import run
from isnad.record import View
from isnad.resolve.across import corroborations
from isnad.resolve.groups import Groups
from isnad.web import make_app

ROOT = Path(__file__).parents[1]
OUT = ROOT / "docs/pictures"
COLOURS = 255  # of a picture: enough for letters and flat tints, and a third of the bytes
DESKTOP, PHONE = (1180, 820), (390, 780)


def main() -> None:
    """Read the press, serve it, and take the pictures."""
    OUT.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        record = Path(folder) / "press.sqlite"
        run([ROOT / "examples/press"], record, Config())
        server = uvicorn.Server(uvicorn.Config(make_app(record), port=8765, log_level="error"))
        thread = threading.Thread(target=server.run, daemon=True)
        thread.start()
        while not server.started:
            thread.join(0.1)
        take("http://127.0.0.1:8765", shots(record))
        server.should_exit = True
        thread.join()


def shots(record: Path) -> list[tuple[str, str, str, str, tuple[int, int]]]:
    """(name, path, language, light, size) of each picture."""
    with View(record) as view:
        keys = ("ar-16-beijing-statement", "fa-10-beijing-statement")
        arabic, persian = (view.article(k).article.id[:16] for k in keys)
        groups = Groups(view)
        behind = [b for b in corroborations(view, groups, groups.stories) if b.kind == "utterance"]
        statement = max(behind, key=lambda b: len(b.origins)).reports[0]
    return [
        ("home-en", "/", "en", "light", DESKTOP),
        ("article-fa", f"/articles/{persian}", "en", "light", DESKTOP),
        ("article-ar", f"/articles/{arabic}", "ar", "light", DESKTOP),
        ("search-fa", "/search?q=ایران", "fa", "light", DESKTOP),
        ("statement-en", f"/statements/{statement}", "en", "light", DESKTOP),
        ("who-ar", "/who/IRN", "ar", "light", DESKTOP),
        ("timeline-fa", "/timeline", "fa", "light", DESKTOP),
        ("compare-fa-dark", "/compare?a=لاوروف&b=ظریف", "fa", "dark", DESKTOP),
        ("phone-ar", f"/articles/{arabic}", "ar", "light", PHONE),
    ]


def take(address: str, wanted: list[tuple[str, str, str, str, tuple[int, int]]]) -> None:
    """Take each picture."""
    chromium = next(p for name in ("chromium", "google-chrome") if (p := shutil.which(name)))
    with sync_playwright() as p:
        browser = p.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        for name, path, lang, light, (width, height) in wanted:
            context = browser.new_context(viewport={"width": width, "height": height}, color_scheme=light)
            page = context.new_page()
            page.goto(f"{address}{path}{'&' if '?' in path else '?'}lang={lang}")
            page.wait_for_load_state("networkidle")
            picture = Image.open(BytesIO(page.screenshot())).convert("RGB")
            # median cut gives the small signs of a legend one colour, coverage tints the paper
            flat = picture.quantize(COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
            flat.save(OUT / f"{name}.png", optimize=True)
            print(f"{name}: {(OUT / f'{name}.png').stat().st_size // 1000} kB")
            context.close()
        browser.close()


if __name__ == "__main__":
    main()
