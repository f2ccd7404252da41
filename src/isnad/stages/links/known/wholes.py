"""Known bodies whose names the article has whole where less or more was found of them.

A name that was found in part («the Saudi consulate», in Istanbul) is the known body's whose whole name stands there.
And what a longer name, an office or a description ends with is named by itself: the party of whose council it tells,
the parliament whose members speak.
"""

from collections.abc import Iterator, Sequence
from itertools import takewhile

from isnad.lexicons.kb import Known, knowledge
from isnad.model import Name
from isnad.stages.links.clusters import Clusters
from isnad.stages.links.known.surnames import behind_given
from isnad.stages.links.nouns import is_body
from isnad.stages.links.text import Text
from isnad.stages.links.words import ARTICLE, Word
from isnad.text import fold_word
from isnad.text.clitics import bare_forms
from isnad.text.marks import COMMAS
from isnad.text.names import name_key, name_words

_BODIES = frozenset({"ORG", "AGENCY"})
_LONGEST = 8  # words of a known name
_BEFORE = 2  # words of a name that may stand before those that were found
_REACH = 90  # characters in which so many words stand
_GAPS = COMMAS | frozenset(" _#")  # what parts the words of one name
_NAMED_ALIKE = frozenset({"sport", "company"})  # kinds of bodies that are called like persons
_TALKS = frozenset({"nominal", "office"})


def name_wholes(clusters: Clusters, text: Text) -> None:
    """Give the known id to bodies without one of whose known name only a part was found."""
    for cluster in clusters.living():
        if cluster.known or cluster.type not in _BODIES or not cluster.named:
            continue
        found = {k.id for start, end, *_ in cluster.spots if (k := _around(text, start, end)) is not None}
        if len(found) == 1:
            clusters.rename(cluster, found.pop())


def _around(text: Text, start: int, end: int) -> Known | None:
    """The known body with the longest name that holds `start:end` and more, behind it where that is a body's noun."""
    first, last = _line(text, start, end)
    behind = text.words(start, min(len(text.raw), end + _REACH))[:_LONGEST]
    ends = [w.end for w in behind if end <= w.end <= last]
    noun = is_body(behind[0].norm, text.article.lang) if behind else True
    before = [] if noun else text.words(max(0, start - _REACH // 2), start)[-_BEFORE:]
    starts = [at for word in before if word.start >= first for at in _starts(word, text)] + [start]
    for stop in reversed(ends):
        for at in starts:
            if at < start or stop > end:
                found = _body(text.form(at, stop))
                if found is not None:
                    return found
    return None


def _starts(word: Word, text: Text) -> Iterator[int]:
    """Where a word may begin, its clitics skipped."""
    yield from (word.start + n for n, _ in bare_forms(word.norm)) if text.article.lang == "ar" else (word.start,)


def _line(text: Text, start: int, end: int) -> tuple[int, int]:
    """How far before and behind `start:end` nothing parts the words of a name."""
    raw = text.raw
    behind = sum(1 for _ in takewhile(_joins, raw[start : end + _REACH]))
    before = sum(1 for _ in takewhile(_joins, reversed(raw[max(0, start - _REACH // 2) : start])))
    return start - before, start + behind


def _joins(char: str) -> bool:
    """Whether a character may stand within a name."""
    return char.isalnum() or char in _GAPS or (not char.isprintable() and char != "\n")


def _body(name: str, single: bool = False) -> Known | None:
    """The one known body of a name that is no ordinary word; of several words but where a `single` one may do."""
    words = name_words(name)
    if len(words) < (1 if single else 2):
        return None
    found = knowledge().named(name)
    if len(found) != 1 or found[0].type not in (_BODIES if len(words) > 1 else {"ORG"}):
        return None
    key, own = name_key(name), [form for forms in found[0].names.values() for form in forms]
    sure = (form for form in own if form not in found[0].ambiguous and name_key(form) == key)
    return found[0] if any(len(words) == 1 or _is_definite(form) == _is_definite(name) for form in sure) else None


def _is_definite(name: str) -> bool:
    return fold_word(name).startswith(ARTICLE)


def add_last(clusters: Clusters, text: Text, names: Sequence[Name]) -> None:
    """Add mentions of known bodies by whose names longer names, offices and descriptions end."""
    taken = bytearray(len(text.raw))  # letters of names that stay what they are
    for c in clusters.living():
        if c.type != "GPE" and (c.known or c.type != "ORG"):
            for start, end in (s[:2] for s in c.spots if s[3] == "name"):
                taken[start:end] = b"\1" * (end - start)
    for name in names:
        if not (name.kind in _TALKS or (name.kind == "name" and name.type == "ORG" and not name.known)):
            continue
        words = text.words(name.start, name.end)
        nouns = list(takewhile(lambda w: is_body(w.norm, text.article.lang), words))
        same = len(nouns) if name.kind == "name" else 0  # the club of that name is no other thing
        for word in words[1 + same :]:
            at, known = _last(text, word, name)
            if known is None or (known.kind in _NAMED_ALIKE and behind_given(text, at, name.end)):
                continue
            if not any(taken[at : name.end]):
                cluster = clusters.of_known(known.id, known.type, at)
                cluster.add_spot(at, name.end, known.type, "name")
                cluster.country = known.country
                cluster.add_forms(text.form(at, name.end))
                taken[at : name.end] = b"\1" * (name.end - at)
            break


def _last(text: Text, word: Word, name: Name) -> tuple[int, Known | None]:
    """Where from a word on a known body's name ends a longer one."""
    for at in _starts(word, text):
        if all(map(_joins, text.raw[at : name.end])):
            found = _body(text.form(at, name.end), single=True)
            if found is not None:
                return at, found
    return word.start, None
