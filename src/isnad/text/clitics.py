"""Particles that Arabic and Persian write together with a word.

Arabic conjunctions and prepositions (one letter) stand before a word, the article after them; object and
possessive pronouns behind it. Persian pronouns and plural endings stand behind the word. The letters are
grammar, closed classes; which words take them is for lexicons to say.
"""

from functools import lru_cache

_CONJUNCTIONS = "\u0648\u0641"  # waw, feh
_PREPOSITIONS = "\u0628\u0644\u06a9"  # beh, lam, kaf (folded)
_ARTICLE = "\u0627\u0644"


@lru_cache(maxsize=131072)
def proclitic_lengths(norm: str) -> tuple[int, ...]:
    """How many letters could be a conjunction and/or preposition at the start of a folded Arabic word.

    Always begins with 0 (none). Lengths leave at least two letters of a word. After lam the article's alef
    is not written (للحكومة), so length 1 leaves `لحكومة`, which `with_article` repairs.
    """
    out = [0]
    if len(norm) > 3 and norm[0] in _CONJUNCTIONS:
        out.append(1)
        if len(norm) > 4 and norm[1] in _PREPOSITIONS:
            out.append(2)
    elif len(norm) > 3 and norm[0] in _PREPOSITIONS:
        out.append(1)
    return tuple(out)


def bare_forms(norm: str) -> tuple[tuple[int, str], ...]:
    """(clitic length, the word without it) for every reading of a folded Arabic word.

    Where lam has swallowed the article's alef, the word is given with its article restored.
    """
    return _bare_forms(norm)


@lru_cache(maxsize=131072)
def _bare_forms(norm: str) -> tuple[tuple[int, str], ...]:
    out: list[tuple[int, str]] = []
    for n in proclitic_lengths(norm):
        out.append((n, norm[n:]))
        if n and norm[n - 1] == "\u0644" and norm[n] == "\u0644" and len(norm) - n > 2:
            out.append((n, "\u0627" + norm[n:]))
    return tuple(out)
