"""Spellings of one word that a search takes for one: what is typed finds what is written, and marks it."""

from collections.abc import Iterator

import pytest

from isnad.inputs import article_from_text
from isnad.model import Reading
from isnad.record import View, Writer

WRITTEN = {
    "fa-waw": ("fa", "دور تازه گفت‌وگو در وین آغاز شد."),
    "fa-no-waw": ("fa", "دور تازه گفتگو در وین آغاز شد."),
    "fa-parted": ("fa", "دور تازه گفت و گو در وین آغاز شد."),
    "fa-plural": ("fa", "گفتگوهای وین ادامه دارد و جستجوی راه‌حل هم."),
    "fa-search": ("fa", "جست‌وجو برای بازماندگان پایان یافت."),
    "fa-yeh": ("fa", "هیئت ایرانی با مسئولان دیدار کرد و مسئله حل شد."),
    "fa-alef": ("fa", "هیأت ایرانی با مسؤولان دیدار کرد و مسأله حل شد."),
    "ar-waw": ("ar", "قال مسؤول في وزارة الشؤون الاجتماعية إن اللقاء تم."),
    "ar-yeh": ("ar", "قال مسئول في وزارة الشئون الاجتماعية إن اللقاء تم."),
    "ar-head": ("ar", "وصل رئيس الوفد إلى المدينة."),
    "ar-rice": ("ar", "وصلت رايس إلى المدينة."),
}
TALKS, OFFICIALS, DELEGATION = (
    {"fa-waw", "fa-no-waw", "fa-parted", "fa-plural"},
    {"ar-waw", "ar-yeh"},
    {"fa-yeh", "fa-alef"},
)


@pytest.fixture(scope="module")
def view(tmp_path_factory: pytest.TempPathFactory) -> Iterator[View]:
    path = tmp_path_factory.mktemp("spelling") / "r.sqlite"
    with Writer(path) as writer:
        articles = (article_from_text(text, lang=lang, key=key) for key, (lang, text) in WRITTEN.items())
        writer.write([Reading(article=a) for a in articles], "none")
    with View(path) as view:
        yield view


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("گفتگو", TALKS),
        ("گفت‌وگو", TALKS),
        ("گفتوگو", TALKS),
        ("گفت و گو", TALKS),
        ("گفت‌وگوهای", {"fa-plural"}),
        ("جستجو", {"fa-search"}),
        ("جست و جوی", {"fa-plural"}),
        ("مسؤول", OFFICIALS),
        ("مسئول", OFFICIALS),
        ("الشؤون", OFFICIALS),
        ("الشئون", OFFICIALS),
        ("مسئولان", DELEGATION),
        ("مسؤولان", DELEGATION),
        ("هیئت", DELEGATION),
        ("هیأت", DELEGATION),
        ("هيأت", DELEGATION),
        ("مسأله", DELEGATION),
        ("رئيس", {"ar-head"}),
        ("رايس", {"ar-rice"}),
    ],
)
def test_one_word_is_found_in_each_of_its_spellings(view: View, typed: str, found: set[str]) -> None:
    hits = view.search(typed, kinds=["article"])
    assert {h.article.key for h in hits} == found
    assert all(h.marks for h in hits)
