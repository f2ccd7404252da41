"""Labels of articles whose texts are kept elsewhere, joined with their texts."""

import json
from pathlib import Path

import pytest

from isnad.inputs import article_from_text
from isnad.train.gold import read_labels
from isnad.train.names import labelled_examples

TEXTS = {
    "ar": ("التقى سامر الحلواني الوفد في عمان.", "سامر الحلواني", "عمان"),
    "fa": ("بهرام نیکوفر در تهران با هیئت دیدار کرد.", "بهرام نیکوفر", "تهران"),
}


def written(folder: Path, lang: str, digest: str | None = None) -> list[Path]:
    """The texts, and in `folder` the labels of their names."""
    text, person, place = TEXTS[lang]
    texts = folder / "news.jsonl"
    texts.write_text(json.dumps({"text": text, "lang": lang}, ensure_ascii=False) + "\n", encoding="utf-8")
    if digest is None:
        digest = article_from_text(text, lang=lang).text_sha256
    entities = [
        {"type": type_, "name_en": name, "mentions": [[text.index(name), text.index(name) + len(name)]]}
        for type_, name in (("PER", person), ("GPE", place))
    ]
    row = {"id": "1", "text_sha256": digest, "entities": entities}
    (folder / f"{lang}.jsonl").write_text(json.dumps(row) + "\n", encoding="utf-8")
    return [texts]


@pytest.mark.parametrize("lang", TEXTS)
def test_names_are_found_by_their_text(lang: str, tmp_path: Path) -> None:
    (found,) = labelled_examples(tmp_path, written(tmp_path, lang), lang)
    text, person, place = TEXTS[lang]
    assert found.text == text
    mentions = [(m["text"], text[m["start"] : m["end"]]) for e in found.gold["entities"] for m in e["mentions"]]
    assert mentions == [(person, person), (place, place)]


@pytest.mark.parametrize("lang", TEXTS)
def test_a_text_that_is_not_there_is_named(lang: str, tmp_path: Path) -> None:
    texts = written(tmp_path, lang, digest="0" * 64)
    with pytest.raises(ValueError, match="1 labelled texts are not in"):
        list(read_labels(tmp_path, texts, lang))
