"""Whose words an attribution gives by the words of its own sentence: its source phrase, without who passes it on."""

from isnad.model import Attribution, Span
from isnad.stages.attributions.lexical import particle
from isnad.stages.links.text import Text
from isnad.stages.links.words import ARTICLE, LAM, Word, Words
from isnad.text.clitics import CONJUNCTION, TEH_MARBUTA, bare_forms
from isnad.text.marks import COLONS, COMMAS, trim

BY_WORDS = 3
EACH_WORDS = 3
QUOTED = 160  # characters behind a medium in which it says whom it quotes
HANDED = 200  # characters before a word for what was said in which somebody is said to hand it on
SHORTEST = 3  # letters of a word to which no preposition is written on
CREDIT, CREDIT_WORDS = 40, 4  # characters before a medium in which its by-phrase stands, and words of one
_PARTING = COMMAS | COLONS
_OFFICES = frozenset({"person", "spokesperson", "envoy", "member"})
SEVERAL = ("\u0648\u0627", "\u0648\u0646", "\u06cc\u0646")  # -wa, -un, -in
TWO = ("\u0627", "\u0627\u0646")  # -a, -an
TANWIN = "\u064b"  # ends adverbs


def source_of(text: Text, a: Attribution, words: Words, begin: int) -> Span | None:
    """The phrase for who speaks, None where the sentence, which starts at `begin`, has none."""
    handed = handed_source(text, a, words, begin)
    if handed is not None:
        return handed
    if a.source is None:
        return quoted_source(text, a, words) if words.arabic else None
    if not can_speak(text, a, words):
        return None
    source = behind_credit(text, a, words, begin)
    source = behind_preposition(text, a, source, words) if source is not None else None
    if source is None:
        return None
    quoted = quoted_source(text, a, words)
    if quoted is not None:
        return quoted
    return subject_of(text, speaker_in(text, inner_source(text, source, words), words), words)


def handed_source(text: Text, a: Attribution, words: Words, begin: int) -> Span | None:
    """Whom a medium heard: `the agency handed on from the minister his saying that`, by the verb or the noun."""
    cue = text.words(a.cue.start, a.cue.end)
    if not words.arabic or not cue:
        return None
    if words.relay(cue[-1].norm) == "handed":
        there = _up_to_content(text, a, a.cue.end)
        at = next((i for i, w in enumerate(there) if _has(words, w, "from")), None)
        if at is None or (a.source is not None and a.source.start >= there[at].end):
            return None
        return _phrase(text, there[at + 1 :], words)
    if a.source is not None or not _has(words, cue[-1], "saying"):
        return None
    there = text.words(max(begin, a.cue.start - HANDED), a.cue.start)
    verb = next((i for i, w in enumerate(there) if words.relay(w.norm) == "handed"), len(there))
    at = next((i for i in range(len(there) - 1, verb, -1) if _has(words, there[i], "from")), None)
    return _phrase(text, there[at + 1 :], words) if at is not None else None


def _up_to_content(text: Text, a: Attribution, at: int) -> list[Word]:
    """The words between `at` and cue or content, or the sentence's end where these stand before; none if many."""
    closes = text.bounds(text.sentence_at(at))[1] if text.sentences else at
    limit = min((start for start in (a.cue.start, *(c.start for c in a.content)) if start >= at), default=closes)
    return text.words(at, limit) if limit - at < QUOTED else []


def _has(words: Words, word: Word, role: str) -> bool:
    found = words.role(word.norm)
    return found is not None and found[0] == role


def behind_credit(text: Text, a: Attribution, words: Words, begin: int) -> Span | None:
    """The source, without the medium of a Persian by-phrase before it: `by the report of the agency, the minister`.

    None where the by-phrase's medium is all there is: the verb's subject is dropped or stands elsewhere.
    """
    source = a.source
    if source is None or words.arabic or a.cue.start < source.end:
        return source
    at = next((i for i in range(source.start, a.cue.start) if text.raw[i] in _PARTING), None)
    if at is None or not _is_credit(text, source.start, begin, words):
        return source
    medium = text.words(source.start, min(at, source.end))
    if text.words(source.end, at) and words.agency([w.norm for w in medium]) is None:
        return source  # more than a medium is named
    there = text.words(at, max(source.end, a.cue.start))
    there = there if source.end <= at else [w for w in there if w.end <= source.end]
    phrase = _phrase(text, there, words) if there and words.role(there[0].norm) is None else None
    if phrase is None or source.end <= at:
        return phrase
    return Span(phrase.start, source.end, text.raw[phrase.start : source.end])


def _is_credit(text: Text, at: int, begin: int, words: Words) -> bool:
    """Whether a by-phrase stands right before `at`, a noun for media between allowed."""
    before = [w.norm for w in text.words(max(begin, at - CREDIT), at)]
    while before and words.is_medium(before[-1]):
        before.pop()
    ends = ("".join(before[-n:]) for n in range(1, min(CREDIT_WORDS, len(before)) + 1))
    return any(words.relays.get(end) in {"credit", "quoting"} for end in ends)


def behind_preposition(text: Text, a: Attribution, source: Span, words: Words) -> Span | None:
    """The source without an Arabic `to` on its first word; None behind a verb, whose subject has none."""
    first = text.words(source.start, source.end)[0]
    if not words.arabic or first.norm[:1] != LAM or first.start != source.start:
        return source
    definite = first.norm[1:2] == LAM
    if not definite and (words.noun(first.norm) is None or words.noun(first.norm[1:]) is None):
        return source
    if a.gender is not None:
        return None
    return text.article.span(source.start + 1, source.end)


def inner_source(text: Text, source: Span, words: Words) -> Span:
    """The source itself, where its phrase begins with who passes it on: `the agency, quoting the ministry`."""
    there = text.words(source.start, source.end)
    for i in range(len(there) - 2, 0, -1):
        for j in range(i, max(0, i - BY_WORDS), -1):
            if there[j].norm.startswith(words.by_starts) and "".join(w.norm for w in there[j : i + 1]) in words.by:
                start = there[i + 1].start
                return Span(start, source.end, text.raw[start : source.end])
    return source


def speaker_in(text: Text, source: Span, words: Words) -> Span:
    """Who speaks, where the phrase begins with a noun for what that one says: the statements of the minister."""
    there = text.words(source.start, source.end)
    if len(there) < 2 or not _has(words, there[0], "speech"):
        return source
    rest = there[1:]
    while len(rest) > 1 and _has(words, rest[0], "filler"):
        rest = rest[1:]
    start = rest[0].start
    to = words.arabic and rest[0].norm.startswith(LAM) and words.noun(rest[0].norm) is None
    return text.article.span(start + (to and len(rest[0].norm) > SHORTEST), source.end)


def subject_of(text: Text, source: Span, words: Words) -> Span | None:
    """The phrase without adverbs before it or an `and` on a pronoun; None where a preposition then begins it."""
    source = without_each(text, without_occasion(text, source, words), words)
    there = text.words(source.start, source.end)
    if not words.arabic:
        rest = (w for w in there if w.norm not in words.connectives or words.is_title(w.norm))
        first = next(rest, there[0])
        return source if first == there[0] else text.article.span(first.start, source.end)
    beside = (is_adverb(text, w, words) or w.norm in words.therein for w in there)
    begin = next((i for i, adverb in enumerate(beside) if not adverb), len(there))
    if begin == len(there) or (begin and _has(words, there[begin], "filler")):
        return None
    start, norm = there[begin].start, there[begin].norm
    if norm[0] == CONJUNCTION and start == there[begin].start and (role := words.role(norm[1:])) is not None:
        start += role[0] in {"pronoun", "latter"}
    return source if start == source.start else text.article.span(start, source.end)


def without_each(text: Text, source: Span, words: Words) -> Span:
    """The phrase behind `each of`, where those follow who speak together."""
    there = text.words(source.start, source.end)
    for n in range(1, min(EACH_WORDS, len(there) - 1) + 1):
        if "".join(w.norm for w in there[:n]) in words.each:
            return text.article.span(there[n].start, source.end)
    return source


def is_adverb(text: Text, word: Word, words: Words) -> bool:
    """Whether a word says when or how and begins no name: to me, or a man called Li."""
    return word.norm in words.adverbs and word.start not in text.people


def without_occasion(text: Text, source: Span, words: Words) -> Span:
    """The phrase up to the first adverb in it, word for saying, or text or talks it is said in: N in a letter."""
    there = text.words(source.start, source.end)
    for i in range(1, len(there)):
        if (
            is_adverb(text, there[i], words)
            or _has(words, there[i], "saying")
            or (words.inside(there[i].norm) and _is_said_in(there[i + 1 :], words))
        ):
            start, end = trim(text.raw, source.start, there[i - 1].end)
            return text.article.span(start, end)
    return source


def _is_said_in(there: list[Word], words: Words) -> bool:
    """Whether words begin with a noun for a text or for talks, a demonstrative before it allowed."""
    at = int(bool(there) and _has(words, there[0], "demonstrative"))
    if at >= len(there):
        return False
    noun = words.noun(there[at].norm)
    return words.relay(there[at].norm) == "told" or (noun is not None and noun[0].kind == "document")


def told(text: Text, source: Span, words: Words) -> bool:
    """Whether what was taken for the source is who was told: an Arabic `to` on a medium's name or noun."""
    if not words.arabic or text.raw[source.start] != LAM:
        return False
    if text.tokens.start[text.token_at(source.start)] < source.start:
        return False  # the `to` before it is the cue's own, and this lam is the article's
    whole = text.words(source.start, source.end)
    if not whole or whole[0].start != source.start:
        return False
    noun = words.noun(whole[0].norm[1:])
    if noun is not None:
        return noun[0].kind == "medium"
    listed = "".join(w.norm for w in whole) in words.agencies
    return not listed and words.agency([w.norm for w in text.words(source.start + 1, source.end)]) is not None


def can_speak(text: Text, a: Attribution, words: Words) -> bool:
    """Whether the source can be the subject of the cue.

    None are adverbs, words that mean nobody and bare numbers. An Arabic verb for several has its subject before it.
    Right behind a masculine verb of Arabic a feminine noun is its object: `he urged the government` has its subject
    before it. A man's name may look like one. A noun for a man before its verb is not the subject of a feminine one.
    """
    if a.source is None:
        return False
    there = text.words(a.source.start, a.source.end)
    if (
        not there
        or all(w.norm.isdigit() or _has(words, w, "filler") for w in there)
        or (len(there) == 1 and text.raw[there[0].end - 1] == TANWIN)
    ):
        return False
    first = there[0]
    if words.arabic and (_has_pronoun(text, a, words) or (a.cue.end <= first.start and _is_for_several(text, a))):
        return False
    if words.arabic and a.source.end <= a.cue.start and _is_of_other_gender(text, a, there, words):
        return False
    adjacent = a.cue.end <= first.start and not text.words(a.cue.end, first.start)
    if not words.arabic or not adjacent or a.number != "s" or a.gender != "m" or first.start in text.people:
        return True
    noun, definite = words.noun(first.norm), first.norm.startswith(ARTICLE)
    if noun is not None:
        his = words.owned(first.norm)
        return noun[0].gender != "f" or (his is not None and text.raw[first.end - 1] != TEH_MARBUTA)
    return text.raw[first.end - 1] != TEH_MARBUTA or not (definite or first.norm in words.verbal_nouns)


def _is_of_other_gender(text: Text, a: Attribution, there: list[Word], words: Words) -> bool:
    """Whether an office of one gender stands before a verb of the other; beside a name a man's may be a woman's."""
    noun = words.noun(there[0].norm)
    if noun is None or noun[0].kind not in _OFFICES or any(w.start in text.people for w in there):
        return False
    return None not in {a.gender, noun[0].gender} and a.gender != noun[0].gender


def _has_pronoun(text: Text, a: Attribution, words: Words) -> bool:
    """Whether an Arabic verb's subject is written on to the `that` or `but` before it: its object follows."""
    at = text.token_at(a.cue.start)
    if a.number is None or a.source is None or a.source.start < a.cue.end or not at:
        return False
    return any(bare in words.clauses for _, bare in bare_forms(text.tokens.norm[at - 1]))


def _is_for_several(text: Text, a: Attribution) -> bool:
    """Whether an Arabic verb or participle is one for several, who stand before it: they said; asking."""
    verb = text.words(a.cue.start, a.cue.end)[-1:]
    endings = {"d": TWO, "p": SEVERAL}.get(a.number or "", ())
    return bool(verb) and verb[0].norm.endswith(endings)


def quoted_source(text: Text, a: Attribution, words: Words) -> Span | None:
    """Whom the medium or document quotes that is a verb's subject: `the paper, quoting officials, reported`.

    So does one that an Arabic verb drops, and anybody right behind whom the Arabic phrase stands.
    """
    subject = [w.norm for w in text.words(a.source.start, a.source.end)] if a.source is not None else []
    reports = a.source is None or _reports(subject, words)
    at = max(a.source.end, a.cue.end if words.arabic else 0) if a.source is not None else a.cue.end
    there = _up_to_content(text, a, at)
    for i in range(len(there) if reports else int(words.arabic)):
        for j in range(i + 1, min(i + BY_WORDS, len(there)) + 1):
            if words.relays.get("".join(w.norm for w in there[i:j])) == "quoting":
                return _phrase(text, there[j:], words)
    return None


def _reports(subject: list[str], words: Words) -> bool:
    """Whether a phrase is for a medium or an Arabic document, which quote others; a Persian `report` is a credit."""
    noun = words.noun(subject[0]) if subject else None
    quotes = noun is not None and noun[0].kind in ({"medium", "document"} if words.arabic else {"medium"})
    return bool(subject) and (quotes or words.agency(subject) is not None)


def _phrase(text: Text, there: list[Word], words: Words) -> Span | None:
    """The first words up to a comma, without what leads on to the content at their end."""
    end = 0
    for k, word in enumerate(there):
        if k and not text.raw[there[k - 1].end : word.start].isspace():
            break
        end = k + 1
    while end and (
        words.role(there[end - 1].norm) is not None or particle(text.article.lang, there[end - 1].norm) == "comp"
    ):
        end -= 1
    if not end:
        return None
    return text.article.span(there[0].start, there[end - 1].end)
