"""The evidence for lost Persian joiners, gathered from all Persian lexicons."""

from functools import cache

from isnad.lexicons.conjugate import bare_forms, participles
from isnad.lexicons.load import load, names
from isnad.text.marks import ZWNJ
from isnad.text.zwnj import JoinerRepair

_MATCHED_AS_WRITTEN = frozenset({"name_parts", "verbs"})  # parts of words, and stems


@cache
def joiner_repair() -> JoinerRepair:
    """What the Persian lexicons say of words with joiners; built once per process."""
    compounds: dict[str, str] = {}
    kinds: dict[str, dict[str, str]] = {"noun": {}, "adjective": {}}
    whole: set[str] = set()
    for row in load("compounds", "fa").rows:
        kinds.get(row["kind"], compounds).setdefault(row.form, row.id)
    for name in names("fa"):
        if name in _MATCHED_AS_WRITTEN or name == "compounds":
            continue
        for row in load(name, "fa").rows:
            for word in row.form.split(" "):
                if ZWNJ in word:
                    compounds.setdefault(word, row.id)
                else:
                    whole.add(word)
    return JoinerRepair(
        compounds=compounds,
        nouns=kinds["noun"],
        adjectives=kinds["adjective"],
        participles=participles(),
        verbs=bare_forms(),
        words=frozenset(whole),
    )
