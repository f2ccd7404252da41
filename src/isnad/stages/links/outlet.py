"""Which entity publishes the article, and whether a name in the text is the outlet's own."""

from functools import lru_cache

from isnad.model import Article
from isnad.stages.links.clusters import Cluster, Clusters, skeleton
from isnad.stages.links.words import Words, key_of
from isnad.text import fold_word
from isnad.text.sounds import likeness

ALIKE = 0.8  # how alike a name in the text and the outlet's name in another script must sound
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
    if name not in cluster.forms:
        cluster.forms.append(name)
    return cluster


@lru_cache(maxsize=4096)
def known_outlet(outlet: str, words: Words) -> str | None:
    """The agencies row of an outlet's name in any spelling: exact, else by the consonants of its Latin name."""
    exact = words.agencies.get(key_of(outlet))
    if exact is not None:
        return exact
    consonants = latin_skeleton(outlet)
    if len(consonants) < 3:
        return None
    prefix = None
    for row in words.agency_rows.values():
        other = latin_skeleton(row.form)
        if other == consonants:
            return row.id
        if prefix is None and len(other) > 2 and (other.startswith(consonants) or consonants.startswith(other)):
            prefix = row.id
    return prefix


def latin_skeleton(name: str) -> str:
    """Latin letters and digits of a name without vowels."""
    return "".join(c for c in key_of(name) if c.isascii()).translate(_LATIN_VOWELS)


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
