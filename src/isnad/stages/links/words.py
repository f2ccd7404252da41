"""What single words say about who is meant, from the lexicons epithets, pointers, countries and agencies."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

from isnad.lexicons import Row, form_variants, load
from isnad.text import fold_word, tokenize
from isnad.text.clitics import THIRD_PERSONS, bare_forms
from isnad.text.remembered import Remembered

HOME = {"fa": "IRN"}  # the country of a press that is mostly one country's
ARTICLE = "\u0627\u0644"
LAM = "\u0644"
SPOKESPERSON = "spokesperson"
_FEMININE, YEH = "\u0647", "\u06cc"
_TEH = "\u062a"  # what a feminine ending becomes before a pronoun
_OWNED = 3  # letters of a noun to which a pronoun is written on
_PEOPLE = frozenset({"person", "spokesperson", "envoy", "member", "human", "relation", "group"})
_DUAL = "\u0627"  # -a, with a complement behind
_DESCRIBING = 2  # words between a medium's noun and its name
# Kinds of the agencies table by those of the bodies lexicon; any medium has a site.
_MEDIA = {
    "agency": ("agency",),
    "press": ("newspaper", "magazine"),
    "broadcast": ("tv", "radio", "network"),
    "site": (),
}
_FINITE = frozenset({"perfect", "imperfect"})
_DIRECT = frozenset({"DO", "AN", "IN", "Q", "COLON", ""})  # what a verb governs without a preposition
_ADDRESSED = frozenset({"object", "accused"})
_HOLDING = frozenset({"describe", "opine", "claim", "deny"})  # acts of holding a thing for something, not of telling
# Roles of pointers that no phrase is compared by.
_BESIDE = ("clause", "adverb", "therein", "contrast", "also", "relative", "each")
_OUR = "\u0645\u0627\u0646"  # -man
_PLURALS = ("\u0647\u0627\u06cc\u06cc", "\u0647\u0627\u06cc", "\u0647\u0627")  # Persian ha, hay, hayi


@dataclass(frozen=True, slots=True)
class Noun:
    """A row of the epithets lexicon."""

    kind: str
    gender: str | None
    number: str | None


class Word(NamedTuple):
    """A word of a phrase: raw offsets and its folded form."""

    start: int
    end: int
    norm: str


_NOT_RELAYING = frozenset(
    {"programme", "to", "reporter", "asked", "beside", "report"}
)  # roles of words that anything else may follow as well


class Words:
    """Look-ups for one language; built once per process."""

    def __init__(self, lang: str) -> None:
        self.arabic = lang == "ar"
        self.home = HOME.get(lang)
        # Of one folded word: the common noun that it is and whether it carries the Arabic article; the noun for a
        # person or several that it is with a pronoun written on: his wife; its role in the
        # relays lexicon, a conjunction before it allowed; the word without article and endings, for comparing two
        # phrases only; what it adds to a description (a country's id or a stem; None for nothing); whether it
        # names a country or its people; whether it is a common noun for a medium.
        self.noun: Callable[[str], tuple[Noun, bool] | None] = Remembered(self._noun_of).__getitem__
        self.owned: Callable[[str], tuple[str, Noun] | None] = Remembered(self._owned_of).__getitem__
        self.relay: Callable[[str], str | None] = Remembered(self._relay_of).__getitem__
        self.stem: Callable[[str], str] = Remembered(self._stem_of).__getitem__
        self.meaning: Callable[[str], str | None] = Remembered(self._meaning_of).__getitem__
        self.is_adjective: Callable[[str], bool] = Remembered(self._names_country).__getitem__
        self.is_medium: Callable[[str], bool] = Remembered(self._names_medium).__getitem__
        self._agency: Callable[[str], str | None] = Remembered(self._agency_of).__getitem__
        self._nouns = {_key(r.form): _noun(r) for r in load("epithets", lang).rows}
        self._read_pointers(lang)
        self._read_relays(lang)
        self._read_cues(lang)
        self.countries: dict[str, str] = {}
        self.state_words: dict[str, set[str]] = {}
        self.capitals: dict[str, str] = {}
        self.country_names: dict[str, dict[str, str]] = {}
        self._adjectives: dict[str, str] = {}
        self._nisbas: set[str] = set()
        self.doubtful: set[str] = set()  # names of countries that are also ordinary words
        self._read_countries(lang)
        self.agencies: dict[str, str] = {}
        self.agency_rows: dict[str, Row] = {}
        self._read_agencies(lang)
        self._media_kinds: dict[str, set[str]] = {}
        for row in load("bodies", lang).rows:
            if row["type"] == "AGENCY" and " " not in row.form:
                self._media_kinds.setdefault(self.stem(fold_word(row.form)), set()).update(_MEDIA[row["kind"]])
        self._read_titles(lang)

    def _read_pointers(self, lang: str) -> None:
        pointers = load("pointers", lang).rows
        roles = {_key(r.form): (r["role"], _noun(r, "role")) for r in pointers if r["role"] not in _BESIDE}
        # What a function word does (a role of the pointers lexicon), with its gender and number.
        self.role: Callable[[str], tuple[str, Noun] | None] = roles.get
        # Words beside a verb that tell which phrase its subject is: that and but with it written on; when and how;
        # in what was said before; but and while, which another subject follows; also, too; relative pronouns, each
        # with the gender and number of the noun that it refers to; each of, before those who speak together.
        self.clauses, self.adverbs, self.therein, self.contrasts, self.also, self.relatives, self.each = (
            {_key(r.form): (r["gender"] or None, r["number"] or None) for r in pointers if r["role"] == role}
            for role in _BESIDE
        )
        self.demonstratives = frozenset(n for n, (role, _) in roles.items() if role == "demonstrative")
        particles = load("particles", lang).rows
        self.particles = frozenset(_key(r.form) for r in particles)
        self.auxiliaries = frozenset(_key(r.form) for r in particles if r["class"] == "aux")
        function = {_key(r.form) for r in particles if r["class"] != "conj"}
        fillers = (norm for norm, (role, _) in roles.items() if role == "filler" and norm not in function)
        self.connectives = frozenset() if self.arabic else frozenset(fillers)  # Persian words before who it is

    def _read_relays(self, lang: str) -> None:
        rows = load("relays", lang).rows
        self.relays: dict[str, str] = {_key(r.form): r["role"] for r in rows}
        talks = (form_variants(r.form) for r in rows if r["role"] == "interview")
        self.interviews = frozenset(form[0] for forms in talks for form in forms)  # first words of such phrases
        by = (key for key, role in self.relays.items() if role in {"by", "credit", "quoting"})
        self.by_keys = tuple(sorted(by, key=len, reverse=True))
        self.by = frozenset(self.by_keys)
        self.by_starts = tuple({k[:2] for k in self.by_keys})
        media = [k for k, n in self._nouns.items() if n.kind == "medium"]
        self.relaying = (*(key for key, role in self.relays.items() if role not in _NOT_RELAYING), *media)
        self.media_nouns = tuple(sorted(media, key=len)[::-1])

    def _read_cues(self, lang: str) -> None:
        rows = load("cues", lang).rows
        self.adding = frozenset(r.id for r in rows if r["act"] == "add")  # cues by which who spoke last goes on
        cues = rows if self.arabic else ()
        self.verbs = frozenset(r.id for r in cues if r["part"] in _FINITE)  # rows of Arabic cues
        direct = {r.id for r in cues if not _DIRECT.isdisjoint(r["governs"].split("|"))}
        self.intransitive = self.verbs - direct  # verbs whose complements all have prepositions
        self.holding = frozenset(r.id for r in cues if r["act"] in _HOLDING)  # cues whose object is what is held
        masdars = [r["masdar"] for r in load("event_cues", lang).rows] if self.arabic else []
        masdars += [r.form for r in cues if r["part"] == "masdar"]
        self.verbal_nouns = frozenset(_key(form) for form in masdars if form)  # of Arabic
        asked = {r.form for r in load("addressing", lang).rows if r["how"] in _ADDRESSED}
        self.addressing = frozenset(r.id for r in cues if r["lemma"] in asked)  # verbs whose object is who is asked
        self.masdars = frozenset(r.id for r in cues if r["part"] in {"masdar", "noun"})
        self.participles = frozenset(r.id for r in cues if r["part"] == "participle")

    def _read_titles(self, lang: str) -> None:
        titles = load("titles", lang).rows
        offices = [r for r in titles if r["kind"] in {"office", "head"}]
        plain = {fold_word(r.form) for r in offices}
        self.office_of = {
            _key(r.form): r["country"] for r in offices if r["country"]
        }  # titles of one country's office
        honours = (r.form for r in titles if r["kind"] in {"rank", "honorific"})
        self.several = frozenset(fold_word(r.form).split()[0] for r in offices if r["number"] == "p")
        self.deputies = frozenset(self.stem(fold_word(r.form)) for r in titles if r["role"] == "deputy")
        self.offices = frozenset(self.stem(form) for form in plain if " " not in form) - self.deputies
        self._honours = {self.stem(fold_word(f)) for f in honours if " " not in f and fold_word(f) not in plain}

    def _read_countries(self, lang: str) -> None:
        for row in load("countries", "shared").rows:
            self.country_names[row.id] = {k: v for k, v in (("en", row.form), *_first(row)) if v}
            self.state_words[row.id] = {n.removeprefix(ARTICLE) for f in row.list(lang) for n in fold_word(f).split()}
            for form in row.list(lang):
                self.countries.setdefault(_key(form), row.id)
                if " " not in form:
                    self._adjectives.setdefault(self.stem(fold_word(form)), row.id)
            for form in row.list(f"nisba_{lang}"):
                word = fold_word(form)
                self._nisbas.add(word)
                for key in (word, self.stem(word), *([self.stem(ARTICLE + word)] if self.arabic else ())):
                    self._adjectives.setdefault(key, row.id)
            self.doubtful.update(map(fold_word, row.list("ambiguous")))
            if row["government_by_capital"] == "yes":
                for form in row.list(f"capital_{lang}"):
                    self.capitals.setdefault(_key(form), row.id)

    def _read_agencies(self, lang: str) -> None:
        """Agencies by name; where two share one, the article's language decides, then English."""
        rows = load("agencies", "shared").rows
        self.agency_rows = {row.id: row for row in rows}
        for column in (lang, "", "aliases", "ar", "fa"):
            for row in rows:
                words = row.list("ambiguous") if column != lang else ()
                for form in row.list(column) if column else (row.form,):
                    if form not in words:  # a name in the other language may be a word in this one
                        self.agencies.setdefault(_key(form), row.id)

    def _noun_of(self, norm: str) -> tuple[Noun, bool] | None:
        if not self.arabic:
            found = self._nouns.get(norm)
            if found is None and (found := self._nouns.get(self.stem(norm))) is not None and norm.endswith(_PLURALS):
                found = replace(found, number="p")
            owned = self.owned(norm) if found is None else None
            found = owned[1] if owned is not None else found
            return (found, False) if found else None
        for _, bare in bare_forms(norm):
            if bare in self._nouns:
                return self._nouns[bare], False
            if bare.startswith(ARTICLE) and bare[2:] in self._nouns:
                return self._nouns[bare[2:]], True
        owned = self.owned(norm)
        return (owned[1], False) if owned is not None else None

    def _owned_of(self, norm: str) -> tuple[str, Noun] | None:
        for _, bare in bare_forms(norm) if self.arabic else ((0, norm),):
            for ending in THIRD_PERSONS["ar" if self.arabic else "fa"]:
                stem = bare.removesuffix(ending)
                if stem == bare or len(stem) < _OWNED:
                    continue
                if self.arabic and stem[-1] == _TEH:
                    stem = stem[:-1] + _FEMININE
                noun = self._nouns.get(stem)
                if noun is not None and noun.kind in _PEOPLE:
                    return stem, noun
        return None

    def _relay_of(self, norm: str) -> str | None:
        if not self.arabic:
            return self.relays.get(norm)
        return next((self.relays[bare] for _, bare in bare_forms(norm) if bare in self.relays), None)

    def is_ours(self, norm: str) -> bool:
        """Whether a Persian word is a noun for a state with the pronoun of those who write: our country."""
        noun = self.noun(norm.removesuffix(_OUR)) if norm.endswith(_OUR) and not self.arabic else None
        return noun is not None and noun[0].kind == "state"

    def inside(self, norm: str) -> bool:
        """Whether a word says that something is in what follows."""
        role = self.role(norm)
        return role is not None and role[0] == "inside"

    def _stem_of(self, norm: str) -> str:
        owned = self.owned(norm)
        word = owned[0] if owned is not None and norm not in self._nouns else norm
        if self.arabic:
            for _, bare in bare_forms(word):
                if bare.startswith(ARTICLE) and len(bare) > 4:
                    word = bare[2:]
                    break
            if len(word) > 3 and word[-1] == _FEMININE:
                word = word[:-1]
            if len(word) > 4 and word.endswith(YEH + "\u0627"):
                word = word[:-1]
        else:
            for plural in _PLURALS:
                if len(word) > len(plural) + 2 and word.endswith(plural):
                    word = word[: -len(plural)]
                    break
        return word[:-1] if len(word) > 3 and word[-1] == YEH else word

    def _meaning_of(self, norm: str) -> str | None:
        role = self.role(norm)
        if role and role[0] != "latter":
            return None
        stem = self.stem(norm)
        if stem in self._honours:
            return None
        noun = self.noun(norm)
        if noun is not None and noun[0].kind == SPOKESPERSON:
            return SPOKESPERSON  # all words for one mean the same
        return self._adjectives.get(norm) or self._adjectives.get(stem, stem)

    def agency(self, norms: list[str]) -> str | None:
        """The agencies row of a name, generic nouns and nationality around it left out where need be."""
        return self._agency(" ".join(norms))

    def _agency_of(self, name: str) -> str | None:
        norms = name.split()
        names = list(norms)
        country: str | None = None
        nouns: list[str] = []
        while names:
            found = self.agencies.get("".join(names))
            if found is None and self.arabic and names[0].startswith(ARTICLE):
                found = self.agencies.get("".join(names)[2:]) if len(names) > 1 else None
            if found is None and self.arabic and len(names) == len(norms):
                whole = "".join(names)
                found = next((self.agencies[b] for b in self._bare(whole) if b in self.agencies), None)
            if found is not None:
                return found if self._may_be(found, names, country, nouns) else None
            noun = self.noun(names[0])
            if noun is not None and noun[0].kind in {"medium", "organisation"}:
                nouns.append(names.pop(0))
            elif self.is_adjective(names[-1]) or self.noun(names[-1]) is not None:
                country = self._adjectives.get(self.stem(names[-1]), country)
                del names[-1]
            else:
                return self._described(names, nouns) if nouns else None
        return None

    def _described(self, names: list[str], nouns: list[str]) -> str | None:
        """The medium whose name stands behind a word or two that say what kind it is: a French paper, Le Figaro."""
        for n in range(1, min(_DESCRIBING, len(names) - 1) + 1):
            found = self.agencies.get("".join(names[n:]))
            if found is not None:
                fits = self.agency_rows[found]["kind"] in self._kinds(nouns)
                return found if fits or not self._is_ordinary(found, names[n:]) else None
        return None

    def may_call(self, noun: str, agency: str | None) -> bool:
        """Whether a noun for media can stand for one of the agencies table, or for one that isn't in it."""
        kinds = self._kinds([noun])
        return bool(kinds) and (agency not in self.agency_rows or self.agency_rows[agency or ""]["kind"] in kinds)

    def media_kinds(self, noun: str) -> set[str]:
        """The kinds of media that a noun stands for; none for a site, which any medium has."""
        return self._kinds([noun])

    def _kinds(self, nouns: list[str]) -> set[str]:
        """The kinds of media that nouns stand for, as the agencies table has them."""
        return {kind for noun in nouns for kind in self._media_kinds.get(self.stem(noun), ())}

    def _may_be(self, agency: str, names: list[str], country: str | None, nouns: list[str]) -> bool:
        """Whether a medium may be meant: an ordinary word is its name where no noun or country beside denies it."""
        if not self._is_ordinary(agency, names):
            return True
        row = self.agency_rows[agency]
        kinds = self._kinds(nouns)
        if kinds and row["kind"] not in kinds:
            return False
        return not (country and row["country"] and country != row["country"])

    def _is_ordinary(self, agency: str, names: list[str]) -> bool:
        """Whether the agencies table says that a name is also an ordinary word."""
        return "".join(names) in {_key(form) for form in self.agency_rows[agency].list("ambiguous")}

    def _bare(self, word: str) -> list[str]:
        """A name without its conjunction or preposition, if it has one."""
        return [bare for n, bare in bare_forms(word) if n]

    def is_title(self, norm: str) -> bool:
        """Whether `norm` is a rank, an honorific or a definite noun for a person rather than part of a name."""
        if self.stem(norm) in self._honours:
            return True
        noun = self.noun(norm)
        return noun is not None and noun[0].kind == "person" and noun[1]

    def titles(self, norms: list[str]) -> int:
        """How many words before a name are a title, in Persian two where an honorific has lost its joiner."""
        if len(norms) > 1 and self.is_title(norms[0]):
            return 1
        return 2 if not self.arabic and len(norms) > 2 and self.stem("".join(norms[:2])) in self._honours else 0

    def holds_several(self, norm: str) -> bool:
        """Whether a word is an office of several persons: by its lexicon row, or an Arabic dual with a complement."""
        if norm in self.several:
            return True
        noun = self.noun(norm[:-1]) if self.arabic and norm.endswith(_DUAL) else None
        return noun is not None and noun[0].kind == "person"

    def _names_country(self, norm: str) -> bool:
        return self.stem(norm) in self._adjectives

    def is_nisba(self, norm: str) -> bool:
        """Whether a word is written just as an adjective of a country is listed."""
        return norm in self._nisbas

    def _names_medium(self, norm: str) -> bool:
        noun = self.noun(norm)
        return noun is not None and noun[0].kind == "medium"


@lru_cache(maxsize=4)
def words_for(lang: str) -> Words:
    """The look-ups of `lang`, shared by the stages of this process."""
    return Words(lang)


def _key(form: str) -> str:
    return "".join(form_variants(form)[0]) if form_variants(form) else ""


@lru_cache(maxsize=8192)
def key_of(text: str) -> str:
    """The folded text without spaces and marks: spelling, spacing and joining don't count."""
    return "".join(c for c in fold_word(text) if c.isalnum())


@lru_cache(maxsize=8192)
def norms_of(form: str) -> list[str]:
    """The folded words and marks of a name or title; shared, so nobody may change them."""
    return tokenize(form).norm


def _noun(row: Row, kind: str = "kind") -> Noun:
    return Noun(row[kind], row["gender"] or None, row["number"] or None)


def _first(row: Row) -> Iterator[tuple[str, str]]:
    for lang in ("ar", "fa"):
        forms = row.list(lang)
        yield lang, forms[0] if forms else ""
