"""Names that are ordinary words too: a place, medium, club or company that only such words name needs a sign.

A sign is what the press puts beside a name and not beside the word: quotation marks, a noun for such a thing, the
preposition of a place, another place in the same list, words of relaying; for a club, that another one is named; for
a party or an armed group, that its country or another such body is.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from functools import cache

from isnad.lexicons import load
from isnad.lexicons.conjugate import bare_forms as persian_forms
from isnad.lexicons.kb import Known, knowledge
from isnad.model import Layers
from isnad.stages.chrome import chrome_of
from isnad.stages.links.clusters import Cluster, Clusters
from isnad.stages.links.known.clubs import directions, players
from isnad.stages.links.known.sides import PLACE, side_of
from isnad.stages.links.nouns import company_nouns, party_nouns, place_nouns
from isnad.stages.links.press.media import letters
from isnad.stages.links.text import Text
from isnad.stages.links.words import ARTICLE, HOME, YEH, Words, key_of, norms_of
from isnad.stages.names.vocabulary import GIVEN, vocabulary
from isnad.text import fold_word
from isnad.text.clitics import CLITIC_PREPOSITIONS
from isnad.text.marks import COMMAS
from isnad.text.names import name_key
from isnad.text.stretches import Stretches

_BETWEEN = 3  # characters between two names of one list
_BESIDE = 24  # letters before and behind a medium's name that may relay its words
_OFTEN = 3  # mentions from which a club's name is no word that happens to stand there
_SPORT = "sport"
_DO = "fa-verb-krdn"  # row of the verbs lexicon
_COMPANIES = frozenset({"company", "bank"})
_WORDED = frozenset({"party", "armed_group", "movement", "regional"})  # kinds that words name
_FEMININE = "\u0629"  # teh marbuta as texts write it
_OFFICES = frozenset({"t.office", "t.head"})  # classes of words for offices
_TELLING = "\u0622\u0651"  # alef madda, shadda


@dataclass(frozen=True, slots=True)
class Signs:
    """What an article shows: where known things of each type begin and end, its clubs, countries and cues.

    Clubs and countries are those that nothing else is called, `bodies` so the bodies by their kinds, `doubted` how
    many clubs bear other words' names, `companies` whether companies or banks are named; `chrome` are bylines and
    credits, in which all words are names.
    """

    edges: dict[str, dict[int, str]]
    clubs: frozenset[str]
    doubted: int
    companies: bool
    bodies: dict[str, set[str]]
    countries: frozenset[str]
    cues: frozenset[int]
    chrome: Stretches


def forget_words(clusters: Clusters, text: Text, words: Words, layers: Layers) -> None:
    """Take the known id from what an article names by ordinary words alone, without a sign beside one of them."""
    living, lang = clusters.living(), text.article.lang
    doubted = [(c, known) for c in living if (known := _doubted(c, lang)) is not None]
    _forget(living, doubted, text, words, layers)
    for cluster, known in doubted if not words.arabic else ():  # Arabic ones with the article may be another body
        alone = all(len(knowledge().named(form)) == 1 for form in cluster.forms)
        if known.kind == _SPORT and not cluster.known and not cluster.spoke and alone:
            clusters.forget(cluster)


def forget_far(clusters: Clusters, text: Text, words: Words, layers: Layers) -> None:
    """Take the known id from cities without a sign, in countries of which an article names nothing else.

    Others are called so: surnames, smaller towns, the rest of a word whose first letter was taken for a preposition.
    """
    living = clusters.living()
    known = [(c, k) for c in living if (k := knowledge().by_id.get(c.known or "")) is not None]
    named = Counter(k.country for _, k in known)
    far = [
        (c, k) for c, k in known
        if k.type == "GPE" and k.country not in (k.id, words.home) and named[k.country] == 1
        and not _is_capital(c, text, words) and c.spots and all(kind == "name" for *_, kind in c.spots)
        and all(" " not in form for form in c.forms) and not any(_led(text, words, s[0], s[1], k) for s in c.spots)
    ]  # fmt: skip
    _forget(living, far, text, words, layers)


def _led(text: Text, words: Words, start: int, end: int, known: Known) -> bool:
    """Whether a preposition or a noun for talks or accords stands before a city, or its country behind it."""
    token = text.token_at(start)
    before = text.tokens.norm[token - 1] if token and text.tokens.start[token] == start else ""
    behind = text.words(end, min(len(text.raw), end + _BESIDE))
    names = {"".join(w.norm for w in behind[:n]) for n in (1, 2)} if text.raw[end : end + 1] in COMMAS else ()
    led = before in directions(text.article.lang) or before in _occasions(text.article.lang)
    return led or any(words.countries.get(n) == known.country for n in names)


@cache
def _occasions(lang: str) -> frozenset[str]:
    """Nouns for talks, summits, accords and the like, which are called by the city where they were held."""
    return frozenset(fold_word(r.form) for r in load("mechanism_heads", lang).rows)


def _is_capital(cluster: Cluster, text: Text, words: Words) -> bool:
    """Whether a city is a capital that may stand for its state: by no given name, nor behind a joined bi- alone."""
    classes, starts = vocabulary(text.article.lang).classes, text.tokens.start
    joined = CLITIC_PREPOSITIONS["BI"]
    apart = any(
        starts[text.token_at(start)] == start or text.raw[start - 1 : start] != joined for start, *_ in cluster.spots
    )
    keys = [fold_word(form) for form in cluster.forms]
    return (
        apart
        and any(key_of(form) in words.capitals for form in cluster.forms)
        and all(GIVEN.isdisjoint(classes(key)) for key in keys)
    )


def _forget(
    living: Sequence[Cluster], doubted: Sequence[tuple[Cluster, Known]], text: Text, words: Words, layers: Layers
) -> None:
    if doubted:
        signs = _signs(living, {id(c) for c, _ in doubted}, layers, words)
        for cluster, known in doubted:
            if not _sure(cluster, known, text, words, signs):
                cluster.known = cluster.country = None


def _signs(living: Sequence[Cluster], doubted: Collection[int], layers: Layers, words: Words) -> Signs:
    edges: dict[str, dict[int, str]] = {}
    bodies: dict[str, set[str]] = {}
    known = [(c, k) for c in living if (k := knowledge().by_id.get(c.known or "")) is not None]
    for cluster, it in known:
        edges.setdefault(it.type, {}).update((at, it.id) for spot in cluster.spots for at in spot[:2])
        if it.kind and id(cluster) not in doubted:
            bodies.setdefault(it.kind, set()).add(it.id)
    return Signs(
        edges,
        clubs=frozenset(k.id for c, k in known if k.kind == _SPORT and id(c) not in doubted and _is_club(k, words)),
        doubted=sum(k.kind == _SPORT for c, k in known if id(c) in doubted),
        companies=any(k.kind in _COMPANIES for _, k in known),
        bodies=bodies,
        countries=frozenset(k.country for c, k in known if k.country and k.type == "GPE" and id(c) not in doubted),
        cues=frozenset(a.cue.start for a in layers.attributions or []),
        chrome=chrome_of(layers),
    )


def _is_club(known: Known, words: Words) -> bool:
    """Whether a body of sport is a club: no country's team and no federation, which bear a country's name or none."""
    forms = known.forms("ar" if words.arabic else "fa")
    norms = norms_of(forms[0]) if forms else ()
    return known.country is not None and all(words.meaning(n) != known.country for n in norms)


def _doubted(cluster: Cluster, lang: str) -> Known | None:
    """The known thing that a cluster is taken for, where each of its mentions is also an ordinary word."""
    known = knowledge().by_id.get(cluster.known or "")
    if known is None or not (known.ambiguous or known.ambiguous_in):
        return None
    here = {(name_key(form), _marks(form)) for form in known.ambiguous_in.get(lang, ())}
    if not here and known.type not in {"GPE", "AGENCY"} and known.kind not in {_SPORT, "company", *_WORDED}:
        return None
    names = sum(kind == "name" for *_, kind in cluster.spots)
    often = lang == "fa" and known.id == known.country and names >= _OFTEN  # a cheque is written as a Czech one
    if not cluster.spots or (names < len(cluster.spots) and not often):
        return None
    several = known.type == "AGENCY" or known.kind == _SPORT  # of places and companies such names are names
    ordinary = {name_key(form) for form in known.ambiguous if several or " " not in form}
    words = [name_key(form) in ordinary or (name_key(form), _marks(form)) in here for form in cluster.forms]
    return known if (ordinary or here) and all(words) else None


def _marks(form: str) -> str:
    """The marks of a word that folding takes from it and that make it another one."""
    return "".join(c for c in form if c in _TELLING)


def _sure(cluster: Cluster, known: Known, text: Text, words: Words, signs: Signs) -> bool:
    """Whether an article shows anywhere that it means the known thing."""
    if not words.arabic and all(in_verb(text, end) for _, end, *_ in cluster.spots):
        return False
    if known.kind == _SPORT and all(text.raw[end : end + 1] == "(" for _, end, *_ in cluster.spots):
        return False  # a company and its symbol
    if known.kind == _SPORT and (signs.clubs or signs.doubted > 1 or len(cluster.spots) >= _OFTEN):
        played = not players(text.article.lang).isdisjoint(text.tokens.norm)
        return bool(signs.clubs) or played or (signs.doubted > 1 and not signs.companies)
    if known.kind in _WORDED and known.type == "ORG":
        there = known.country in signs.countries or bool(signs.bodies.get(known.kind or ""))
        if there or len(cluster.spots) >= _OFTEN:
            return True
    if known.type == "GPE" and known.country in signs.countries - {known.id, HOME.get(text.article.lang)}:
        return True
    if known.type != "GPE" and cluster.spoke:
        return True
    return any(
        signs.chrome.covers(start) or _shown(text, words, start, end, known, signs)
        for start, end, *_ in cluster.spots
    )


def _shown(text: Text, words: Words, start: int, end: int, known: Known, signs: Signs) -> bool:
    """Whether something beside `start:end` shows that it is a name."""
    raw, token = text.raw, text.token_at(start)
    if text.is_quoted(start, end):
        return known.kind != _SPORT or not _behind_other(text, token)
    edges = signs.edges[known.type]
    near = [(at, start) for at in range(start - _BETWEEN, start)] + [(end, end + n + 1) for n in range(_BETWEEN)]
    listed = (at if to == start else to for at, to in near if raw[at:to].strip() or not words.arabic)
    if any(edges.get(at, known.id) != known.id for at in listed):
        return True
    if known.type == "GPE":
        lang = text.article.lang
        led = (
            known.id == known.country
            and lang == "fa"
            and token > 0
            and text.tokens.norm[token - 1] in directions(lang)
        )
        return not led and _placed(text, token, start, end)  # on a cheque, which is what the Czech are called
    if known.type != "AGENCY":
        return False
    told = any(at in signs.cues for at in range(end + 1, end + _BETWEEN))
    return told or _relayed(text, words, start, end)


def in_verb(text: Text, end: int) -> bool:
    """Whether a form of the Persian verb for doing stands right behind a word, so that the two are one verb."""
    after = text.first_word(end, min(end + _BESIDE, len(text.raw)))
    return after is not None and text.raw[end : after.start].isspace() and after.norm in _doing()


@cache
def _doing() -> frozenset[str]:
    return frozenset(fold_word(form) for form, row in persian_forms().items() if row == _DO)


def _behind_other(text: Text, token: int) -> bool:
    """Whether a noun for a company, a party or an armed group stands before a name in quotation marks."""
    before = text.tokens.norm[token - 2] if token > 1 else ""
    return before in company_nouns(text.article.lang) or before in party_nouns(text.article.lang)


def _placed(text: Text, token: int, start: int, end: int) -> bool:
    """Whether a noun for a place or a preposition of one stands before a name that begins at `start` in a token.

    A bi- that is written on to it leads to a common noun where an adjective without article is said of that.
    """
    tokens, lang = text.tokens, text.article.lang
    before = tokens.norm[token - 1] if token and tokens.kind[token - 1] == "w" else ""
    prefixed = text.raw[tokens.start[token] : start][-1:] == CLITIC_PREPOSITIONS["BI"]
    if prefixed and (after := text.first_word(end, min(end + _BESIDE, len(text.raw)))) is not None:
        prefixed = after.norm.startswith(ARTICLE) or text.raw[after.end - 1] != _FEMININE
    classes = vocabulary(lang).classes
    given = not GIVEN.isdisjoint(classes(fold_word(text.raw[start:end])))
    held = not given and not _OFFICES.isdisjoint(classes(before))  # the crown prince of Abu Dhabi
    return prefixed or held or before in place_nouns(lang) or side_of(before, lang) == PLACE


def _relayed(text: Text, words: Words, start: int, end: int) -> bool:
    """Whether words of relaying stand before a name or right behind it, lost spaces or not.

    Between those before and the name may stand an adjective: to the political reporter of Borna.
    """
    before, origin = letters(text.raw, max(0, start - 2 * _BESIDE), start)
    behind, _ = letters(text.raw, end, min(len(text.raw), end + _BESIDE))
    if before.endswith(words.relaying) or behind.startswith(words.by_keys):
        return True
    last = text.words(max(0, start - _BESIDE), start)[-1:]
    return bool(last) and before[-1:] == YEH and before[: bisect_left(origin, last[0].start)].endswith(words.relaying)
