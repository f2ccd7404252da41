#!/usr/bin/env python3
"""The README's picture, drawn from a record: `scripts/picture.py demo.sqlite docs/picture.svg`.

An SVG of its own and no terminal's: there each run of letters stands in cells, which tears Arabic script apart.
"""

import sys
from html import escape
from pathlib import Path

from isnad.cli.layouts import way
from isnad.cli.overview import MEETINGS, alone, spread, when
from isnad.record import Happened, Said, View

# columns: name, x (of the right edge where words run right to left), letters at most
SAID = (
    ("who", 0, 24),
    ("said", 215, 10),
    ("what (verbatim)", 700, 54),
    ("through", 725, 38),
    ("published", 1010, 10),
)
HAPPENED = (
    ("date", 0, 10),
    ("how", 105, 16),
    ("who", 230, 42),
    ("with", 625, 22),
    ("words", 890, 16),
    ("outlet", 915, 24),
)
ROW, LEFT, WIDTH = 26, 24, 1140
STYLE = (
    "text{font:15px 'DejaVu Sans','Noto Sans','Noto Sans Arabic',Tahoma,sans-serif;fill:#24292f}"
    ".h{fill:#6e7781;font-size:13px}.b{font-weight:600}.d{fill:#57606a}.t{font-size:17px;font-weight:600}"
)


def main(record: Path, out: Path) -> None:
    """Draw the picture."""
    with View(record) as view:
        said = spread((s for s in view.statements() if fits(s)), 8, lambda s: not s.agencies)
        events = [v for v in view.events() if when(v) and not alone(v)]
        met = spread((v for v in events if v.event.event == MEETINGS), 5, alone)
    said.sort(key=lambda s: s.article.published or "")
    met.sort(key=when)
    rows = [title("Who said what, through which chain"), head(SAID), *map(said_row, said)]
    rows += [None, title("Who met whom, and when"), head(HAPPENED), *map(met_row, met)]
    out.write_text(svg(rows), encoding="utf-8")


def fits(s: Said) -> bool:
    """Whether a statement can be shown whole on a line, its speaker known in English."""
    known = all(s.entities[x].known for x in s.statement.speakers)
    return (
        bool(s.speakers)
        and known
        and len(s.content) <= SAID[2][2]
        and len(", ".join(s.speakers)) <= SAID[0][2]
        and len(s.statement.content) == 1
    )


def said_row(s: Said) -> list[str]:
    """A line of the first table."""
    cells = (", ".join(s.speakers), s.statement.act, s.content, bare(way(s)), s.article.published or "")
    return [
        cell(SAID[i], value, "b" if i == 0 else "d" if i > 2 else "", end=i == 2) for i, value in enumerate(cells)
    ]


def met_row(v: Happened) -> list[str]:
    """A line of the second table."""
    cells = (
        when(v),
        v.event.mode or v.event.event.lower(),
        ", ".join(v.actors),
        ", ".join(v.recipients),
        v.event.trigger.text,
        v.article.outlet or "",
    )
    return [cell(HAPPENED[i], value, "b" if i in (0, 2) else "d", end=i == 4) for i, value in enumerate(cells)]


def bare(text: str) -> str:
    """Without isolates: the picture sets each cell by itself."""
    return "".join(c for c in text if c not in "\u2066\u2067\u2068\u2069")


def title(text: str) -> list[str]:
    """A title's line."""
    return [f'<text class="t" x="{LEFT}">{escape(text)}</text>']


def head(columns: tuple[tuple[str, int, int], ...]) -> list[str]:
    """The names of the columns."""
    right = {"what (verbatim)", "words"}
    return [cell(c, c[0], "h", end=c[0] in right, rtl=False) for c in columns]


def cell(column: tuple[str, int, int], value: str, style: str, end: bool = False, rtl: bool | None = None) -> str:
    """One cell; `end` sets it against its right edge, where right-to-left words begin."""
    _, x, width = column
    shown = value if len(value) <= width else value[: width - 1] + "…"
    if not end:
        return f'<text class="{style}" x="{LEFT + x}">{escape(shown)}</text>'
    if rtl is False:
        return f'<text class="{style}" x="{LEFT + x}" text-anchor="end">{escape(shown)}</text>'
    return f'<text class="{style}" x="{LEFT + x}" direction="rtl" text-anchor="start">{escape(shown)}</text>'


def svg(rows: list[list[str] | None]) -> str:
    """The picture of all lines."""
    height = ROW * (len(rows) + 1)
    lines = (f'<g transform="translate(0 {ROW * i})">{"".join(row)}</g>\n' for i, row in enumerate(rows, 1) if row)
    body = "".join(lines)
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {height}" width="{WIDTH}" height="{height}">\n'
        f"<style>{STYLE}</style>\n"
        f'<rect width="{WIDTH}" height="{height}" rx="8" fill="#ffffff" stroke="#d0d7de"/>\n{body}</svg>\n'
    )


if __name__ == "__main__":
    main(Path(sys.argv[1]), Path(sys.argv[2]))
