"""Where grammar forbids an Arabic content to begin or end, whatever the weights say.

Of some 6 000 labelled contents next to none begins behind a preposition that the cue doesn't govern, none of 77 ends
before `and that` but one, none of 45 between a subject and its comma, and of 100 that are noun phrases none holds
another verb of speech behind `and`.
"""

from collections.abc import Container
from functools import cache

from isnad.stages.attributions.addressing import OBJECT, asking
from isnad.stages.attributions.asides import behind_manner
from isnad.stages.attributions.certain import own_words_at
from isnad.stages.attributions.government import governed
from isnad.stages.attributions.lexical import Lexical, cue_lexicon, particle
from isnad.stages.attributions.scene import FINITE, Scene
from isnad.stages.links.words import words_for
from isnad.text.clitics import (
    CLITIC_PREPOSITIONS,
    CONJUNCTION,
    CONJUNCTIONS,
    PROCLITIC_PREPOSITIONS,
    THIRD_PERSONS,
    stems,
)
from isnad.text.marks import QUOTES_CLOSE

_OBJECT = "DO"
_SPEECH = "IN"
_ANNA = "\u0623"  # what tells it from inna where both are written out
_VOUCHING, _APPOSED = 6, 14  # tokens from a word for according to its medium, and from there to the sentence's end
_BESIDE = 4  # of the former, where no mark stands before the phrase
_ACCORDING = "according"
_THAT = "\u0627\u0646"  # what all complementizers of speech have, folded
_SECOND_OBJECT = frozenset({"describe", "accuse"})  # acts whose verbs say of an object what it is
_QUOTED = frozenset({"open", "straight"})
_RELATIVE = frozenset({"rel", "comp"})
_NEW_CLAUSE = frozenset({"conj", "according", "dem", "pron", "aux", "neg"})


def beginnings(scene: Scene, behind: list[int]) -> list[int]:
    """The places behind a cue at which its content may begin; where grammar would leave none, mostly all."""
    if not scene.cue.form.governs:
        return behind
    for allowed in (_governed_only, _what_is_asked, _in_clause, _not_joined, _not_vouched, _not_named):
        behind = allowed(scene, behind) or behind
    return _not_its_pronoun(scene, behind)


def _governed_only(scene: Scene, behind: list[int]) -> list[int]:
    """Without those at or behind a preposition that the cue doesn't govern, and relative clauses of the source."""
    shape = scene.view.shape
    behind = [i for i in behind if not _is_foreign(scene, _word_before(scene, i))]
    out: list[int] = []
    for i in behind:
        if shape[i - 1] in _QUOTED or _opens_itself(scene, i):
            out.append(i)
        elif (then := _behind_time(scene, i)) is not None:
            out.append(then)
        elif (then := _behind_adverbial(scene, i)) is not None:
            if then < scene.last:
                out.append(then)
        elif shape[i] != "rel" and not _is_foreign(scene, i):
            out.append(i)
    return sorted({*out})


def _what_is_asked(scene: Scene, behind: list[int]) -> list[int]:
    """Without whom a verb of asking asks: what is asked stands behind the preposition that the verb governs."""
    government = scene.government
    if OBJECT not in asking(scene.lex.lang).get(scene.cue.form.lemma, ()):
        return behind
    if not (government.letters or government.words):
        return behind
    return [i for i in behind if _opens_itself(scene, i) or is_clitic(scene, i)]


def _in_clause(scene: Scene, behind: list[int]) -> list[int]:
    """Without what stands before the clause of a verb of saying: to the channel "X" that.

    Quoted words right behind the verb, its source or a comma may be what is said; others are a name.
    """
    cue, view = scene.cue, scene.view
    codes = cue.form.governs.split("|")
    if cue.form.part not in FINITE or _SPEECH not in codes:
        return behind
    last = max(cue.last, scene.source[1] if scene.source else 0)
    for k in range(cue.last, scene.last):
        outside = scene.lex.depth[k] <= scene.lex.depth[cue.first]
        if (view.cue[k] and not accords(scene, k)) or (view.shape[k] == "stop" and outside):
            break
        colon = view.shape[k] == "colon" and outside
        if colon or (_opens_speech(scene, k, codes) and view.shape[k + 1] != "stop"):
            begin = k + 1 + (view.shape[k + 1] in _QUOTED)
            begins = range(k, begin + 1 + is_that(scene, begin))
            return [i for i in behind if i in begins or _is_quoted_at(scene, i, last)]
    return behind


def accords(scene: Scene, k: int) -> bool:
    """Whether the cue at token `k` stands in a phrase of according beside another's words: as the agency reported."""
    shape, hit = scene.view.shape, scene.lex.cue[k]
    if shape[k] == _ACCORDING or (hit is not None and hit.value.part == "preposition"):
        return True
    what = particle("ar", scene.view.norm[k - 1].removeprefix(CLITIC_PREPOSITIONS["LI"])) == "comp"
    return shape[k - 1] == _ACCORDING or (shape[k - 2] == _ACCORDING and what and not is_that(scene, k - 1))


def has_clause(scene: Scene, behind: list[int]) -> bool:
    """Whether a verb has its own complementizer before one of these places: what it says stands there only."""
    cue, view = scene.cue, scene.view
    if cue.form.part not in FINITE or not cue.form.governs:
        return False
    at = next((_word_before(scene, i) for i in behind if is_that(scene, _word_before(scene, i))), None)
    if at is None or accords(scene, cue.first):
        return False
    return not any(view.shape[k] == "stop" or (view.cue[k] and not accords(scene, k)) for k in range(cue.last, at))


def _is_quoted_at(scene: Scene, i: int, last: int) -> bool:
    """Whether a quotation that begins at `i` opens at token `last` or behind a comma."""
    shape = scene.view.shape
    return shape[i - 1] in _QUOTED and (i - 1 == last or shape[i - 2] == "comma")


def _opens_speech(scene: Scene, k: int, codes: Container[str]) -> bool:
    """Whether token `k` is the complementizer of a verb of saying, outside of quotations and without `and`.

    That is inna only, where the verb takes no anna.
    """
    lex = scene.lex
    return (
        is_that(scene, k)
        and lex.depth[k] == lex.depth[scene.cue.first]
        and not _is_foreign(scene, k)
        and scene.view.norm[k][0] not in CONJUNCTIONS
        and ("AN" in codes or not lex.text.startswith(_ANNA, lex.tokens.start[k]))
    )


def _not_joined(scene: Scene, behind: list[int]) -> list[int]:
    """Without objects that begin with `and`, written on to a name: such a name is joined to the source."""
    return [i for i in behind if not _is_joined_name(scene.lex, i)]


def _not_vouched(scene: Scene, behind: list[int]) -> list[int]:
    """Without a phrase of according up to its comma, unless it opens speech: it says who vouches for what is said."""
    view, out, last = scene.view, [], 0
    for i in behind:
        if view.shape[i] == _ACCORDING and not _opens_itself(scene, i):
            last = next((k for k in range(i, scene.last) if view.shape[k] == "comma"), i) + 1
        if i >= last or is_that(scene, _word_before(scene, i)):
            out.append(i)
    return out


def _not_named(scene: Scene, behind: list[int]) -> list[int]:
    """Without words in marks right behind a noun for a medium, or behind li- alone: its name."""
    return [i for i in behind if scene.view.shape[i - 1] not in _QUOTED or not _names_medium(scene, i - 2)]


def _names_medium(scene: Scene, k: int) -> bool:
    """Whether token `k` is an indefinite noun for a medium or li- alone."""
    norm = scene.view.norm[k]
    noun = words_for(scene.lex.lang).noun(norm)
    return norm == CLITIC_PREPOSITIONS["LI"] or (noun is not None and noun[0].kind == "medium" and not noun[1])


def _is_joined_name(lex: Lexical, i: int) -> bool:
    """Whether token `i` is `and` with a name."""
    return lex.tokens.norm[i].startswith(CONJUNCTION) and lex.tokens.start[i] + 1 in lex.starts


def _not_its_pronoun(scene: Scene, behind: list[int]) -> list[int]:
    """Without a second object behind a verb of a relative clause whose object is written on to it: what he denies."""
    cue, view = scene.cue, scene.view
    form = cue.form
    if form.part not in FINITE or form.act in _SECOND_OBJECT or not _has_object(scene):
        return behind
    k = cue.first - 1
    while view.shape[k] == "aux":
        k -= 1
    if view.shape[k] not in _RELATIVE:
        return behind
    return [i for i in behind if _opens_itself(scene, i) or is_clitic(scene, i)]


def _has_object(scene: Scene) -> bool:
    """Whether the cue takes an object and ends in a pronoun."""
    word = scene.lex.tokens.norm[scene.cue.first]
    return _OBJECT in scene.cue.form.governs.split("|") and cue_lexicon(scene.lex.lang).has_pronoun(word)


def _word_before(scene: Scene, i: int) -> int:
    """The token before `i`, marks of quotation aside."""
    return i - 2 if scene.view.shape[i - 1] in _QUOTED else i - 1


def _is_foreign(scene: Scene, k: int) -> bool:
    """Whether token `k` is a preposition that the cue doesn't govern.

    So is a complementizer behind a preposition that no cue governs: before that, after that.
    """
    view = scene.view
    if view.shape[k] == "comp":
        return view.shape[k - 1] == "prep" and view.norm[k - 1] not in governed("ar")
    if view.shape[k] != "prep":
        return False
    return view.norm[k] not in scene.government.words


def _behind_time(scene: Scene, i: int) -> int | None:
    """Where what the cue governs begins behind a date at token `i`: of a loss in `on Sunday, of a loss`."""
    lex, shape, k = scene.lex, scene.view.shape, i
    if lex.phrase[i] != "B-TIME":
        return None
    while k < scene.last and (lex.phrase[k] == "I-TIME" or k == i or shape[k] == "comma"):
        k += 1
    if k + 1 < scene.last and scene.view.norm[k] in scene.government.words and lex.tokens.kind[k + 1] == "w":
        return k + 1
    return k if k < scene.last and is_clitic(scene, k) else None


def _behind_adverbial(scene: Scene, i: int) -> int | None:
    """The token behind what says how, when, where or to whom at token `i`: an adverb, a preposition's pronoun."""
    if _is_preposition_with_pronoun(scene.view.norm[i]):
        return i + 1
    return behind_manner(scene.lex, i)


@cache
def _is_preposition_with_pronoun(norm: str) -> bool:
    """Whether a folded word is a preposition with a pronoun: of them, to it."""
    if norm[:1] in PROCLITIC_PREPOSITIONS and norm[1:] in THIRD_PERSONS["ar"]:
        return True
    return any(end and particle("ar", stem) == "prep" for stem, end in stems(norm))


def _opens_itself(scene: Scene, i: int) -> bool:
    """Whether a content at `i` is opened by a complementizer, a colon or a preposition that the cue governs."""
    view, k = scene.view, _word_before(scene, i)
    if _is_foreign(scene, k):
        return False
    return view.shape[k] in ("comp", "colon", "prep") or view.shape[i] == "comp"


def is_clitic(scene: Scene, i: int) -> bool:
    """Whether token `i` begins with a preposition that the cue governs, and not with a letter of its own."""
    return scene.government.at("", scene.view.norm[i]) == "clitic" and not is_whole(scene.lex, i)


def is_whole(lex: Lexical, i: int) -> bool:
    """Whether the first letter of token `i` is its own: a name begins with it, or a noun that lacks it is none."""
    if lex.tokens.start[i] in lex.starts:
        return True
    words, norm = words_for(lex.lang), lex.tokens.norm[i]
    if words.role(norm) is not None and words.role(norm[1:]) is None:
        return True
    return words.noun(norm) is not None and words.noun(norm[1:]) is None


def ends(scene: Scene, begin: int, opening: str, places: list[int]) -> list[int]:
    """The places at which a content that begins at `begin` may end; all of them where grammar would leave none."""
    if begin < scene.cue.first:
        return places
    stop = min(_next_statement(scene, begin, opening), _vouched(scene, begin))
    said = _before_phrase(scene, begin, stop, places)
    return said or [j for j in places if j <= stop and not _goes_on(scene, begin, j, opening)] or places


def _vouched(scene: Scene, begin: int) -> int:
    """Where a phrase of according closes the sentence that names a medium: it vouches for what stands before."""
    lex, here, none = scene.lex, scene.lex.depth[scene.cue.first], len(scene.lex.tokens)
    last = lex.sentences[lex.sentence[max(begin, scene.cue.last)]].last
    for k in range(begin + 1, last):
        if scene.view.shape[k] != _ACCORDING or lex.depth[k] > here:
            continue
        near = _VOUCHING if lex.tokens.kind[k - 1] == "m" else _BESIDE
        at = next((i for i in range(k + 1, min(last, k + near)) if _is_medium(lex, i)), last)
        rest = range(at, last)
        closes = len(rest) <= _APPOSED and not any(scene.view.cue[i] or lex.particle[i] == "comp" for i in rest)
        told = near == _VOUCHING or at == k + 1 or lex.cue[at - 1] is not None  # or it is the law of the press
        if at < last and closes and told:
            return k
    return none


def _is_medium(lex: Lexical, i: int) -> bool:
    """Whether a medium is named at token `i`, or a noun for one stands there."""
    return lex.name[i][2:] == "AGENCY" or words_for(lex.lang).is_medium(lex.tokens.norm[i])


def _before_phrase(scene: Scene, begin: int, stop: int, places: list[int]) -> list[int]:
    """The places right before a phrase like in-his-words at token `stop`; none where there is none or another cue."""
    lex, cues = scene.lex, scene.view.cues
    if not any(own_words_at(lex, k) == stop for k in range(stop + 1, min(stop + 3, len(lex.cue)))):
        return []
    if cues[stop] > cues[begin]:
        return []
    return [j for j in places if j <= stop and all(k == "m" for k in lex.tokens.kind[j:stop])]


def _next_statement(scene: Scene, begin: int, opening: str) -> int:
    """The first cue that is no part of what is said: in his words.

    Behind a clause a participle with a mark before it, behind a noun phrase any participle and and-he-said.
    """
    view, lex, clause = scene.view, scene.lex, "comp" in opening
    if opening.endswith("colon"):
        return len(lex.tokens)
    last = lex.sentences[lex.sentence[begin]].last
    for k in range(begin + 1, last):
        hit = lex.cue[k]
        if not view.cue[k] or hit is None or hit.first != k or lex.depth[k] > lex.depth[scene.cue.first]:
            continue
        if (phrase := own_words_at(lex, k)) is not None:
            return phrase
        part = hit.value.part
        marked = lex.tokens.kind[k - 1] == "m"
        if part == "participle" and (not clause or (marked and not _is_phrase(scene, begin, k - 1))):
            return k
        if part == "perfect" and not clause and hit.clitic and view.norm[k].startswith(CONJUNCTION):
            return k
    return len(lex.tokens)


def _goes_on(scene: Scene, begin: int, j: int, opening: str) -> bool:
    """Whether what is said goes on behind an end `j`."""
    lex, view = scene.lex, scene.view
    norm, kind, last = view.norm, lex.tokens.kind, lex.sentences[lex.sentence[j - 1]].last
    clause = "comp" in opening
    if j == begin + 1 and view.shape[begin] == "comp":
        return True  # the pronoun of a complementizer alone
    first = k = j
    while k < last and kind[k] == "m" and not _is_opening(lex, k):
        k += 1
    if k >= last:
        return False
    while kind[first - 1] == "m":
        first -= 1
    if clause and is_that(scene, k) and norm[k].startswith(CONJUNCTION):
        return True  # that ... and that ...
    if clause and k > first and _is_phrase(scene, begin, first):
        return True  # a subject has no predicate yet
    if k == first or view.cue[k] or view.shape[k] in _NEW_CLAUSE or not QUOTES_CLOSE.issuperset(norm[first:k]):
        return False
    if clause or scene.cue.form.act == "describe":
        return clause  # what somebody is called may be a word in marks
    return view.shape[k] == "word" and opening in _QUOTED and not norm[k].startswith(CONJUNCTION)


def _is_opening(lex: Lexical, k: int) -> bool:
    """Whether the mark at token `k` opens a quotation: it stands outside of what it opens."""
    return k + 1 < len(lex.depth) and lex.depth[k] < lex.depth[k + 1]


def _is_phrase(scene: Scene, begin: int, j: int) -> bool:
    """Whether nothing but one noun phrase stands in `begin:j`."""
    phrase = scene.lex.phrase
    return bool(phrase[begin]) and all(tag[:1] == "I" for tag in phrase[begin + 1 : j])


def is_that(scene: Scene, i: int) -> bool:
    """Whether token `i` is a complementizer of speech, alone or with a pronoun, and none of questions or parts."""
    return scene.view.shape[i] == "comp" and _THAT in scene.view.norm[i]
