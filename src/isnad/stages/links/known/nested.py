"""Names within names of bodies: the country of a ministry, the head of an administration."""

from isnad.lexicons.kb import knowledge
from isnad.stages.links.clusters import Cluster, Clusters
from isnad.stages.links.heads import HEADS
from isnad.stages.links.nouns import is_institution
from isnad.stages.links.text import Text
from isnad.stages.links.words import ARTICLE, Word, Words
from isnad.stages.names.vocabulary import vocabulary

_TAIL = "n.tail"  # class of what a name ends with and never is alone: the Second
_GOVERNMENT = "government"  # kind of bodies that are called by who heads them
_NISBA = "\u06cc\u0647"  # what a feminine adjective ends with; with the article some are names of countries too


def add_nested(clusters: Clusters, text: Text, words: Words) -> None:
    """Add mentions of countries, and of heads of state and government, that stand in the names of bodies."""
    heads = [c for c in clusters.living() if _heads(c)]
    for body in [c for c in clusters.living() if c.type in {"ORG", "MECHANISM"}]:
        for start, end, _, kind in list(body.spots):
            if kind == "name":
                _add_countries(clusters, text, words, start, end, body.known)
                there = [_add_head(head, text, start, end) for head in heads]
                if body.type == "ORG" and not any(there) and not _is_own_name(body, text.raw[start:end]):
                    _add_unnamed_head(clusters, text, words, start, end)


def _is_own_name(body: Cluster, form: str) -> bool:
    """Whether a known body that is no government is called just so: its words name nobody else."""
    known = knowledge().by_id.get(body.known or "")
    return known is not None and known.kind != _GOVERNMENT and any(k.id == known.id for k in knowledge().named(form))


def _heads(cluster: Cluster) -> bool:
    known = knowledge().by_id.get(cluster.known or "") if cluster.type == "PER" else None
    return known is not None and any(t.role in HEADS for t in known.terms)


def _add_countries(clusters: Clusters, text: Text, words: Words, start: int, end: int, body: str | None) -> None:
    inside = text.words(start, end)[1:]
    for k, word in enumerate(inside):
        if k and inside[k - 1].norm + word.norm in words.countries:  # South Sudan
            word = Word(inside[k - 1].start, word.end, inside[k - 1].norm + word.norm)
        country = words.countries.get(word.norm)
        if country is None or _is_adjective(word.norm, words):
            continue
        if word.norm in words.doubtful and not _of(body, country):
            continue
        behind = inside[k + 1 : k + 2]
        longer = knowledge().named(text.raw[word.start : behind[0].end]) if behind else []
        if longer:
            continue  # a province, a person or a company whose name begins like the country's
        if behind and not words.arabic and words.role(behind[0].norm) is None:
            continue  # in Persian the country that a body is of stands last: the company Iran Khodro is of none
        cluster = clusters.of_known(country, "GPE", word.start)
        if word.start not in cluster.starts:
            cluster.add_spot(word.start, word.end, "GPE", "name")
            cluster.add_forms(text.raw[word.start : word.end])


def _of(body: str | None, country: str) -> bool:
    """Whether a body is known as that country's, so that a word which is also an ordinary one is its name."""
    known = knowledge().by_id.get(body or "")
    return known is not None and known.country == country


def _is_adjective(norm: str, words: Words) -> bool:
    """Whether the name of a country may as well be its adjective."""
    return norm.startswith(ARTICLE) and norm.endswith(_NISBA) if words.arabic else words.is_nisba(norm)


def _add_unnamed_head(clusters: Clusters, text: Text, words: Words, start: int, end: int) -> None:
    """Add the head of a state by whose surname a government or an army is called, and nothing else in the article."""
    first, *rest = text.words(start, end)
    if len(rest) != 1 or rest[0].norm in words.countries or not is_institution(first.norm, text.article.lang):
        return
    day = text.article.published
    name = text.raw[rest[0].start : rest[0].end]
    heads = [
        k for k in knowledge().by_surname(name)
        if any(t.role in HEADS and t.body == k.country and t.holds(day) for t in k.terms)
    ]  # fmt: skip
    if knowledge().named(name, "GPE") or _TAIL in vocabulary(text.article.lang).classes(rest[0].norm):
        return  # the police of Dubai, the Second Battalion
    if len(heads) == 1 and clusters.by_known(heads[0].id) is None:
        cluster = clusters.of_known(heads[0].id, "PER", rest[0].start)
        cluster.country, cluster.gender = heads[0].country, heads[0].gender
        cluster.add_spot(rest[0].start, rest[0].end, "PER", "name")
        cluster.forms.append(name)


def _add_head(head: Cluster, text: Text, start: int, end: int) -> bool:
    for form in sorted(head.forms, key=len, reverse=True):
        at = text.raw.find(form, start + 1, end)
        if at > 0 and not text.raw[at - 1].isalnum() and not text.raw[at + len(form) : at + len(form) + 1].isalnum():
            if at not in head.starts:
                head.add_spot(at, at + len(form), "PER", "name")
            return True
    return False
