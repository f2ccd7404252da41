"""The keys by which copies find each other: a MinHash of every window of some words.

A sketch of a whole article does not show a short text inside a long one, and sketches of sentences change when a
sentence is cut or joined. So each window of a dozen words has a sketch of its own, with one permutation, of the
stretches of six words in it; most windows have their neighbour's, so few different ones are left (winnowing,
Schleimer 2003). Articles that share a dozen words share a key; of less, likely one.
"""

from rensa import RMinHash

from isnad.resolve.words import Words

STRETCH, WINDOW = 6, 12  # words
_SEED = 20161220
VERSION = f"rensa {RMinHash.ALGORITHM_VERSION}, {STRETCH} in {WINDOW}"


def keys(words: Words) -> list[int]:
    """The keys of an article, sorted, each once; 32 bits."""
    norm = words.norm
    if not norm:
        return []
    stretches = [" ".join(norm[i : i + STRETCH]) for i in range(max(1, len(norm) - STRETCH + 1))]
    n = WINDOW - STRETCH + 1
    windows = [stretches[i : i + n] for i in range(max(1, len(stretches) - n + 1))]
    return sorted({digest[0] for digest in RMinHash.digests_from_token_sets(windows, num_perm=1, seed=_SEED)})
