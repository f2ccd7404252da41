"""Persian persons called by a surname that the names don't know: of two parts written as one, or before an office."""

from collections.abc import Iterable, Sequence

from isnad.stages.links.clusters import Cluster
from isnad.stages.links.text import Text
from isnad.stages.links.words import Word, Words

_LETTERS = 5  # of a surname of two parts
_PARTS = 3  # words of a name and behind it that may make up a surname
_BEHIND = 40  # characters behind a name in which the rest of it stands
_BEFORE_OFFICE = 2  # words of a name before an office


def joined(text: Text, clusters: Iterable[Cluster], words: Sequence[Word]) -> Cluster | None:
    """The one person in whose name, with what stands behind it, the letters of `words` are a surname of two parts."""
    key = "".join(w.norm for w in words)
    if len(key) < _LETTERS:
        return None
    found = [c for c in clusters if c.type == "PER" and c.named and _ends_in(text, c, key)]
    return found[0] if len(found) == 1 else None


def _ends_in(text: Text, cluster: Cluster, key: str) -> bool:
    start, end = next(((s[0], s[1]) for s in cluster.spots if s[3] == "name"), (0, 0))
    norms = [w.norm for w in text.words(start, min(len(text.raw), end + _BEHIND))]
    own = len(text.words(start, end))
    return any(
        "".join(norms[i:j]) == key
        for i in range(own)
        for j in range(i + 2, min(len(norms), i + _PARTS) + 1)
        if j > own - 1
    )


def surname_before(norms: Sequence[str], words: Words) -> int:
    """How many words of a phrase are a surname before an office that the rest calls; 0 where none are."""
    titles = words.offices | words.deputies
    for n in range(1, min(_BEFORE_OFFICE, len(norms) - 2) + 1):
        before = norms[n - 1]
        if words.noun(before) is not None or words.role(before) is not None or words.stem(before) in titles:
            return 0
        if words.stem(norms[n]) in titles:
            return n
    return 0
