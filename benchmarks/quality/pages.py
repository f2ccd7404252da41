"""Reading pages: ours beside trafilatura and resiliparse alone, on pages that we build after real kinds of sites.

    python -m benchmarks.quality.pages             prints the tables
    python -m benchmarks.quality.pages --write     puts them into docs/pages.md
    python -m benchmarks.quality.pages --show NAME prints what each gets of a template's first page

Every template is filled with several articles of the example press. F1 is over words (folded), a mean over pages; a
page counts for a column where it shows such a thing or the reader claims one. Dates are right or wrong.
"""

import argparse
import re
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.quality.templates.build import Page, Template, pages, templates
from resiliparse.extract.html2text import extract_plain_text
from resiliparse.parse.encoding import detect_encoding
from resiliparse.parse.html import HTMLTree
from trafilatura import bare_extraction

from isnad.inputs.pages import parse_page
from isnad.text import fold_word, norms

STORIES = 6
DOCS = Path(__file__).parents[2] / "docs" / "pages.md"
COLUMNS = ("text", "paragraphs", "joiners", "title", "byline", "source", "date")
HEADINGS = ("text", "whole paragraphs", "joiners kept", "title", "byline", "source line", "date")
_ZWNJ = "\u200c"
_LABEL = 15  # letters of a label before a byline or source
_MARKS = re.compile(r"[\W_]+")


@dataclass(slots=True)
class Found:
    """What a reader gets of a page; None where it finds none."""

    text: str
    title: str | None = None
    byline: str | None = None
    source: str | None = None
    date: str | None = None


def isnad(page: Page) -> Found:
    """Our reader."""
    p = parse_page(page.content, path=page.template.name, url=page.url, declared_encoding=page.declared)
    day = p.published.date if p.published else None
    return Found("\n".join(p.paragraphs), p.title, p.byline, p.source, day)


def trafilatura(page: Page) -> Found:
    """trafilatura with its defaults, metadata asked for."""
    found = bare_extraction(page.content, url=page.url, with_metadata=True, include_comments=False)
    if found is None:
        return Found("")
    d = found if isinstance(found, dict) else found.as_dict()
    return Found(d["text"] or "", d["title"], d["author"], None, d["date"])


def resiliparse(page: Page) -> Found:
    """resiliparse's main content and its tree's title: it reads no byline and no date."""
    encoding = detect_encoding(page.content, from_html_meta=True) or "utf-8"
    tree = HTMLTree.parse_from_bytes(page.content, encoding)
    return Found(extract_plain_text(tree, main_content=True, comments=False, alt_texts=False), tree.title)


READERS: dict[str, Callable[[Page], Found]] = {"Isnad": isnad, "trafilatura": trafilatura, "resiliparse": resiliparse}


@dataclass(slots=True)
class Scores:
    """Sums of a column's values, and over how many pages."""

    sums: dict[str, float] = field(default_factory=lambda: defaultdict(float))
    pages: Counter[str] = field(default_factory=Counter)

    def add(self, column: str, value: float) -> None:
        self.sums[column] += value
        self.pages[column] += 1

    def mean(self, column: str) -> str:
        """The mean, two or three figures; a dash where no page counts."""
        return f"{self.sums[column] / self.pages[column]:.3f}" if self.pages[column] else "–"


def f1(found: str, right: str) -> float:
    """F1 over folded words."""
    a, b = Counter(_words(found)), Counter(_words(right))
    both = (a & b).total()
    return 2 * both / (a.total() + b.total()) if both else 0.0


def _words(text: str) -> list[str]:
    return [w for w in norms(text) if w[0].isalnum()]


def _key(text: str) -> str:
    return _MARKS.sub("", fold_word(text))


def score(page: Page, found: Found, into: Scores) -> None:
    """Add a page's scores."""
    neither = [_key(n) for n in page.neither]
    lines = [line.strip() for line in found.text.split("\n") if line.strip()]
    keys = [_key(line) for line in lines]
    counted = [
        line
        for line, key in zip(lines, keys, strict=True)
        if not any(n and key.endswith(n) and len(key) <= len(n) + _LABEL for n in neither)
    ]
    into.add("text", f1("\n".join(counted), "\n".join(page.text)))
    shown = {" ".join(line.split()) for line in lines}
    whole = _folded_if_old(page, shown)
    into.add(
        "paragraphs", sum(" ".join(p.split()) in whole for p in _folded_if_old(page, page.text)) / len(page.text)
    )
    joiners = sum(p.count(_ZWNJ) for p in page.text)
    if joiners:
        kept = sum(min(line.count(_ZWNJ), 10**6) for line in counted)
        into.add("joiners", min(1.0, kept / joiners))
    into.add("title", f1(found.title or "", page.title))
    if page.bylines or found.byline:
        into.add("byline", max((f1(found.byline or "", b) for b in page.bylines), default=0.0))
    if page.source or found.source:
        into.add("source", f1(found.source or "", page.source or ""))
    if page.day or found.date:
        into.add("date", float(found.date == page.day))


def _folded_if_old(page: Page, lines: Iterable[str]) -> set[str]:
    """The lines; Persian of an old code page, which has no Persian yeh and kaf, with the Arabic ones."""
    if page.template.lang == "fa" and page.template.options.get("encoding", "utf-8") == "windows-1256":
        return {line.translate(str.maketrans("یکۀ", "يكه")) for line in lines}
    return set(lines)


def measure(count: int = STORIES) -> dict[tuple[str, str], Scores]:
    """Scores by reader and template name, and by reader and `tuned`, `held out`, `all`."""
    out: dict[tuple[str, str], Scores] = defaultdict(Scores)
    for template in templates():
        group = "held out" if template.held else "tuned on"
        for page in pages(template, count):
            for name, reader in READERS.items():
                found = reader(page)
                for key in (template.name, group, "all"):
                    score(page, found, out[name, key])
    return out


def tables(scores: dict[tuple[str, str], Scores], count: int) -> str:
    """The tables of docs/pages.md."""
    every = templates()
    held = sum(t.held for t in every)
    out = [f"{len(every)} templates × {count} articles; {held} templates were held out while tuning.", ""]
    out += [f"| reader | templates | {' | '.join(HEADINGS)} |", "| --- | --- |" + " --- |" * len(HEADINGS)]
    for group in ("tuned on", "held out", "all"):
        for name in READERS:
            cells = " | ".join(scores[name, group].mean(c) for c in COLUMNS)
            out.append(f"| {name} | {group} | {cells} |")
    out += [
        "",
        "| template | what it is | "
        + " | ".join(f"text, {n}" for n in READERS)
        + " | title | byline | source | date |",
    ]
    out.append("| --- | --- |" + " --- |" * (len(READERS) + 4))
    for t in every:
        texts = " | ".join(scores[n, t.name].mean("text") for n in READERS)
        rest = " | ".join(scores["Isnad", t.name].mean(c) for c in ("title", "byline", "source", "date"))
        out.append(f"| {t.name} | {t.about.replace('|', '/')} | {texts} | {rest} |")
    return "\n".join(out)


def write(text: str) -> None:
    """Put the tables between the marks of docs/pages.md."""
    doc = DOCS.read_text(encoding="utf-8")
    start, end = "<!-- measured -->\n", "<!-- end -->"
    before, _, rest = doc.partition(start)
    DOCS.write_text(f"{before}{start}{text}\n{end}{rest.partition(end)[2]}", encoding="utf-8")


def show(template: Template) -> None:
    """What each reader gets of the first page, and what is right."""
    page = next(iter(pages(template, 1)))
    print(page.content.decode(template.options.get("encoding", "utf-8").replace("mojibake", "utf-8"), "replace"))
    right = [f"  {line}" for line in page.text]
    print("\nright:", page.title, page.bylines, page.source, page.day, *right, sep="\n")
    for name, reader in READERS.items():
        found = reader(page)
        print(f"\n{name}:", found.title, found.byline, found.source, found.date, found.text, sep="\n")


def main() -> None:
    parser = argparse.ArgumentParser(description="Reading pages, measured on built ones.")
    parser.add_argument("--write", action="store_true", help="put the tables into docs/pages.md")
    parser.add_argument("--show", help="print what each reader gets of a template's first page")
    parser.add_argument("--stories", type=int, default=STORIES, help="articles per template")
    args = parser.parse_args()
    if args.show:
        show(next(t for t in templates() if t.name == args.show))
        return
    text = tables(measure(args.stories), args.stories)
    print(text)
    if args.write:
        write(text)


if __name__ == "__main__":
    main()
