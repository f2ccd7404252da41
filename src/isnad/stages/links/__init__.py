"""Names and source phrases of an article to the things they denote: mentions, entities, the outlet."""

from collections.abc import Mapping
from typing import Any

from isnad.knowledge import Base, open_base
from isnad.lexicons.kb import knowledge
from isnad.model import Article, Entity, Layers, Mention, Speakers
from isnad.stages.links.clusters import Cluster, Clusters
from isnad.stages.links.glosses import Glosses
from isnad.stages.links.known import know
from isnad.stages.links.known.enrich import Enriched
from isnad.stages.links.nouns import takes_up
from isnad.stages.links.press.bylines import Bylines
from isnad.stages.links.press.media import (
    add_interviewers,
    add_labelled_media,
    add_lead_credits,
    add_nominal_media,
    add_programmes,
    add_unlisted_credits,
    is_press,
    media_nouns,
)
from isnad.stages.links.press.outlet import forwarded_cluster, outlet_cluster
from isnad.stages.links.speakers.discourse import Turn
from isnad.stages.links.speakers.resolve import Resolver
from isnad.stages.links.speakers.sources import Sources
from isnad.stages.links.text import Text
from isnad.stages.links.words import Words, words_for

Spot = tuple[int, int, str, str]

_NOBODY = frozenset({"GPE", "ORG", "MECHANISM"})  # what Persian pronouns for people don't stand for


class Links:
    name = "links"
    version = "8"
    requires = frozenset({"tokens", "sentences", "boilerplate", "names", "attributions"})
    provides = frozenset({"mentions", "entities", "outlet", "speakers"})

    def __init__(self, base: Base | None = None) -> None:
        """`base` is the user's knowledge base that the names stage found entities in."""
        self._enriched = Enriched(base) if base is not None else None

    def run(self, article: Article, layers: Layers) -> Layers:
        words = words_for(article.lang)
        text = Text.of(article, layers)
        clusters = Clusters(words, article.published)
        sources = Sources(text, layers.names or [], clusters, words)
        sources.link_names()
        add_lead_credits(text, sources)
        nouns = media_nouns(text, words)
        add_labelled_media(text, sources, nouns)
        add_unlisted_credits(text, sources)
        add_interviewers(text, sources)
        add_programmes(text, sources, layers.attributions or [])
        Bylines(text, sources).add(layers.boilerplate or [])
        outlet = outlet_cluster(article, clusters, words)
        forwarded = forwarded_cluster(article, clusters, words)
        add_nominal_media(text, sources, nouns)
        turns = Resolver(text, sources, layers.attributions or []).run()
        spots = _source_spots(sources, turns)
        _link_rest(sources, [(spot[0], spot[1], cluster) for spot, cluster in spots])
        know(clusters, text, words, layers)
        made = _layers(text, clusters, spots, (outlet, forwarded), words, turns)
        return self._enriched.layers(made) if self._enriched is not None else made


def _source_spots(sources: Sources, turns: list[Turn]) -> list[tuple[Spot, Cluster]]:
    """Every source phrase as a mention of its one speaker, every part of a joint one as one of its own."""
    out: list[tuple[Spot, Cluster]] = []
    for turn in turns:
        a = turn.attribution
        if turn.source is None or not turn.speakers:
            continue
        speakers = [c.real() for c in turn.speakers]
        source = turn.source
        kind = _kind(sources, source.start, source.end, turn.basis)
        if len(speakers) == 1 and _is_none_of(sources, source.start, source.end, kind, speakers[0]):
            continue
        units = sources.units(source, a.number in {"p", "d"})
        if len(speakers) == 1:
            units = [(source.start, source.end)]
        elif len(units) != len(speakers):
            continue  # a mention is of one thing
        for (start, end), cluster in zip(units, speakers, strict=False):
            kind = _kind(sources, start, end, turn.basis)
            out.append(((start, end, cluster.type, kind), cluster))
    return out


def _is_none_of(sources: Sources, start: int, end: int, kind: str, cluster: Cluster) -> bool:
    """Whether a source phrase names no such thing: "the paper" no club, Persian pronouns for people nothing else."""
    first = next(iter(sources.text.words(start, end)[:1]), None)
    if first is None or not cluster.known:
        return False
    if not sources.words.arabic and cluster.type in _NOBODY and kind == "pronoun":
        return True
    alone = len(sources.text.words(start, end)) == 1
    return alone and cluster.type != "AGENCY" and is_press(first.norm, sources.words)


def _kind(sources: Sources, start: int, end: int, basis: str) -> str:
    """What sort of mention a source phrase is; a title with its name is a description, the name has its own."""
    if basis == "pronoun":
        first = sources.text.words(start, end)[:1]
        role = sources.words.role(first[0].norm) if first else None
        return "pronoun" if role is not None and role[0] == "pronoun" else "nominal"
    inside = sources.inside(start, end)
    if any(n.kind == "name" and n.start == start and n.end == end for n in inside):
        return "name"
    if any(n.kind == "office" and n.start == start for n in inside) and all(n.kind != "name" for n in inside):
        return "office"
    return "nominal"


def _link_rest(sources: Sources, resolved: list[tuple[int, int, Cluster]]) -> None:
    """Offices, groups and adjectives that the text names outside source phrases."""
    at = 0
    resolved = sorted(resolved, key=lambda r: (r[0], -r[1]))
    for name in sources.names:
        if name.kind == "pronoun" or (name.kind == "name" and name.type != "GROUP"):
            continue
        while at < len(resolved) and resolved[at][1] <= name.start:
            at += 1
        held = resolved[at] if at < len(resolved) else None
        if name.kind == "demonym":
            cluster = sources.clusters.of_known(name.known, "GPE", name.start) if name.known else None
        elif held is not None and held[0] <= name.start:
            if held[0] < name.start or held[1] == name.end:
                continue
            cluster = held[2]  # the words that head a long phrase
        else:
            cluster = sources.resolve(name.start, name.end, name.number, speaks=False)
        several = cluster is not None and cluster.type == "PER" and name.type == "GROUP"
        other = cluster is not None and _is_none_of(sources, name.start, name.end, name.kind, cluster)
        if cluster is not None and not several and not other:
            cluster.add_spot(name.start, name.end, name.type, name.kind)


def _layers(
    text: Text,
    clusters: Clusters,
    spots: list[tuple[Spot, Cluster]],
    media: tuple[Cluster | None, Cluster | None],
    words: Words,
    turns: list[Turn],
) -> Layers:
    """The layers; `media` are the outlet and the channel that the article was forwarded from."""
    article = text.article
    table: dict[tuple[int, int], tuple[Spot, Cluster]] = {}
    for cluster in clusters.living():
        for spot in cluster.spots:
            table.setdefault(spot[:2], (spot, cluster))
    for spot, cluster in spots:
        table.setdefault(spot[:2], (spot, cluster.real()))
    ordered = sorted(table.values(), key=lambda pair: (pair[0][0], -pair[0][1]))
    ids: dict[int, str] = {}
    entities: list[Entity] = []
    glosses = Glosses(text, words, ordered)
    for medium in media:
        if medium is not None:
            _entity(medium.real(), article, ids, entities, glosses)
    mentions = []
    for k, (spot, cluster) in enumerate(ordered, 1):
        entity = _entity(cluster, article, ids, entities, glosses)
        start, end, type_, kind = spot
        unknown = cluster.known is None or type_ == "AGENCY"  # "the agency" names none, whichever it takes up
        if kind == "name" and unknown and takes_up(text, start, end, type_):
            kind = "nominal"
        said = article.text[start:end]
        mentions.append(Mention(id=f"m{k}", start=start, end=end, text=said, type=type_, kind=kind, entity=entity))
    speakers = []
    for turn in turns:
        found = dict.fromkeys(_entity(c.real(), article, ids, entities, glosses) for c in turn.speakers)
        basis = turn.basis
        rule = f"speaker:{turn.rule}" if turn.rule else ""
        speakers.append(Speakers(attribution=turn.attribution.id, entities=list(found), basis=basis, by=rule))
    own = ids[id(media[0].real())] if media[0] else None
    return Layers(mentions=mentions, entities=entities, outlet=own, speakers=speakers)


def _entity(cluster: Cluster, article: Article, ids: dict[int, str], out: list[Entity], glosses: Glosses) -> str:
    if id(cluster) in ids:
        return ids[id(cluster)]
    ids[id(cluster)] = f"e{len(out) + 1}"
    forms = sorted(dict.fromkeys(cluster.forms), key=len, reverse=True)
    names: dict[str, list[str]] = {article.lang: forms} if forms else {}
    known = knowledge().by_id.get(cluster.known or "")
    for lang, also in known.names.items() if known else ():
        if lang in names:
            names[lang] = list(dict.fromkeys([*names[lang], *also]))
        elif also:
            names[lang] = also.copy()
    if "en" not in names and (gloss := glosses.of(cluster)):
        names["en"] = [gloss]
    english = names.get("en")
    out.append(
        Entity(
            id=ids[id(cluster)],
            type=cluster.type,
            name=english[0] if english else (forms[0] if forms else cluster.known or ""),
            names=names,
            offices=cluster.offices,
            country=cluster.country or (known.country if known is not None else None),
            known=cluster.named,
            kb=cluster.known,
        )
    )
    return ids[id(cluster)]


def build(options: Mapping[str, Any]) -> Links:
    """The stage; `kb` is the file of a user's knowledge base, `kb_digest` its digest."""
    return Links(open_base(options["kb"], options.get("kb_digest", "")) if options.get("kb") else None)
