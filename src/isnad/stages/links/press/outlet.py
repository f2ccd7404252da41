"""Which entity publishes the article, and whether a name in the text is the outlet's own."""

import re
from functools import cache, lru_cache

from isnad.lexicons import Row, load
from isnad.model import Article
from isnad.stages.links.clusters import Cluster, Clusters, skeleton
from isnad.stages.links.words import Words, key_of
from isnad.text import fold_word
from isnad.text.sounds import likeness

ALIKE = 0.8  # how alike a name in the text and the outlet's name in another script must sound
SPELLED = 0.92  # how alike two Latin names of one outlet with the same consonants must sound
FORWARDED = "forwarded_from"  # the name of an article's provenance that names a channel
_LATIN_VOWELS = str.maketrans("", "", "aeiouyw")


def outlet_cluster(article: Article, clusters: Clusters, words: Words) -> Cluster | None:
    """The cluster of the outlet that the article's data name, made where the text doesn't name it."""
    return _medium(article.outlet, clusters, words) if article.outlet else None


def forwarded_cluster(article: Article, clusters: Clusters, words: Words) -> Cluster | None:
    """The cluster of the channel that the article's container says it was forwarded from."""
    channel = article.provenance.get(FORWARDED)
    return _medium(channel, clusters, words) if channel else None


def _medium(name: str, clusters: Clusters, words: Words) -> Cluster:
    """The cluster of a medium that the article's data name, made where the text doesn't name it."""
    known = known_outlet(name, words)
    if known is not None:
        cluster = clusters.of_known(known, "AGENCY", 0)
    else:
        media = (c for c in clusters.living() if c.type in {"AGENCY", "ORG"} and not c.known)
        own = next((c for c in media if is_outlet(c.forms, name, words)), None)
        cluster = own or clusters.new("AGENCY", 0)
        cluster.type = "AGENCY"
    cluster.add_forms(name)
    return cluster


@lru_cache(maxsize=4096)
def known_outlet(outlet: str, words: Words) -> str | None:
    """The agencies row of an outlet's name: the same but for words that tell nothing, else one that sounds so."""
    exact = words.agencies.get(key_of(outlet)) or _by_key(words).get(key_of(outlet))
    if exact is not None or not outlet.isascii():
        return exact
    return _but_for_words(outlet, words) or _by_sound(outlet, words)


def _but_for_words(outlet: str, words: Words) -> str | None:
    """The row with whose name another begins, but for words for media and its own country, or the reverse."""
    parts = _parts(outlet)
    countries = {key_of(names["en"]) for names in words.country_names.values()}
    for n in range(len(parts) - 1, 0, -1):
        key = "".join(parts[:n])
        row = _by_key(words).get(key) if key not in countries else None  # news of Iran are not the paper Iran
        if row is not None and _tells_nothing(parts[n:], words.agency_rows[row], words):
            return row
    whole = "".join(parts)
    if len(parts) == 1:  # an account's name has no spaces, and often a number
        bare = whole.rstrip("0123456789")
        keys = [bare.removesuffix(word) for word in ("", *sorted(_idle("medium")))]
        row = next((row for key in keys if key not in countries and (row := _by_key(words).get(key))), None)
        if row is not None:
            return row
    short = (r.id for r in words.agency_rows.values() for form in _names(r) if whole in _shortened(form))
    return next(short, None) if len(whole) > 2 and whole not in countries else None


@lru_cache(maxsize=4096)
def editions(outlet: str, lang: str, words: Words) -> frozenset[str]:
    """The agencies rows of an outlet's own edition in a language: CNN Arabic, for what CNN publishes in Arabic."""
    row = words.agency_rows.get(outlet)
    own = _parts(row.form) if row is not None else []
    rest = {r.id: _parts(r.form)[len(own) :] for r in words.agency_rows.values() if _parts(r.form)[: len(own)] == own}
    in_it = (id for id in rest if lang in words.agency_rows[id]["language"].split("|"))
    return frozenset(id for id in in_it if rest[id] and set(rest[id]) <= _idle("language")) if own else frozenset()


def _by_sound(outlet: str, words: Words) -> str | None:
    """The row with the first letter and the consonants of an outlet's name whose vowels, too, are most like it."""
    name = "".join(_parts(outlet))
    told = [p for p in _parts(outlet) if p not in _idle("medium", "language")]
    telling = len(_consonants("".join(told))) > 2
    rows = _by_consonants(words).get(_consonants(name), ()) if telling else ()
    best = max(((likeness(name, key), row) for key, row in rows if key[0] == name[0]), default=(0.0, ""))
    return best[1] if best[0] >= SPELLED else None


def _parts(name: str) -> list[str]:
    """The folded words of a Latin name without its article, the language and the ending of an address."""
    parts = re.findall(r"[^\W_]+", fold_word(name))
    address = len(parts) > 1 and parts[-1] in _idle("domain") and "." in name
    del parts[len(parts) - address :]
    while len(parts) > 1 and parts[0] in (_idle("article", "language") if address else _idle("article")):
        del parts[0]
    return parts


def _tells_nothing(parts: list[str], row: Row, words: Words) -> bool:
    """Whether the rest of a name are words for media, languages or addresses, or the country of the outlet."""
    rest = [p for p in parts if p not in _idle("medium", "language", "domain")]
    country = key_of(words.country_names.get(row["country"], {}).get("en", ""))
    return not rest or country in {"".join(rest), "".join(parts)}


def _shortened(form: str) -> set[str]:
    """What is left of a name without one word after the other at its end that tells nothing."""
    parts = _parts(form)
    kept = len(parts)
    while kept > 1 and parts[kept - 1] in _idle("medium", "language"):
        kept -= 1
    return {"".join(parts[:n]) for n in range(max(kept, 1), len(parts))}


def _names(row: Row) -> list[str]:
    return [row.form.partition(" (")[0], *row.list("aliases")]


@lru_cache(maxsize=4)
def _by_key(words: Words) -> dict[str, str]:
    """Rows by the folded letters of their Latin names; the first of one name."""
    out: dict[str, str] = {}
    for row in words.agency_rows.values():
        for form in _names(row):
            out.setdefault("".join(_parts(form)), row.id)
    return out


@lru_cache(maxsize=4)
def _by_consonants(words: Words) -> dict[str, list[tuple[str, str]]]:
    """The folded letters of Latin names, each with its row, by their consonants."""
    out: dict[str, list[tuple[str, str]]] = {}
    for key, row in _by_key(words).items():
        out.setdefault(_consonants(key), []).append((key, row))
    return out


def _consonants(key: str) -> str:
    return key.translate(_LATIN_VOWELS)


@cache
def _idle(*parts: str) -> frozenset[str]:
    """Words of a Latin name that don't tell which outlet it is."""
    return frozenset(row.form for row in load("outlet_words", "shared").rows if row["part"] in parts)


def is_outlet(forms: list[str], outlet: str, words: Words) -> bool:
    """Whether one of `forms` is the outlet's own name as given, in any script, with or without `newspaper of`."""
    key = _bare(outlet, words)
    return any(_same(_bare(f, words), key) for f in forms)


@lru_cache(maxsize=65536)
def _bare(name: str, words: Words) -> str:
    """The folded name without the nouns and adjectives that say what sort of medium it is."""
    norms = [n for n in fold_word(name).replace("_", " ").split() if any(c.isalnum() for c in n)]
    rest = list(norms)
    while len(rest) > 1 and (noun := words.noun(rest[0])) is not None and noun[0].kind == "medium":
        del rest[0]
    while len(rest) > 1 and words.noun(rest[-1]) is not None:
        del rest[-1]
    return key_of("".join(rest)) or key_of(name)


def _same(a: str, b: str) -> bool:
    if a == b:
        return True
    if a.isascii() == b.isascii():
        return len(b) > 4 and skeleton(a) == skeleton(b)
    return min(len(a), len(b)) > 3 and likeness(a, b.strip("0123456789")) >= ALIKE
