"""The evidence for lost ends of Persian lines, gathered from the lexicons."""

from functools import cache

from isnad.lexicons.conjugate import finite_forms, participles, past_stems
from isnad.lexicons.load import load, names
from isnad.text import fold_word
from isnad.text.line_ends import LineEnds

_NO, _PERFECT, _FIRST = "\u0646", "\u0627\u0646\u062f", "\u0645"  # na-, -and, -am
_PLURAL_FIRST = "\u06cc\u0645"  # -im
_SHORT = 4  # letters of a given name that may as well end a word
_PRONOUN = 3  # letters up to which a pronoun is no ending either
_FINITE = frozenset({"aux", "neg"})
_STEMS = frozenset({"verbs", "name_parts"})  # no words as they stand


@cache
def line_ends() -> LineEnds:
    """What the Persian lexicons say of words that end and begin lines; built once per process."""
    finite = set(finite_forms())
    finite |= {_NO + form for form in finite}
    finite |= {fold_word(form) + _PERFECT for form in participles()}
    particles = load("particles", "fa").rows
    finite |= {fold_word(r.form) for r in particles if r["class"] in _FINITE and len(r.form) > 2}
    pointers = load("pointers", "fa").rows
    pronouns = [r for r in pointers if r["role"] == "pronoun"]
    titles = load("titles", "fa").rows
    offices = (r.form for r in titles if r["kind"] in {"office", "head"} and " " not in r.form)
    given = (r.form for r in load("given_names", "fa").rows if " " not in r.form)
    return LineEnds(
        verbs=frozenset(f for f in finite if not f.endswith(_FIRST) or f.endswith(_PLURAL_FIRST)),
        present=frozenset(finite) - past_stems(),
        pronouns=frozenset(fold_word(r.form) for r in pronouns),
        one=frozenset(fold_word(r.form) for r in pronouns if r["number"] == "s" and len(r.form) <= _PRONOUN),
        names=frozenset([*map(fold_word, offices), *(n for n in map(fold_word, given) if len(n) > _SHORT)]),
        particles=frozenset(fold_word(r.form) for r in pointers if r["role"] != "pronoun"),
        known=frozenset(_words()),
    )


def _words() -> set[str]:
    rows = (row for name in names("fa") if name not in _STEMS for row in load(name, "fa").rows)
    forms = [row.form for row in rows]
    forms += [form for row in load("countries", "shared").rows for form in (*row.list("fa"), *row.list("nisba_fa"))]
    return {fold_word(word) for form in forms for word in form.split(" ")}
