"""The keys by which copies find each other: a MinHash of every window of some words.

A sketch of a whole article does not show a short text inside a long one, and sketches of sentences change when a
sentence is cut or joined. So each window of a dozen words has a sketch of its own, with one permutation (the hash
itself), of the stretches of six words in it; most windows have their neighbour's, so few different ones are left
(winnowing, Schleimer 2003). Articles that share a dozen words share a key; of less, likely one.
"""

from rensa import RMinHash

from isnad.resolve.words import Words

STRETCH, WINDOW = 6, 12  # words
_KEPT = 32  # bits of a hash of 64, the upper ones
VERSION = f"rensa {RMinHash.ALGORITHM_VERSION} hashes, {STRETCH} in {WINDOW}"


def keys(words: Words) -> list[int]:
    """The keys of an article, sorted, each once; 32 bits."""
    norm = words.norm
    if not norm:
        return []
    if len(norm) <= STRETCH:
        stretches = [" ".join(norm)]
    else:
        stretches = list(map(" ".join, zip(*(norm[i:] for i in range(STRETCH)), strict=False)))
    # Digests of single stretches would be the same in another order, but are shared out over threads: ten times
    # as slow, and far more where the cores are busy.
    each = [h >> _KEPT for h in RMinHash.hash_token_sets([stretches])[0]]
    return sorted(set(_least(each, WINDOW - STRETCH + 1)))


def _least(values: list[int], size: int) -> list[int]:
    """The least of each `size` neighbours; of fewer values than that the least of all.

    The sketch of a window is the least of its stretches' sketches, so each stretch is looked at once.
    """
    if len(values) <= size:
        return [min(values)]
    done = 1
    while done < size:
        step = min(done, size - done)
        values = list(map(min, values, values[step:]))
        done += step
    return values
