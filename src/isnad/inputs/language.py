"""Which language a text is in, by its script, its letters and its function words (lexicon `shared/languages`)."""

import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple

from isnad.lexicons import load
from isnad.text import fold_word
from isnad.text.remembered import Remembered
from isnad.text.tokens import norms

SUPPORTED = frozenset({"ar", "fa"})
_SAMPLE = 2000  # characters from the start, and as many from the middle of a longer text
_ALIASES = {
    "ara": "ar",
    "arb": "ar",
    "arabic": "ar",
    "fas": "fa",
    "per": "fa",
    "pes": "fa",
    "prs": "fa",
    "persian": "fa",
    "farsi": "fa",
    "dari": "fa",
}
_BLOCKS = ((0x600, 0x6FF), (0x750, 0x77F), (0x870, 0x8FF), (0xFB50, 0xFDFF), (0xFE70, 0xFEFF))
_SHORTEST = 5  # letters of a word on which an affix counts
_PLAINLY = 4  # times as much speaks for a language as for all others
_FREQUENT_WORDS = 3  # one word in so many of a text is a frequent one


@dataclass(slots=True)
class _Evidence:
    letters: dict[str, tuple[str, float]] = field(default_factory=dict)
    words: dict[str, tuple[str, float]] = field(default_factory=dict)
    prefixes: list[tuple[str, str, float]] = field(default_factory=list)
    suffixes: list[tuple[str, str, float]] = field(default_factory=list)
    names: dict[str, str] = field(default_factory=dict)
    own: tuple[str, ...] = ()  # the prefixes of the languages that are read
    frequent: frozenset[str] = frozenset()  # and their words


@cache
def _evidence() -> _Evidence:
    out = _Evidence()
    for row in load("languages", "shared").rows:
        lang, weight = row["lang"], float(row["weight"])
        out.names[lang] = row["name"]
        if row["kind"] == "letter":
            out.letters[row.form] = (lang, weight)  # as written: folding would take the difference away
        elif row["kind"] == "word":
            out.words[fold_word(row.form)] = (lang, weight)
        elif row["kind"] == "prefix":
            out.prefixes.append((fold_word(row.form), lang, weight))
        else:
            out.suffixes.append((fold_word(row.form), lang, weight))
    out.frequent = frozenset(w for w, (lang, _) in out.words.items() if lang in SUPPORTED)
    out.own = tuple(p for p, lang, _ in out.prefixes if lang in SUPPORTED)
    return out


def normal_lang(lang: str) -> str:
    """The short code of a language as given (`ar-SA`, `fas`, `Persian`); what is not known comes back lower."""
    code = lang.strip().lower().replace("_", "-").split("-")[0]
    return _ALIASES.get(code, code)


def name_of(lang: str) -> str:
    """The language's English name where the lexicon has it, else the code."""
    return _evidence().names.get(lang, lang)


def script_of(text: str) -> str | None:
    """The script of most letters, as Unicode names it in lower case (`arabic`, `latin`); None without letters."""
    scripts: Counter[str] = Counter()
    for c, n in Counter(_sample(text)).items():
        if c.isalpha():
            block = any(a <= ord(c) <= b for a, b in _BLOCKS)
            scripts["arabic" if block else unicodedata.name(c, "unknown").split(" ")[0].lower()] += n
    return scripts.most_common(1)[0][0] if scripts else None


def detect(text: str) -> str | None:
    """The code of the language of `text`, supported or not; None when nothing in it tells."""
    sample = _sample(text)
    points = _letter_points(sample)
    for word in norms(sample):
        for lang, weight in _SPEAKS_FOR[word]:
            points[lang] += weight
    if not points:
        return None
    return max(sorted(points), key=lambda lang: points[lang])


def _letter_points(text: str) -> dict[str, float]:
    """What the letters of a text say for languages."""
    points: dict[str, float] = defaultdict(float)
    for letter, (lang, weight) in _evidence().letters.items():
        if n := text.count(letter):
            points[lang] += n * weight
    return points


def _speaks_for(word: str) -> tuple[tuple[str, float], ...]:
    """What a folded word says for languages, by itself or by its affixes."""
    evidence = _evidence()
    if word in evidence.words:
        return (evidence.words[word],)
    if len(word) < _SHORTEST:
        return ()
    before = [(lang, weight) for prefix, lang, weight in evidence.prefixes if word.startswith(prefix)]
    behind = [(lang, weight) for suffix, lang, weight in evidence.suffixes if word.endswith(suffix)]
    return (*before, *behind)


_SPEAKS_FOR = Remembered(_speaks_for)


def _sample(text: str) -> str:
    if len(text) <= 2 * _SAMPLE:
        return text
    middle = len(text) // 2
    return text[:_SAMPLE] + "\n" + text[middle : middle + _SAMPLE]


def plain_language(text: str) -> str | None:
    """The language that the letters alone say, where they say it plainly: quicker than `detect`, and often None."""
    points = _letter_points(text)
    if not points:
        return None
    lang = max(sorted(points), key=lambda one: points[one])
    return lang if points[lang] > _PLAINLY * (sum(points.values()) - points[lang]) else None


def familiarity(text: str) -> float:
    """How much `text` looks like Arabic or Persian, 0 to 1: of several decodings of its bytes the right one has most.

    Half of it is the share of Arabic letters among those outside ASCII, half the share of frequent words. Words are
    parted by spaces.
    """
    seen = [_SEEN[word] for word in text.split(" ")]
    arabic, strange, words, known = map(sum, zip(*seen, strict=True))
    if not arabic:
        return 0.0
    return 0.5 * arabic / (arabic + 2 * strange) + 0.5 * min(1.0, _FREQUENT_WORDS * known / max(1, words))


class _Seen(NamedTuple):
    """Of what stands between two spaces: Arabic letters, what no Arabic text has, words and frequent words."""

    arabic: int
    strange: int
    words: int
    known: int


def _see(raw: str) -> _Seen:
    arabic = strange = 0
    for c in raw:
        if c < "\x80":
            continue
        if any(a <= ord(c) <= b for a, b in _BLOCKS):
            arabic += c.isalpha()
        elif c.isalpha() or c == "\ufffd" or c < "\xa0":
            strange += 1
    words = [w for w in norms(raw) if len(w) > 1 and not w.isascii()]
    evidence = _evidence()
    known = sum(w in evidence.frequent or (len(w) >= _SHORTEST and w.startswith(evidence.own)) for w in words)
    return _Seen(arabic, strange, len(words), known)


_SEEN = Remembered(_see)
