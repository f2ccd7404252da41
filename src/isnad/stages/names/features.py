"""Features of tokens for the tagger, with what a word alone says cached per word."""

from collections.abc import Mapping

from isnad.lexicons import Hit
from isnad.model import Sentence, Tokens
from isnad.stages.names.classes import ARTICLE, base, word_classes
from isnad.stages.names.letters import name_likeness
from isnad.stages.names.vocabulary import Sense, Vocabulary
from isnad.text.clitics import bare_forms

_REPEATED = (b"d=0", b"d=1", b"d=2", b"d=3", b"d=4")
_LIMIT = 300_000
Row = list[bytes]  # crfsuite wants UTF-8: encoded once per word, not once per token
Parts = tuple[Row, Row, Row, Row, Row]


class Features:
    """Feature lists for the tokens of a sentence, the same in training and use."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.word_classes = word_classes(vocabulary.lang)
        self._parts: dict[str, Parts] = {}

    def parts(self, norm: str) -> Parts:
        """What a word adds to its own features and to those of the tokens one and two before and behind."""
        found = self._parts.get(norm)
        if found is None:
            if len(self._parts) > _LIMIT:
                self._parts.clear()
            found = self._parts[norm] = self._make(norm)
        return found

    def _make(self, norm: str) -> Parts:
        classes = self.vocabulary.classes(norm)
        bare = bare_forms(norm)[-1][1] if self.vocabulary.arabic else norm
        article = ""
        stem = bare
        if self.vocabulary.arabic and bare.startswith(ARTICLE) and len(bare) > 4:
            stem, article = bare[2:], "A"
        found = self.word_classes.get(base(norm, self.vocabulary.lang)) or self.word_classes.get(stem)
        frequency, coarse, fine = found or (0, "-", "-")
        shape = "L" if norm.isascii() and norm.isalpha() else "9" if norm[:1].isdigit() else ""
        joined = "|".join(classes)
        likeness = name_likeness(stem, self.vocabulary.lang) if stem.isalpha() else "-"
        own = [f"w={norm}", f"b={stem}", f"s3={norm[-3:]}", f"s2={norm[-2:]}", f"p3={norm[:3]}", f"q={stem[:4]}"]
        own += [f"l={min(len(norm), 9)}{article}{shape}", f"k={coarse}", f"m={fine}", f"f={frequency}"]
        own.append(f"n={likeness}")
        own += [f"c={c}" for c in classes] if classes else ["c="]
        around = []
        for at in ("-1", "+1"):
            row = [f"w{at}={norm}", f"s{at}={norm[-2:]}{article}", f"k{at}={coarse}|{frequency // 3}"]
            row += [f"c{at}={joined}", f"n{at}={likeness}"]
            row.extend(f"d{at}={c}" for c in classes if len(classes) > 1)
            around.append(row)
        for at in ("-2", "+2"):
            around.append([f"k{at}={coarse}", f"c{at}={joined}"])
        one, two, three, four = (_encoded(row) for row in around)
        return _encoded(own), one, two, three, four

    def sentence(self, tokens: Tokens, s: Sentence, hits: dict[int, Row], counts: Mapping[str, int]) -> list[Row]:
        """Feature lists of the tokens of `s`; `hits` gives each token's marks from phrase matches."""
        norm = tokens.norm
        parts = [self.parts(norm[i]) for i in range(s.first, s.last)]
        n = len(parts)
        rows: list[Row] = []
        for k in range(n):
            row = parts[k][0].copy()
            if k:
                row += parts[k - 1][1]
                if k > 1:
                    row += parts[k - 2][3]
            else:
                row.append(b"BOS")
            if k + 1 < n:
                row += parts[k + 1][2]
                if k + 2 < n:
                    row += parts[k + 2][4]
            else:
                row.append(b"EOS")
            mark = hits.get(s.first + k)
            if mark:
                row += mark
            row.append(_REPEATED[min(counts[norm[s.first + k]], 4)])
            rows.append(row)
        return rows


def _encoded(row: list[str]) -> Row:
    return [feature.encode() for feature in row]


def phrase_marks(found: list[Hit[list[Sense]]]) -> dict[int, Row]:
    """Marks for tokens inside matches of several words or of known names: h=B.tag, h=I.tag."""
    marks: dict[int, Row] = {}
    for hit in found:
        tags = dict.fromkeys(sense.tag for sense in hit.value)
        length = "2" if hit.last - hit.first > 1 else "1"
        for i in range(hit.first, hit.last):
            at = "h=B" if i == hit.first else "h=I"
            marks.setdefault(i, []).extend(f"{at}{length}.{t}".encode() for t in tags)
        marks.setdefault(hit.last, []).extend(f"h-1={length}.{t}".encode() for t in tags)
    return marks
