"""Features of tokens for the tagger."""

from collections.abc import Mapping

from isnad.lexicons import Hit
from isnad.model import Sentence, Tokens
from isnad.stages.names.classes import ARTICLE, base, word_classes
from isnad.stages.names.letters import name_likeness
from isnad.stages.names.vocabulary import Senses, Vocabulary
from isnad.text.clitics import bare_forms

FIRST, LAST = "BOS", "EOS"
REPEATED = ("d=0", "d=1", "d=2", "d=3", "d=4")  # how often a word stands in the article, four for more
Row = list[str]
Parts = tuple[Row, Row, Row, Row, Row]


class Features:
    """What a tagger sees of a word, the same in training and use."""

    def __init__(self, vocabulary: Vocabulary) -> None:
        self.vocabulary = vocabulary
        self.word_classes = word_classes(vocabulary.lang)
        self._met: dict[str, Parts] = {}

    def parts(self, norm: str) -> Parts:
        """What a word adds to its own features and to those of the tokens one and two before and behind.

        In this order: itself, the token behind it, the token before it, two behind, two before.
        """
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
        one, two, three, four = around
        return own, one, two, three, four

    def sentence(self, tokens: Tokens, s: Sentence, hits: dict[int, Row], counts: Mapping[str, int]) -> list[Row]:
        """For training, feature lists of the tokens of `s`; `hits` gives each token's marks from phrase matches."""
        norm = tokens.norm
        for word in norm[s.first : s.last]:
            if word not in self._met:
                self._met[word] = self.parts(word)
        parts = [self._met[word] for word in norm[s.first : s.last]]
        n = len(parts)
        rows: list[Row] = []
        for k in range(n):
            row = parts[k][0].copy()
            if k:
                row += parts[k - 1][1]
                if k > 1:
                    row += parts[k - 2][3]
            else:
                row.append(FIRST)
            if k + 1 < n:
                row += parts[k + 1][2]
                if k + 2 < n:
                    row += parts[k + 2][4]
            else:
                row.append(LAST)
            mark = hits.get(s.first + k)
            if mark:
                row += mark
            row.append(REPEATED[min(counts[norm[s.first + k]], 4)])
            rows.append(row)
        return rows


def phrase_marks(found: list[Hit[Senses]]) -> dict[int, Row]:
    """Marks for tokens inside matches of several words or of known names, and for the token behind."""
    out: dict[int, Row] = {}
    for hit in found:
        begin, inside, behind = marks(hit.value.tags, hit.last - hit.first > 1)
        out.setdefault(hit.first, []).extend(begin)
        for i in range(hit.first + 1, hit.last):
            out.setdefault(i, []).extend(inside)
        out.setdefault(hit.last, []).extend(behind)
    return out


def marks(tags: tuple[str, ...], several: bool) -> tuple[Row, Row, Row]:
    """What a match of one or `several` tokens adds to its first token, to its further ones and to that behind it."""
    length = "2" if several else "1"
    begin, inside, behind = ([f"{at}{length}.{t}" for t in tags] for at in ("h=B", "h=I", "h-1="))
    return begin, inside, behind
