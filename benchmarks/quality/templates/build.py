"""Templates to pages: a small language of nested elements, and what a right reading of the page gives.

A template is a head of `name: value` lines, a line `---`, and elements nested by two spaces:

    div.entry#main data-id={code} | text with {title}
      @paragraphs p

`@` lines put in what a page has beside its words: paragraphs, menus, lists of other articles, comments, JSON-LD.
"""

import json
import random
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from html import escape
from pathlib import Path

from benchmarks.quality.templates.stories import COMMENTS, MENU, SUBHEADS, Story, stories

HERE = Path(__file__).parent
_ELEMENT = re.compile(
    r"([a-z][a-z0-9-]*)?((?:[.#][\w{}-]+)*)((?:\s+[\w:@.-]+(?:=(?:\"[^\"]*\"|[^\s|]+))?)*)\s*(?:\|\s?(.*))?$"
)
_ATTRIBUTE = re.compile(r"([\w:@.-]+)(?:=(?:\"([^\"]*)\"|(\S+)))?")
_PLACE = re.compile(r"\{(\w+)\}")
_VOID = {"br", "img", "meta", "link", "hr", "input"}
_SHOWS_DAY = re.compile(r"\{(?:iso|rfc|ymd|dmy|words|month|levant|double|hijri|english|j_)\w*\}|@jsonld")


@dataclass(frozen=True, slots=True)
class Template:
    name: str
    lang: str
    about: str
    held: bool
    options: dict[str, str]
    lines: tuple[tuple[int, str], ...]

    @property
    def source(self) -> str:
        return "\n".join(line for _, line in self.lines)


@dataclass(slots=True)
class Page:
    """A page's bytes, what its server declares, and what a right reading gives; lists hold what is right as well."""

    template: Template
    content: bytes
    declared: str | None
    url: str
    title: str
    text: list[str] = field(default_factory=list)
    bylines: list[str] = field(default_factory=list)
    source: str | None = None
    day: str | None = None
    neither: list[str] = field(default_factory=list)  # lines that are neither right nor wrong in the text


def templates() -> list[Template]:
    """All templates, by file and place in it."""
    out = []
    for path in sorted(HERE.glob("*.pages")):
        for chunk in re.split(r"^=+\n", path.read_text(encoding="utf-8"), flags=re.M):
            if chunk.strip():
                out.append(_template(chunk, path))
    return out


def _template(chunk: str, path: Path) -> Template:
    head, _, body = chunk.partition("\n---\n")
    options = dict(line.split(": ", 1) for line in head.strip().split("\n"))
    lines = []
    for line in body.split("\n"):
        if line.strip():
            indent = len(line) - len(line.lstrip(" "))
            assert indent % 2 == 0, f"{path.name}: {line!r} is indented by {indent}"
            lines.append((indent // 2, line.strip()))
    return Template(
        options.pop("name"), options.pop("lang"), options.pop("about"), path.stem == "held", options, tuple(lines)
    )


def pages(template: Template, count: int) -> Iterator[Page]:
    """The template filled with `count` stories."""
    for k, story in enumerate(stories(template.lang, template.name, count)):
        yield _Builder(template, story, random.Random(f"{template.name} {k}")).page()


class _Builder:
    def __init__(self, template: Template, story: Story, chance: random.Random) -> None:
        self.template, self.story, self.chance = template, story, chance
        self.values = story.values
        self.text: list[str] = []
        self.others = iter(story.others * 20)

    def page(self) -> Page:
        html = "<!DOCTYPE html>\n" + self._children(self.template.lines, 0)
        t, s, v = self.template, self.story, self.values
        source = t.source
        bylines = [v[k] for k in ("author", "credit") if f"{{{k}}}" in source or f"author={k}" in source]
        day = s.day if _SHOWS_DAY.search(source) else None
        page = Page(
            t, self._encoded(html), t.options.get("declared"), v["url"], s.title, self.text, bylines, None, day
        )
        page.source = v["source"] if "{source}" in source else None
        page.neither = [x for x in [s.title, *bylines, page.source, v["caption"], v["outlet"]] if x]
        return page

    def _encoded(self, html: str) -> bytes:
        encoding = self.template.options.get("encoding", "utf-8")
        if encoding == "mojibake":
            return "".join(
                chr(b) if 0x80 <= b < 0xA0 else bytes([b]).decode("latin-1") for b in html.encode()
            ).encode()
        if not encoding.startswith("utf"):
            html = html.translate(str.maketrans("یکۀ", "يكه")) if self.template.lang == "fa" else html
        return html.encode(encoding, "xmlcharrefreplace")

    def _children(self, lines: tuple[tuple[int, str], ...], depth: int) -> str:
        out = []
        at = 0
        while at < len(lines):
            end = at + 1
            while end < len(lines) and lines[end][0] > depth:
                end += 1
            out.append(self._line(lines[at][1], lines[at + 1 : end], depth))
            at = end
        return "\n".join(out)

    def _line(self, line: str, inner: tuple[tuple[int, str], ...], depth: int) -> str:
        if line[0] == "@":
            return self._directive(line[1:].split(), inner, depth)
        if line[0] == "|":
            return self._filled(line[1:].strip())
        m = _ELEMENT.match(line)
        assert m, f"{self.template.name}: {line}"
        tag = m[1] or "div"
        classes = re.findall(r"\.([\w{}-]+)", m[2] or "")
        ids = re.findall(r"#([\w{}-]+)", m[2] or "")
        attributes = [("class", " ".join(classes))] if classes else []
        attributes += [("id", i) for i in ids]
        attributes += [(a[1], a[2] if a[2] is not None else a[3] or "") for a in _ATTRIBUTE.finditer(m[3] or "")]
        opening = tag + "".join(f' {k}="{self._filled(v)}"' for k, v in attributes)
        if tag in _VOID:
            return f"<{opening}>"
        text = self._filled(m[4]) if m[4] else ""
        children = self._children(inner, depth + 1)
        text += "\n" if text and children else ""
        return f"<{opening}>{text}{children}</{tag}>"

    def _filled(self, text: str) -> str:
        return _PLACE.sub(lambda m: escape(self.values[m[1]]), text)

    def _directive(self, words: list[str], inner: tuple[tuple[int, str], ...], depth: int) -> str:
        name, arguments = words[0], words[1:]
        count = next((int(a) for a in arguments if a.isdigit()), 0)
        if name == "paragraphs":
            return self._paragraphs(arguments[0] if arguments else "p", inner, depth)
        if name == "lead":
            self.text.append(self.story.paragraphs[0])
            return self._prose(self.story.paragraphs[0])
        if name == "menu":
            return (
                "<ul>"
                + "".join(f'<li><a href="/{i}">{m}</a></li>' for i, m in enumerate(MENU[self.story.lang]))
                + "</ul>"
            )
        if name == "links":
            return (
                "<ul>"
                + "".join(f'<li><a href="/n/{i}">{escape(next(self.others)[0])}</a></li>' for i in range(count or 4))
                + "</ul>"
            )
        if name == "teasers":
            return "".join(self._teaser(i) for i in range(count or 4))
        if name == "comments":
            return "".join(
                f'<div class="cm"><b>{a}</b> <span>{self.chance.randrange(1, 28)}</span><div>{t}</div></div>'
                for a, t in COMMENTS[self.story.lang]
            )
        if name == "jsonld":
            return self._linked_data(arguments)
        raise ValueError(f"{self.template.name}: no directive @{name}")

    def _teaser(self, number: int) -> str:
        title, first = next(self.others)
        return (
            f'<div class="item"><a href="/n/{number}"><img src="/i/{number}.jpg" alt="{escape(title)}"></a>'
            f'<h3><a href="/n/{number}">{escape(title)}</a></h3><p>{escape(first[:110])}...</p></div>'
        )

    def _paragraphs(self, style: str, inner: tuple[tuple[int, str], ...], depth: int) -> str:
        """The article's paragraphs; nested lines `after N` are put behind paragraph N."""
        shown = list(self.story.paragraphs)
        if "@lead" in self.template.source:
            shown = shown[1:]
        parts: list[str] = []
        between = self._between(inner, depth)
        for k, paragraph in enumerate(shown):
            for subhead, text in between.get(k, []):
                if subhead:
                    self.text.append(subhead)
                parts.append(text)
            self.text.append(paragraph)
            parts.append(self._styled(style, paragraph))
        return {"br": "<br><br>\n", "br1": "<br>\n"}.get(style, "\n").join(parts)

    def _between(self, inner: tuple[tuple[int, str], ...], depth: int) -> dict[int, list[tuple[str, str]]]:
        out: dict[int, list[tuple[str, str]]] = {}
        at = 0
        while at < len(inner):
            end = at + 1
            while end < len(inner) and inner[end][0] > depth + 1:
                end += 1
            number = int(inner[at][1].removeprefix("after "))
            block = inner[at + 1 : end]
            subhead = next(
                (self.values[k] for k in ("subhead1", "subhead2") if any(f"{{{k}}}" in line for _, line in block)), ""
            )
            out.setdefault(number, []).append((subhead, self._children(block, depth + 2)))
            at = end
        return out

    def _styled(self, style: str, paragraph: str) -> str:
        prose = self._prose(paragraph)
        if style in ("br", "br1"):
            return prose
        if style == "pspan":
            return f'<p dir="rtl" style="text-align: justify;"><span>{prose}</span></p><p>&nbsp;</p>'
        if style == "font":
            return f'<p align="right"><font face="Tahoma" size="3">{prose}</font></p>'
        tag, _, name = style.partition(".")
        return f'<{tag} class="{name}">{prose}</{tag}>' if name else f"<{tag}>{prose}</{tag}>"

    def _prose(self, paragraph: str) -> str:
        """A paragraph as markup: with links, bold words and entities where the template says so."""
        html = escape(paragraph, quote=False)
        options = self.template.options.get("prose", "").split()
        words = html.split(" ")
        if "links" in options and len(words) > 12:
            at = self.chance.randrange(3, 8)
            words[at : at + 2] = [f'<a href="/tag/{at}">{" ".join(words[at : at + 2])}</a>']
        if "bold" in options and len(words) > 14:
            at = self.chance.randrange(9, 12)
            words[at] = f"<strong>{words[at]}</strong>"
        html = " ".join(words)
        if "entities" in options:
            html = (
                html.replace("\u200c", "&zwnj;")
                .replace('"', "&quot;")
                .replace("«", "&laquo;")
                .replace("»", "&raquo;")
            )
        if "twice" in options:
            html = html.replace("\u200c", "&amp;zwnj;").replace("«", "&amp;laquo;").replace("»", "&amp;raquo;")
        if "newlines" in options:
            html = html.replace(" ", "\n        ", 1)
        return html

    def _linked_data(self, arguments: list[str]) -> str:
        given = dict(a.split("=", 1) for a in arguments[1:])
        v = self.values
        data: dict[str, object] = {"@context": "https://schema.org", "@type": arguments[0], "headline": v["title"]}
        if "date" in given:
            data["datePublished"], data["dateModified"] = v[given["date"]], v["later"]
        if "author" in given:
            data["author"] = {"@type": "Person", "name": v[given["author"]]}
        data["publisher"] = {
            "@type": "Organization",
            "name": v["outlet"],
            "logo": {"@type": "ImageObject", "url": "/l.png"},
        }
        data["mainEntityOfPage"] = {"@type": "WebPage", "@id": v["url"]}
        if "graph" in given:
            other = {"@type": "WebSite", "name": v["outlet"], "url": "https://" + v["host"]}
            data = {
                "@context": "https://schema.org",
                "@graph": [other, data, {"@type": "BreadcrumbList", "itemListElement": []}],
            }
        return f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'


__all__ = ["SUBHEADS", "Page", "Template", "pages", "templates"]
