"""A message that was forwarded: the channel it came from stands in the chain behind the outlet."""

import pytest
from msgspec import structs

from isnad.inputs import article_from_text
from isnad.record.consistency import problems
from isnad.stages import build_pipeline, default_spec

TEXTS = {
    "ar": "قال وزير الخارجية إن بلاده ترحب بالحوار مع الجيران في المنطقة.",
    "fa": "وزیر خارجه گفت که کشورش از گفت‌وگو با همسایگان استقبال می‌کند.",
}


@pytest.mark.parametrize(
    ("lang", "channel"), [("ar", "قناة الأخبار الجديدة"), ("fa", "کانال خبرهای تازه"), ("fa", "ایسنا")]
)
def test_whom_it_was_forwarded_from_stands_in_the_chain(lang: str, channel: str) -> None:
    plain = article_from_text(TEXTS[lang], lang=lang, outlet="خبر")
    article = structs.replace(plain, provenance={"forwarded_from": channel})
    reading = build_pipeline(default_spec()).read(article)
    assert problems(reading) == []
    names = {e.id: {n for own in e.names.values() for n in own} for e in reading.entities}
    statement = reading.statements[0]
    roles = [link.role for link in statement.chain]
    assert roles == ["outlet", "agency", "speaker"]
    link = statement.chain[1]
    assert link.entity is not None and channel in names[link.entity] and (link.span, link.basis) == (None, "metadata")
