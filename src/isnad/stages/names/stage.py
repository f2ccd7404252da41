"""The names stage: names by tagger and knowledge base, offices, descriptions, pronouns, demonyms."""

from itertools import compress
from pathlib import Path

from isnad.knowledge import Base
from isnad.lexicons import Hit
from isnad.lexicons.kb import LOCAL_KINDS, Known, knowledge
from isnad.lexicons.match import raw_start
from isnad.model import Article, Layers, Name, Span, Tokens
from isnad.stages.names.bounds import begins_office, bounded
from isnad.stages.names.clitics import name_start
from isnad.stages.names.echoes import echoes
from isnad.stages.names.exact import exact, family_names, whole_persons
from isnad.stages.names.features import Features
from isnad.stages.names.hashtags import find
from isnad.stages.names.mistaken import (
    in_date,
    in_thing,
    is_any,
    is_counted,
    is_dimension,
    is_dotless,
    is_his,
    is_plural,
    is_where,
)
from isnad.stages.names.parting import parted
from isnad.stages.names.persons import persons
from isnad.stages.names.phrases import Phrase, PhraseReader
from isnad.stages.names.quoted import BODIES, behind_noun, unclosed, whole_quotation
from isnad.stages.names.quoted_persons import quoted_persons
from isnad.stages.names.scene import Scene
from isnad.stages.names.surnames import listed, with_allah
from isnad.stages.names.swallowed import restored
from isnad.stages.names.tagger import MODELS, Tagged, Tagger, model_file
from isnad.stages.names.vocabulary import ARTICLE, Senses, Vocabulary, vocabulary
from isnad.text.clitics import bare_forms
from isnad.text.marks import CLOSING, STRAIGHT
from isnad.text.names import name_key

NAMED = frozenset({"PER", "ORG", "AGENCY", "GPE", "MECHANISM"})
Hits = dict[int, Hit[Senses]]
_PLURALS = frozenset({"\u0647\u0627", "\u0647\u0627\u06cc", "\u0647\u0627\u06cc\u06cc"})  # Persian, written apart
# Kinds of organisations whose name may stand behind a noun of a kind in the bodies lexicon.
_SORTS = {
    "party": frozenset({"party", "movement"}),
    "armed-group": frozenset({"armed_group", "movement", "party"}),
    "army": frozenset({"armed_group", "movement", "military"}),
    "company": frozenset({"company", "bank"}),
}


class Names:
    """All name mentions, office phrases, nominal groups, pronouns and demonyms of an article."""

    name = "names"
    version = "8"
    requires = frozenset({"tokens", "sentences"})
    provides = frozenset({"names"})

    def __init__(self, *, tagger: bool = True, models: Path = MODELS, base: Base | None = None) -> None:
        """Without the `tagger` only lexicons and knowledge base find names; `models` is the folder of its models.

        `base` is a user's knowledge base: its names of two words or more are found too, and all are known.
        """
        self._tagger = tagger
        self._base = base
        self._models = models
        self._by_lang: dict[str, _Reader] = {}

    def run(self, article: Article, layers: Layers) -> Layers:
        if article.lang not in ("ar", "fa"):
            return Layers(names=[])
        reader = self._by_lang.get(article.lang)
        if reader is None:
            reader = self._by_lang[article.lang] = _Reader(
                vocabulary(article.lang), self._models if self._tagger else None, self._base
            )
        return Layers(names=reader.read(article, layers))


class _Reader:
    """Finds names in articles of one language."""

    def __init__(self, words: Vocabulary, models: Path | None, base: Base | None) -> None:
        self.words = words
        self.base = base
        self.tagger = Tagger(Features(words), model_file(models, words.lang)) if models else None
        self.phrases = PhraseReader(words, base)

    def read(self, article: Article, layers: Layers) -> list[Name]:
        tokens, sentences = layers.tokens, layers.sentences
        assert tokens is not None and sentences is not None
        found = find(self.words.phrases, tokens)
        hits: Hits = {h.first: h for h in found if not is_his(h, tokens, article.text)}
        labelled = self.tagger.tag(tokens, sentences, found) if self.tagger else []
        country, arabic = self.phrases.demonyms.__getitem__, self.words.arabic
        labelled = [t for t in labelled if self._is_name(t, tokens, hits)]
        bodies = (bounded(t, tokens, hits, self.words.lang) for t in parted(tokens, labelled, self.words))
        whole = persons(tokens, (t for t in bodies if t is not None), self.words)
        named = family_names([exact(t, tokens, hits, country, arabic) for t in whole], tokens, hits)
        tagged = self._tagged(tokens, named, found)
        tagged = quoted_persons(tokens, (s.first for s in sentences), tagged, self.words)
        if not arabic:
            taken = {i for t in tagged if t.label in NAMED for i in range(t.first, t.last)}
            tagged = sorted(tagged + [t for t in listed(tokens, tagged, self.words.demonyms) if t.first not in taken])
        tagged = [t for t in echoes(tokens, tagged, self.words) if self._is_name(t, tokens, hits)]
        tagged = [t for t in with_allah(tokens, tagged) if not self._only_office(t, tokens, hits)]
        ends = [0] * len(tokens)
        for s in sentences:
            ends[s.first : s.last] = [s.last] * (s.last - s.first)
        scene = Scene(tokens, ends, hits, tagged, {t.first: k for k, t in enumerate(tagged)}, article.text)
        return _Builder(article, scene, self.phrases).build()

    def _is_name(self, t: Tagged, tokens: Tokens, hits: Hits) -> bool:
        """Whether nothing beside a stretch shows that it is no name there."""
        lang, hit = self.words.lang, hits.get(t.first)
        if t.label == "ORG" and hit is not None and hit.last == t.last and is_any(t, tokens, lang):
            return all(sense.known is None for sense in hit.value)
        if t.label == "PER" and t.last - t.first == 1 and is_any(t, tokens, lang):
            return False
        if begins_office(t, hits):
            return False
        if t.label == "GPE" and is_dimension(t, tokens, lang):
            return False
        if t.label == "ORG" and is_counted(t, tokens):
            return False
        if is_where(t, tokens, hits, lang) or (lang == "fa" and is_plural(t, tokens, self.words.classes)):
            return False
        whole = t.last - t.first == 1 or t.label == "AGENCY" or (t.label == "PER" and in_thing(tokens, t.first, lang))
        if t.label in NAMED and whole and in_thing(tokens, t.last - 1, lang):
            return False
        return t.label not in NAMED or not in_date(t, tokens, lang)

    def _only_office(self, t: Tagged, tokens: Tokens, hits: Hits) -> bool:
        """Whether what the tagger took for a person's name is a title with a nationality or frequent words."""
        hit = hits.get(t.first)
        if t.label != "PER" or hit is None or hit.value.title is None or t.last - t.first < 2:
            return False
        rest = tokens.norm[hit.last : t.last]
        return all(self.phrases.demonyms[norm] or self.words.is_frequent(norm) for norm in rest)

    def _tagged(self, tokens: Tokens, tagged: list[Tagged], found: list[Hit[Senses]]) -> list[Tagged]:
        """The tagger's stretches, and between them what the knowledge base is sure of."""
        taken = bytearray(len(tokens))
        days = self.words.days
        behind = [False, *map(self.words.places.__contains__, tokens.norm)]
        tagged = [
            t for t in tagged
            if t.label != "GPE" or t.last - t.first > 1 or behind[t.first] or tokens.norm[t.first] not in days
        ]  # fmt: skip
        plural = [*map(_PLURALS.__contains__, tokens.norm[1:]), False]  # what is in the plural is no name
        tagged = [t for t in tagged if t.label not in NAMED or not plural[t.last - 1]]
        within = {i: h for h in found if h.last - h.first > 1 and _sure(h) for i in range(h.first, h.last)}
        tagged = [
            t for t in tagged
            if t.label != "GPE" or t.first not in within or t.last - t.first > 1
            or not ((norm := tokens.norm[t.first]) in self.words.doubtful or _holds_place(within[t.first], norm))
        ]  # fmt: skip
        tagged = whole_persons(tagged, [h for h in found if h.last - h.first > 1 and _sure(h) == "PER"])
        for t in tagged:
            if t.label in NAMED:
                taken[t.first : t.last] = b"\1" * (t.last - t.first)
        more = list(tagged)
        for hit in found:
            if plural[hit.last - 1] or any(taken[hit.first : hit.last]):
                continue
            label = _sure(hit) or ("GPE" if behind[hit.first] and "k.GPE?" in hit.value.tags else None)
            if label:
                more.append(Tagged(hit.first, hit.last, label))
                taken[hit.first : hit.last] = b"\1" * (hit.last - hit.first)
        if self.base is not None:
            for first, last, label in self.base.in_text(tokens, arabic=self.words.arabic):
                if not any(taken[first:last]):
                    more.append(Tagged(first, last, label))
        return sorted(more)


def _sure(hit: Hit[Senses]) -> str | None:
    """The label that a hit has whatever stands around it: known names of two words, and countries."""
    for sense in hit.value:
        if sense.known is None or sense.tag.endswith("?"):
            continue
        if hit.last - hit.first > 1 or sense.tag in ("k.GPE", "k.capital"):
            return "GPE" if sense.tag == "k.capital" else sense.known.type
    return None


def _holds_place(hit: Hit[Senses], place: str) -> bool:
    """Whether a place within a longer name is no mention of it: in a company's, a person's or a place's, a city in a
    club's."""
    known = [sense.known for sense in hit.value if sense.known is not None]
    if any(k.kind in {"company", "bank"} or k.type in {"PER", "GPE"} for k in known):
        return True
    city = all(k.id != k.country for k in knowledge().named(place, "GPE"))
    return city and any(k.kind == "sport" for k in known)


class _Builder:
    """Makes `Name`s of one article's stretches and phrases."""

    def __init__(self, article: Article, scene: Scene, reader: PhraseReader) -> None:
        self.text, self.tokens, self.scene = article.text, scene.tokens, scene
        self.hits, self.tagged = scene.hits, scene.names
        self.words, self.reader = reader.words, reader
        norm = scene.tokens.norm
        self.norms = frozenset(norm)
        self.bare = {norm[t.first] for t in scene.names} | {norm[t.last - 1] for t in scene.names}
        self.phrases = reader.read(scene)
        self.before = {p.name: p for p in self.phrases if p.name is not None}
        self.families = {norm[t.last - 1] for t in scene.names if t.label == "PER" and t.last - t.first > 1}
        people = (t for t in scene.names if t.label in ("PER", "GPE", "MECHANISM"))
        self.named = {i for t in people for i in range(t.first, t.last)}

    def build(self) -> list[Name]:
        out: list[Name] = []
        covered: set[int] = set()
        described = {i for p in self.phrases if p.name is None for i in range(p.first, p.last)}
        for k, t in enumerate(self.tagged):
            covered.update(range(t.first, t.last))
            if t.label in NAMED:
                out.append(self._named(k, t))
            elif described.isdisjoint(range(t.first, t.last)):
                out.append(self._plain(t))
        out += [self._phrase(p) for p in self.phrases if p.name is None]
        out += self._words(covered | {i for p in self.phrases for i in range(p.first, p.last)})
        return sorted(_distinct(out), key=lambda n: (n.start, -n.end))

    def _start(self, t: Tagged) -> int:
        """Raw offset of a name's first letter, its clitics skipped."""
        hit = self.hits.get(t.first)
        if hit is not None and hit.last == t.last > t.first + 1 and any(s.known is not None for s in hit.value):
            return hit.start(self.tokens, self.text)  # several words that the knowledge base has decide it
        if t.label == "PER" and self.tokens.norm[t.first] in self.families:
            return self.tokens.start[t.first]  # its first letter is no clitic at the end of the longer name either
        return name_start(self.tokens, self.text, t.first, self.words, self.bare)

    def _trim(self, t: Tagged) -> Tagged:
        """Without marks at its edges, unless they close what the name opens."""
        first, last = t.first, t.last
        kind, norm = self.tokens.kind, self.tokens.norm
        while first < last - 1 and kind[first] == "m":
            first += 1
        while last - 1 > first and kind[last - 1] == "m":
            if norm[last - 1] in CLOSING | {'"'} and unclosed(self.tokens, first, last - 1):
                break
            last -= 1
        end = self.scene.ends[t.first]
        trimmed = behind_noun(Tagged(first, last, t.label), self.tokens, end, self.words)
        return whole_quotation(trimmed, self.tokens, end) if t.label in BODIES else trimmed

    def _named(self, k: int, raw: Tagged) -> Name:
        t = self._trim(raw)
        start, end = self._start(t), self.tokens.end[t.last - 1]
        known = self._known(t, start, end)
        phrase, office, by = self._span(start, end), None, "names:tagger"
        country = known.country if known else None
        if t.label == "PER":
            phrase, office = self._around(k, t, start, end)
        if office is not None:
            country, by = office.country or country, self._by(office)
        elif country is None and t.label != "PER":
            country = self.reader.country(self.scene, t)
        gender = None
        if t.label == "PER":
            gender = (self._gender(office) if office else None) or (known.gender if known else None) or self._given(t)
        return Name(
            start=start,
            end=end,
            text=self.text[start:end],
            type=known.type if known and t.label != "PER" else t.label,
            kind="name",
            phrase=phrase,
            known=known.id if known else None,
            country=country,
            role=office.role if office else None,
            gender=gender,
            number="s" if t.label == "PER" else None,
            by=by,
        )

    def _around(self, k: int, t: Tagged, start: int, end: int) -> tuple[Span, Phrase | None]:
        """A person's name with the title before it or the office behind it, or the nationality before it."""
        before = self.before.get(k)
        if before is not None:
            return self._span(before.hit.start(self.tokens, self.text), end), before
        after = self.reader.apposition(self.scene, t)
        if after is not None:
            quoted = (
                t.first and self.tokens.norm[t.last] in CLOSING | STRAIGHT and self.tokens.kind[t.first - 1] == "m"
            )
            first = self.tokens.start[t.first - 1] if quoted else start
            return self._span(first, self.tokens.end[after.last - 1]), after
        if self.words.arabic and t.first and self.tokens.norm[t.first - 1] in self.words.demonyms:
            norm = self.tokens.norm[t.first - 1]
            if norm.startswith(ARTICLE) and t.first - 1 not in self.named:
                return self._span(self.tokens.start[t.first - 1], end), None
        return self._span(start, end), None

    def _known(self, t: Tagged, start: int, end: int) -> Known | None:
        """The knowledge base's entity of that name, when only one has it and the type fits."""
        name = restored(self.text, start, end, self.words, self.norms)
        found = self.reader.known[name]
        if not found:
            hit = self.hits.get(t.first)
            if hit is not None and hit.last <= t.last:
                found = [
                    s.known
                    for s in hit.value
                    if s.known is not None and s.known.type == t.label and not s.tag.startswith("k.capital")
                ]
                # An agency may have more behind its name, but not what a ministry or a bank is for.
                if t.label != "AGENCY" or not self.words.portfolios.isdisjoint(self.tokens.norm[hit.last : t.last]):
                    found = found if hit.last == t.last else []
        found = found or self._of_its_sort(t)
        bodies = {"ORG", "AGENCY", "MECHANISM"}
        fit = [
            e
            for e in found
            if e.type == t.label or (e.type in bodies and t.label in bodies and not _doubtful(e, name))
        ]
        same = [e for e in fit if e.type == t.label] or fit
        return same[0] if len(same) == 1 and not self._of_another_country(same[0], t) else None

    def _of_its_sort(self, t: Tagged) -> list[Known]:
        """A party, movement, armed group or company behind a noun for such a body, or with its country behind."""
        head = self.hits.get(t.first)
        rows = [s.row["kind"] for s in head.value if s.row is not None and s.layer == "body"] if head else []
        kinds = frozenset(kind for row in rows for kind in _SORTS.get(row, ()))
        if head is None or not kinds or t.label != "ORG":
            return []
        at, last = head.last, t.last
        kind = self.tokens.kind
        if last - 1 > at and kind[at] == "m" and kind[last - 1] == "m":
            at, last = at + 1, last - 1
        hit = self.hits.get(at)
        if hit is None or hit.last > last or last - hit.last > 1:
            return []
        found = [s.known for s in hit.value if s.known is not None and s.known.kind in kinds]
        return found if hit.last == last else [k for k in found if k.country in self._countries_at(hit.last)]

    def _of_another_country(self, known: Known, t: Tagged) -> bool:
        """Whether right behind a body's name, which says no country itself, stands a country that is not its own."""
        if known.type != "ORG" or known.country is None or t.last >= self.scene.ends[t.first]:
            return False
        if known.kind not in LOCAL_KINDS:
            return False
        if any(self.reader.demonyms[self.tokens.norm[i]] for i in range(t.first, t.last)):
            return False
        countries = self._countries_at(t.last)
        return bool(countries) and known.country not in countries

    def _countries_at(self, i: int) -> set[str]:
        """The countries that the name or the adjective which begins at a token is of."""
        hit = self.hits.get(i)
        countries = {s.known.id for s in hit.value if s.known is not None and s.tag == "k.GPE"} if hit else set()
        countries &= self.reader.countries
        if (adjective := self.reader.demonyms[self.tokens.norm[i]]) is not None:
            countries.add(adjective)
        return countries

    def _given(self, t: Tagged) -> str | None:
        norm = self.tokens.norm[t.first]
        for _, bare in bare_forms(norm) if self.words.arabic else ((0, norm),):
            if bare in self.words.given:
                return self.words.given[bare] or None
        return None

    def _plain(self, t: Tagged) -> Name:
        """A description that only the tagger saw."""
        t = self._trim(t)
        start, end = self._start(t), self.tokens.end[t.last - 1]
        office = t.label == "OFF"
        return Name(
            start=start,
            end=end,
            text=self.text[start:end],
            type="PER" if office else "GROUP",
            kind="office" if office else "nominal",
            phrase=self._span(start, end),
            country=self.reader.country(self.scene, t),
            number="s" if office else None,
            by="names:tagger",
        )

    def _phrase(self, p: Phrase) -> Name:
        start, end = p.hit.start(self.tokens, self.text), self.tokens.end[p.last - 1]
        row = p.sense.row
        title = p.sense.layer == "title"
        number = (row["number"] if row is not None else "") or None
        single = number == "s"
        quantified = row is not None and row.values.get("kind") == "quantifier"
        return Name(
            start=start,
            end=end,
            text=self.text[start:end],
            type="PER" if single and not quantified else "GROUP",
            kind="office" if title else "nominal",
            phrase=self._span(start, end),
            country=p.country,
            role=p.role if title else None,
            gender=self._gender(p),
            number=number,
            by=self._by(p),
        )

    def _words(self, covered: set[int]) -> list[Name]:
        """Pronouns and demonyms that stand outside names and phrases."""
        out = []
        for hit in self.hits.values():
            row = hit.value.pronoun
            if row is not None and hit.first not in covered and not hit.clitic:
                start, end = hit.start(self.tokens, self.text), hit.end(self.tokens)
                single = row["number"] == "s"
                out.append(
                    Name(
                        start=start,
                        end=end,
                        text=self.text[start:end],
                        type="PER" if single else "GROUP",
                        kind="pronoun",
                        phrase=self._span(start, end),
                        gender=row["gender"] or None,
                        number=row["number"],
                        by=f"names:{row.id}",
                    )
                )
        demonyms = self.reader.demonyms
        for i in compress(range(len(self.tokens)), map(demonyms.__getitem__, self.tokens.norm)):
            other = self.words.arabic and is_dotless(self.tokens.end[i], self.text)
            other = other or in_thing(self.tokens, i, self.words.lang)
            if i not in self.named and not other:
                norm = self.tokens.norm[i]
                country = demonyms[norm]
                n = (
                    0
                    if norm in self.words.demonyms
                    else next(n for n, b in bare_forms(norm) if b in self.words.demonyms)
                )
                start, end = raw_start(self.tokens, self.text, i, n), self.tokens.end[i]
                span = self._span(start, end)
                out.append(
                    Name(
                        start=start,
                        end=end,
                        text=span.text,
                        type="GPE",
                        kind="demonym",
                        phrase=span,
                        known=country,
                        country=country,
                        by="names:demonym",
                    )
                )
        return out

    def _gender(self, p: Phrase) -> str | None:
        return (p.sense.row["gender"] or None) if p.sense.row is not None else None

    def _by(self, p: Phrase) -> str:
        return f"names:{p.sense.row.id}" if p.sense.row is not None else "names"

    def _span(self, start: int, end: int) -> Span:
        return Span(start, end, self.text[start:end])


def _doubtful(known: Known, name: str) -> bool:
    """Whether a name is also an ordinary word, so that a body of another type is not named by it."""
    return bool(known.ambiguous) and name_key(name) in {name_key(form) for form in known.ambiguous}


def _distinct(names: list[Name]) -> list[Name]:
    seen: dict[tuple[int, int, str], Name] = {}
    for n in names:
        seen.setdefault((n.start, n.end, n.kind), n)
    return list(seen.values())
