"""Whom words are said to, beside a cue: where a source ends before it, and what the lexicon `addressing` says."""

from functools import cache

from isnad.lexicons import form_variants, load
from isnad.lexicons.match import Matcher
from isnad.stages.attributions.lexical import Lexical
from isnad.stages.links.words import ARTICLE, words_for
from isnad.text.clitics import CLITIC_PREPOSITIONS, bare_forms

OBJECT, FROM, ACCUSED = "object", "from", "accused"
_FORMS = frozenset({"phrase", "audience"})
_TAKEN = frozenset({"PER", "ORG", "GPE"})


@cache
def asking(lang: str) -> dict[str, frozenset[str]]:
    """Dictionary form of a cue -> how whom it is said to stands beside it, besides behind li- or be."""
    out: dict[str, frozenset[str]] = {}
    for row in load("addressing", lang).rows:
        if row["how"] not in _FORMS:
            out[row.form] = out.get(row.form, frozenset()) | {row["how"]}
    return out


@cache
def occasions(lang: str) -> Matcher[str]:
    """Phrases behind which the audience stands, whatever the cue."""
    rows = [row for row in load("addressing", lang).rows if row["how"] == "phrase"]
    return Matcher([(row.form, row.id) for row in rows], clitics=lang == "ar")


@cache
def audiences(lang: str) -> frozenset[str]:
    """Folded words for people who are told and seldom spoken of."""
    return frozenset(
        form_variants(row.form)[0][0] for row in load("addressing", lang).rows if row["how"] == "audience"
    )


def source_end(lex: Lexical, lemma: str, first: int, last: int) -> int:
    """Where the source in `first:last` ends: before an occasion, behind a name that li- or an object follows.

    A medium or audience that is told ends it behind whole phrases too: an official of the ministry told the channel.
    """
    find, takes_object = occasions(lex.lang).at, OBJECT in asking(lex.lang).get(lemma, ())
    for i in range(first + 1, last):
        if find(lex.tokens, i, last) is not None:
            return i
        if lex.lang == "ar" and _ends_name(lex, first, i - 1):
            if _has_li(lex, i) and _is_who(lex, i) and any(tag[:1] == "B" for tag in lex.name[i:last]):
                return i
            if takes_object and lex.name[i][2:] in _TAKEN:
                return i
        if lex.lang == "ar" and takes_object and _is_told(lex, i) and _ends_phrase(lex, first, i - 1):
            return i
    return last


def _is_told(lex: Lexical, i: int) -> bool:
    """Whether a medium's name, a common noun for media or one for an audience stands at token `i`."""
    norm = lex.tokens.norm[i]
    return lex.name[i] == "B-AGENCY" or norm in audiences(lex.lang) or words_for(lex.lang).is_medium(norm)


def _ends_phrase(lex: Lexical, first: int, i: int) -> bool:
    """Whether token `i` governs no noun behind it: a name's end, an adjective, or a word that has the article."""
    norm = lex.tokens.norm[i]
    definite = any(bare.startswith(ARTICLE) for _, bare in bare_forms(norm))
    return definite or words_for(lex.lang).is_adjective(norm)


def _ends_name(lex: Lexical, first: int, i: int) -> bool:
    """Whether token `i` is the last of a person's name, or of a name that the source begins with."""
    if not lex.name[i] or lex.name[i + 1][:1] == "I":
        return False
    if lex.name[i][2:] == "PER":
        return True
    while lex.name[i][:1] == "I":
        i -= 1
    return i == first


def _is_who(lex: Lexical, i: int) -> bool:
    """Whether token `i`, with its li-, is a name or a noun for somebody or some medium; no thing: for football."""
    word, words = lex.tokens.norm[i][1:], words_for(lex.lang)
    return not word or bool(lex.phrase[i]) or words.role(word) is not None or words.noun(word) is not None


def _has_li(lex: Lexical, i: int) -> bool:
    """Whether token `i` begins with the preposition li-."""
    return lex.text[lex.tokens.start[i]] == CLITIC_PREPOSITIONS["LI"] and not lex.particle[i]
