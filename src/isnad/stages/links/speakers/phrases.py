"""The names in the phrases of one article, and what heads a phrase."""

from bisect import bisect_left
from itertools import pairwise

from isnad.lexicons.kb import knowledge
from isnad.model import Name, Span
from isnad.stages.attributions.government import prepositions
from isnad.stages.links.clusters import BODIES
from isnad.stages.links.speakers.memory import PEOPLE, Head
from isnad.stages.links.text import Text
from isnad.stages.links.words import ARTICLE, LAM, Word, Words
from isnad.text.clitics import CLITIC_PREPOSITIONS, TEH_MARBUTA
from isnad.text.marks import COMMAS, DASHES, trim

_OF = "AZ"  # the Persian preposition of a part
SORTS = frozenset({"medium", "organisation", "document", "state"})  # nouns for what a body is
NAMED = frozenset({"name", "office"})
# Roles of words before a phrase's head.
SKIPPED = frozenset({"filler", "from", "inside", "conjunction", "one", "two", "three"})
COUNTS = frozenset({"two", "three"})
_MAKERS = frozenset({"organisation", "state", "medium", "group"})  # kinds of nouns for whom a document may be by
_SERVICE = 3  # words of whoever is at another one's office, before the name, at least
TOLD = 2000  # characters before a definite noun in which those are brought up that it means
_BROUGHT_UP = frozenset({"group", "sources", "human"})  # kinds of nouns by which a text takes up whom it told of
_PARTS = frozenset({"some", "one"})  # roles of words that bring up a part of them
SPACES = frozenset(" \t\u00a0\u200c\u200f\u200e\u060c,")


class Phrases:
    """Names by place, and the parts of phrases."""

    def __init__(self, text: Text, names: list[Name], words: Words) -> None:
        self.text, self.words = text, words
        self.names = sorted(names, key=lambda n: (n.start, -n.end))
        self._starts = [n.start for n in self.names]
        self._heads: dict[tuple[int, int], Head | None] = {}

    def insert(self, name: Name) -> None:
        """One more name, found after the others."""
        at = bisect_left(self._starts, name.start)
        while at < len(self.names) and self.names[at].start == name.start and self.names[at].end > name.end:
            at += 1
        self.names.insert(at, name)
        self._starts.insert(at, name.start)

    def inside(self, start: int, end: int) -> list[Name]:
        """Names that lie in `start:end`, in text order, the longest first where they begin together."""
        i = bisect_left(self._starts, start)
        out = []
        while i < len(self.names) and self.names[i].start < end:
            if self.names[i].end <= end:
                out.append(self.names[i])
            i += 1
        return out

    def units(self, span: Span, plural: bool) -> list[tuple[int, int]]:
        """The stretches of a source phrase that denote one source each."""
        inside = self.inside(span.start, span.end)
        names = [n for n in inside if n.kind in NAMED]
        cuts: list[tuple[int, int]] = []
        office = self.office_name(span.start)
        first = next(iter(self.text.words(span.start, span.end)[:1]), None)
        several = (office is not None and office.type == "GROUP") or (
            first is not None and self.words.holds_several(first.norm)
        )
        of_people = (
            first is not None
            and (noun := self.words.noun(first.norm)) is not None
            and noun[0].kind in PEOPLE | {"group"}
        )
        all_one = several or (of_people and noun is not None and noun[0].number == "p")
        if all_one and {n.type for n in inside if n.kind == "name"} == {"GPE"}:
            return [(span.start, span.end)]  # whose officials they are
        for i, (before, after) in enumerate(pairwise(names), 2):
            if several and not cuts and before.type == after.type == "GPE":
                continue  # the countries whose ministers speak
            at = self.conjunction(before.end, after.phrase.start, after.start)
            alike = before.type == after.type or self._is_whose(after, names[i:])
            if at is None and plural and before.kind == after.kind == "name" and alike:
                at = self._comma(before.end, after.phrase.start)
            if at is None or after.start < before.phrase.end:
                continue
            both = before.kind == after.kind == "name" or (before.type in BODIES and after.type in BODIES)
            if plural or (both and self._heads_part(before, span.start, cuts)):
                cuts.append(at)
        if several and not cuts and len(persons := [n for n in names if n.kind == "name" and n.type == "PER"]) > 1:
            return [(n.start, n.end) for n in persons]
        edges = [span.start]
        out = []
        for at in cuts:
            out.append((edges[-1], at[0]))
            edges.append(at[1])
        out.append((edges[-1], span.end))
        return [trim(self.text.raw, a, b, SPACES) for a, b in out] if cuts else out

    def _comma(self, end: int, start: int) -> tuple[int, int] | None:
        """The raw stretch of a comma that alone stands between two names, None where more does."""
        return (end, start) if self.text.raw[end:start].strip() in COMMAS else None

    def _heads_part(self, name: Name, start: int, cuts: list[tuple[int, int]]) -> bool:
        """Whether `name` is what its part of a joint source is about, not a complement of another noun."""
        first = cuts[-1][1] if cuts else start
        return self._head_name(first, name.end, [name]) is not None

    def conjunction(self, end: int, phrase: int, name: int) -> tuple[int, int] | None:
        """The raw stretch of an `and` between two names, None where there is none."""
        for start in (phrase, name):
            if start < end:
                continue
            words = self.text.words(end, start)
            if len(words) > 4:
                continue
            for w in words:
                role = self.words.role(w.norm)
                if role and role[0] == "conjunction":
                    return w.start, w.end
        return None

    def _indefinite(self, start: int, head: Head, names: list[Name]) -> bool:
        """Whether the phrase brings up somebody new: an Arabic noun without article or definite complement."""
        if not self.words.arabic:
            before = self.text.words(start, head.word.end)
            roles = {role[0] for w in before if (role := self.words.role(w.norm)) is not None}
            part = any(prepositions("fa").get(w.norm) == _OF for w in before)
            return "one" in roles or ("some" in roles and not part) or self._is_share(before)
        if head.pointing or head.word.norm.startswith(ARTICLE) or not head.rest:
            return not head.pointing and not head.word.norm.startswith(ARTICLE)
        if head.noun is not None and head.noun.kind == "sources":
            return True
        after = head.rest[0]
        if self.words.role(after.norm) is not None or after.norm.startswith(CLITIC_PREPOSITIONS["BI"] + ARTICLE):
            return True
        definite = after.norm.startswith(ARTICLE) or after.norm.startswith(LAM + LAM)
        return (
            not definite
            and not any(n.start <= after.start < n.end and n.kind == "name" for n in names)
            and (len(head.rest) < 2 or not head.rest[1].norm.startswith(ARTICLE))
        )

    def _is_share(self, before: list[Word]) -> bool:
        """Whether the words up to a Persian head take a number out of many: three of these ministers."""
        at = next((i for i, w in enumerate(before) if prepositions("fa").get(w.norm) == _OF), 0)
        numbers = ((w.norm.isdigit(), self.words.role(w.norm)) for w in before[:at])
        return any(digits or (role is not None and role[0] in COUNTS) for digits, role in numbers)

    def office_name(self, start: int) -> Name | None:
        """The office with which the phrase begins, marks before it left out; it may reach beyond the phrase."""
        i = bisect_left(self._starts, start)
        while i < len(self.names) and self.names[i].start <= start + 2:
            if self.names[i].kind == "office" and not self.text.words(start, self.names[i].start):
                return self.names[i]
            i += 1
        return None

    def _head_name(self, start: int, end: int, names: list[Name]) -> Name | None:
        """The name that the phrase is a name of, not merely holds."""
        for i, name in enumerate(names):
            if name.kind != "name" or self._is_whose(name, names[i + 1 :]):
                continue
            inside = self.text.words(start, name.start)
            if not inside:
                return name
            if name.type == "PER":
                if self._closes(name, inside, end) and not self._is_man(name, inside[0]):
                    return name
                continue
            if all(self._generic(w, name.type) for w in inside):
                return name
            if self._named_medium(name, inside[-1], end):
                return name
        return None

    def _is_whose(self, name: Name, behind: list[Name]) -> bool:
        """Whether a country's name only says whose office a person holds who is named right behind it."""
        after = next((n for n in behind if n.kind == "name"), None)
        if name.type != "GPE" or after is None or after.type != "PER":
            return False
        return self.text.raw[name.end : after.start].isspace()

    def _named_medium(self, name: Name, before: Word, end: int) -> bool:
        """Whether a Persian phrase ends in a medium's noun and name; what stands before says when it reports."""
        return (
            name.type == "AGENCY" and name.end == end and not self.words.arabic and self.words.is_medium(before.norm)
        )

    def _in_service(self, name: Name, before: list[Word]) -> bool:
        """Whether an Arabic phrase is of one at another one's office: an aide in the office of the minister N."""
        if not self.words.arabic or len(before) < _SERVICE or self._comma_before(name.start):
            return False
        bare = before[1].norm.removeprefix(CLITIC_PREPOSITIONS["BI"])
        led = self._preposition(before[1]) or (bare != before[1].norm and self.words.noun(bare) is not None)
        if before[0].norm.startswith(ARTICLE) or not led:
            return False
        return any(self.words.stem(w.norm) in self.words.offices for w in before[2:])

    def _closes(self, name: Name, before: list[Word], end: int) -> bool:
        """Whether a person's name stands in apposition to the noun that heads the phrase."""
        naming, counterpart = self.words.role(before[-1].norm), self.words.role(before[0].norm)
        if (naming is not None and naming[0] == "naming") or (counterpart and counterpart[0] == "counterpart"):
            return True
        if self._has_pronoun(before[0]) and not any(w.norm in self.words.particles for w in before):
            return True
        if self.serves(before):
            return False
        noun = self.words.noun(before[0].norm)
        if noun is not None and noun[0].kind == "relation" and noun[1]:
            noun = None  # with the article nobody's relation but a profession: the lawyer, the chancellor
        titled = noun is None or noun[0].kind not in {"spokesperson", "relation"}
        if all(self.words.is_adjective(w.norm) for w in before):
            return True
        if self._in_service(name, before):
            return False
        if (titled and name.phrase.start <= before[0].start) or self._second_office(name, before):
            return True
        human = noun is None or noun[0].kind in {"person", "human"}
        if self.words.arabic and human and before[0].norm.startswith(ARTICLE) and len(before) < 3:
            return True
        if self._comma_before(name.start):
            return noun is None or noun[0].kind in PEOPLE
        rest = self.text.words(name.end, end)
        if self.words.arabic and rest and not (self._comma_before(rest[0].start) or self._preposition(rest[0])):
            return False
        if noun is not None and noun[0].kind not in PEOPLE:
            return False
        kinds = [n[0].kind for w in before[1:] if (n := self.words.noun(w.norm)) is not None]
        if noun is not None and noun[0].kind == "relation":
            return False
        if noun is not None and noun[0].kind == "spokesperson":
            whose = self.words.arabic and not before[0].norm.startswith(ARTICLE)  # a spokesman of minister N
            return not any(k in PEOPLE for k in kinds) or not (whose or self.holds_else(name))
        inner = name.phrase.start <= before[0].start
        definite = (noun is not None and noun[0].kind in PEOPLE) or before[0].norm.startswith(ARTICLE)
        return inner or (self.words.arabic and definite)

    def _has_pronoun(self, head: Word) -> bool:
        """Whether a noun for a person carries a pronoun, no feminine ending, and so governs no name: his lawyer."""
        return self.words.owned(head.norm) is not None and self.text.raw[head.end - 1] != TEH_MARBUTA

    def serves(self, before: list[Word]) -> bool:
        """Whether the words before a name are a bare noun for a deputy or spokesperson, titles behind it: N's deputy.

        Without a body that they speak or stand in for, the name says whose they are.
        """
        first = before[0].norm
        noun = self.words.noun(first)
        speaks = noun is not None and noun[0].kind == "spokesperson" and not self.words.arabic
        if first.startswith(ARTICLE) and self.words.arabic:
            return False
        if not speaks and self.words.stem(first) not in self.words.deputies:
            return False
        return all(self.words.is_title(w.norm) for w in before[1:])

    def _is_man(self, name: Name, head: Word) -> bool:
        """Whether a known man's name stands behind a noun for a woman: whose wife, sister or fiancée she is."""
        noun, known = self.words.noun(head.norm), knowledge().by_id.get(name.known or "")
        woman = noun is not None and noun[0].kind == "relation" and noun[0].gender == "f"
        return woman and known is not None and known.gender == "m"

    def _preposition(self, word: Word) -> bool:
        """Whether the word leads on to where or when somebody spoke."""
        role = self.words.role(word.norm)
        return role is not None and role[0] == "inside"

    @staticmethod
    def holds_else(name: Name) -> bool:
        """Whether the knowledge base knows the person by other offices than speaking for somebody."""
        known = knowledge().by_id.get(name.known or "")
        return known is not None and any("spokes" not in term.role for term in known.terms)

    def _second_office(self, name: Name, before: list[Word]) -> bool:
        """Whether the words before a name are one office and, behind an `and`, another that is the name's own."""
        office = self.office_name(before[0].start)
        if office is None or office.role == "spokesperson" or not office.end <= name.phrase.start < name.start:
            return False
        return self.conjunction(office.end, name.phrase.start, name.phrase.start) is not None

    def _comma_before(self, at: int) -> bool:
        """Whether a comma parts the word at `at` from the one before it."""
        token = self.text.token_at(at) - 1
        while token > 0 and self.text.tokens.kind[token] == "m":
            token -= 1
        before = self.text.raw[self.text.tokens.end[token] : at] if token >= 0 else ""
        return any(c in COMMAS | DASHES for c in before)

    def _generic(self, word: Word, type_: str) -> bool:
        """Whether a word before a name only says what sort of thing it is; a country is no medium."""
        noun = self.words.noun(word.norm)
        if noun is not None:
            return noun[0].kind in (SORTS if type_ != "GPE" else {"state"})
        return self.words.is_adjective(word.norm)

    def head(self, start: int, end: int) -> Head | None:
        """The noun that heads the phrase; None for a pronoun and for nothing but marks."""
        if (start, end) not in self._heads:
            self._heads[start, end] = self._find_head(start, end)
        return self._heads[start, end]

    def _find_head(self, start: int, end: int) -> Head | None:
        words = self.text.words(start, end)
        pointing = part = shown = False
        for i, word in enumerate(words):
            role = self.words.role(word.norm)
            if role and role[0] == "some" and i + 1 < len(words):
                part = True
                continue
            if role and role[0] in {"demonstrative", "same"}:
                pointing, shown = True, shown or role[0] == "demonstrative"
                continue
            if role and role[0] in SKIPPED and i + 1 < len(words):
                continue
            if role and role[0] in {"pronoun", "latter"}:
                return Head(None, False, words[0], words[1:]) if part else None
            noun = self.words.noun(word.norm)
            pointing = pointing or part or (noun is not None and noun[1]) or self._sameness(words[i + 1 :])
            return Head(noun[0] if noun else None, pointing, word, words[i + 1 :], shown)
        return None

    def brought_up(self, start: int, head: Head) -> Name | None:
        """The last phrase before `start` with the noun that there points at whom it brought up: media reports, these
        reports."""
        noun, first = head.noun, self.words.meaning(head.word.norm)
        if noun is None or not head.pointing or noun.kind not in _BROUGHT_UP or self._is_part(start, head):
            return None
        rest = {m for w in head.rest if (m := self.words.meaning(w.norm))}
        for name in reversed(self.inside(max(0, start - TOLD), start)):
            before = self.head(name.start, name.end) if name.kind == "nominal" else None
            if before is None or before.noun is None or self.words.meaning(before.word.norm) != first:
                continue
            said = {m for w in before.rest if (m := self.words.meaning(w.norm))}
            if rest <= said and before.noun.number == noun.number and not self._is_part(name.start, before):
                return name
        return None

    def _is_part(self, start: int, head: Head) -> bool:
        """Whether words before a head take one or some of them: one of the experts."""
        before = self.text.words(start, head.word.start)
        return any((role := self.words.role(w.norm)) is not None and role[0] in _PARTS for w in before)

    def makers(self, head: Head) -> list[Word]:
        """The nouns for bodies and media by which a document's phrase says whose it is: a statement by the party."""
        before = [head.word, *head.rest]
        nouns = ((w, b, self.words.noun(w.norm)) for b, w in pairwise(before))
        return [w for w, b, n in nouns if n is not None and n[0].kind in _MAKERS and not self.words.inside(b.norm)]

    def _sameness(self, words: list[Word]) -> bool:
        return any((role := self.words.role(w.norm)) is not None and role[0] == "same" for w in words)
