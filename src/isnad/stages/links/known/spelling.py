"""Known persons whose names an article spells another way than the knowledge base.

A name is spelled in one way in the language of its bearer's country and in many ways elsewhere. So a name of the
press's own language must be the same but for its spelling rules, a foreign one may differ in a sound or two, in more
where the article names its bearer's country, and may have its family name first. One that begins with a given name of
the region is as good as the press's own where that country isn't named.
"""

from collections import Counter
from collections.abc import Callable, Collection, Iterator
from functools import cache

from isnad.lexicons import load
from isnad.lexicons.kb import Known, knowledge, regional_names
from isnad.text.compare import comparable, compare, skeleton
from isnad.text.names import ARTICLE, name_words
from isnad.text.remembered import Remembered

_OWN, _FOREIGN, _EXPECTED = 0.97, 0.9, 0.8  # likeness from which another spelling is the same name
_FAMILY_FIRST = 0.95
_MANY = 8  # known persons from which a given name is one of many
_SYLLABLE = 3  # letters of a name of one syllable with a long vowel
_LONG = frozenset("\u0627\u0648\u06cc")


def spelled(name: str, lang: str, countries: Collection[str]) -> list[Known]:
    """Of a full name those whose name it most likely spells; `countries` are the ones that the article names."""
    own = not regional_names().isdisjoint(name_words(name)[:1])
    likely = [
        (x, known)
        for x, known in _likely(lang)[name]
        if x >= _bound(known, lang, countries, own or _is_common(name, lang))
        and (lang != "ar" or _defined(name, known))
    ]
    best = max((x for x, _ in likely), default=0.0)
    return [known for x, known in likely if x == best]


def shortened(name: str, lang: str, may_be: Callable[[Known], bool]) -> list[Known]:
    """Of those who `may_be` meant the ones whose name this is but for parts that one of the two leaves out."""
    words = comparable(name)
    named = [(form, k) for form, k in _by_sound(lang).get(skeleton(words[-1]), ()) if may_be(k)] if words else []
    found = {k.id: k for form, k in named if compare(name, form, regional_names()) >= _FOREIGN}
    return list(found.values())


def _defined(name: str, known: Known) -> bool:
    """Whether an Arab's last name has the article as one of the known names has: Bashir and al-Bashir are two."""
    if known.country not in speaking("ar"):
        return True
    return any(_is_defined(form) == _is_defined(name) for form in known.forms("ar"))


def _is_defined(name: str) -> bool:
    return name.split()[-1].startswith(ARTICLE)


def _bound(known: Known, lang: str, countries: Collection[str], own: bool) -> float:
    """The likeness that a name must have; `own` is whether it begins with a given name of the region or of many."""
    if known.country in speaking(lang):
        return _OWN
    if known.country in countries:
        return _FOREIGN if own else _EXPECTED
    return _OWN if own else _FOREIGN


def _is_common(name: str, lang: str) -> bool:
    """Whether a name begins with a given name of many known persons, so that the other one alone tells who it is."""
    return _bearers(lang)[name_words(name)[0]] >= _MANY if name_words(name) else False


@cache
def _bearers(lang: str) -> Counter[str]:
    """How many known persons bear a given name."""
    return Counter(
        name_words(form[0])[0]
        for k in knowledge()
        if k.type == "PER" and name_words((form := k.forms(lang) or [""])[0])
    )


@cache
def speaking(lang: str) -> frozenset[str]:
    """The countries whose press is written in a language."""
    return frozenset(row.id for row in load("countries", "shared").rows if lang in row.list("press"))


@cache
def _by_sound(lang: str) -> dict[str, list[tuple[str, Known]]]:
    """Full names of persons in a language by the sound of their last word, and behind "^" of their first one."""
    out: dict[str, list[tuple[str, Known]]] = {}
    for known in knowledge():
        if known.type == "PER":
            for form in known.forms(lang):
                words = comparable(form)
                if len(words) > 1:
                    out.setdefault(skeleton(words[-1]), []).append((form, known))
                    out.setdefault("^" + skeleton(words[0]), []).append((form, known))
    return out


@cache
def _likely(lang: str) -> Remembered[str, list[tuple[float, Known]]]:
    """Of a full name all known persons with as many names, each with the likeness of the likest."""

    def find(name: str) -> list[tuple[float, Known]]:
        out: dict[str, tuple[float, Known]] = {}
        for x, known in _compared(_parted(name, lang), lang):
            if x >= _EXPECTED and x > out.get(known.id, (0.0, known))[0]:
                out[known.id] = x, known
        return list(out.values())

    return Remembered(find)


def _compared(name: str, lang: str) -> Iterator[tuple[float, Known]]:
    words, named, given = comparable(name), _by_sound(lang), regional_names()
    if not words:
        return
    candidates = [*named.get(skeleton(words[-1]), ())]
    if words[0] not in given:
        candidates += named.get("^" + skeleton(words[0]), ())
    for form, known in candidates:
        other = comparable(form)
        if len(other) == len(words) and not _by_vowel(words[0], other[0]):  # who leaves a part out may mean another
            yield compare(name, form, given), known
    if len(words) > 1 and given.isdisjoint(words):
        turned = " ".join([*words[1:], words[0]])
        for form, known in named.get(skeleton(words[0]), ()):
            if known.country not in speaking(lang) and compare(turned, form, given) >= _FAMILY_FIRST:
                yield _FAMILY_FIRST, known


def _by_vowel(a: str, b: str) -> bool:
    """Whether two given names of one syllable differ in the vowel that both write: Dan and Dean are two."""
    return len(a) == len(b) == _SYLLABLE and a[0] == b[0] and a[2] == b[2] and a[1] != b[1] and {a[1], b[1]} <= _LONG


def _parted(name: str, lang: str) -> str:
    """A name without an honour that is written on to it."""
    for honour in _honours(lang):
        first = name_words(name[len(honour) :])[:1] if name.startswith(honour) else ()
        if first and first[0] in regional_names():
            return name[len(honour) :]
    return name


@cache
def _honours(lang: str) -> tuple[str, ...]:
    """Honours of one word, the longest first."""
    rows = load("titles", lang).rows
    return tuple(
        sorted((r.form for r in rows if r["kind"] == "honorific" and r.form.isalpha()), key=len, reverse=True)
    )
