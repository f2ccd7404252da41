"""Whether speakers can be the subject of a verb or the referent of a pronoun, by gender and number."""

from collections.abc import Sequence

from isnad.stages.links.clusters import Cluster

_FEMININE = frozenset({"AGENCY", "GPE"})


def agree(speakers: Sequence[Cluster], gender: str | None, number: str | None, arabic: bool) -> bool:
    """Whether the speakers can be the subject of a verb of that gender and number."""
    if number == "p":
        return len(speakers) > 1 or any(is_many(c) for c in speakers)
    if len(speakers) != 1:
        return number is None or number == "d"
    if number == "s" and speakers[0].type == "PER" and speakers[0].number == "p":
        return False
    return not clash(speakers, gender, arabic)


def clash(speakers: Sequence[Cluster], gender: str | None, arabic: bool) -> bool:
    """Whether the one speaker is of another gender; in Arabic states and media are feminine."""
    if gender is None or len(speakers) != 1:
        return False
    cluster = speakers[0].real()
    own = cluster.gender
    if own is None and arabic and cluster.type in _FEMININE:
        own = "f"
    return own is not None and own != gender


def is_one(cluster: Cluster) -> bool:
    """Whether a singular pronoun for people can mean it.

    That is a person, somebody unnamed whose verb was singular, or one of several.
    """
    return cluster.type == "PER" or (cluster.type == "GROUP" and (cluster.number == "s" or cluster.one))


def is_many(cluster: Cluster) -> bool:
    return not cluster.one and (cluster.type == "GROUP" or cluster.number == "p")
