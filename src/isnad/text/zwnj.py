"""Where a Persian text has lost its zero-width non-joiners: an aligned layer of seams, the text unchanged.

Typing without the joiner, or a program that deletes it, runs parts of a word together. Words known to be
written with one, verbs behind their prefix, and known nouns, adjectives and participles before an ending say
where it stood; each seam names the evidence. The grammar is here, the words come from whoever builds this.
"""

from collections.abc import Collection, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from isnad.model import Tokens
from isnad.text.clitics import (
    PERSIAN_ALEF_ENDINGS,
    PERSIAN_COMPARATIVES,
    PERSIAN_PLURALS,
    PERSIAN_POSSESSIVES,
    persian_seams,
)
from isnad.text.fold import fold, fold_word
from isnad.text.marks import ZWNJ

_SILENT_HEH = "\u0647"
# -i, -an, -ani, -ane, -at: endings that are written on without a joiner
_JOINED = ("\u06cc", "\u0627\u0646", "\u0627\u0646\u06cc", "\u0627\u0646\u0647", "\u0627\u062a")
_PLURAL, _COMPARATIVE, _SILENT, _PREFIX = "plural", "comparative", "silent-heh", "verb-prefix"
_ENDING_CLASS = {
    **dict.fromkeys(PERSIAN_PLURALS, _PLURAL),
    **dict.fromkeys(PERSIAN_COMPARATIVES, _COMPARATIVE),
    **dict.fromkeys((*PERSIAN_ALEF_ENDINGS, *PERSIAN_POSSESSIVES), _SILENT),
}


@dataclass(frozen=True, slots=True)
class Repair:
    """`seams` are offsets in the folded word before which a joiner stood; `evidence` says why: row ids and rules."""

    seams: tuple[int, ...]
    evidence: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class LostJoiner:
    """A joiner is missing before raw offset `at`, inside token `token`."""

    at: int
    token: int
    evidence: tuple[str, ...]


@dataclass(frozen=True)
class JoinerRepair:
    """Words as evidence; every argument maps a form (any spelling) to the id of what knows it.

    `compounds` are written with a joiner or several; `nouns` take plural and pronoun endings, `adjectives`
    comparative ones, `participles` the copula; `verbs` are finite forms without prefix; `words` are known
    to stand as they are, against a noun that only the text itself gives evidence of.
    """

    compounds: Mapping[str, str]
    nouns: Mapping[str, str]
    adjectives: Mapping[str, str]
    participles: Mapping[str, str]
    verbs: Mapping[str, str]
    words: Iterable[str] = ()

    @cached_property
    def _compounds(self) -> dict[str, Repair]:
        out: dict[str, Repair] = {}
        for form, id in self.compounds.items():
            parts = [fold_word(p) for p in form.split(ZWNJ)]
            if len(parts) < 2 or not all(parts):
                continue  # an affix by itself
            at, seams = 0, []
            for part in parts[:-1]:
                at += len(part)
                seams.append(at)
            out.setdefault("".join(parts), Repair(tuple(seams), (id,)))
        return out

    @cached_property
    def _stems(self) -> dict[str, dict[str, str]]:
        """By class of ending: folded stem to its id."""
        nouns = _folded(self.nouns)
        silent = {stem: id for stem, id in nouns.items() if stem.endswith(_SILENT_HEH)}
        return {
            _PLURAL: nouns,
            _COMPARATIVE: _folded(self.adjectives),
            _SILENT: {**_folded(self.participles), **silent},
        }

    @cached_property
    def _verbs(self) -> dict[str, str]:
        return _folded(self.verbs)

    @cached_property
    def _whole(self) -> frozenset[str]:
        return frozenset(fold_word(w) for w in self.words) - self._compounds.keys()

    def repair(self, norm: str, around: Container[str] = (), given: Collection[int] = ()) -> Repair | None:
        """The seams of a folded word, None where there is no evidence for one.

        `around` holds folded words of the same text: a noun that stands there alone counts as known.
        `given` are seams that the word shows; a reading that lacks one of them is none.
        """
        found = [whole] if (whole := self._compounds.get(norm)) else []
        if not found:
            found = [r for p, e in persian_seams(norm) if p or e for r in self._parted(norm, p, e, around)]
            found += [r for e in _JOINED if norm.endswith(e) and (r := self._compounds.get(norm[: -len(e)]))]
        fitting = (r for r in found if all(g in r.seams for g in given))
        return max(fitting, key=lambda r: len(r.seams), default=None)

    def _parted(self, norm: str, prefix: int, ending: int, around: Container[str]) -> Iterable[Repair]:
        if prefix:
            verb = self._verbs.get(norm[prefix:])
            if verb is not None:
                yield Repair((prefix,), (verb, _PREFIX))
            return
        stem, kind = norm[:-ending], _ENDING_CLASS[norm[-ending:]]
        compound = self._compounds.get(stem)
        if compound is not None and (kind != _SILENT or stem.endswith(_SILENT_HEH)):
            yield Repair((*compound.seams, len(stem)), (*compound.evidence, kind))
            return
        id = self._stems[kind].get(stem)
        if id is None and kind == _PLURAL and len(stem) > 2 and stem in around and norm not in self._whole:
            id = "same-text"
        if id is not None:
            yield Repair((len(stem),), (id, kind))


def _folded(forms: Mapping[str, str]) -> dict[str, str]:
    out: dict[str, str] = {}
    for form, id in forms.items():
        out.setdefault(fold_word(form), id)
    return out


def lost_joiners(text: str, tokens: Tokens, known: JoinerRepair) -> list[LostJoiner]:
    """The joiners that Persian `text` has lost, in text order; none where one, or its like, stands."""
    words = {n for n, k in zip(tokens.norm, tokens.kind, strict=True) if k == "w"}
    decided: dict[tuple[str, tuple[int, ...]], Repair | None] = {}
    out: list[LostJoiner] = []
    for i, norm in enumerate(tokens.norm):
        if tokens.kind[i] != "w" or len(norm) < 4:
            continue
        start, end = tokens.start[i], tokens.end[i]
        given = () if end - start == len(norm) else _seams_shown(text[start:end])
        key = (norm, given)
        if key not in decided:
            decided[key] = known.repair(norm, words, given)
        repair = decided[key]
        if repair is None or repair.seams == given:
            continue
        origin = fold(text[start:end]).origin
        missing = (s for s in repair.seams if s not in given)
        out.extend(LostJoiner(start + origin[s], i, repair.evidence) for s in missing)
    return out


def _seams_shown(word: str) -> tuple[int, ...]:
    """The offsets in the folded word before which something invisible parts it."""
    origin = fold(word).origin
    return tuple(i for i in range(1, len(origin)) if not word[origin[i - 1] + 1 : origin[i]].isprintable())


def with_joiners(text: str, lost: Sequence[LostJoiner], start: int = 0, end: int | None = None) -> str:
    """`text[start:end]` as it would be written with its joiners, for display; offsets no longer hold in it."""
    stop = len(text) if end is None else end
    out, at = [], start
    for joiner in lost:
        if at < joiner.at < stop:
            out.append(text[at : joiner.at])
            at = joiner.at
    out.append(text[at:stop])
    return ZWNJ.join(out)
