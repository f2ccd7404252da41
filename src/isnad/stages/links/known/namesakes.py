"""Rivers, seas, gulfs, straits and streets that bear the name of a country, city or body: no mentions of that.

The Jordan is a river, the Gulf of Mexico a gulf. Where the noun and the name together are a place that the knowledge
base has, that is what is named. Nor is a language its country: in English, the Persian word; nor an adverb a name;
nor the noun of a compound verb.
"""

from isnad.lexicons.kb import knowledge
from isnad.stages.links.clusters import Clusters
from isnad.stages.links.known.clubs import directions
from isnad.stages.links.known.doubt import in_verb
from isnad.stages.links.known.sides import LANGUAGE, NAMESAKE, PLACE, side_of
from isnad.stages.links.text import Text
from isnad.stages.links.words import ARTICLE, words_for
from isnad.text import fold_word
from isnad.text.clitics import CLITIC_PREPOSITIONS

_SON = ("\u0628\u0646", "\u0627\u0628\u0646")  # bin, ibn
_FEMININE = "\u0629"  # teh marbuta
_TANWIN = "\u064b"  # fathatan, the mark of adverbs: secondly, always
_BEARING = frozenset({"GPE", "ORG"})


def forget_namesakes(clusters: Clusters, text: Text) -> None:
    """Take from places and bodies the mentions behind a noun for what only bears their name."""
    for cluster in clusters.living():
        if cluster.type in _BEARING and cluster.known:
            kept = [s for s in cluster.spots if not _is_other(text, s, cluster.known)]
            if kept or cluster.spoke:
                cluster.spots, cluster.starts = kept, sorted(start for start, _, _, _ in kept)
            elif cluster.spots:
                clusters.forget(cluster)
        elif cluster.type == "PER" and cluster.spots and all(_is_father(text, s) for s in cluster.spots):
            cluster.known = cluster.country = None


def _is_other(text: Text, spot: tuple[int, int, str, str], known: str) -> bool:
    """Whether a mention is of something else: of what only bears the name, a language, an adverb or a verb."""
    start, end, _, kind = spot
    if kind == "demonym":
        return _is_language(text, start, end)
    if kind != "name":
        return False
    return text.raw[end - 1] == _TANWIN or _bears(text, start, end) or _does(text, spot, known)


def _does(text: Text, spot: tuple[int, int, str, str], known: str) -> bool:
    """Whether a Persian body's name that is also an ordinary word makes one verb with that for doing behind it.

    Or stands behind a noun for a place that bears the name: a square.
    """
    body = knowledge().by_id.get(known) if spot[2] == "ORG" and text.article.lang == "fa" else None
    if body is None or text.raw[spot[0] : spot[1]] not in body.ambiguous:
        return False
    token = text.token_at(spot[0])
    before = text.tokens.norm[token - 1] if token and text.raw[text.tokens.end[token - 1] : spot[0]].isspace() else ""
    return in_verb(text, spot[1]) or (side_of(before, "fa") == PLACE and before not in directions("fa"))


def _is_father(text: Text, spot: tuple[int, int, str, str]) -> bool:
    """Whether a name stands behind the word for a son, so that it is his father's and a part of his own."""
    token = text.token_at(spot[0])
    return spot[3] == "name" and token > 0 and text.tokens.norm[token - 1] in _SON


def _is_language(text: Text, start: int, end: int) -> bool:
    """Whether an adjective of nationality names a language: behind a noun for one, in Arabic feminine behind bi-.

    A Persian one in the singular right behind "in" is one, too.
    """
    token, lang = text.token_at(start), text.article.lang
    written = text.raw[text.tokens.start[token] : start]
    if lang == "ar" and written[-1:] == CLITIC_PREPOSITIONS["BI"]:
        word = text.raw[start:end]
        return word.startswith(ARTICLE) and word[-1] == _FEMININE and fold_word(word) not in words_for(lang).countries
    if not token or written:
        return False
    before = text.tokens.norm[token - 1]
    if lang == "fa" and words_for(lang).inside(before):
        return text.tokens.end[token] == end and text.raw[text.tokens.end[token - 1] : start].isspace()
    return side_of(before, lang) == LANGUAGE


def _bears(text: Text, start: int, end: int) -> bool:
    """Whether the noun right before `start:end` is for something that bears the name."""
    token = text.token_at(start)
    if not token or text.tokens.kind[token - 1] != "w" or text.tokens.start[token] != start:
        return False
    if side_of(text.tokens.norm[token - 1], text.article.lang) != NAMESAKE:
        return False
    whole = text.raw[text.tokens.start[token - 1] : end]
    return all(known.type not in _BEARING for known in knowledge().named(whole))
