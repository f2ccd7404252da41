"""What letters of the three scripts sound like, and how far two sounds are apart.

A word becomes a sequence of one-letter sounds. Vowels are a, w, y where the Arabic script writes them and
a, i, u where Latin does; consonants are Latin letters, capitals for those that Latin writes with two. A c of
Latin, which is k and in names of some languages j, ch or s, is a sound of its own that is near to all of them.
"""

from functools import lru_cache

# Folded Arabic-script letters by code point; the ain is no sound of its own in any spelling of a name.
_ARABIC = {
    "\u0627": "a", "\u0648": "w", "\u06cc": "y", "\u0628": "b", "\u067e": "p", "\u062a": "t", "\u0637": "t",
    "\u062b": "T", "\u062c": "j", "\u0686": "C", "\u062d": "h", "\u0647": "h", "\u062e": "x", "\u062f": "d",
    "\u0630": "z", "\u0632": "z", "\u0638": "z", "\u0636": "D", "\u0631": "r", "\u0698": "J", "\u0633": "s",
    "\u0635": "s", "\u0634": "S", "\u0639": "", "\u063a": "G", "\u0641": "f", "\u06a4": "v", "\u0642": "q",
    "\u06a9": "k", "\u06af": "g", "\u0644": "l", "\u0645": "m", "\u0646": "n",
}  # fmt: skip
_LATIN = {
    "cois": "swa", "sean": "Sun", "augh": "aw", "ohn": "un", "eau": "u", "tch": "C", "sch": "S", "dj": "j", "sh": "S",
    "ch": "C", "kh": "x", "gh": "G", "zh": "J", "th": "T", "dh": "D", "ph": "f", "ck": "k", "ts": "ts",
    "tz": "ts", "ou": "u", "oo": "u", "ee": "i", "ei": "ay", "ey": "ay", "ai": "ay", "ay": "ay", "aw": "aw",
    "au": "aw", "qu": "kw", "cy": "ci", "c": "c", "x": "ks", "e": "i", "i": "i",
    "y": "y", "o": "u", "u": "u", "w": "w", "a": "a",
}  # fmt: skip
VOWELS = frozenset("awyiu")
_NEAR: dict[frozenset[str], float] = {
    frozenset(pair): cost
    for pairs, cost in (
        (("wu", "yi"), 0.0),
        (("fv", "vw", "gG", "Dd", "jJ", "bp", "Tt", "Ts", "Cj"), 0.12),
        (("ck",), 0.0),
        (("jg", "gq", "Gq", "Dz", "CS", "kq", "fw", "cC", "cj", "cs"), 0.2),
        (("jG", "jq", "kg", "bv", "pf", "zJ", "xk", "ui", "wy", "ai", "au", "aw", "dz", "wi", "yu", "jx", "Cx"), 0.3),
        (("xh", "td", "zs", "Ck", "xG", "sS", "bf"), 0.45),
    )
    for pair in pairs
}


@lru_cache(maxsize=8192)
def sounds(word: str) -> str:
    """The sounds of a folded word; its doubled letters as one."""
    if word.isascii():
        out, i = [], 0
        while i < len(word):
            for n in (4, 3, 2, 1):
                piece = word[i : i + n]
                if piece in _LATIN or n == 1:
                    out.append(_LATIN.get(piece, piece if piece.isalpha() else ""))
                    i += len(piece)
                    break
        text = "".join(out)
    else:
        text = "".join(_ARABIC.get(c, c if c.isalnum() else "") for c in word)
        return text.replace("tS", "C").replace("ll", "l").replace("yy", "y")
    return "".join(c for i, c in enumerate(text) if not i or c != text[i - 1])


def weight(sound: str) -> float:
    """How much a sound counts in a word's length."""
    return 0.3 if sound in VOWELS else 0.5 if sound == "h" else 1.0


def drop_cost(sound: str, scripts: str, *, edge: bool) -> float:
    """What it costs that only one of two words has a sound.

    `scripts` is "aa" for two words in Arabic script, "ll" for two in Latin, "al" for one of each: Latin writes
    the short vowels that Arabic script leaves out, and hardly ever leaves out a long one.
    """
    if sound == "h":
        return 0.1 if edge else 0.5
    if sound not in VOWELS:
        return 1.0
    if scripts == "al":
        return {"a": 0.12, "i": 0.12, "u": 0.14, "w": 0.35}.get(sound, 0.6)
    return {"a": 0.14, "w": 0.25, "y": 0.3}.get(sound, 0.25)


@lru_cache(maxsize=8192)
def likeness(a: str, b: str) -> float:
    """How alike two folded words sound, 0 to 1."""
    if a == b:
        return 1.0
    x, y = sounds(a), sounds(b)
    if x == y:
        return 1.0
    if not x or not y:
        return 0.0
    scripts = "".join(sorted("l" if w.isascii() else "a" for w in (a, b)))
    size = (sum(map(weight, x)) + sum(map(weight, y))) / 2
    return max(0.0, 1.0 - _distance(x, y, scripts) / size)


def _change(c: str, d: str, *, last: bool) -> float:
    """The cost of one sound for another; a final yeh may be an alef maqsura, which is a."""
    pair = frozenset((c, d))
    if pair == {"a", "y"}:
        return 0.3 if last else 0.8
    return _NEAR.get(pair, 1.0)


def _distance(x: str, y: str, scripts: str) -> float:
    """Weighted edit distance."""
    row = [0.0]
    for j, d in enumerate(y):
        row.append(row[-1] + drop_cost(d, scripts, edge=j == len(y) - 1))
    for i, c in enumerate(x):
        drop = drop_cost(c, scripts, edge=i == len(x) - 1)
        new = [row[0] + drop]
        for j, d in enumerate(y):
            change = 0.0 if c == d else _change(c, d, last=i == len(x) - 1 and j == len(y) - 1)
            insert = drop_cost(d, scripts, edge=j == len(y) - 1)
            new.append(min(row[j] + change, row[j + 1] + drop, new[j] + insert))
        row = new
    return row[-1]
