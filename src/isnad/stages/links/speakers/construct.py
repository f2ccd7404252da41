"""Names beside a bare noun for media: the noun is no name itself, and what it governs in Arabic is the medium's.

`The paper N` is N's name alone; behind an Arabic noun for papers without its article stands no person's name.
"""

from collections.abc import Iterator, Sequence

from msgspec import structs

from isnad.model import Name
from isnad.stages.links.clusters import Cluster
from isnad.stages.links.text import Text
from isnad.stages.links.words import Word, Words
from isnad.text.clitics import bare_forms
from isnad.text.marks import QUOTES_OPEN

_NOUN = 20  # characters before a name in which its noun stands
_PRESS = frozenset({"newspaper", "magazine", "radio"})  # kinds of media whose nouns mean nothing else


def beside_nouns(text: Text, names: Sequence[Name], words: Words) -> Iterator[Name]:
    """The names without bare nouns for media, and an unknown person behind an Arabic one as the medium."""
    for name in names:
        if name.kind == "name" and name.type == "AGENCY" and name.known is None:
            there = text.words(name.start, name.end)
            if len(there) == 1 and _is_bare(there[0], words) and _is_followed(text, name):
                continue
        elif name.kind == "name" and name.type == "PER" and name.known is None and words.arabic:
            before = text.words(max(0, name.start - _NOUN), name.start)
            if name.start == name.phrase.start and before and _governs(text, before[-1], name.start, words):
                yield structs.replace(name, type="AGENCY")
                continue
        yield name


def is_medium(text: Text, words: Words, cluster: Cluster, name: Name) -> bool:
    """Whether a body is a medium: its own phrase calls it a newspaper, a channel or an agency for news.

    Where the noun heads other bodies' names too, news must be named, or one word only: the agency N. A site is no
    medium where the body's name has a noun of its own: the site of the club N.
    """
    if cluster.type != "ORG" or cluster.known:
        return False
    there = text.words(max(name.start - _NOUN, 0), name.end)
    first = next((i for i, w in enumerate(there) if w.start >= name.start), 0)
    news = any((n := words.noun(w.norm)) is not None and n[0].kind == "sources" for w in there[first:])
    heads = {found[0].kind for key in cluster.keys if (found := words.noun(key[0])) is not None}
    for word in there[max(0, first - 1) : first + 1]:
        noun = words.noun(word.norm)
        if noun is None or noun[0].kind != "medium":
            continue
        if "organisation" in heads and not words.media_kinds(word.norm):
            continue
        alone = not noun[1] and len(there) - there.index(word) == 2
        if news or alone or words.relay(word.norm) != "bureau":
            return True
    return False


def _is_bare(word: Word, words: Words) -> bool:
    """Whether a word is a noun for one medium, without its article."""
    noun = words.noun(word.norm)
    return noun is not None and noun[0].kind == "medium" and not noun[1] and noun[0].number != "p"


def _is_followed(text: Text, name: Name) -> bool:
    """Whether a word follows a name with nothing but spaces or an opening mark between."""
    after = text.first_word(name.end, name.end + _NOUN)
    return after is not None and not set(text.raw[name.end : after.start]) - {" ", "("} - QUOTES_OPEN


def _governs(text: Text, noun: Word, start: int, words: Words) -> bool:
    kinds = {kind for _, bare in bare_forms(noun.norm) for kind in words.media_kinds(bare)}
    between = set(text.raw[noun.end : start]) - {" "} - QUOTES_OPEN
    return _is_bare(noun, words) and bool(kinds) and kinds <= _PRESS and not between
