"""Office phrases and descriptions: from a title or a noun for people to the end of its complement."""

from typing import NamedTuple

from isnad.knowledge import Base
from isnad.lexicons import Hit, load
from isnad.lexicons.conjugate import past_stems
from isnad.lexicons.kb import LOCAL_KINDS, Known, knowledge
from isnad.stages.names.classes import word_classes
from isnad.stages.names.mistaken import in_thing
from isnad.stages.names.ordinary import Ordinary
from isnad.stages.names.scene import Scene
from isnad.stages.names.tagger import Tagged
from isnad.stages.names.vocabulary import ARTICLE, Sense, Senses, Vocabulary
from isnad.text import fold_word
from isnad.text.clitics import CLITIC_PREPOSITIONS, CONJUNCTION, bare_forms
from isnad.text.marks import CLOSING, OPENING, STRAIGHT
from isnad.text.names import name_key
from isnad.text.remembered import Remembered

_COMMAS = frozenset("\u060c,")
_PASSED = OPENING | CLOSING | STRAIGHT | _COMMAS | {"#", "/"}
_LONGEST = 16
_ALONE = frozenset({"office", "head", "occupation", "relational", "epithet"})
_BEFORE_NAME = frozenset({"rank", "honorific"})
_BODIES = frozenset({"ORG", "AGENCY", "GPE", "MECHANISM"})
_EVERYWHERE = LOCAL_KINDS | {"military", "ngo", "institution"}  # kinds of bodies that every country has by one name
_ADJECTIVE = ("\u06cc", "\u06cc\u0647")
_WAW, _LAM, _BEH = CONJUNCTION, CLITIC_PREPOSITIONS["LI"], CLITIC_PREPOSITIONS["BI"]
_KAF = "\u06a9"  # Arabic ka-, like; folded
_BODY = "b."  # what the classes of nouns for bodies begin with
_MOST_WORDS = 3
_SPEAKING = frozenset({"spokesperson", "foreign_minister", "prime_minister", "minister", "president", "official"})
_TELLING = frozenset({"diplomat", "expert", "activist", "opponent", "politician", "lawyer", "officer", "artist"})
_NOTHING: frozenset[str] = frozenset()


class Phrase(NamedTuple):
    """Tokens `first:last` of an office or description; `name` is the index of the name it ends in."""

    first: int
    last: int
    hit: Hit[Senses]
    sense: Sense
    country: str | None
    name: int | None
    role: str | None


class Bounds(NamedTuple):
    """Words and endings that end a phrase, words that may join its parts, portfolios, which are no demonyms."""

    stops: frozenset[str]
    links: frozenset[str]
    portfolios: frozenset[str]
    endings: tuple[str, ...]


def read_bounds(lang: str) -> Bounds:
    """The bounds lexicon of a language, folded."""
    rows = load("office_bounds", lang).rows
    by_part = {
        p: [fold_word(r.form) for r in rows if r["part"] == p] for p in ("stop", "link", "portfolio", "ending")
    }
    stops, links, portfolios = (frozenset(by_part[p]) for p in ("stop", "link", "portfolio"))
    return Bounds(stops, links, portfolios, tuple(by_part["ending"]))


class PhraseReader:
    """Reads phrases from the title and people hits of one article's tokens."""

    def __init__(self, words: Vocabulary, base: Base | None = None) -> None:
        self.words = words
        self.base = base
        self.bounds = read_bounds(words.lang)
        self.demonyms = Remembered(self._demonym)  # word -> the country of a demonym, clitics aside
        self.countries = frozenset(k.id for k in knowledge() if k.id == k.country)
        self.known = Remembered(self._called)  # name as written -> entities of that name
        self.ordinary = Ordinary(words)

    def _called(self, name: str) -> list[Known]:
        """The entities of that name: what the package knows goes before what a user's knowledge base does.

        A place has the name in the text's own language: in the other one it may be an ordinary word here. So have
        bodies of which every country has one: the Red Crescent is Iran's in Persian alone.
        """
        key, lang = name_key(name), self.words.lang
        found = [
            e
            for e in knowledge().named(name)
            if (e.type != "GPE" and (e.kind not in _EVERYWHERE or name.isascii() or not e.forms(lang)))
            or any(name_key(f) == key for f in (*e.forms(lang), *e.capital_names.get(lang, ())))
        ]
        return self.base.find(name) if self.base is not None and not found else found

    def read(self, scene: Scene) -> list[Phrase]:
        """Phrases in text order."""
        out: list[Phrase] = []
        inside = -1
        for i in sorted(scene.hits):
            if i < inside:
                continue
            phrase = self._at(scene, i)
            if phrase is not None:
                out.append(phrase)
                inside = phrase.last
        return out

    def _at(self, scene: Scene, i: int) -> Phrase | None:
        hit = scene.hits[i]
        sense = hit.value.title or hit.value.people
        if sense is None or sense.row is None:
            return None
        k = scene.at_name.get(i)
        if k is not None and scene.names[k].last >= hit.last and scene.names[k].label in _BODIES:
            return None
        if sense.row["kind"] == "quantifier":
            return self._quantified(scene, hit, sense)
        if sense.layer == "people" and in_thing(scene.tokens, i, self.words.lang):
            return None
        walk = Walk(self, scene, hit, sense)
        last, country, name = walk.run()
        if name is None and sense.layer == "title" and sense.row["kind"] not in _ALONE:
            return None
        if name is None and sense.layer == "title" and self.ordinary.means(sense.row, scene, hit, country):
            return None
        return Phrase(i, last, hit, sense, country, name, walk.role or None)

    def _quantified(self, scene: Scene, hit: Hit[Senses], sense: Sense) -> Phrase | None:
        """A quantifier or deictic with the noun for people or office that it stands before."""
        if hit.clitic and scene.tokens.norm[hit.first].startswith(_KAF):  # hundreds, and not quantities
            return None
        at = hit.last
        while at < scene.ends[hit.first] and scene.tokens.kind[at] == "n":
            at += 1
        following = scene.hits.get(at)
        noun = (following.value.title or following.value.people) if following else None
        if following is None or noun is None or noun.row is None or noun.row["kind"] in _BEFORE_NAME | {"quantifier"}:
            return None
        if noun.layer == "people" and in_thing(scene.tokens, at, self.words.lang):
            return None
        last, country, name = Walk(self, scene, following, noun).run()
        if name is not None:
            return None
        number = sense.row["number"] if sense.row is not None else ""
        return Phrase(hit.first, last, hit, noun if number == "s" else sense, country, None, None)

    def country(self, scene: Scene, name: Tagged) -> str | None:
        """The country of a known name, else of a demonym or country inside it."""
        for i in range(name.first, name.last):
            hit = scene.hits.get(i)
            if hit is not None and hit.last <= name.last:
                for sense in hit.value:
                    if sense.known is not None and sense.known.country:
                        return sense.known.country
            country = self.demonyms[scene.tokens.norm[i]]
            if country:
                return country
        return None

    def _demonym(self, norm: str) -> str | None:
        found = self.words.demonyms.get(norm)
        if found is None and self.words.arabic:
            return next((self.words.demonyms[b] for n, b in bare_forms(norm) if n and b in self.words.demonyms), None)
        return found

    def apposition(self, scene: Scene, name: Tagged) -> Phrase | None:
        """The office that follows a person's name, behind closing marks, a comma or nothing."""
        j, stop = name.last, scene.ends[name.first]
        tokens = scene.tokens
        while j < stop and tokens.kind[j] == "m" and tokens.norm[j] in CLOSING | STRAIGHT:
            j += 1
        if j < stop and tokens.norm[j] in _COMMAS:
            j += 1
        hit = scene.hits.get(j)
        sense = hit.value.title if hit is not None else None
        if hit is None or hit.clitic or j >= stop or sense is None or sense.row is None:
            return None
        if sense.row["kind"] not in ("office", "head", "occupation") or j in scene.at_name:
            return None
        walk = Walk(self, scene, hit, sense)
        last, country, other = walk.run()
        return None if other is not None else Phrase(j, last, hit, sense, country, None, walk.role or None)


def _body_types(hit: Hit[Senses]) -> set[str]:
    """The types of the bodies that a noun may be for."""
    return {s.row.values.get("type", "") for s in hit.value if s.row is not None}


class Walk:
    """One walk from a title or noun to the end of its complement, or to the name that it stands before."""

    def __init__(self, reader: PhraseReader, scene: Scene, hit: Hit[Senses], sense: Sense) -> None:
        self.reader, self.words, self.bounds = reader, reader.words, reader.bounds
        self.scene, self.tokens = scene, scene.tokens
        self.hit, self.sense = hit, sense
        self.title = sense.layer == "title"
        self.country: str | None = None
        self.complete = False
        self.linked = self.tentative = self.place = False
        self.free_words = 0
        last_word = self.tokens.norm[hit.last - 1]
        self.open = not self.words.arabic or (self.title and not last_word.removeprefix(_WAW).startswith(ARTICLE))
        self.role = sense.row["role"] if self.title and sense.row is not None else ""

    def run(self) -> tuple[int, str | None, int | None]:
        """(end of the phrase, the country it names, index of the person's name that it runs into)."""
        j = good = self._begun()
        stop = min(self.scene.ends[self.hit.first], j + _LONGEST)
        while j < stop:
            if self.tokens.kind[j] == "m":
                name = self._behind_mark(j)
                if name is not None and self.title and not self.linked and not self._is_anothers(j, name):
                    return self.scene.names[name].last, self.country, name
                break
            k = self.scene.at_name.get(j)
            if k is not None and self.scene.names[k].label == "PER":
                if not self.title or self.linked or (self._conjoined(j) and good == j):
                    break
                return self.scene.names[k].last, self.country, k
            n = self._take(j, k, stop)
            if n <= 0:
                break
            j += n
            if not self.linked and not self.tentative:
                good = j
        return max(good, self._described()), self.country, None

    def _begun(self) -> int:
        """Where the walk begins: behind the hit, or behind a body whose first word the hit has taken in."""
        for i in range(self.hit.first + 1, self.hit.last):
            k = self.scene.at_name.get(i)
            if k is not None and self.scene.names[k].label in _BODIES and self.scene.names[k].last > self.hit.last:
                self.country = self.reader.country(self.scene, self.scene.names[k])
                self.complete, self.open = True, False
                return self.scene.names[k].last
        return self.hit.last

    def _is_anothers(self, j: int, name: int) -> bool:
        """Whether the phrase before a comma at `j` is not of whom the name behind it names.

        A medium's reporter is not whom the report leads to; a name with an office behind it has none before.
        """
        reports = self.role == "journalist" and j > self.hit.last
        own = reports or self.reader.apposition(self.scene, self.scene.names[name]) is not None
        return own and self.tokens.norm[j] in _COMMAS

    def _described(self) -> int:
        """Where the tagger ends the description that begins with the hit; 0 where it saw none."""
        k = self.scene.at_name.get(self.hit.first)
        if k is None or self.scene.names[k].label not in ("GROUP", "OFF"):
            return 0
        last = self.scene.names[k].last
        return next((i for i in range(self.hit.last, last) if self._governed(i) or self._is_next(i)), last)

    def _governed(self, i: int) -> bool:
        """Whether an Arabic bi- leads to what is done or wanted, not to the body or place of whom is described."""
        norm, bare = self.tokens.norm[i], self.tokens.norm[i][1:]
        if not self.words.arabic or not norm.startswith(_BEH) or self.words.knows(norm) or i in self.scene.at_name:
            return False
        return bare in word_classes("ar") and not any(c.startswith(_BODY) for c in self.words.classes(bare))

    def _is_next(self, i: int) -> bool:
        """Whether a definite noun for a body stands behind an indefinite adjective of a country: no part of it."""
        norm, before = self.tokens.norm[i], self.tokens.norm[i - 1]
        if not self.words.arabic or not norm.startswith(ARTICLE) or before not in self.words.demonyms:
            return False
        bodies = (c.startswith(_BODY) for c in self.words.classes(norm.removeprefix(ARTICLE)))
        return not before.startswith(ARTICLE) and any(bodies)

    def _speaks(self) -> bool:
        """Whether a lam behind the office rather names whom its holder speaks to."""
        return self.role in _SPEAKING

    def _conjoined(self, j: int) -> bool:
        norm = self.tokens.norm[j]
        return self.words.arabic and norm.startswith(_WAW) and not self.words.knows(norm)

    def _behind_mark(self, j: int) -> int | None:
        """The person's name behind a comma or quotation mark and a rank or honorific."""
        stop = self.scene.ends[self.hit.first]
        while j < stop and self.tokens.kind[j] == "m" and self.tokens.norm[j] in _PASSED:
            j += 1
        hit = self.scene.hits.get(j)
        if hit is not None and not hit.clitic and hit.value.kinds & _BEFORE_NAME and j not in self.scene.at_name:
            j = hit.last
        k = self.scene.at_name.get(j)
        if k is None or self.scene.names[k].label != "PER" or self._conjoined(j):
            return None
        return k

    def _take(self, j: int, k: int | None, stop: int) -> int:
        """How many tokens the phrase takes in at `j`; 0 or less ends it."""
        norm = self.tokens.norm[j]
        if k is not None and self.scene.names[k].label in _BODIES:
            return self._body(j, k)
        hit = self.scene.hits.get(j)
        found = hit.value.kinds if hit is not None else _NOTHING
        if hit is not None and "people" in found and not self.complete and not self.words.arabic:
            following = self.scene.hits.get(hit.last)
            if following is not None and "body" in following.value.kinds and hit.last < stop:
                self.complete, self.linked = True, False
                return following.last - j
        if norm in self.bounds.stops or (self.bounds.endings and norm.endswith(self.bounds.endings)):
            return 0
        if norm in self.bounds.portfolios and self.open:
            self.open = self.linked = False
            self.free_words += 1
            return 1
        two = " ".join(self.tokens.norm[j : min(j + 2, stop)])
        demonym = two if two in self.words.demonyms else norm
        if demonym in self.words.demonyms:
            self.country = self.country or self.words.demonyms[demonym]
            self.complete, self.open, self.linked = True, False, False
            return len(demonym.split())
        if hit is not None and hit.clitic == 1 and norm.startswith(_LAM) and "body" in found:
            if self._speaks() or (self.role in _TELLING and "AGENCY" in _body_types(hit)):
                return 0
            self.complete, self.open, self.linked = True, False, False
            return hit.last - j
        if hit is not None and not hit.clitic:
            if "modifier" in found:
                return hit.last - j
            if found & _BEFORE_NAME and self.title:
                return hit.last - j
            if self.open and not self.complete and found & (_ALONE | {"body"}):
                self.open = not self.words.arabic or not self.tokens.norm[hit.last - 1].startswith(ARTICLE)
                self.linked = False
                self.place = bool(_body_types(hit) & {"GPE", "AGENCY"})
                return hit.last - j
            if self.title and found & _ALONE and norm.startswith(ARTICLE):
                self.tentative = True
                return hit.last - j
        if norm in self.bounds.links:
            return self._link(j, stop)
        return self._arabic(j, stop) if self.words.arabic else self._persian(j)

    def _body(self, j: int, k: int) -> int:
        """A body or place as complement: in construct, behind a link, or behind Arabic lam and beh."""
        name = self.scene.names[k]
        first = self.tokens.norm[j]
        clitic = self.words.arabic and not self.words.knows(first) and len(bare_forms(first)) > 1
        to = clitic and first.startswith(_LAM)
        if to and (name.label == "AGENCY" or self._speaks()):
            return 0
        if clitic and first.startswith(_WAW) and not self.linked:
            return 0
        if self.complete and not self.linked and not clitic:
            return 0
        if not (self.open or self.linked or clitic) and self.words.arabic:
            return 0
        self.country = self.country or self.reader.country(self.scene, name)
        if self.role == "head" and name.label == "GPE" and j == self.hit.last:
            self.role = "president"
        self.complete, self.open, self.linked = True, False, False
        return name.last - j

    def _link(self, j: int, stop: int) -> int:
        """A preposition or conjunction, taken only where a further part follows."""
        at = j + 1
        if at >= stop or (not self.title and self.sense.row is not None and self.sense.row["number"] == "p"):
            return 0
        k = self.scene.at_name.get(at)
        if k is not None and self.scene.names[k].label in _BODIES:
            self.linked = True
            return 1
        hit = self.scene.hits.get(at)
        if hit is not None and hit.value.kinds & {"body", "office", "head"}:
            self.linked = self.open = True
            self.complete = False
            return 1
        if not self.complete and self.tokens.kind[at] == "w" and self.tokens.norm[at] not in self.bounds.stops:
            if self.words.arabic and not self.tokens.norm[at].startswith(ARTICLE):
                return 0
            if not self.words.arabic and not self.free_words:
                return 0
            self.linked = self.open = True
            return 1
        return 0

    def _arabic(self, j: int, stop: int) -> int:
        """A definite noun in construct, an adjective, or a further noun of the office behind waw."""
        norm = self.tokens.norm[j]
        if self.place and self.tokens.kind[j] == "w":
            self.place = self.open = False
            self.complete = True
            return 1
        if norm.startswith(ARTICLE):
            if self.open or norm.endswith(_ADJECTIVE):
                self.open = self.linked = False
                self.free_words += 1
                return 1
            return 0
        if norm.startswith(_WAW + ARTICLE) and self.free_words and not self.complete:
            return 1
        if self.tokens.kind[j] != "w" or (len(bare_forms(norm)) > 1 and not norm.endswith(_ADJECTIVE)):
            return 0
        if self.open and j + 1 < stop:
            k = self.scene.at_name.get(j + 1)
            if self.tokens.norm[j + 1].startswith(ARTICLE) or (
                k is not None and self.scene.names[k].label in _BODIES
            ):
                self.free_words += 1
                return 1
        indefinite = not self.tokens.norm[j - 1].startswith(ARTICLE) and not self.complete
        if indefinite and norm.endswith(_ADJECTIVE) and j == self.hit.last and len(norm) > 3:
            return 1
        return 0

    def _persian(self, j: int) -> int:
        """A further noun of an ezafe chain that no body or country has closed yet."""
        limit = _MOST_WORDS if self.title else 1
        if self.complete or self.free_words >= limit or self.tokens.kind[j] != "w" or self.tokens.norm[j].isascii():
            return 0
        if self._is_verb(j) or (not self.title and self._is_said_with(j)):
            return 0
        self.free_words += 1
        self.linked = False
        return 1

    def _is_verb(self, j: int) -> bool:
        """Whether a Persian participle has its auxiliary behind it."""
        own, behind = self.reader.ordinary, j + 1
        aided = behind < self.scene.ends[self.hit.first] and self.tokens.norm[behind] in own.verbs
        return aided and self.tokens.norm[j] in own.participles

    def _is_said_with(self, j: int) -> bool:
        """Whether a Persian noun is part of the verb behind it and not of the group that it follows."""
        behind = self.tokens.norm[j + 1 : min(j + 3, self.scene.ends[self.hit.first])]
        if behind and behind[0] in self.reader.ordinary.full:
            return True
        return len(behind) == 2 and behind[0] in self.reader.ordinary.verbs and behind[1] in past_stems()  # future
