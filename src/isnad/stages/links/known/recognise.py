"""Whom and what an article names as the knowledge base does not write it: known all the same where one alone fits.

A full name in another spelling or behind a title, a given name in a family that is named, a body's name with its
proper part in quotation marks or without its spaces; a surname alone, where one of that name held an office on the
article's day, no other bears it, or one of the family heads or headed a state or government. Runs when all else is
resolved: it gives names and ids to whom was found, and changes nobody's statements.
"""

from collections.abc import Collection
from functools import cache

from isnad.lexicons.kb import Known, knowledge, regional_names
from isnad.model import Article
from isnad.stages.links.clusters import Cluster, Clusters
from isnad.stages.links.heads import HEADS
from isnad.stages.links.known.spelling import shortened, speaking, spelled
from isnad.stages.links.known.surnames import namesake
from isnad.stages.links.known.titled import role_of, titled
from isnad.stages.links.nouns import company_nouns, place_nouns
from isnad.stages.links.offices import LOWER, SINGLE, VAGUE, kb_role
from isnad.stages.links.text import Text
from isnad.stages.links.words import ARTICLE, HOME, YEH, words_for
from isnad.stages.names.vocabulary import GIVEN, vocabulary
from isnad.text import fold_word
from isnad.text.clitics import CLITIC_PREPOSITIONS, bare_forms
from isnad.text.marks import PARTNER, QUOTES_OPEN
from isnad.text.names import name_words, surname_key

_COMPANIES = frozenset({"company", "bank", None})
_LONG = 10  # letters of a body's name that is known without its spaces
_APPOSED = 3  # characters at most between a name and the office behind it
_SHORTEST = 4  # letters of a surname that stands alone
_SHORT = 3  # of one who heads a state or government on the article's day
_PLACES = ("k.GPE", "k.city")  # classes of words that are places' names
_YEARS = 5  # after an office in which its holder may still be called by the surname alone
_GENERATION = 35  # years after which a former head's surname is anybody's
_FRESH, _MANY = 20, 5  # the same where so many known persons bear it
_TWO = 2  # words of a name that many bear, where both are given names


def recognise(clusters: Clusters, text: Text) -> None:
    """Give a known id to named persons and places that have none; what gets one that another has is the same."""
    article = text.article
    owners = {c.known: c for c in clusters.living() if c.known}
    countries = _countries(clusters)
    families = {surname_key(f) for c in owners.values() if c.type == "PER" for f in c.forms}
    for cluster in clusters.living():
        if cluster.known or not cluster.forms:
            continue
        if not cluster.named:
            known = _holder(cluster, article, countries)
        elif cluster.type == "PER":
            known = _person(cluster, text, countries) or _relative(cluster, families, article.lang)
            known = known if known is None or not namesake(cluster, known, text) else None
        elif cluster.type == "GPE":
            known = _place(cluster, article.lang)
        else:
            known = _body(cluster, article.lang)
        if known is None:
            continue
        if cluster.type == "PER":
            families |= {surname_key(f) for f in cluster.forms if len(name_words(f)) > 1}
        owner = owners.setdefault(known.id, cluster).real()
        if owner is cluster:
            cluster.known = known.id
            cluster.country = cluster.country or known.country
        elif owner.type == cluster.type:
            owner.absorb(cluster)
    if countries:
        _forget_parties(clusters, {*countries, HOME.get(article.lang)})
    _forget_strangers(clusters, {*countries, HOME.get(article.lang)}, article)


def _forget_strangers(clusters: Clusters, countries: Collection[str | None], article: Article) -> None:
    """Take the known id from persons of two given names whose country and office the article doesn't name.

    Many bear such names: Mohammed Younes, Mohamed Atta.
    """
    there = {c.known for c in clusters.living() if c.type != "PER"}
    for cluster in clusters.living():
        known = knowledge().by_id.get(cluster.known or "") if cluster.type == "PER" and cluster.named else None
        if known is None or known.country is None or known.country in countries or _headed(known, article.published):
            continue
        words = name_words(max(cluster.forms, key=len)) if cluster.forms else ()
        named = any(t.body in there for t in known.terms)
        if len(words) != _TWO or not regional_names().issuperset(words) or named:
            continue
        roles = {kb_role(role) for role, _ in cluster.roles if role not in VAGUE}
        if roles.isdisjoint(t.role for t in known.terms):
            cluster.known = cluster.country = None


def _forget_parties(clusters: Clusters, countries: Collection[str | None]) -> None:
    """Take the known id from parties of none of the countries that the article names: others bear such names too."""
    for cluster in clusters.living():
        known = knowledge().by_id.get(cluster.known or "")
        if known is not None and known.kind == "party" and known.country and known.country not in countries:
            cluster.known = cluster.country = None


def _countries(clusters: Clusters) -> frozenset[str]:
    """The countries that an article names, by their names or places in them."""
    places = (knowledge().by_id.get(c.known) for c in clusters.living() if c.type == "GPE" and c.known)
    return frozenset(p.country for p in places if p is not None and p.country)


def _person(cluster: Cluster, text: Text, countries: Collection[str]) -> Known | None:
    """The known person whom a full name spells, or whose surname stands alone where his country is named too.

    A surname that many bear is nobody's alone, but for who holds the office that the article gives.
    """
    article = text.article
    found = _entitled(cluster, text)
    if found is not None:
        return found
    found = _bearer(cluster, text, countries)
    if found is None or any(len(name_words(_as_one(f, article.lang))) > 1 for f in cluster.forms):
        return found
    common, there = _is_common(cluster.forms[0], article.lang), found.country in {*countries, HOME.get(article.lang)}
    short = len(name_words(cluster.forms[0])[-1]) < _SHORTEST
    if _headed(found, None) and _is_lower(cluster, article.lang):
        return None
    ours = any(k.country == HOME.get(article.lang) for k in knowledge().by_surname(cluster.forms[0]))
    if _headed(found, article.published) and (there or not (common or short or ours)):
        return found
    shown = any(role not in VAGUE for role, _ in cluster.roles)
    foreign = found.country not in speaking("ar") | speaking("fa")
    if foreign and found.terms and not shown and not _prominent(found, article):
        return None
    return found if there and not short and (shown or not common or _headed(found, None)) else None


def _is_lower(cluster: Cluster, lang: str) -> bool:
    """Whether an office that no head of a state holds stands right behind a name: Raisi, the deputy minister."""
    ends = {end for _, end, *_ in cluster.spots}
    behind = (o for o in cluster.offices if o.span and any(0 < o.span.start - end <= _APPOSED for end in ends))
    return any(role_of(o.title, lang) in LOWER for o in behind)


def _entitled(cluster: Cluster, text: Text) -> Known | None:
    """The known person whose name is a title and the one word behind it: Prince Harry, a king who reigns."""
    if len(cluster.forms) > 1 or len(name_words(cluster.forms[0])) != 1:
        return None
    tokens = text.tokens
    for start, end, _, kind in cluster.spots:
        at = text.token_at(start)
        if kind != "name" or not at or tokens.start[at] != start or tokens.kind[at - 1] != "w":
            continue
        before = [n for n, _ in bare_forms(tokens.norm[at - 1])] if text.article.lang == "ar" else [0]
        for n in before if text.raw[tokens.end[at - 1] : start].isspace() else ():
            found = knowledge().named(text.raw[tokens.start[at - 1] + n : end], "PER")
            if len(found) == 1 and (_headed(found[0], text.article.published) or not _headed(found[0], None)):
                return found[0]
    return None


def _is_common(surname: str, lang: str) -> bool:
    """Whether a surname is a given name too, or an adjective of one or of a city: many families have it."""
    word, words = surname_key(surname), vocabulary(lang)
    base = words.classes(word[:-1]) if word[-1:] == YEH else ()
    return not GIVEN.isdisjoint((*words.classes(word), *base)) or any(c.startswith(_PLACES) for c in base)


def _bearer(cluster: Cluster, text: Text, countries: Collection[str]) -> Known | None:
    article, form = text.article, _as_one(_whole(cluster, text), text.article.lang)
    words = name_words(form)
    if len(words) > 1:
        found = spelled(form, article.lang, countries)
        if len(found) == 1:
            return found[0]
        if not found:
            other = titled(form, article, countries)
            return other or _of_office(cluster, form, article)
    elif not words or len(words[0]) < _SHORT or words[0] in regional_names() or _is_demonym(form, article.lang):
        return None
    else:
        bearers = {k.id: k for k in knowledge().by_surname(form)}
        found = [k for k in bearers.values() if not (cluster.woman and k.gender == "m")]
        if len(words[0]) < _SHORTEST:
            found = [k for k in found if _headed(k, article.published)]
    roles = {(kb_role(role), country) for role, country in cluster.roles if role not in VAGUE}
    fit = [k for k in found if not roles or any(_held(k, role, country) for role, country in roles)]
    day = article.published
    if len(fit) == 1 and (len(found) == 1 or fit[0].terms) and (len(words) > 1 or not _past(fit[0], day)):
        return fit[0]
    now = [k for k in found if day is not None and _headed(k, day)]  # an office before the name may be his adviser's
    ever = [k for k in fit if _headed(k, None) and (len(found) == 1 or _remembered(k, found, article))]
    one = [k for k in fit if day is not None and k.country in {*countries, HOME.get(article.lang)} and _alone(k, day)]
    then = [k for k in fit if roles and day is not None and any(t.holds(day) for t in k.terms)]
    return next((those[0] for those in (now, ever, then, one) if len(those) == 1), None)


def _as_one(form: str, lang: str) -> str:
    """A name; a Persian surname whose second part stands apart as one word: Ahmadi Nejad."""
    words = name_words(form) if lang == "fa" else ()
    return "".join(form.split()) if len(words) == _TWO and words[1] in vocabulary(lang).suffixes else form


def _whole(cluster: Cluster, text: Text) -> str:
    """The longest form of a name, with the article that Arabic writes as one letter behind the preposition li-."""
    form = max(cluster.forms, key=lambda f: (len(name_words(f)), len(f)))
    lam = CLITIC_PREPOSITIONS["LI"]
    if text.article.lang != "ar" or not form.startswith(lam):
        return form
    behind = [text.raw[s - 1 : s] == lam for s, e, *_ in cluster.spots if text.raw[s:e] == form]
    return ARTICLE[0] + form if behind and all(behind) else form


def _is_demonym(form: str, lang: str) -> bool:
    """Whether a name of one word is an adjective of nationality, so that a title before it makes an office."""
    return words_for(lang).is_adjective(fold_word(form))


def _holder(cluster: Cluster, article: Article, countries: frozenset[str]) -> Known | None:
    """Who holds the office that stands alone, in an article that names no country but that of its press."""
    home = HOME.get(article.lang)
    if cluster.type != "PER" or home is None or not countries <= {home}:
        return None
    return titled(cluster.forms[0], article, countries)


def _relative(cluster: Cluster, families: Collection[str], lang: str) -> Known | None:
    """The one person of a family that the article names who bears this given name; a given name is no family's."""
    words = name_words(cluster.forms[0])
    if len(cluster.forms) > 1 or len(words) != 1 or cluster.roles:
        return None
    found = [
        k for k in _by_given(lang).get(words[0], ())
        if (family := surname_key(k.forms(lang)[0])) in families and family not in regional_names()
    ]  # fmt: skip
    return found[0] if len(found) == 1 else None


@cache
def _by_given(lang: str) -> dict[str, list[Known]]:
    """Persons by their given names."""
    out: dict[str, list[Known]] = {}
    for known in knowledge():
        words = name_words(known.forms(lang)[0]) if known.type == "PER" and known.forms(lang) else ()
        if len(words) > 1:
            out.setdefault(words[0], []).append(known)
    return out


def _of_office(cluster: Cluster, form: str, article: Article) -> Known | None:
    """The one whose name this is in part and who holds an office on the article's day that the article names."""
    roles, day = {(kb_role(role), country) for role, country in cluster.roles if country}, article.published
    if not roles or day is None:
        return None

    def holds(known: Known) -> bool:
        return any(
            t.body == country and role in (t.role, *t.role.split("_")) and t.holds(day)
            for role, country in roles
            for t in known.terms
        )

    fit = shortened(form, article.lang, holds)
    return fit[0] if len(fit) == 1 else None


def _body(cluster: Cluster, lang: str) -> Known | None:
    """The body whose proper name stands in quotation marks within its name, with or without the noun before it.

    Or whose name is this one but for spaces.
    """
    for form in cluster.forms:
        joined = _joined(lang).get("".join(name_words(form)))
        if joined is not None and joined.type == cluster.type:
            return joined
        start = next((i for i, c in enumerate(form) if c in QUOTES_OPEN), None)
        if start is None:
            continue
        inner = form[start + 1 :].partition(PARTNER[form[start]])[0]  # the closing mark may stand outside of the name
        for name in (form[: start + 1 + len(inner)], inner) if inner else ():
            found = [k for k in knowledge().named(name) if k.type == cluster.type]
            fits = found and (found[0].kind in _COMPANIES or fold_word(form.split()[0]) not in company_nouns(lang))
            if len(found) == 1 and fits:
                return found[0]
    return None


@cache
def _joined(lang: str) -> dict[str, Known]:
    """Bodies by their names without spaces, short names and those of several bodies left out."""
    found: dict[str, dict[str, Known]] = {}
    for known in knowledge():
        if known.type not in {"PER", "GPE"}:
            for form in known.forms(lang):
                found.setdefault("".join(name_words(form)), {})[known.id] = known
    return {key: next(iter(same.values())) for key, same in found.items() if len(key) >= _LONG and len(same) == 1}


def _place(cluster: Cluster, lang: str) -> Known | None:
    """The place that is named with a word for what it is: the province of Homs."""
    form = max(cluster.forms, key=len)
    first, _, rest = form.replace("_", " ").partition(" ")
    if not rest or fold_word(first) not in place_nouns(lang):
        return None
    found = knowledge().named(rest.strip(), "GPE")
    return found[0] if len(found) == 1 else None


def _headed(known: Known, day: str | None) -> bool:
    """Whether a person heads a state or government on a day, or ever did: the family's bare name is theirs."""
    heads = (t for t in known.terms if t.role in HEADS and t.body == known.country)
    return any(day is None or t.holds(day) for t in heads)


def _prominent(known: Known, article: Article) -> bool:
    """Whether a foreigner in public office is one of the few whose surname stands alone: many envoys bear Wilson."""
    day = article.published
    return _headed(known, None) or day is None or _alone(known, day)


def _remembered(known: Known, bearers: Collection[Known], article: Article) -> bool:
    """Whether a former head's surname, which others bear, is still that one's alone.

    It is not a generation later, nor where the others are of the press's own country.
    """
    home, day = HOME.get(article.lang), article.published
    if day is None:
        return True
    if known.country != home and any(k.country == home for k in bearers):
        return False
    years = _GENERATION if len(list(bearers)) < _MANY else _FRESH
    heads = [t for t in known.terms if t.role in HEADS and t.body == known.country]
    return any(not t.end or int(t.end[:4]) + years >= int(day[:4]) for t in heads)


def _alone(known: Known, day: str) -> bool:
    """Whether a person holds an office of the country on a day that one alone can hold."""
    return any(t.role in SINGLE and t.body == known.country and t.holds(day) for t in known.terms)


def _past(known: Known, day: str | None) -> bool:
    """Whether a person's last office ended years before a day, and was no head's: nobody's surname alone by then."""
    if day is None or not known.terms or _headed(known, None):
        return False
    return all(t.end and int(t.end[:4]) + _YEARS < int(day[:4]) for t in known.terms)


def _held(known: Known, role: str, country: str | None) -> bool:
    """Whether a person of that role and country may be this one."""
    if country and known.country and country != known.country and not any(t.body == country for t in known.terms):
        return False
    return any(t.role == role or role in t.role.split("_") for t in known.terms) or not known.terms
