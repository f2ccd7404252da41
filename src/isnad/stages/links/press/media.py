"""Media that the names don't hold: credits whose spaces were lost, and media named by a common noun."""

from collections.abc import Sequence
from itertools import compress

from isnad.model import Attribution, Tokens
from isnad.stages.links.speakers.sources import Sources
from isnad.stages.links.text import Text
from isnad.stages.links.words import LAM, Words
from isnad.stages.names.mistaken import in_thing
from isnad.text import fold_word
from isnad.text.marks import COLONS, COMMAS, QUOTES_CLOSE, QUOTES_OPEN

_PRESS = frozenset({"newspaper", "magazine", "tv", "radio"})  # kinds of media that are nothing else

LEAD_SENTENCES = 5
LEAD_LETTERS = 120
AGENCY_LETTERS = 24
NAME_WORDS = 4
BY_WORDS = 4
OWN_WORDS = 2  # between the noun of a site and its owner's name: the electronic site to N
TALKS = 6  # tokens before a programme in which words for talks stand
Spot = tuple[int, int, str]  # raw start and end, agencies row


def lead_credits(text: Text, words: Words) -> list[Spot]:
    """Agencies of by-phrases that open a sentence, found on letters alone, lost spaces or not."""
    out: list[Spot] = []
    for k in range(min(LEAD_SENTENCES, len(text.sentences))):
        start, end = text.bounds(k)
        if not text.tokens.norm[text.sentences[k].first].startswith(words.by_starts):
            continue
        key, origin = letters(text.raw, start, min(end, start + LEAD_LETTERS))
        at = 0
        while (by := next((b for b in words.by_keys if key.startswith(b, at)), None)) is not None:
            at = _skip_nouns(key, at + len(by), words)
            found = _agency(text.raw, key, origin, at, words)
            if found is None:
                break
            length, agency = found
            out.append((origin[at], origin[at + length - 1] + 1, agency))
            at += length
    return out


def letters(raw: str, start: int, end: int) -> tuple[str, list[int]]:
    """Folded letters and digits of a stretch, with the raw offset of each."""
    found: list[str] = []
    origin: list[int] = []
    for i in range(start, end):
        for c in fold_word(raw[i]):
            if c.isalnum():
                found.append(c)
                origin.append(i)
    return "".join(found), origin


def is_relayed(text: Text, words: Words, start: int) -> bool:
    """Whether words of relaying stand before a name, lost spaces or not."""
    before, _ = letters(text.raw, max(0, start - 2 * AGENCY_LETTERS), start)
    return before.endswith(words.relaying)


def _skip_nouns(key: str, at: int, words: Words) -> int:
    while (noun := next((n for n in words.media_nouns if key.startswith(n, at)), None)) is not None:
        at += len(noun)
    return at


def _agency(raw: str, key: str, origin: list[int], at: int, words: Words) -> tuple[int, str] | None:
    """Length and row of the longest agency name at `at` that ends with a word or before another by-phrase."""
    for length in range(min(AGENCY_LETTERS, len(key) - at), 1, -1):
        agency = words.agencies.get(key[at : at + length])
        if agency is None:
            continue
        after = origin[at + length - 1] + 1
        ends = after >= len(raw) or not raw[after].isalnum()
        if ends or any(key.startswith(by, at + length) for by in words.by_keys):
            return length, agency
    return None


def add_lead_credits(text: Text, sources: Sources) -> None:
    """Make the agencies of lead credits known, also where the names have them wrong or not at all."""
    for start, end, agency in lead_credits(text, sources.words):
        named = [n for n in sources.inside(max(0, start - 30), end + 30) if n.start < end and start < n.end]
        clusters = [c for n in named if n.kind == "name" and (c := sources.cluster(n)) is not None]
        if any(c.known == agency for c in clusters):
            continue
        cluster = sources.clusters.of_known(agency, "AGENCY", start)
        for other in clusters:
            if other.type in {"AGENCY", "ORG"} and not other.known and len(other.spots) == 1:
                other.starts.clear()
                other.spots.clear()  # what the names took for a name holds the words before it
                other.forms.clear()
                cluster.absorb(other)
        cluster.add_spot(start, end, "AGENCY", "name")
        cluster.add_forms(text.form(start, end))


def add_unlisted_credits(text: Text, sources: Sources) -> None:
    """Media that no list holds, named by a by-phrase that opens a sentence, up to a comma or the next by-phrase."""
    words, tokens = sources.words, text.tokens
    for k in range(min(LEAD_SENTENCES, len(text.sentences))):
        at = text.sentences[k].first
        while (by := by_phrase(text, at, words)) is not None:
            first = last = _behind_nouns(text, by, words)
            while last < len(tokens) and last - first <= NAME_WORDS and tokens.kind[last] == "w":
                if by_phrase(text, last, words) is not None:
                    break
                last += 1
            ended = last < len(tokens) and (tokens.kind[last] == "m" or by_phrase(text, last, words) is not None)
            if not ended or not 0 < last - first <= NAME_WORDS:
                break
            if tokens.kind[last] == "m" and tokens.norm[last] not in COMMAS | COLONS:
                break
            if _is_unlisted(text, sources, first, last, introduced=first > by):
                sources.add_medium(tokens.start[first], tokens.end[last - 1], tokens.start[by])
            at = last + (tokens.kind[last] == "m")


def add_interviewers(text: Text, sources: Sources) -> None:
    """Media that the first sentences say gave an interview and the names missed: listed ones, or called news."""
    words, tokens = sources.words, text.tokens
    limit = text.sentences[min(LEAD_SENTENCES, len(text.sentences)) - 1].last if text.sentences else 0
    for i in range(limit):
        end = _interview(text, i, words) if tokens.norm[i] in words.interviews else None
        if end is None:
            continue
        for first in range(end, min(end + BY_WORDS, limit)):
            spot = _named_medium(text, words, first, limit)
            if spot is not None:
                last, known = spot
                start, stop = tokens.start[first], tokens.end[last - 1]
                near = sources.inside(max(0, start - 30), stop + 30)
                if not any(n.kind == "name" and n.start < stop and n.end > start for n in near):
                    sources.add_medium(start, stop, start, known)
                break
            noun = words.noun(tokens.norm[first])
            if tokens.kind[first] == "m" or (words.role(tokens.norm[first]) or (noun and noun[0].kind != "medium")):
                break


def _interview(text: Text, at: int, words: Words) -> int | None:
    """The token behind words at `at` for an interview or an interviewer; None where there are none."""
    tokens = text.tokens
    for end in range(min(at + BY_WORDS, len(tokens)), at, -1):
        if words.relays.get("".join(tokens.norm[at:end])) == "interview":
            return end
    return None


def _named_medium(text: Text, words: Words, first: int, limit: int) -> tuple[int, str | None] | None:
    """Where a medium's name that begins at `first` ends, with its agencies row if it has one."""
    tokens = text.tokens
    for last in range(min(first + NAME_WORDS, limit), first, -1):
        if (known := words.agencies.get("".join(tokens.norm[first:last]))) is not None:
            return last, known
    noun = words.noun(tokens.norm[first + 1]) if first + 1 < limit else None
    news = noun is not None and noun[0].kind == "medium" and tokens.kind[first] == "w"
    own = words.noun(tokens.norm[first])
    return (first + 2, None) if news and (own is None or own[0].kind == "document") else None


def by_phrase(text: Text, at: int, words: Words) -> int | None:
    """The token behind the by-phrase that begins at token `at`; None where none does."""
    tokens = text.tokens
    if at >= len(tokens) or not tokens.norm[at].startswith(words.by_starts):
        return None
    for end in range(min(at + BY_WORDS, len(tokens)), at, -1):
        if "".join(tokens.norm[at:end]) in words.by:
            return end
    return None


def _behind_nouns(text: Text, at: int, words: Words) -> int:
    """The token behind the nouns and adjectives that say what sort of medium follows."""
    tokens = text.tokens
    begin = at
    while at < len(tokens) and tokens.kind[at] == "w":
        noun = words.noun(tokens.norm[at])
        if not (noun and noun[0].kind == "medium") and not (at > begin and words.is_adjective(tokens.norm[at])):
            break
        at += 1
    return at


def _is_unlisted(text: Text, sources: Sources, first: int, last: int, *, introduced: bool) -> bool:
    """Whether the tokens can be the name of a medium and nothing is known of them."""
    words, tokens = sources.words, text.tokens
    start, end = tokens.start[first], tokens.end[last - 1]
    if any(n.start < end and start < n.end for n in sources.inside(max(0, start - 30), end + 30)):
        return False
    norms = tokens.norm[first:last]
    if words.agency(norms) is not None or words.role(norms[0]) is not None:
        return False
    return introduced or (not words.arabic and words.noun(norms[0]) is None)


def media_nouns(text: Text, words: Words) -> list[int]:
    """The tokens that are common nouns for media; the last token, which introduces nothing, is left out."""
    tokens = text.tokens
    found = compress(range(len(tokens)), map(words.is_medium, tokens.norm))
    return [i for i in found if tokens.kind[i] == "w" and i + 1 < len(tokens)]


def add_labelled_media(text: Text, sources: Sources, nouns: list[int]) -> None:
    """Media that a common noun introduces and the names missed: known ones, and what stands in quotation marks."""
    words, tokens = sources.words, text.tokens
    for i in nouns:
        noun = words.noun(tokens.norm[i])
        if noun is None or noun[0].number == "p" or noun[1] or in_thing(tokens, i, text.article.lang):
            continue
        before = sources.inside(max(0, tokens.start[i] - 30), tokens.end[i])
        if any(n.end == tokens.end[i] and n.start < tokens.start[i] for n in before):
            continue  # the last word of a medium's name
        spot = _labelled(text, words, i + 1)
        if spot is None:
            continue
        start, end, agency = spot
        there = [n for n in sources.inside(max(0, tokens.start[i] - 30), end + 30) if n.start < end and start < n.end]
        if any(n.type in {"AGENCY", "ORG"} and n.kind == "name" for n in there):
            continue
        sources.add_medium(start, end, tokens.start[i], agency)


def _labelled(text: Text, words: Words, first: int) -> Spot | tuple[int, int, None] | None:
    """Where the name behind a common noun for a medium stands, with its agencies row if it has one."""
    tokens = text.tokens
    quoted = tokens.kind[first] == "m" and text.raw[tokens.start[first]] in QUOTES_OPEN
    quoted = quoted and not text.raw[tokens.start[first] - 1].isalnum()  # a straight mark behind a letter closes
    at = first + quoted
    last = at
    while last < len(tokens) and last - at < NAME_WORDS and tokens.kind[last] != "m":
        last += 1
    for end in range(last, at, -1) if not quoted else (last,):
        if (agency := words.agencies.get("".join(tokens.norm[at:end]))) is not None:
            return tokens.start[at], tokens.end[end - 1], agency
    if not quoted:
        for end in range(at + 1, last):
            if (
                tokens.norm[end].startswith(LAM)
                and (noun := words.noun(tokens.norm[end]))
                and noun[0].kind == "sources"
            ):
                return tokens.start[first - 1], tokens.end[end], None  # agency N for news
    task = tokens.norm[last + 1] if last + 1 < len(tokens) and words.arabic else ""  # `for rating`: no news agency
    bureau = words.relay(tokens.norm[first - 1]) == "bureau" and task.startswith(LAM + LAM)
    closes = quoted and not bureau and at < last < len(tokens) and text.raw[tokens.start[last]] in QUOTES_CLOSE
    return (tokens.start[at], tokens.end[last - 1], None) if closes else None


def add_programmes(text: Text, sources: Sources, attributions: Sequence[Attribution]) -> None:
    """Programmes that somebody speaks to, named in quotation marks: to the programme "At Noon" the minister said."""
    words, tokens = sources.words, text.tokens
    cues = {text.sentence_at(a.cue.start) for a in attributions}
    said = [span for a in attributions for span in a.content]
    for i in [i for i, role in enumerate(map(words.relay, tokens.norm)) if role == "programme"]:
        if not 0 < i < len(tokens) - 1 or not _is_told(text, words, i):
            continue
        spot = _labelled(text, words, i + 1)
        start, end, agency = spot or (0, 0, None)
        named = any(n.kind == "name" and n.type in {"AGENCY", "ORG"} for n in sources.inside(start, end))
        if spot is None or named or text.sentence_at(start) not in cues:
            continue
        if not any(span.start <= start < span.end for span in said):
            sources.add_medium(start, end, tokens.start[i], agency)


def _is_told(text: Text, words: Words, at: int) -> bool:
    """Whether words for talks, or a `to`, stand before the noun at token `at`; in Arabic `to` is written on to it."""
    tokens = text.tokens
    first = max(at - TALKS, text.sentences[text.sentence_at(tokens.start[at])].first)
    if words.arabic:
        return tokens.norm[at][:1] == LAM or any(words.relay(norm) == "told" for norm in tokens.norm[first:at])
    return tokens.norm[at - 1] in words.particles or any(_interview(text, i, words) for i in range(first, at))


def is_press(noun: str, words: Words) -> bool:
    """Whether a noun stands for papers and stations alone, and for no other body as "the agency" does."""
    kinds = words.media_kinds(noun)
    return bool(kinds) and kinds <= _PRESS


def add_nominal_media(text: Text, sources: Sources, nouns: list[int]) -> None:
    """A medium named by a common noun behind a relaying word, or as who was told, becomes a mention of it."""
    words = sources.words
    tokens = text.tokens
    for at in nouns:
        first = at - (at > 0 and (role := words.role(tokens.norm[at - 1])) is not None and role[0] == "one")
        noun = words.noun(tokens.norm[at])
        told = words.arabic and tokens.norm[at].startswith(LAM + LAM)
        quoting = not words.arabic and _quotes(tokens, at + 2, words)
        if noun is None or not (first or quoting):
            continue
        before = tokens.norm[max(0, first - BY_WORDS) : first]
        if not (told or quoting or is_introduced(before, words, several=noun[0].number == "p")):
            continue
        described = words.is_adjective(tokens.norm[at + 1]) and (words.arabic or quoting)
        if noun[0].number != "p" and not described and not (noun[1] if words.arabic else first < at):
            continue  # a bare noun heads a name: the channel N
        last = at + (noun[0].number == "p" and at + 1 < len(tokens) and tokens.kind[at + 1] == "w")
        while last + 1 < len(tokens) and tokens.kind[last + 1] == "w" and words.is_adjective(tokens.norm[last + 1]):
            last += 1
        start, end = tokens.start[first] + told, tokens.end[last]
        if any(
            n.kind == "name" and n.type in {"AGENCY", "ORG"}
            for n in sources.inside(start, end + 40)
            if _is_its_own(text, end, n.start)
        ):
            continue
        _nominal(sources, start, end, known=told)


def _is_its_own(text: Text, end: int, start: int) -> bool:
    """Whether a name at `start` is that of the medium whose noun ends at `end`, or of its owner: the site of N."""
    between = text.words(end, start)
    return not between or (len(between) <= OWN_WORDS and text.raw[start - 1] == LAM and between[-1].norm == LAM)


def is_introduced(before: Sequence[str], words: Words, *, several: bool) -> bool:
    """Whether words end with some of relaying or for talks, or with the Persian `to`, which tells `several` nothing
    that is said."""
    last = words.relay(before[-1]) if before else None
    if last in {"carried", "handed", "by", "credit"} or (last == "to" and not several):
        return True
    ends = ("".join(before[-n:]) for n in range(1, min(BY_WORDS, len(before)) + 1))
    return any(end in words.by or words.relays.get(end) == "interview" for end in ends)


def _quotes(tokens: Tokens, at: int, words: Words) -> bool:
    """Whether words of quoting begin at token `at`."""
    ends = range(at + 1, min(at + BY_WORDS, len(tokens)) + 1)
    return any(words.relays.get("".join(tokens.norm[at:end])) == "quoting" for end in ends)


def _nominal(sources: Sources, start: int, end: int, *, known: bool) -> None:
    """Make `start:end` a mention of the medium that it describes; of a new one unless it must be `known`."""
    head = sources.head(start, end)
    if head is None:
        return
    bare = all(sources.words.is_adjective(w.norm) for w in head.rest)
    cluster = (sources.memory.last_medium(head, start) if bare else None) or sources.memory.description(head, start)
    first = next(iter(sources.text.words(start, end)[:1]), None)
    if cluster is not None and cluster.named and cluster.type != "AGENCY" and first is not None:
        cluster = None if is_press(first.norm, sources.words) else cluster
    if cluster is None and not known:
        cluster = sources.unnamed(head, start, end, None, None)
    if cluster is not None:
        cluster.add_spot(start, end, cluster.type, "nominal")
