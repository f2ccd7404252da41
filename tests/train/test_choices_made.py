"""What is learned of an article whose labels teach contents alone."""

from pathlib import Path

import pytest

from isnad.inputs import article_from_text
from isnad.stages.names import build
from isnad.train.attributions import Example, choices_made, example
from isnad.train.gold import GoldArticle

TEXTS = {
    "ar": ("قال سامر الحلواني إن الجسر جاهز للعبور.", "سامر الحلواني", "قال", "الجسر جاهز للعبور"),
    "fa": ("بهرام نیکوفر گفت که پل برای عبور آماده است.", "بهرام نیکوفر", "گفت", "پل برای عبور آماده است"),
}


def labelled(lang: str) -> Example:
    text, source, cue, content = TEXTS[lang]
    spans = [{"start": (at := text.index(words)), "end": at + len(words)} for words in (source, cue, content)]
    said = {"mention": spans[0], "cue": spans[1], "content": [spans[2]], "type": "indirect", "act": "say"}
    article = article_from_text(text, lang=lang)
    return example(GoldArticle(article, {"statements": [said]}, Path("x")), build({}))


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_contents_alone(lang: str) -> None:
    whole = labelled(lang)
    made = choices_made([whole])
    assert made["source_begin"] and made["act"] and made["content_begin"]
    part = choices_made([Example(whole.key, whole.lex, whole.chrome, whole.statements, contents_only=True)])
    assert {name for name, found in part.items() if found} <= {"content_begin", "content_end"}
    assert part["content_begin"] == made["content_begin"]
