"""Attributions: cue first, then its source and content, then what kind of speech and act it is.

The cue tagger finds which words signal speech here; for each cue the places where its source and content may
begin and end are licensed by constructions (after a complementizer, in quotation marks, behind a colon, as
object, fronted), and a log-linear choice weighs them. Method after the pipeline of PARC's cue, content and
source classifiers (Pareti 2015).
"""

from bisect import bisect_left
from collections.abc import Container, Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from isnad.lexicons.match import raw_start
from isnad.model import Article, Attribution, Cue, Layers, Span
from isnad.stages.attributions import labels
from isnad.stages.attributions.addressing import source_end
from isnad.stages.attributions.arabic.bounds import is_that, is_whole
from isnad.stages.attributions.arabic.closing import before
from isnad.stages.attributions.arabic.handed import handed, with_handed
from isnad.stages.attributions.arabic.silent import is_silent
from isnad.stages.attributions.asides import is_time
from isnad.stages.attributions.certain import certain, own_words, with_certain
from isnad.stages.attributions.contents import governed_at
from isnad.stages.attributions.cues import MODELS, CueSpan, CueTagger
from isnad.stages.attributions.decide import Choices, Finding, contents_around, find, load_choices, sound_of
from isnad.stages.attributions.government import BARE, begins_with
from isnad.stages.attributions.headlines import is_below, is_label
from isnad.stages.attributions.lexical import Lexical, complementizer_length, look_up
from isnad.stages.attributions.once import told_once
from isnad.stages.attributions.persian.extraposed import relative
from isnad.stages.attributions.persian.running import run_on
from isnad.stages.attributions.persian.unsaid import is_unsaid
from isnad.stages.attributions.scene import scenes
from isnad.stages.attributions.speech import speech_type
from isnad.stages.attributions.vouching import without_vouchers
from isnad.stages.chrome import chrome_of
from isnad.stages.links.words import words_for
from isnad.stages.names.clitics import clitic_length
from isnad.stages.names.vocabulary import vocabulary
from isnad.text.clitics import CLITIC_PREPOSITIONS, CONJUNCTIONS
from isnad.text.marks import PARTNER, trim, trim_said
from isnad.text.stretches import Stretches

LANGS = ("ar", "fa")
CONSIDERED = 0.15  # a cue's probability from which its source and content are looked for
KEPT = 0.35  # a finding's probability from which it is an attribution
_NEAR = 8  # findings before a phrase like in-his-words among which is the one whose words they are
GIVEN = 0.9  # the probability of one whose cue grammar decides: of 45 in unseen news 42 were right
_TO_THE = 2 * CLITIC_PREPOSITIONS["LI"]  # li- and the article, of which nothing but its lam is written


@dataclass(frozen=True, slots=True)
class Considered:
    """What may be an attribution, in text order.

    `sure` has the first tokens of cues that grammar decides, `own` those of phrases like in-his-words by their cue's.
    """

    findings: list[Finding]
    sure: set[int]
    own: dict[int, int]


class Attributions:
    name = "attributions"
    version = "8"
    requires = frozenset({"tokens", "sentences", "names", "times", "boilerplate"})
    provides = frozenset({"attributions"})

    def __init__(self, models: Path) -> None:
        self._models = models
        self._loaded: dict[str, tuple[CueTagger, Choices]] = {}

    def _model(self, lang: str) -> tuple[CueTagger, Choices]:
        if lang not in self._loaded:
            tagger = CueTagger(lang, self._models / f"{lang}-cues.msgpack", CONSIDERED)
            self._loaded[lang] = tagger, load_choices(self._models / f"{lang}-choices.msgpack")
        return self._loaded[lang]

    def cues(self, lex: Lexical) -> list[CueSpan]:
        """The words that may be cues; a word of a person's name is none."""
        return [c for c in self._model(lex.lang)[0].tag(lex) if lex.name[c.first][2:] != "PER"]

    def considered(self, lex: Lexical, chrome: Stretches, title: Span | None = None) -> Considered:
        """What grammar and the cue tagger let be an attribution; `keep` says which of it is one.

        What is said in the `title` ends with it.
        """
        choices, cues = self._model(lex.lang)[1], self.cues(lex)
        passed = handed(lex, cues)
        cues = with_handed(lex, cues, passed)
        sure = certain(lex, cues)
        own = own_words(lex)
        held = {i for c in cues for i in range(c.first, c.last)}
        cues = with_certain(lex, cues, sure | {i: i + 1 for i, a in own.items() if held.isdisjoint(range(a, i + 1))})
        if chrome:
            cues = [c for c in cues if not chrome.covers(c.start(lex))]
        found = [f for scene in scenes(lex, cues) if (f := find(choices, scene, passed.get(scene.cue.first)))]
        nothing = is_silent if lex.lang == "ar" else is_unsaid
        found = [f for f in found if not (nothing(f) or is_label(f) or is_below(f) or is_time(lex, *f.content))]
        found = [cut_at_title(run_on(f, chrome.covers), title) for f in found]
        return Considered(found, {*passed, *sure}, own)

    def run(self, article: Article, layers: Layers) -> Layers:
        tokens, sentences = layers.tokens, layers.sentences
        assert tokens is not None and sentences is not None
        lex = look_up(article.lang, article.text, tokens, sentences, layers.names or [], layers.times or [])
        choices = self._model(article.lang)[1]
        chrome = chrome_of(layers)
        considered = self.considered(lex, chrome, layers.title or article.title)
        kept = told_once(keep(considered.findings, choices, considered.sure, considered.own))
        kept = without_vouchers(kept)
        out: list[Attribution] = []
        for finding, p in kept:
            attribution = self._attribution(article, choices, finding, p, f"a{len(out) + 1}", chrome)
            if attribution is not None:
                out.append(attribution)
        return Layers(attributions=out)

    def _attribution(
        self, article: Article, choices: Choices, found: Finding, p: float, id_: str, chrome: Stretches
    ) -> Attribution | None:
        lex, cue = found.scene.lex, found.scene.cue
        begin, end = found.content
        span = content_span(article, lex, found)
        if span is None:
            return None
        act = labels.expressed(found.scene, begin) or choices.act.best(
            labels.act_groups(found.scene, begin, found.opening)
        )
        start, stop = cue.start(lex), cue.end(lex)
        words = article.text[start:stop]
        return Attribution(
            id=id_,
            source=source_span(article, found, chrome),
            cue=Cue(start=start, end=stop, text=words, lemma=cue.form.lemma or words),
            content=[span, *_behind(article, lex, found)],
            type=speech_type(found.scene, begin, end, found.opening),
            act=act,
            construction=found.opening,
            gender=cue.form.gender or None,
            number=cue.form.number or None,
            confidence=round(p, 3),
            by=[f"attributions@{self.version}", found.opening, *([cue.form.id] if cue.form.id else [])],
        )


def cut_at_title(found: Finding, title: Span | None) -> Finding:
    """The finding, with a content that begins in the title and runs on behind it cut at the title's end."""
    begin, end = found.content
    start = found.scene.lex.tokens.start
    if title is None or start[begin] >= title.end:
        return found
    return replace(found, content=(begin, bisect_left(start, title.end, begin, end)))


def keep(
    findings: list[Finding], choices: Choices, sure: Container[int], own: Mapping[int, int]
) -> list[tuple[Finding, float]]:
    """The findings that are attributions, each with its probability; that of a cue in `sure` is `GIVEN` at least.

    So is that of a cue in `own`, what is said in somebody's own words.
    """
    around = contents_around(findings)
    rated = [(f, choices.sound.of(sound_of(f, there))) for f, there in zip(findings, around, strict=True)]
    rated = [(f, max(p, GIVEN) if f.scene.cue.first in sure else p) for f, p in rated]
    out: list[tuple[Finding, float]] = []
    for f, p in rated:
        phrase = own.get(f.scene.cue.first) if p < GIVEN else None
        again = _again(f, [g for g, _ in out[-_NEAR:]], phrase) if phrase is not None else None
        if again is not None:
            out.append((again, GIVEN))
        elif p >= KEPT:
            out.append((f, p))
    return out


def _again(found: Finding, before_it: list[Finding], phrase: int) -> Finding | None:
    """The finding of a phrase like in-his-words with the content that was found to end right before the phrase.

    `phrase` is its first token. None where no content ends there.
    """
    end = before(found.scene, phrase)
    same = next((f for f in reversed(before_it) if abs(f.content[1] - end) <= 1), None)
    return None if same is None else replace(found, source=None, content=same.content)


def content_span(article: Article, lex: Lexical, found: Finding) -> Span | None:
    """The raw span of the content without the marks around it; None if empty.

    Without the preposition that the cue governs, and the complementizer that its first word is or begins with.
    """
    begin, end = found.content
    letters = 0
    if lex.particle[begin] == "comp":
        letters = complementizer_length(article.lang, lex.tokens.norm[begin])
        quoted = found.opening.startswith(("open", "straight"))
        begin += not letters and not quoted and begin + 1 < end and is_that(found.scene, begin)
    elif found.opening in BARE and governed_at(found.scene, begin) == "clitic" and not is_whole(lex, begin):
        word = lex.tokens.norm[begin]
        letters = 1 + (word.startswith(_TO_THE) and words_for(article.lang).noun(word[1:]) is None)
    start = raw_start(lex.tokens, article.text, begin, letters)
    a, b = trim_said(article.text, start, lex.tokens.end[end - 1])
    return article.span(a, b) if a < b else None


def _behind(article: Article, lex: Lexical, found: Finding) -> list[Span]:
    """What belongs to a content before its verb and stands behind that."""
    clause = relative(found)
    if clause is None:
        return []
    a, b = trim(article.text, lex.tokens.start[clause[0]], lex.tokens.end[clause[1] - 1])
    return [article.span(a, b)] if a < b else []


def source_span(article: Article, found: Finding, chrome: Stretches) -> Span | None:
    """The raw span of the source phrase, None if dropped.

    Without edge marks, the dateline before it, whom it speaks to, a conjunction, and the preposition of wafqan li-.
    """
    if found.source is None:
        return None
    scene, (first, last) = found.scene, found.source
    lex, cue = scene.lex, scene.cue
    last = source_end(lex, cue.form.lemma, first, last)
    first = next((i for i in range(first, last) if not chrome.covers(lex.tokens.start[i])), first)
    behind = cue.form.part == "preposition"
    letters = int(behind and begins_with(scene.government.letters, lex.tokens.norm[first]))
    if first < cue.first:
        letters = conjunction_length(lex, first)
    start = raw_start(lex.tokens, article.text, first, letters)
    a, b = trim(article.text, start, lex.tokens.end[last - 1], frozenset(" \n،,:.؛"))
    if a < b and _is_closed_only(article.text[a - 1 : a], article.text[a:b]):
        a -= 1
    return article.span(a, b) if a < b else None


def conjunction_length(lex: Lexical, first: int) -> int:
    """How many letters of the first word of an Arabic phrase before its verb are a conjunction."""
    word, before = lex.tokens.norm[first], lex.tokens.kind[first - 1] if first else "m"
    if lex.lang != "ar" or not word.startswith(tuple(CONJUNCTIONS)):
        return 0
    return min(1, clitic_length(word, vocabulary("ar"), frozenset(), after_mark=before == "m"))


def _is_closed_only(before: str, phrase: str) -> bool:
    """Whether a phrase closes a quotation that the mark before it opens: a name in marks, a title behind it."""
    closing = PARTNER.get(before)
    return closing is not None and phrase.count(closing) - phrase.count(before) * (before != closing) == 1


def build(options: Mapping[str, Any]) -> Attributions:
    """The stage; option `models` names a folder of models other than the package's own."""
    return Attributions(Path(options.get("models", MODELS)))
