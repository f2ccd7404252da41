"""Mechanisms: a table of sentences of our own, identity within an article, and what a reading makes of them."""

import csv
from functools import cache
from pathlib import Path

import pytest

from isnad.inputs import article_from_text
from isnad.model import Entity, Reading
from isnad.pipeline import Pipeline
from isnad.stages import PIPELINE, build_stage

TABLE = Path(__file__).with_name("mechanisms.tsv")
TITLE = {"ar": "أخبار اليوم", "fa": "خبرهای روز"}


@cache
def pipeline() -> Pipeline:
    return Pipeline([build_stage(s) for s in PIPELINE if s != "events"], "test")


@cache
def read(lang: str, text: str) -> Reading:
    article = article_from_text(
        f"{TITLE[lang]}\n\n{text}", lang=lang, key="k", published="2018-09-05", outlet=None, title=TITLE[lang]
    )
    reading = pipeline().read(article)
    assert not reading.failures
    return reading


def mechanisms(reading: Reading) -> list[Entity]:
    return [e for e in reading.entities if e.kind is not None]


def words(reading: Reading, id: str) -> list[str]:
    return [m.text for m in reading.mentions if m.entity == id]


with TABLE.open(encoding="utf-8", newline="") as file:
    ROWS = [tuple(row.values()) for row in csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE)]


@pytest.mark.parametrize(("lang", "what", "text", "mention", "kind", "known", "parties"), ROWS)
def test_table(lang: str, what: str, text: str, mention: str, kind: str, known: str, parties: str) -> None:
    reading = read(lang, text)
    found = mechanisms(reading)
    if not mention:
        assert not found, [(e.kind, words(reading, e.id)) for e in found]
        return
    own = [e for e in found if e.kind == kind and mention in words(reading, e.id)]
    assert own, [(e.kind, words(reading, e.id)) for e in found]
    assert (own[0].kb or "") == known
    names = {e.id: e.name for e in reading.entities}
    assert {names[p] for p in own[0].parties} >= {p for p in parties.split("|") if p}


SAME = [
    (
        "ar",
        "بدأ الاجتماع الثلاثي بين إيران وتركيا وروسيا أمس. وقال المتحدث إن الاجتماع ناقش الحدود.",
        "الاجتماع الثلاثي بين إيران وتركيا وروسيا",
        ["الاجتماع الثلاثي بين إيران وتركيا وروسيا", "الاجتماع"],
    ),
    (
        "fa",
        "نشست سه‌جانبه ایران، عراق و سوریه آغاز شد. این نشست تا فردا ادامه دارد.",
        "نشست سه‌جانبه ایران، عراق و سوریه",
        ["نشست سه‌جانبه ایران، عراق و سوریه", "نشست"],
    ),
    (
        "ar",
        "بدأ الاجتماع الثلاثي بين إيران وتركيا وروسيا أمس. وقال المتحدث إن الاجتماع الثلاثي ناقش الحدود.",
        "الاجتماع الثلاثي بين إيران وتركيا وروسيا",
        ["الاجتماع الثلاثي بين إيران وتركيا وروسيا", "الاجتماع الثلاثي"],
    ),
    (
        "fa",
        "نشست سه‌جانبه آغاز شد. نشست سه‌جانبه ایران، عراق و سوریه تا فردا ادامه دارد.",
        "نشست سه‌جانبه ایران، عراق و سوریه",
        ["نشست سه‌جانبه", "نشست سه‌جانبه ایران، عراق و سوریه"],
    ),
]


@pytest.mark.parametrize(("lang", "text", "name", "mentions"), SAME)
def test_a_noun_takes_up_what_was_named(lang: str, text: str, name: str, mentions: list[str]) -> None:
    reading = read(lang, text)
    (found,) = mechanisms(reading)
    assert (found.name, found.type, found.known) == (name, "MECHANISM", False)
    assert words(reading, found.id) == mentions


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "الاجتماع الثلاثي بين إيران وتركيا وروسيا انتهى. والاجتماع الثلاثي بين مصر والأردن والعراق بدأ."),
        ("fa", "نشست سه‌جانبه ایران، عراق و سوریه پایان یافت و نشست سه‌جانبه ترکیه، قطر و پاکستان آغاز شد."),
        ("ar", "بدأت الهدنة في حلب. ثم بدأت الهدنة في إدلب."),
        ("fa", "آتش‌بس در حلب آغاز شد. آتش‌بس در ادلب پایان یافت."),
        ("ar", "بدأت الهدنة بين مصر والسودان. واستمرت الهدنة في حلب."),
        ("ar", "أقر المجلس القرار رقم 2254 ثم القرار رقم 2401."),
        ("fa", "شورا قطعنامه ۲۲۵۴ را تصویب کرد و سپس قطعنامه ۲۴۰۱ را."),
    ],
)
def test_other_parties_are_another_one(lang: str, text: str) -> None:
    assert len(mechanisms(read(lang, text))) == 2


@pytest.mark.parametrize(
    ("lang", "text", "name"),
    [
        ("ar", "عقد مجلس الأمن الدولي جلسة.", "UN Security Council"),
        ("fa", "شورای امنیت سازمان ملل تشکیل جلسه داد.", "UN Security Council"),
    ],
)
def test_bodies_stay_organisations(lang: str, text: str, name: str) -> None:
    (found,) = mechanisms(read(lang, text))
    assert (found.type, found.kind, found.name) == ("ORG", "body", name)


@pytest.mark.parametrize(("lang", "text"), [(row[0], row[2]) for row in ROWS])
def test_mentions_are_in_order_and_verbatim(lang: str, text: str) -> None:
    reading = read(lang, text)
    assert [m.id for m in reading.mentions] == [f"m{k}" for k in range(1, len(reading.mentions) + 1)]
    assert all(reading.article.text[m.start : m.end] == m.text for m in reading.mentions)
    ids = [e.id for e in reading.entities]
    assert ids == [f"e{k}" for k in range(1, len(ids) + 1)]
    assert {m.entity for m in reading.mentions} <= set(ids)
