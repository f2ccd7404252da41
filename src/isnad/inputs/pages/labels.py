"""Words by which a line of a page shows what it is: who wrote, whence, when, or chrome."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from isnad.lexicons import Matcher, form_variants, load
from isnad.lexicons.credits import credit_words
from isnad.model import Tokens
from isnad.text import fold_word, tokenize
from isnad.text.marks import COLONS, COMMAS, DASHES, FULL_STOPS

_LONGEST = 400  # characters of a line that may be a label; what is longer is prose
_SHORT = 160  # characters of a line that is looked at more than once
_CREDIT_WORDS = 12
_OTHER_WORDS = 4  # of a reporter's name beside a medium or place
_PARTING = COLONS | COMMAS | DASHES | frozenset("|/()[]«»\"'")
_FIRST = re.compile(r"[\W\d_]*([^\W\d_](?:[^\W\d_]|[\u0610-\u061a\u064b-\u065f\u0670\u0640\u200c\u200d])*)")
_WORD = re.compile(r"[^\W\d_]+")
_MEDIA = ("name", "mark", "desk")
_CHROME = {"navigation": "promo", "comments": "comments", "related": "related"}


class Label(NamedTuple):
    """A label at the start of a line: its role, whether a colon or dash stands behind it, and what follows."""

    role: str
    marked: bool
    rest: str
    whole: bool  # nothing follows
    how: str = ""


@cache
def _labels() -> dict[str, list[tuple[tuple[str, ...], str, str]]]:
    out: dict[str, list[tuple[tuple[str, ...], str, str]]] = {}
    rows: list[tuple[str, str, str]] = []
    for lang in ("ar", "fa"):
        rows += [(r.form, r["role"], "") for r in load("page_labels", lang).rows if r["role"] not in ("am", "pm")]
        rows += [(r.form, _CHROME[r["kind"]], r["how"]) for r in load("chrome", lang).rows if r["kind"] in _CHROME]
    for form, role, how in rows:
        for words in form_variants(form):
            out.setdefault(words[0], []).append((words, role, how))
    for found in out.values():
        found.sort(key=lambda f: -len(f[0]))
    return out


def label_of(text: str) -> Label | None:
    """The label that a line begins with; None where there is none."""
    if len(text) <= _SHORT:
        return _short_label(text)
    return _found_label(text) if len(text) <= _LONGEST else None


@lru_cache(maxsize=8192)
def _short_label(text: str) -> Label | None:
    return _found_label(text)


def _found_label(text: str) -> Label | None:
    word = _FIRST.match(text)
    return _label_of(text) if word is not None and fold_word(word[1]) in _labels() else None


def _label_of(text: str) -> Label | None:
    tokens = tokenize(text[:120])
    first = 0
    while first < len(tokens) and tokens.kind[first] == "m":
        first += 1
    if first == len(tokens):
        return None
    for words, role, how in _labels().get(tokens.norm[first], ()):
        last = first + len(words)
        if tuple(tokens.norm[first:last]) == words:
            rest, marked = text[tokens.end[last - 1] :], False
            bare = rest.lstrip(" \t\xa0\u200f\u200e")
            if bare[:1] and (bare[0] in COLONS or bare[0] in DASHES or bare[0] in COMMAS or bare[0] in "|»›>"):
                marked, bare = True, bare[1:]
            bare = bare.strip(" \t\xa0\u200f\u200e:")
            return Label(role, marked, bare, not any(c.isalnum() for c in bare), how)
    return None


@cache
def _firsts(role: str) -> frozenset[str]:
    """The first words of the labels of a role."""
    return frozenset(first for first, found in _labels().items() if any(r == role for _, r, _ in found))


def label_inside(text: str, role: str) -> Label | None:
    """The last label of a role that stands within a line, with what follows it: `12 May 2024 | Source: X`."""
    if _firsts(role).isdisjoint(_WORD.findall(fold_word(text))):
        return None
    tokens = tokenize(text)
    for at in range(len(tokens) - 1, 0, -1):
        if any(r == role for _, r, _ in _labels().get(tokens.norm[at], ())):
            label = label_of(text[tokens.start[at] :])
            if label is not None and label.role == role and label.rest:
                return label
    return None


@cache
def _credits(lang: str) -> Matcher[str]:
    rows = [(f, "medium" if sort in _MEDIA else sort) for f, sort in credit_words(lang)]
    return Matcher(rows, clitics=lang == "ar")


@lru_cache(maxsize=8192)
def is_credit(text: str, lang: str, *, framed: bool = False) -> bool:
    """Whether a line says no more than who reports and from where: `Amman - agencies`, `Tehran (IRNA)`.

    `framed` is such a line that stands in brackets at the end.
    """
    if len(text) > 120 or text[-1:] in FULL_STOPS:
        return False
    tokens = tokenize(text)
    counts = {"medium": 0, "place": 0, "noun": 0, "common": 0, "other": 0}
    for kind in _pieces(tokens, lang):
        counts[kind] += 1
    if counts["other"] > _OTHER_WORDS or sum(counts.values()) > _CREDIT_WORDS:
        return False
    if framed:
        return not counts["other"] and counts["medium"] + counts["common"] > 0
    marks = any(tokens.kind[i] == "m" and tokens.norm[i] in _PARTING for i in range(len(tokens)))
    if counts["medium"] or counts["noun"]:
        return counts["other"] == 0 or marks
    return (
        bool(counts["place"]) and marks and (counts["common"] > 0 or (0 < counts["other"] <= 3 and _placed(tokens)))
    )


def _placed(tokens: Tokens) -> bool:
    """Whether a bar or dash parts the line's first few words from the rest."""
    return any(tokens.norm[i] in DASHES or tokens.norm[i] in "|/" for i in range(1, min(4, len(tokens))))


def _pieces(tokens: Tokens, lang: str) -> Iterator[str]:
    at = 0
    matcher = _credits(lang)
    while at < len(tokens):
        if tokens.kind[at] == "m":
            at += 1
            continue
        hit = matcher.at(tokens, at, len(tokens))
        yield hit.value if hit else "other"
        at = hit.last if hit else at + 1
