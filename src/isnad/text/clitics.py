"""Particles that Arabic and Persian write together with a word.

Arabic conjunctions and prepositions (one letter) stand before a word, the article after them; object and
possessive pronouns behind it. Persian prefixes of the verb stand before a word, plural, comparative, pronoun
and copula endings behind it. The letters are grammar, closed classes, and written folded here; which words
take them is for lexicons to say. Every reading keeps all letters of the word.
"""

from functools import lru_cache

from isnad.text.fold import fold_word

CONJUNCTIONS = "\u0648\u0641"  # waw, feh
PROCLITIC_PREPOSITIONS = frozenset("\u0628\u0644\u06a9")  # bi-, li-, ka-
_LAM, _TEH, _HEH = "\u0644", "\u062a", "\u0647"
_ALEF = "\u0627"
CONJUNCTION = CONJUNCTIONS[0]
TEH_MARBUTA = "\u0629"  # ends feminine nouns; folded it is the heh of a pronoun
CLITIC_PREPOSITIONS = {"BI": "\u0628", "LI": "\u0644"}
# heh, ha, hum, huma, hunna, kaf, kum, kuma, kunna, na, ni, yeh
_PRONOUNS = (
    "\u0647",
    "\u0647\u0627",
    "\u0647\u0645",
    "\u0647\u0645\u0627",
    "\u0647\u0646",
    "\u06a9",
    "\u06a9\u0645",
    "\u06a9\u0645\u0627",
    "\u06a9\u0646",
    "\u0646\u0627",
    "\u0646\u06cc",
    "\u06cc",
)
_HA, _MI, _NEMI = "\u0647\u0627", "\u0645\u06cc", "\u0646\u0645\u06cc"
_MAN, _TAN, _SHAN = "\u0645\u0627\u0646", "\u062a\u0627\u0646", "\u0634\u0627\u0646"
_TATWEEL = "\u0640"
_NO_WORDS = frozenset({_PRONOUNS[0], _PRONOUNS[1], "\u0646\u0627"})  # -hu, -ha, -na: these stand nowhere alone
THIRD_PERSONS = {"ar": _PRONOUNS[:4], "fa": ("\u0634", _SHAN)}  # his, her, their, written on to a word
PERSIAN_PREFIXES = (_NEMI, _MI)
PERSIAN_PLURALS = (
    _HA,
    *(_HA + "\u06cc" + e for e in ("", "\u06cc", "\u0645", "\u062a", "\u0634", _MAN, _TAN, _SHAN)),
)
PERSIAN_COMPARATIVES = ("\u062a\u0631", "\u062a\u0631\u06cc\u0646", "\u062a\u0631\u06cc")
# am, at, ash, i, im, id, and: pronouns and copula, written with an alef behind a silent heh and a joiner
PERSIAN_ALEF_ENDINGS = tuple(
    _ALEF + e for e in ("\u0645", "\u062a", "\u0634", "\u06cc", "\u06cc\u0645", "\u06cc\u062f", "\u0646\u062f")
)
PERSIAN_POSSESSIVES = (_MAN, _TAN, _SHAN)
_PERSIAN_ENDINGS = (*PERSIAN_PLURALS, *PERSIAN_COMPARATIVES, *PERSIAN_ALEF_ENDINGS, *PERSIAN_POSSESSIVES)


def with_bound(words: str) -> str:
    """The words as they are shown: a pronoun at their start that is written on to the word before gets a tatweel."""
    first = words.split(maxsplit=1)[:1]
    return _TATWEEL + words.lstrip() if first and fold_word(first[0]) in _NO_WORDS else words


def proclitic_lengths(norm: str) -> tuple[int, ...]:
    """How many letters could be a conjunction and/or preposition at the start of a folded Arabic word.

    Always begins with 0 (none). A conjunction leaves at least two letters (as in wa-qad), a preposition
    three. After lam the article's alef is not written, so a length can leave a word that begins with the
    article's lam alone, which `bare_forms` repairs.
    """
    out = [0]
    if len(norm) > 2 and norm[0] in CONJUNCTIONS:
        out.append(1)
        if len(norm) > 4 and norm[1] in PROCLITIC_PREPOSITIONS:
            out.append(2)
    elif len(norm) > 3 and norm[0] in PROCLITIC_PREPOSITIONS:
        out.append(1)
    return tuple(out)


@lru_cache(maxsize=8192)
def bare_forms(norm: str) -> tuple[tuple[int, str], ...]:
    """(clitic length, the word without it) for every reading of a folded Arabic word.

    Where lam has swallowed the article's alef, the word is given with its article restored.
    """
    out: list[tuple[int, str]] = []
    for n in proclitic_lengths(norm):
        out.append((n, norm[n:]))
        if n and norm[n - 1] == _LAM and norm[n] == _LAM and len(norm) - n > 2:
            out.append((n, _ALEF + norm[n:]))
    return tuple(out)


@lru_cache(maxsize=8192)
def stems(norm: str) -> tuple[tuple[str, int], ...]:
    """(stem, letters of the pronoun behind it) for every reading of a folded Arabic word without proclitics.

    Always begins with the word itself and 0; a pronoun leaves at least three letters, or two of a particle
    with its own pronoun. Before a pronoun the feminine ending is written teh; the stem is then given with
    its dictionary ending, folded heh, too.
    """
    out = [(norm, 0)]
    for pronoun in _PRONOUNS:
        stem = norm[: -len(pronoun)]
        if len(stem) < 2 or not norm.endswith(pronoun):
            continue
        out.append((stem, len(pronoun)))
        if stem[-1] == _TEH and len(stem) > 3:
            out.append((stem[:-1] + _HEH, len(pronoun)))
    return tuple(out)


@lru_cache(maxsize=8192)
def persian_seams(norm: str) -> tuple[tuple[int, int], ...]:
    """(letters of the verb's prefix, letters of the endings) for every reading of a folded Persian word.

    Always begins with (0, 0); prefix and endings leave at least two letters between them.
    """
    out = [(0, 0)]
    for prefix in ("", *PERSIAN_PREFIXES):
        if not norm.startswith(prefix):
            continue
        for ending in ("", *_PERSIAN_ENDINGS):
            if (prefix or ending) and norm.endswith(ending) and len(norm) - len(prefix) - len(ending) > 1:
                out.append((len(prefix), len(ending)))
    return tuple(out)
