"""Speakers whom the article presents by name only after an office, or the headline, has spoken for them."""

from isnad.model import Span
from isnad.stages.links.clusters import Cluster
from isnad.stages.links.offices import LOWER, SINGLE, elsewhere, on_top
from isnad.stages.links.speakers.discourse import Turn
from isnad.stages.links.text import Text
from isnad.stages.links.words import SPOKESPERSON, Words

LEAD_TURNS = 40  # an office of the lead is named by its holder soon or not at all
HEADLINES = 4  # turns that may say beforehand what another says again
SHARED, SHARED_WORDS = 0.6, 4  # of the shorter content's words, from which two contents are one
TELLING = SINGLE | {SPOKESPERSON}  # roles that nobody holds beside another one
SAID_OF_BOTH = 2  # words by which an office is that of the only speaker
WORD = 3  # letters from which a word tells something
REPORTING = "journalist"  # the role of one who reports for a medium, and is not whom it lets speak by name


def name_last_office(turns: list[Turn], k: int, words: Words) -> None:
    """An unnamed office that spoke just before is the person first named now, where nothing speaks against it."""
    now = turns[k].speakers[0]
    if now.type != "PER" or not now.named or turns[k].parent is not None or k >= LEAD_TURNS:
        return
    earlier = [t for t in turns[:k] if t.parent is None and t.speakers]
    if not earlier or any(now in t.speakers for t in earlier):
        return
    last = earlier[-1].speakers
    office = last[0]
    if len(last) != 1 or not _is_office(office) or now.first < earlier[-1].at:
        return
    alike = bool(now.words & office.words or now.heads & office.heads)
    if not alike and (now.words or (words.arabic and (now.known or all(len(k) == 1 for k in now.keys)))):
        return
    if may_hold(now, office, words):
        _merge(turns, now, office)


def name_headlines(turns: list[Turn], text: Text, words: Words) -> None:
    """Who says in the article what an unnamed office says at its head is that office's holder."""
    heads = [t for t in turns[:HEADLINES] if t.parent is None and len(t.speakers) == 1]
    for head in heads:
        office = head.speakers[0].real()
        if not _is_office(office):
            continue
        said = _telling(text, head.attribution.content)
        for later in turns[:LEAD_TURNS]:
            if later.at <= head.at or later.parent is not None or len(later.speakers) != 1:
                continue
            now = later.speakers[0].real()
            if now is office or now.type != "PER" or not now.named or not may_hold(now, office, words):
                continue
            again = _telling(text, later.attribution.content)
            shared = len(said & again)
            if shared >= SHARED_WORDS and shared >= SHARED * min(len(said), len(again)):
                _merge(turns, now, office)
                break


def name_sole_speaker(turns: list[Turn], title: Span | None, words: Words) -> None:
    """An office of the lead, or one in the same words, is the one whom alone the article lets speak by name."""
    body = title.end if title is not None else 0
    level = [t for t in turns if t.parent is None and len(t.speakers) == 1]
    named = [t.speakers[0].real() for t in level if t.speakers[0].real().named and t.speakers[0].real().type == "PER"]
    if len(named) < 2 or any(n is not named[0] for n in named):
        return
    for k, turn in enumerate(level):
        office, person = turn.speakers[0].real(), named[0].real()
        some = _is_someone(office) and (k == 0 or turn.at < body)
        if not (some or (_is_office(office) and office.roles)) or not may_hold(person, office, words):
            continue
        later = person.first > turn.at or (person.first < body <= turn.at)
        if (k < HEADLINES and later) or len(office.words & person.words) >= SAID_OF_BOTH:
            _merge(turns, person, office)


def name_title(turns: list[Turn], title: Span | None, words: Words) -> None:
    """The unnamed one who speaks in the headline is the one whom the article lets speak first by name."""
    level = [t for t in turns if t.parent is None and len(t.speakers) == 1]
    for head in level[:HEADLINES]:
        office = head.speakers[0].real()
        if title is None or head.at >= title.end:
            continue
        if office.type == "GROUP" and not office.named:
            _name_group(turns, office, [t.speakers[0].real() for t in level if t.at > title.end])
        if not _is_office(office):
            continue
        people = (t.speakers[0].real() for t in level if t.at > title.end)
        now = next((c for c in people if c.type == "PER" and c is not office), None)
        if now is not None and now.named and may_hold(now, office, words):
            _merge(turns, now, office)


def name_medium(turns: list[Turn], words: Words) -> None:
    """An unnamed medium of a country that speaks at the article's head is the first of that country that it names."""
    level = [t for t in turns if t.parent is None and len(t.speakers) == 1]
    for head in level[:HEADLINES]:
        some = head.speakers[0].real()
        if some.type != "AGENCY" or some.number == "p" or _has_name(some, words):
            continue
        countries = _countries_of(some, words)
        media = (c for t in level if (c := t.speakers[0].real()).type == "AGENCY" and _has_name(c, words))
        named = next((c for c in media if countries & _countries_of(c, words)), None)
        if named is not None:
            some.named = False
            _merge(turns, named, some)


def _has_name(medium: Cluster, words: Words) -> bool:
    """Whether more is said of a medium than what sort it is and whose: a French paper has no name."""
    called = (norm for key in medium.keys for norm in key)
    sort = all(words.is_medium(n) or words.is_adjective(n) or words.role(n) is not None for n in called)
    return medium.known is not None or (medium.named and not sort)


def _countries_of(medium: Cluster, words: Words) -> set[str]:
    """The countries that a medium's phrases or the agencies table give it."""
    row = words.agency_rows.get(medium.known or "")
    known = {medium.country or "", row["country"] if row is not None else ""} - {""}
    return known | (medium.words & words.country_names.keys())


def _name_group(turns: list[Turn], group: Cluster, later: list[Cluster]) -> None:
    """Unnamed sources of the headline are those of the body that first speak under the same words, and more."""
    same = (c for c in later if c.type == "GROUP" and not c.named and c is not group)
    first = next((c for c in same if c.heads & group.heads and group.words <= c.words), None)
    if first is not None:
        _merge(turns, first, group)


def may_hold(person: Cluster, office: Cluster, words: Words) -> bool:
    """Whether nothing known of the person speaks against the office: gender, country, place, another office."""
    if person.gender and office.gender and person.gender != office.gender:
        return False
    if elsewhere(person.seats, office.seats):
        return False
    if SPOKESPERSON in office.heads and person.words and SPOKESPERSON not in person.heads | person.words:
        return False
    countries = words.country_names.keys()
    own = ({person.country} if person.country else set()) | (person.words & countries)
    theirs = ({office.country} if office.country else set()) | (office.words & countries)
    if own and theirs and not own & theirs:
        return False
    held, asked = {r for r, _ in person.roles}, {r for r, _ in office.roles}
    if REPORTING in asked - held:
        return False
    if asked & LOWER and on_top(person):
        return False
    return not held or bool(held & asked) or not asked & TELLING


def _is_office(cluster: Cluster) -> bool:
    return not cluster.named and cluster.type == "PER"


def _is_someone(cluster: Cluster) -> bool:
    """Whether a cluster is an unnamed person whom a word for one brings up: a doctor, one of the doctors."""
    return not cluster.named and cluster.one and cluster.type in {"PER", "GROUP"}


def _telling(text: Text, content: list[Span]) -> set[str]:
    return {w.norm for span in content for w in text.words(span.start, span.end) if len(w.norm) > WORD}


def _merge(turns: list[Turn], now: Cluster, office: Cluster) -> None:
    now.absorb(office)
    for turn in turns:
        turn.speakers = [c.real() for c in turn.speakers]
