"""Weights of letter sequences: `python -m isnad.train.letters [--lang ar]`.

A logistic regression tells the words of the knowledge base's personal names and of the given names from
frequent words of the news (the table of `isnad.train.words`), by the letter sequences in them.
"""

import argparse

import numpy as np
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from isnad.lexicons import load
from isnad.lexicons.kb import knowledge
from isnad.stages.names.classes import ARTICLE, word_classes
from isnad.stages.names.letters import SCALE, WEIGHTS, sequences
from isnad.text.names import name_words

_LEAST = 12  # hundredths; lighter sequences are left out


def words_of_names(lang: str) -> set[str]:
    """Folded words of personal names."""
    forms = [f for k in knowledge() if k.type == "PER" for f in k.forms(lang)]
    forms += [row.form for row in load("given_names", lang).rows]
    return {w for f in forms for w in name_words(f) if len(w) > 2}


def common_words(lang: str, names: set[str]) -> set[str]:
    """Frequent words of the news that are no part of a known name, without article."""
    words = word_classes(lang)
    bare = {w.removeprefix(ARTICLE) if lang == "ar" and len(w) > 4 else w for w in words}
    return {w for w in bare if len(w) > 2 and w.isalpha() and w not in names}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lang", choices=("ar", "fa"))
    args = parser.parse_args()
    for lang in [args.lang] if args.lang else ["ar", "fa"]:
        names = words_of_names(lang)
        common = common_words(lang, names)
        words = sorted(names) + sorted(common)
        vectorizer = DictVectorizer()
        x = vectorizer.fit_transform([dict.fromkeys(sequences(w), 1) for w in words])
        y = np.array([1] * len(names) + [0] * len(common))
        model = LogisticRegression(C=0.3, class_weight="balanced", max_iter=300).fit(x, y)
        weights = {"": float(model.intercept_[0])}
        weights |= dict(zip(vectorizer.get_feature_names_out(), model.coef_[0], strict=True))
        rows = [(s, round(w * SCALE)) for s, w in weights.items()]
        kept = [f"{s}\t{w}\n" for s, w in rows if not s or abs(w) >= _LEAST]
        WEIGHTS[lang].write_text("".join(kept), encoding="utf-8")


if __name__ == "__main__":
    main()
