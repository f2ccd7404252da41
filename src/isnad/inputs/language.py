"""Which language a text is in, by its script, its letters and its function words (lexicon `shared/languages`)."""

import unicodedata
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from functools import cache

from isnad.lexicons import load
from isnad.text import fold_word, tokenize

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
    begins: tuple[str, ...] = ()  # the prefixes alone
    ends: tuple[str, ...] = ()  # the suffixes alone
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
    out.begins = tuple(p for p, _, _ in out.prefixes)
    out.ends = tuple(s for s, _, _ in out.suffixes)
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
    evidence = _evidence()
    sample = _sample(text)
    points: dict[str, float] = defaultdict(float)
    for letter, n in Counter(sample).items():
        if letter in evidence.letters:
            lang, weight = evidence.letters[letter]
            points[lang] += n * weight
    words, begins, ends = evidence.words, evidence.begins, evidence.ends
    for word, n in Counter(tokenize(sample).norm).items():
        if word in words:
            lang, weight = words[word]
            points[lang] += n * weight
        elif len(word) >= _SHORTEST and (word.startswith(begins) or word.endswith(ends)):
            for lang, weight in _affixes(word):
                points[lang] += n * weight
    if not points:
        return None
    return max(sorted(points), key=lambda lang: points[lang])


def _affixes(word: str) -> list[tuple[str, float]]:
    """What the affixes of a folded word say for languages."""
    evidence = _evidence()
    before = [(lang, weight) for prefix, lang, weight in evidence.prefixes if word.startswith(prefix)]
    return before + [(lang, weight) for suffix, lang, weight in evidence.suffixes if word.endswith(suffix)]


def _sample(text: str) -> str:
    if len(text) <= 2 * _SAMPLE:
        return text
    middle = len(text) // 2
    return text[:_SAMPLE] + "\n" + text[middle : middle + _SAMPLE]


def is_plainly(text: str, lang: str) -> bool:
    """Whether the letters alone say that a text is in `lang`: quicker than `detect`, and often no."""
    evidence = _evidence().letters
    points: dict[str, float] = defaultdict(float)
    for letter, n in Counter(text).items():
        if letter in evidence:
            points[evidence[letter][0]] += n * evidence[letter][1]
    return bool(points) and points[lang] > _PLAINLY * (sum(points.values()) - points[lang])


def familiarity(text: str) -> float:
    """How much `text` looks like Arabic or Persian, 0 to 1: of several decodings of its bytes the right one has most.

    Half of it is the share of Arabic letters among those outside ASCII, half the share of frequent words.
    """
    arabic = strange = 0
    for c, n in Counter(text).items():
        if c < "\x80":
            continue
        if any(a <= ord(c) <= b for a, b in _BLOCKS):
            arabic += n * c.isalpha()
        elif c.isalpha() or c == "\ufffd" or c < "\xa0":
            strange += n
    if not arabic:
        return 0.0
    words = [w for w in tokenize(text).norm if len(w) > 1 and not w.isascii()]
    evidence = _evidence()
    frequent, own = evidence.frequent, evidence.own
    known = sum(w in frequent or (len(w) >= _SHORTEST and w.startswith(own)) for w in words)
    return 0.5 * arabic / (arabic + 2 * strange) + 0.5 * min(1.0, _FREQUENT_WORDS * known / max(1, len(words)))
