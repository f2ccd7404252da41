"""Subjects that an Arabic clause shows: behind its verb, before its relative pronoun, behind its `but`."""

from isnad.model import Name, Span
from isnad.stages.attributions.lexical import cue_lexicon
from isnad.stages.links.clusters import Cluster
from isnad.stages.links.speakers.discourse import Turn
from isnad.stages.links.speakers.sources import MADE, Sources
from isnad.stages.links.speakers.sourcing import told, without_occasion
from isnad.stages.links.speakers.subjects import Subjects
from isnad.stages.links.words import ARTICLE, LAM
from isnad.text.clitics import CONJUNCTION, PROCLITIC_PREPOSITIONS, THIRD_PERSONS
from isnad.text.marks import COMMAS, QUOTES_CLOSE

THEREIN = 12  # characters behind a verb in which its `in it` stands
AUXILIARIES = 3  # words back from a verb to its relative pronoun: which had already said
ANTECEDENT = 200  # characters before a relative pronoun in which the phrase that it refers to begins

MAKER = 60  # characters behind a document in which its relative clause names who made it
_HEH = "\u0647"  # a pronoun for the document, or the end of one: he prepared it

AUXILIARY = 8  # characters before a verb in which its auxiliary stands
AGENT = 60  # characters behind a verbal noun in which who does it and to whom are named
_AGENTS = frozenset({"name", "nominal"})
_WHO = frozenset({"name", "office"})
_ANTECEDENTS = frozenset({"name", "office", "nominal"})
_BETWEEN = COMMAS | QUOTES_CLOSE | frozenset(")")  # marks between who is named and the relative pronoun


class Clauses:
    """Looks for subjects by the clause in which a cue stands."""

    def __init__(self, sources: Sources, subjects: Subjects) -> None:
        self.sources, self.subjects = sources, subjects
        self.text, self.words = sources.text, sources.words

    def behind(self, turn: Turn) -> Span | None:
        """What stands right behind a verb that lacks a subject: who agrees with it; anything before a preposition
        that such a verb alone governs."""
        a = turn.attribution
        if a.source is None and not self.words.masdars.isdisjoint(a.by):
            return self._agent(a.cue.end)
        if a.source is not None or a.number != "s" or self.words.verbs.isdisjoint(a.by):
            return None
        limit = min((c.start for c in a.content if c.start >= a.cue.end), default=None)
        if limit is None:
            limit = self.text.bounds(turn.sentence)[1] if self.text.sentences else a.cue.end
        if not self.words.intransitive.isdisjoint(a.by):
            return self._before_preposition(turn, limit)
        if a.construction == "object":
            return None
        for name in self.sources.inside(a.cue.end, limit):
            start = max(a.cue.end, name.phrase.start)
            if self.text.words(a.cue.end, start):
                return None
            if told(self.text, self.text.article.span(start, name.end), self.words):
                return None
            if name.kind in _WHO and self.subjects.agrees(name, a.gender, a.number):
                return Span(start, name.end, self.text.raw[start : name.end])
        return None

    def _agent(self, at: int) -> Span | None:
        """Who is named right behind a verbal noun, with li- on the name behind that: N's accusations to M."""
        names = [n for n in self.sources.inside(at, at + AGENT) if n.kind in _AGENTS]
        one = next((n for n in names if not self.text.words(at, min(n.start, n.phrase.start))), None)
        if one is None or told(self.text, self.text.article.span(one.start, one.end), self.words):
            return None
        after = self.text.first_word(one.end, one.end + AGENT)
        to = after is not None and after.norm.startswith(LAM) and self.text.raw[one.end : after.start].isspace()
        whom = after is not None and any(after.start < n.start < after.end for n in names)
        return self.text.article.span(min(one.start, one.phrase.start), one.end) if to and whom else None

    def _before_preposition(self, turn: Turn, limit: int) -> Span | None:
        """The phrase for a person, body or medium between a verb and `limit`, function words at its end left out."""
        start, gender = turn.attribution.cue.end, turn.attribution.gender
        there = self.text.words(start, limit)
        while there and (self.words.role(there[-1].norm) is not None or there[-1].norm in PROCLITIC_PREPOSITIONS):
            there.pop()
        if not there or self._is_adverbial(there[0].norm) or not self.text.raw[start : there[0].start].isspace():
            return None
        span = without_occasion(self.text, self.text.article.span(there[0].start, there[-1].end), self.words)
        people = any(n.kind == "name" and n.type == "PER" for n in self.sources.inside(span.start, span.end))
        return span if people or self._is_who(there[0].norm, gender) else None

    def _is_who(self, norm: str, gender: str | None) -> bool:
        """Whether a word stands for a person, a body or a medium of that gender."""
        role = self.words.role(norm)
        if role is not None:
            return role[0] == "latter"
        noun = self.words.noun(norm)
        return noun is not None and noun[0].kind != "document" and noun[0].gender == gender

    def _is_adverbial(self, norm: str) -> bool:
        role = self.words.role(norm)
        if norm in self.words.adverbs or (role is not None and role[0] not in {"latter", "some", "one"}):
            return True
        return not norm.isalpha() or (norm[0] in PROCLITIC_PREPOSITIONS and self.words.noun(norm) is None)

    def says_therein(self, turn: Turn) -> bool:
        """Whether `in it` behind a verb takes up in what somebody says something."""
        a = turn.attribution
        if a.number is None:
            return False
        after = self.text.first_word(a.cue.end, a.cue.end + THEREIN)
        return after is not None and after.norm in self.words.therein

    def is_place_of(self, turn: Turn, source: Span) -> bool:
        """Whether the phrase before a verb is what somebody says something in: an interview he said in."""
        a = turn.attribution
        if source.end > a.cue.start or self.text.words(source.end, a.cue.start) or not self.says_therein(turn):
            return False
        head = self.sources.head(source.start, source.end)
        who = head is not None and head.noun is not None and head.noun.kind != "document"
        return not who and not any(n.kind in _WHO for n in self.sources.inside(source.start, source.end))

    def antecedent(self, turn: Turn, source: Span | None) -> Span | None:
        """Who stands right before the relative pronoun of a verb: the president, who said; what he wrote, which he
        said in. None where the verb has a source in its clause or right before that pronoun, and no `in it`."""
        a, therein = turn.attribution, self.says_therein(turn)
        found = self._relative(turn.at)
        if a.number is None or found is None or self.takes_up(turn):
            return None
        at = found[0]
        inside = source is not None and not therein and (source.end > at or self._adjoins(source.end, at))
        if source is not None and inside and not self._is_addressed(turn, source, found[1]):
            return None
        who: Name | None = None
        for name in self.sources.inside(max(0, at - ANTECEDENT), at):
            if name.kind in _ANTECEDENTS and self._adjoins(name.end, at):
                who = name if who is None or name.start < who.start or name.type == "PER" else who
        if who is None or not self.subjects.agrees(who, a.gender, a.number):
            return None
        start = min(who.start, who.phrase.start)
        return self.text.article.span(start, who.end)

    def _is_addressed(self, turn: Turn, source: Span, own: tuple[str | None, str | None]) -> bool:
        """Whether what stands behind a verb of a relative clause is whom it asks or accuses: who accused N of it.

        No pronoun takes the antecedent up, which agrees in gender and number: it is the subject.
        """
        a = turn.attribution
        if a.cue.end > source.start or own != (a.gender, a.number) or self.words.addressing.isdisjoint(a.by):
            return False
        verb = self.text.first_word(a.cue.start, a.cue.end)
        return verb is not None and not cue_lexicon("ar").has_pronoun(verb.norm)

    def takes_up(self, turn: Turn) -> bool:
        """Whether the antecedent of an Arabic relative clause is no subject of its verb, which agrees with somebody
        else or takes it up with a pronoun: what he called theft; attacks that he called (them) theft."""
        a = turn.attribution
        verb = self.text.first_word(a.cue.start, a.cue.end)
        if a.number is None or verb is None or self.says_therein(turn):
            return False
        relative = self._relative(turn.at)
        if relative is not None and self._disagrees(relative[1], a.gender, a.number):
            return True
        if not verb.norm.endswith(THIRD_PERSONS["ar"]) or self.words.holding.isdisjoint(a.by):
            return False
        if relative is not None:
            return True
        return not self.words.verbs.isdisjoint(a.by) and self._behind_indefinite(turn.at)

    @staticmethod
    def _disagrees(own: tuple[str | None, str | None], gender: str | None, number: str | None) -> bool:
        return any(x and y and x != y for x, y in zip(own, (gender, number), strict=True))

    def _behind_indefinite(self, at: int) -> bool:
        """Whether a verb at `at` stands right behind an indefinite noun, which its clause then describes."""
        tokens, i = self.text.tokens, self.text.token_at(at)
        if not i or tokens.start[i] != at or tokens.kind[i - 1] != "w":
            return False
        norm = tokens.norm[i - 1]
        named = any(n.end == tokens.end[i - 1] for n in self.sources.inside(tokens.start[i - 1] - 40, at))
        return not (named or norm.startswith(ARTICLE) or self._is_adverbial(norm) or norm in self.words.particles)

    def issuer(self, start: int, end: int) -> Cluster | None:
        """Whom the clause right behind a document names as its maker: the report, which N prepared.

        A phrase `start:end` for a document without article may end in that clause's verb.
        """
        there = self.text.words(end, end + MAKER)[:2]
        whole = self.text.words(start, end)
        if len(whole) > 1 and whole[-1].norm.endswith(MADE):
            behind = end
        elif len(there) > 1 and there[0].norm in self.words.relatives and there[1].norm[-1:] == _HEH:
            behind = there[1].end
        else:
            return None
        for name in self.sources.inside(behind, behind + MAKER):
            if name.kind == "name" and not self.text.words(behind, min(name.start, name.phrase.start)):
                return self.sources.cluster(name) if name.type in {"PER", "ORG", "GPE", "AGENCY"} else None
        return None

    def auxiliary_subject(self, turn: Turn) -> Cluster | None:
        """Who heads an Arabic sentence that begins with an auxiliary, where another precedes the verb: N had said."""
        if turn.parent is not None or not self.words.arabic or not self.text.sentences:
            return None
        start, end = self.text.bounds(turn.sentence)[0], turn.at
        first, last = self.text.first_word(start, end), self.text.words(max(start, end - AUXILIARY), end)[-1:]
        if first is None or not last or first.norm == last[0].norm:
            return None
        both = first.norm.removeprefix(CONJUNCTION), last[0].norm
        return (
            self.subjects.topic(first.end, end, turn.attribution.number)
            if self.words.auxiliaries.issuperset(both)
            else None
        )

    def _relative(self, at: int) -> tuple[int, tuple[str | None, str | None]] | None:
        """Where the relative pronoun of the clause of the verb at `at` stands, with its gender and number."""
        tokens, first = self.text.tokens, self.text.token_at(at) - 1
        for i in range(first, max(-1, first - AUXILIARIES), -1):
            bare = tokens.norm[i].removeprefix(CONJUNCTION)
            if bare in self.words.relatives:
                return tokens.start[i], self.words.relatives[bare]
            if (role := self.words.role(bare)) is None or role[0] != "filler":
                return None
        return None

    def _adjoins(self, end: int, at: int) -> bool:
        return not self.text.words(end, at) and set(self.text.raw[end:at]) - {" "} <= _BETWEEN

    def contrasted(self, turn: Turn) -> Cluster | None:
        """Who is named right behind the last `but` or `while` before a verb of the same sentence."""
        if not self.words.contrasts or turn.parent is not None or turn.attribution.number is None:
            return None
        start = self.text.bounds(turn.sentence)[0] if self.text.sentences else 0
        there = self.text.words(start, turn.at)
        at = next((w for w in reversed(there) if w.norm.removeprefix(CONJUNCTION) in self.words.contrasts), None)
        if at is None:
            return None
        for name in self.sources.inside(at.end, turn.at):
            if name.kind == "name" and not self.text.words(at.end, min(name.start, name.phrase.start)):
                return self.sources.cluster(name)
        return None
