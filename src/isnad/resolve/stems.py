"""Words made comparable between articles: what is written on to them is taken off, roughly."""

from functools import lru_cache

_CONJUNCTIONS = ("\u0648", "\u0641")  # waw, feh
_ARTICLES = ("\u0627\u0644", "\u0628\u0627\u0644", "\u06a9\u0627\u0644", "\u0644\u0644")  # al, bi-l, ka-l, li-l
_PLURALS = ("\u0647\u0627\u06cc\u06cc", "\u0647\u0627\u06cc", "\u0647\u0627")  # ha-yi, ha-ye, ha
_FEMININE = ("\u0647", "\u062a")  # heh, teh
_LEAST = 3  # letters that stay


@lru_cache(maxsize=262144)
def stem(norm: str, lang: str) -> str:
    """A folded word without conjunction and article (Arabic) or plural (Persian)."""
    if lang == "fa":
        for ending in _PLURALS:
            if norm.endswith(ending) and len(norm) - len(ending) >= _LEAST:
                return norm[: -len(ending)]
        return norm
    word = norm[1:] if norm[:1] in _CONJUNCTIONS and norm[1:].startswith(_ARTICLES) else norm
    for article in _ARTICLES:
        if word.startswith(article) and len(word) - len(article) >= _LEAST:
            return word[len(article) :]
    return norm


def root(stemmed: str) -> str:
    """A stem as the other language may write it: Persian keeps the Arabic feminine ending as heh or as teh."""
    return stemmed[:-1] if stemmed.endswith(_FEMININE) and len(stemmed) > _LEAST else stemmed
