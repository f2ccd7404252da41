"""The title, and what of an article's text is chrome and no prose."""

import unicodedata

from isnad.model import Article, Boilerplate, Layers, Span, Tokens
from isnad.stages.layout.credits import bracketed_credit, dateline, is_credit_line, is_placed_line, only_marks
from isnad.stages.layout.lines import Line, inner, letters, line_of, lines_of
from isnad.stages.layout.vocabulary import Row, Vocabulary, vocabulary
from isnad.text.marks import COLONS, FULL_STOPS

HEAD_LINES = 5  # lines under the title that may be bylines, labels or begin with a dateline
FOOT_LINES = 8
KICKER_WORDS = 8
LABEL_WORDS = 2
SHORT_WORDS = 8
LISTED_WORDS = 18
SIGNATURE_WORDS = 3
LONGEST_TITLE = 300
_NOTICE_WORDS = 25
_HANDLES = ("@", "t.me/", "http", "www.")


class Layout:
    """Marks chrome; deletes nothing."""

    name = "layout"
    version = "2"
    requires = frozenset({"tokens", "sentences"})
    provides = frozenset({"title", "boilerplate"})

    def run(self, article: Article, layers: Layers) -> Layers:
        tokens, sentences = layers.tokens, layers.sentences
        assert tokens is not None and sentences is not None
        page = _Page(article, tokens, lines_of(tokens, sentences), vocabulary(article.lang))
        last = sentences[-1].first if sentences else 0
        return Layers(title=page.title, boilerplate=page.boilerplate(last))


class _Page:
    """One article's lines, with the title's place among them."""

    def __init__(self, article: Article, tokens: Tokens, lines: list[Line], words: Vocabulary) -> None:
        self.article, self.tokens, self.lines, self.words = article, tokens, lines, words
        self.title_line = -1
        self.title = article.title or self._first_line()
        self.title_line = self._line_of(self.title) if self.title else -1
        self.found: dict[int, tuple[int, int, str]] = {}  # by first token: first, last, kind

    def _line_of(self, title: Span) -> int:
        """The index of the line in which the title begins; -1 when the text holds none."""
        for k, line in enumerate(self.lines):
            if self.tokens.end[line.last - 1] > title.start:
                return k
        return -1

    def _first_line(self) -> Span | None:
        """The first line that is neither label, byline nor prose."""
        for k, line in enumerate(self.lines[:-1][:HEAD_LINES]):
            if self._whole(k, line) is not None or self._is_label(line) or not line.words:
                continue
            last = line.last - 1
            ends_as_prose = self.tokens.norm[last] in FULL_STOPS - {"?", "؟", "!", "…"}
            start, end = self.tokens.start[line.first], self.tokens.end[last]
            begun = dateline(self.words, self.tokens, line) is not None
            if ends_as_prose or begun or end - start > LONGEST_TITLE:
                return None
            return self.article.span(start, end)
        return None

    def boilerplate(self, last_sentence: int) -> list[Boilerplate]:
        """All chrome in text order; the last sentence begins at token `last_sentence`."""
        for k, line in enumerate(self.lines):
            if k == self.title_line:
                continue
            kind = self._whole(k, line)
            if kind is None:
                self._parts_of(k, line)
            else:
                self._mark(line.first, line.last, kind)
        self._lists()
        if self.lines and len(self.lines) - 1 != self.title_line:
            self._last_sentence(last_sentence)
        return [self._span(*self.found[at]) for at in sorted(self.found)]

    def _whole(self, k: int, line: Line) -> str | None:
        """The kind of a line that is chrome as a whole; None for any other."""
        head = k <= max(self.title_line, 0) + HEAD_LINES
        foot = k > self.title_line + 1 and k >= len(self.lines) - FOOT_LINES
        if only_marks(self.tokens, line):
            return "navigation"
        if not line.words or line.words > _NOTICE_WORDS:
            return None
        if self.title_line not in (-1, k) and self._repeats(line):
            return "repeat"
        leads_in = self.tokens.norm[line.last - 1] in COLONS  # such a kicker begins the title's sentence
        if k < self.title_line and line.words <= KICKER_WORDS and not leads_in:
            return "byline" if is_credit_line(self.words, self.tokens, line) else "section"
        kind = self._by_words(line, head=head, foot=foot)
        if kind is None and (head or foot) and is_credit_line(self.words, self.tokens, line):
            kind = "byline" if head and not (foot and k > 3) else "credit"
        if kind is None and head and k > self.title_line >= 0 and is_placed_line(self.words, self.tokens, line):
            kind = "byline"
        if kind is None and line.words <= SHORT_WORDS and self._is_signature(line, foot=foot):
            kind = "navigation"
        return kind

    def _repeats(self, line: Line) -> bool:
        title = self.lines[self.title_line]
        return letters(self.tokens, line.first, line.last) == letters(self.tokens, title.first, title.last)

    def _rows(self, first: int, last: int) -> tuple[tuple[Row, ...], int]:
        """The chrome rows that the tokens begin with, and where their words end."""
        hit = self.words.chrome.at(self.tokens, first, last) if first < last else None
        return (hit.value, hit.last) if hit else ((), first)

    def _by_words(self, line: Line, *, head: bool, foot: bool) -> str | None:
        """The kind that the line's first words show."""
        first, last = inner(self.tokens, line)
        rows, end = self._rows(first, last)
        for row in rows:
            whole = end == last
            marked = end < line.last and self.tokens.norm[end] in COLONS
            if row.how == "word" and self._all_words(first, last, row.kind):
                if row.kind != "section" or head:
                    return row.kind
            elif row.how == "start":
                if row.kind == "navigation" and line.words <= (_NOTICE_WORDS if foot else SHORT_WORDS):
                    return row.kind
                named = marked or self.tokens.norm[line.first] == "*"
                if line.words <= SHORT_WORDS and named and (head or foot):
                    return row.kind
            elif row.how == "end" and foot and line.words <= SHORT_WORDS:
                if whole or self.tokens.norm[end] in "/.:-|":
                    return row.kind
            elif row.how in ("rest", "list") and (foot or not head):
                loose = row.how == "list" and (marked or (foot and line.words <= SHORT_WORDS))
                if whole or loose:
                    return row.kind
        return None

    def _all_words(self, first: int, last: int, kind: str) -> bool:
        """Whether tokens `first:last` are words of that kind and marks only."""
        i = first
        while i < last:
            rows, end = self._rows(i, last)
            if any(r.kind == kind and r.how == "word" for r in rows):
                i = end
            elif self.tokens.kind[i] == "m":
                i += 1
            else:
                return False
        return True

    def _is_label(self, line: Line) -> bool:
        """Whether a line at the head, before any title, is too short to be one."""
        return line.words <= LABEL_WORDS

    def _is_signature(self, line: Line, *, foot: bool) -> bool:
        """Whether the line is a channel's handle or link, or hashtags only."""
        norm, kind = self.tokens.norm, self.tokens.kind
        span = range(line.first, line.last)
        text = self.article.text[self.tokens.start[line.first] : self.tokens.end[line.last - 1]]
        if any(h in text for h in _HANDLES):
            foreign = sum(norm[i].isascii() for i in span if kind[i] == "w")
            return line.words - foreign <= (SIGNATURE_WORDS if foot else 0)
        tags = sum(norm[i] == "#" for i in span)
        return tags > 0 and all(kind[i] == "m" or norm[i - 1] in "#_" for i in span if i > line.first)

    def _parts_of(self, k: int, line: Line) -> None:
        """Mark what is chrome inside a line of prose: emoji bullets, a dateline, a credit at the end."""
        begin = line.first
        while begin < line.last and _is_emoji(self.tokens.norm[begin]):
            begin += 1
        if begin > line.first:
            self._mark(line.first, begin, "navigation")
        if begin >= line.last:
            return
        if k <= max(self.title_line, -1) + HEAD_LINES:
            end = dateline(self.words, self.tokens, Line(begin, line.last, line.words))
            if end is not None:
                self._mark(begin, end, "byline")
        if k >= len(self.lines) - FOOT_LINES:
            at = bracketed_credit(self.words, self.tokens, line)
            if at is not None:
                self._mark(at, line.last, "credit")
            else:
                self._end_mark(line)

    def _end_mark(self, line: Line) -> None:
        """Mark `/end of message/` and what follows it in the last words of a line."""
        for i in range(max(line.first, line.last - SHORT_WORDS), line.last):
            rows, end = self._rows(i, line.last)
            if not any(r.how == "end" for r in rows):
                continue
            before = self.tokens.norm[i - 1] if i > line.first else ""
            slashed = before == "/" or (end < line.last and self.tokens.norm[end] == "/")
            if slashed or before in FULL_STOPS or end - i > 1:
                self._mark(i - (before == "/"), line.last, "credit")
                return

    def _last_sentence(self, first: int) -> None:
        """Mark a last sentence that is a credit though no line break parts it from the prose."""
        last = self.lines[-1].last
        if any(a <= first < b for a, b, _ in self.found.values()) or first <= self.lines[-1].first:
            return
        line = line_of(self.tokens, first, last)
        kind = self._by_words(line, head=False, foot=True)
        if kind == "credit" or is_credit_line(self.words, self.tokens, line):
            self._mark(first, last, "credit")

    def _lists(self) -> None:
        """Extend list and rest headers over the lines under them."""
        until: str | None = None
        for k, line in enumerate(self.lines):
            found = self.found.get(line.first)
            if found is not None and found[1] == line.last:
                until = found[2] if found[2] in {"related", "comments"} else until
                continue
            if until == "related" and (line.words > LISTED_WORDS or self.tokens.norm[line.last - 1] == "."):
                until = None
            if until is not None and k != self.title_line:
                self._mark(line.first, line.last, until)

    def _mark(self, first: int, last: int, kind: str) -> None:
        self.found[first] = (first, last, kind)

    def _span(self, first: int, last: int, kind: str) -> Boilerplate:
        start, end = self.tokens.start[first], self.tokens.end[last - 1]
        return Boilerplate(start, end, self.article.text[start:end], kind)


def _is_emoji(mark: str) -> bool:
    return len(mark) == 1 and (mark in "\ufe0f•▪▫●◾◽" or unicodedata.category(mark) in ("So", "Sk"))
