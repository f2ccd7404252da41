"""Words as the index holds them and as a query asks for them, so that spelling never decides a hit.

Both sides fold. A word is indexed with its bare forms too (Arabic without clitics and article, Persian
without the plural, the parts that a joiner holds together or held before it was lost); a query's word also
asks for the phrases and joins that the same letters could be written as. Letters here are grammar: closed
classes, no words.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from isnad.lexicons.compounds import compounds
from isnad.model import Tokens
from isnad.record.spellings import hamza_spellings, linked_spellings
from isnad.text import fold_word, tokenize
from isnad.text.clitics import bare_forms
from isnad.text.marks import ZWNJ
from isnad.text.names import name_words

_WAW = "\u0648"
_ARTICLE = "\u0627\u0644"
_PLURALS = ("\u0647\u0627\u06cc\u06cc", "\u0647\u0627\u06cc", "\u0647\u0627")  # longest first, folded
_YEH = "\u06cc"  # also the one that makes a noun indefinite or an abstract one
_PIECES = re.compile(r"[^\W_]+")

Phrase = tuple[str, ...]


def pieces(norm: str) -> Phrase:
    """A token's folded form as what the index can hold: letters and digits only, mostly itself."""
    return (norm,) if norm.isalnum() else tuple(_PIECES.findall(norm))


@lru_cache(maxsize=16384)
def extra_forms(norm: str, parts: Phrase, lang: str) -> Phrase:
    """The other forms by which a word is found; `parts` are what joiners separate in it, folded."""
    out: list[str] = [p for p in parts if p.isalnum()] if len(parts) > 1 else []
    if lang == "ar":
        for _, bare in bare_forms(norm):
            out.append(bare)
            if bare.startswith(_ARTICLE) and len(bare) > 4:
                out.append(bare[2:])
    elif lang == "fa" and len(parts) < 2:
        for plural in _PLURALS:
            if norm.endswith(plural) and len(norm) - len(plural) > 2:
                out.append(norm[: -len(plural)])
                break
        out += _lost_parts((norm, *out, norm.removesuffix(_YEH)))
    return tuple(dict.fromkeys(f for f in out if f != norm and f.isalnum()))


def _lost_parts(readings: Iterable[str]) -> Phrase:
    """The parts of the first reading that is a Persian compound whose joiners were lost."""
    return next((parts for reading in readings if (parts := compounds().get(reading))), ())


def joined_parts(raw: str) -> Phrase:
    """The folded parts of a raw word that zero-width non-joiners separate; empty where there is none."""
    return tuple(f for p in raw.split(ZWNJ) if (f := fold_word(p))) if ZWNJ in raw else ()


def token_forms(text: str, tokens: Tokens, lang: str) -> list[tuple[Phrase, Phrase]]:
    """For each token of `text`: its pieces and its extra forms; marks have neither."""
    out: list[tuple[Phrase, Phrase]] = []
    joiners = ZWNJ in text
    for start, end, norm, kind in zip(tokens.start, tokens.end, tokens.norm, tokens.kind, strict=True):
        if kind == "m":
            out.append(((), ()))
        elif kind == "n":
            out.append((pieces(norm), ()))
        else:
            parts = joined_parts(text[start:end]) if joiners and end - start > len(norm) else ()
            out.append((pieces(norm), extra_forms(norm, parts, lang)))
    return out


@lru_cache(maxsize=8192)
def name_forms(name: str, lang: str) -> tuple[Phrase, Phrase]:
    """A name's words in order, and the other forms by which they are found; among them its key's words."""
    forms = token_forms(name, tokenize(name), lang)
    own = tuple(p for f in forms for p in f[0])
    extra = dict.fromkeys(e for f in forms for e in f[1])
    return own, tuple(extra | dict.fromkeys(w for w in name_words(name) if w not in own and w.isalnum()))


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a query: any of `phrases` answers it. `raw` is how it was typed."""

    raw: str
    phrases: frozenset[Phrase]


def query_words(query: str) -> list[Word]:
    """The words of a query in order, each with every way in which its letters may stand in a text."""
    tokens = tokenize(query)
    raws = [query[a:b] for a, b, k in zip(tokens.start, tokens.end, tokens.kind, strict=True) if k != "m"]
    norms = [pieces(n) for n, k in zip(tokens.norm, tokens.kind, strict=True) if k != "m"]
    plain = ["".join(n) for n in norms]
    out: list[Word] = []
    for i, raw in enumerate(raws):
        if not plain[i]:
            continue
        phrases = {norms[i], *_splits(plain[i])}
        for other in hamza_spellings(raw) | linked_spellings(plain[i]):
            phrases |= {(other,), *_splits(other)}
        if parts := tuple(p for p in joined_parts(raw) if p.isalnum()):
            phrases.add(parts)
        for whole in _joins(plain, i):
            phrases |= {whole, *((other,) for other in linked_spellings(whole[0]))}
        phrases.update(_name_keys(plain, i))
        out.append(Word(raw, frozenset(phrases)))
    return out


def _splits(word: str) -> set[Phrase]:
    """The ways to write one word as two, or as three around a single waw."""
    n = len(word)
    if word.isascii() or n < 5:
        return set()
    out: set[Phrase] = {(word[:k], word[k:]) for k in range(2, n - 1)}
    out |= {(word[:k], _WAW, word[k + 1 :]) for k in range(2, n - 2) if word[k] == _WAW}
    return out


def _joins(words: list[str], i: int) -> set[Phrase]:
    """The ways to write word `i` in one with its neighbours."""
    out: set[Phrase] = set()
    for first, last in ((i - 1, i), (i, i + 1), (i - 2, i), (i - 1, i + 1), (i, i + 2)):
        group = words[max(first, 0) : last + 1]
        whole = first >= 0 and last < len(words) and all(group)
        if whole and not any(w.isascii() for w in group) and (len(group) == 2 or group[1] == _WAW):
            out.add(("".join(group),))
    return out


def _name_keys(words: list[str], i: int) -> set[Phrase]:
    """What the key of a name makes of word `i`, alone or with a neighbour (a first part of a compound)."""
    out: set[Phrase] = set()
    for group in (words[i : i + 1], words[i : i + 2], words[max(i - 1, 0) : i + 1]):
        key = name_words(" ".join(group))
        is_bare = len(group) == 1 and group[0].startswith(_ARTICLE)  # who asks with the article wants it
        if len(key) == 1 and not is_bare:
            out.add(key)
    return out


def expression(words: list[Word], columns: str) -> str:
    """The FTS5 expression that all `words` are found within `columns` (names, space-separated)."""
    groups = []
    for word in words:
        phrases = " OR ".join(f'"{" ".join(p)}"' for p in sorted(word.phrases))
        groups.append(f"({phrases})")
    return f"({{{columns}}} : ({' AND '.join(groups)}))"


class Finder:
    """Finds a query's words in raw text and in names."""

    def __init__(self, words: list[Word]) -> None:
        self.words = words
        self._starts: dict[str, list[tuple[int, Phrase]]] = {}
        for i, word in enumerate(words):
            for phrase in word.phrases:
                self._starts.setdefault(phrase[0], []).append((i, phrase))
        # lam swallows the alef of the article behind it, so only what follows the article surely stands there
        self._needles = {p[2:] if p.startswith(_ARTICLE) and len(p) > 4 else p for p in self._starts}
        self._names: dict[tuple[str, str], frozenset[int]] = {}

    def may_stand_in(self, folded: str) -> bool:
        """Whether folded text may hold one of the words; never false where it does."""
        return any(needle in folded for needle in self._needles)

    def may_stand_among(self, words: frozenset[str]) -> bool:
        """Whether one of the words may stand where these stand; never false where it does."""
        return not self._starts.keys().isdisjoint(words)

    def __call__(self, text: str, tokens: Tokens, lang: str) -> list[tuple[int, int, int]]:
        """(start, end, number of the query's word) of each word found, in order, offsets in `text`."""
        forms = token_forms(text, tokens, lang)
        flat = [piece for own, _ in forms for piece in own]
        token = [t for t, (own, _) in enumerate(forms) for _ in own]
        out = {(tokens.start[token[a]], tokens.end[token[b - 1]], i) for a, b, i in self._phrases(flat)}
        for t, (_, extra) in enumerate(forms):
            out.update((tokens.start[t], tokens.end[t], i) for i in self._singles(extra))
        return sorted(out)

    def in_name(self, name: str, lang: str) -> frozenset[int]:
        """The numbers of the query's words that stand in a name."""
        if (name, lang) not in self._names:
            own, extra = name_forms(name, lang)
            found = {i for _, _, i in self._phrases(own)} | set(self._singles(extra))
            self._names[name, lang] = frozenset(found)
        return self._names[name, lang]

    def _phrases(self, words: Sequence[str]) -> Iterator[tuple[int, int, int]]:
        """(first, last exclusive, number of the query's word) of each phrase among `words`."""
        for at, word in enumerate(words):
            for i, phrase in self._starts.get(word, ()):
                if len(phrase) == 1 or tuple(words[at : at + len(phrase)]) == phrase:
                    yield at, at + len(phrase), i

    def _singles(self, forms: Phrase) -> Iterator[int]:
        return (i for form in forms for i, phrase in self._starts.get(form, ()) if len(phrase) == 1)
