"""Which entity publishes the article, and whether a name in the text is the outlet's own."""

from functools import lru_cache

from isnad.model import Article
from isnad.stages.links.clusters import Cluster, Clusters, skeleton
from isnad.stages.links.words import Words, key_of

_LATIN_VOWELS = str.maketrans("", "", "aeiouyw")


def outlet_cluster(article: Article, clusters: Clusters, words: Words) -> Cluster | None:
    """The cluster of the outlet that the article's data name, made where the text doesn't name it."""
    if not article.outlet:
        return None
    known = known_outlet(article.outlet, words)
    if known is not None:
        cluster = clusters.of_known(known, "AGENCY", 0)
    else:
        own = next((c for c in clusters.living() if c.type == "AGENCY" and is_outlet(c.forms, article.outlet)), None)
        cluster = own or clusters.new("AGENCY", 0)
    if article.outlet not in cluster.forms:
        cluster.forms.append(article.outlet)
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


def is_outlet(forms: list[str], outlet: str) -> bool:
    """Whether one of `forms` is the outlet's own name as given, in the same script."""
    key = key_of(outlet)
    return any(key_of(f) == key or (len(key) > 4 and skeleton(key_of(f)) == skeleton(key)) for f in forms)
