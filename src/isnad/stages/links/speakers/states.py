"""Bare nouns that stand for a state or place which the article names in full or by its adjective: the kingdom."""

from collections.abc import Sequence

from isnad.model import Name
from isnad.stages.links.clusters import BODIES, Cluster, Clusters
from isnad.stages.links.nouns import place_nouns
from isnad.stages.links.words import ARTICLE, Words


def name_states(clusters: Clusters, names: Sequence[Name], words: Words) -> None:
    """Give a bare noun for a state to the state in whose name it stands, one for a place to that with it in its name.

    Where no state of the noun is named, to the one whose adjectives alone the article has.
    """
    living = clusters.living()
    countries = [c for c in living if c.known in words.state_words]
    for cluster in living:
        if cluster.type != "GPE" or cluster.known or len(cluster.keys) != 1 or len(cluster.keys[0]) != 1:
            continue
        word = cluster.keys[0][0]
        noun = words.noun(word)
        if noun is None or noun[0].kind != "state":
            _join_place(cluster, living, words)
            continue
        states = [c for c in countries if word in words.state_words.get(c.known or "", ())]
        if states:
            max(states, key=lambda c: len(c.spots)).absorb(cluster)
            continue
        said = {id for id in _said(living, names, words) if word in words.state_words.get(id, ())}
        if len(said) == 1:
            clusters.of_known(said.pop(), "GPE", cluster.first).absorb(cluster)


def _said(living: Sequence[Cluster], names: Sequence[Name], words: Words) -> set[str]:
    """The countries whose adjectives the article has, alone or in names of bodies."""
    bodies = (norm for c in living if c.type in BODIES - {"GPE"} for key in c.keys for norm in key)
    return {n.known for n in names if n.kind == "demonym" and n.known} | {
        meaning for norm in bodies if (meaning := words.meaning(norm)) is not None
    }


def _join_place(cluster: Cluster, living: Sequence[Cluster], words: Words) -> None:
    """Join the Arabic noun for a place, with the article, to the one known place called by it: the Strip of Gaza."""
    word = cluster.keys[0][0]
    definite = words.arabic and all(form.startswith(ARTICLE) for form in cluster.forms)
    if not definite or word not in place_nouns("ar"):
        return
    named = [c for c in living if c.type == "GPE" and c.known and any(len(k) > 1 and k[0] == word for k in c.keys)]
    if len(named) == 1:
        named[0].absorb(cluster)
