"""An article on a terminal, its statements in place."""

from collections.abc import Iterator

from rich.text import Text

from isnad.cli.bidi import END, LTR, isolating, without_controls
from isnad.cli.layouts import content_style
from isnad.cli.output import stdout
from isnad.model import Reading

_CUE, _SOURCE, _CHROME = "bold magenta", "bold", "dim"


def paragraphs(reading: Reading) -> Iterator[Text]:
    """The article's lines: sources bold, cues magenta, content green after its statement's id, chrome dim.

    Without colours content is underlined, and so cues and the words of events are bold.
    """
    text = reading.article.text
    styles = list(_styles(reading))
    ids = sorted((s.content[0].start, s.id) for s in reading.statements if s.content)
    ids += sorted((v.trigger.start, v.id) for v in reading.events)
    at = 0
    for raw in text.splitlines(keepends=True):
        line = Text("".join(c if without_controls(c) else " " for c in raw.rstrip("\r\n")))
        for start, end, style in styles:
            if start < at + len(raw) and at < end:
                line.stylize(style, max(0, start - at), end - at)
        if line.plain.strip():
            yield _with_ids(line, [(start - at, id) for start, id in ids if at <= start < at + len(raw)])
        at += len(raw)


def _styles(reading: Reading) -> Iterator[tuple[int, int, str]]:
    content, trigger = content_style(), "bold" if stdout().no_color else "underline"
    for b in reading.boilerplate:
        yield b.start, b.end, _CHROME
    for s in reading.statements:
        yield from ((c.start, c.end, content) for c in s.content)
        yield s.cue.start, s.cue.end, _CUE
        if s.source:
            yield s.source.start, s.source.end, _SOURCE
    for v in reading.events:
        yield v.trigger.start, v.trigger.end, trigger


def _with_ids(line: Text, ids: list[tuple[int, str]]) -> Text:
    """The line with each id before what it is the id of."""
    out, done = Text(), 0
    for start, id in sorted(ids):
        out.append_text(line[done:start])
        out.append(f"{LTR}[{id}]{END} " if isolating() else f"[{id}] ", style="cyan")
        done = start
    out.append_text(line[done:])
    return out
