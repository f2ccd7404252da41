"""The whole pipeline on any text: it never fails, every span is verbatim, ids are unique and in order."""

import re
from collections.abc import Iterator
from importlib.util import find_spec
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from isnad.model import Article, Reading, contract
from isnad.pipeline import Pipeline
from isnad.stages import PIPELINE, STAGES, build_pipeline, default_spec

# fmt: off
PIECES = [
    "قال وزير الخارجية", "وأكد", "مشيرا\u064b إلى أن", "«", "»", "\"", "\u201c", "\u201d", "(", ")",
    ":", "؛", "،", ".", "؟", "!", "...", "\n", "\n\n", "\t", " ", "  ", "\xa0", "\u200f", "\u202b",
    "\u202c", "\u2067", "\u2069", "\u200c", "\u0640", "\u064b", "\u0651", "وكالة الأنباء", "رويترز",
    "طهران", "القاهرة - ", "د. ", "م.", "هو", "وقالت", "نظيره", "بحسب", "نقلا عن", "أمس",
    "يوم الأحد", "12 أيار 2023", "٣٫٥", "المصدر: وكالات", "/انتهى/", "&quot;", "&amp;quot;",
    "&nbsp;", "😀", "التقى", "اتهم", "وزيري", "إن", "أن", "الرئيس", "محمد بن", "گفت", "سخنگوی وزارت",
    "رئیس\u200cجمهور", "رییسجمهور", "خبرگزاری فارس", "به گزارش", "به نقل از", "با بیان اینکه",
    "خواستار", "شد", "وی", "افزود", "که", "تهران", "ایرنا", "۱۲ مرداد ۱۴۰۳", "سه\u200cشنبه",
    "انتهای پیام", "مي\u200cگويد", "د\u200cر", "دیدار کرد", "متهم کرد", "در", "را", "Reuters",
    "U.N.", "said", "http://a.b/c?d", "@x", "#y", "1.", "-", "\u2013", "\u2022", "\x00", "\ud800",
    "\U0001f1ee", "ك", "ی", "ﻻ", "ﷲ", "\u0301", "\x1c", "\u2028", "\x85", "\r\n", "\r",
]
# fmt: on
mixtures = st.lists(st.sampled_from(PIECES), max_size=60).map(" ".join)
glued = st.lists(st.sampled_from(PIECES), max_size=60).map("".join)
texts = st.one_of(
    mixtures, glued, st.text(max_size=120), st.lists(st.one_of(glued, st.text(max_size=9)), max_size=9).map("\n".join)
)
REPEATED = [
    "«" * 400,
    "»" * 400,
    '"' * 401,
    "(" * 300 + ")" * 299,
    "قال " * 300,
    "گفت: «" * 150,
    "أن " * 300,
    "به گزارش ایرنا به نقل از " * 60,
    ". " * 400,
    "؟!" * 300,
    "\n" * 500,
    "ـ" * 500,
    "ًٌٍ" * 200,
    "\u202e" * 400,
    "a" * 3000,
    "و" * 3000,
    "12/" * 400,
    "محمد بن " * 200,
]


@pytest.fixture(scope="module")
def pipeline() -> Pipeline:
    missing = [s for s in PIPELINE if find_spec(STAGES[s].partition(":")[0]) is None]
    if missing:
        pytest.skip(f"stages without a module: {', '.join(missing)}")
    return build_pipeline(default_spec())


def article(text: str, lang: str) -> Article:
    return Article(id="a", text_sha256="a", key="a", path="a.txt", lang=lang, text=text, published="2023-05-12")


def spans(found: Any, where: str = "") -> Iterator[tuple[str, int, int, str]]:
    """Everything in plain findings that has a start, an end and a text, with the way to it."""
    if isinstance(found, dict):
        if found.keys() >= {"start", "end", "text"}:
            yield where, found["start"], found["end"], found["text"]
        for key, value in found.items():
            yield from spans(value, f"{where}.{key}")
    elif isinstance(found, list):
        for value in found:
            yield from spans(value, where)


def check(reading: Reading) -> None:
    text = reading.article.text
    plain = contract(reading)
    for where, start, end, said in spans(plain):
        assert 0 <= start <= end <= len(text), where
        assert text[start:end] == said, where
    for layer, letter in (("entities", "e"), ("mentions", "m"), ("statements", "s"), ("events", "v")):
        ids = [f["id"] for f in plain[layer]]
        assert len(ids) == len(set(ids)), layer
        assert all(re.fullmatch(rf"{letter}[1-9]\d*", i) for i in ids), layer
        assert ids == sorted(ids, key=lambda i: int(i[1:])), layer
    entities = {e["id"] for e in plain["entities"]}
    statements = {s["id"] for s in plain["statements"]}
    for m in plain["mentions"]:
        assert m["entity"] in entities
    for s in plain["statements"]:
        assert s["content"]
        assert {*s["speakers"], *s["addressees"], *s["about"]} <= entities
        assert {link["entity"] for link in s["chain"]} - {None} <= entities
        assert 0 <= s["confidence"] <= 1
    for v in plain["events"]:
        assert {*v["actors"], *v["recipients"]} <= entities
        assert v["statement"] is None or v["statement"] in statements


def read(pipeline: Pipeline, text: str, lang: str) -> Reading:
    reading = pipeline.read(article(text, lang))
    assert not reading.failures, reading.failures
    assert reading.article.text == text
    return reading


@pytest.mark.parametrize("lang", ["ar", "fa"])
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts)
@example(text="")
@example(text="\ud800")
@example(text="قال: «")
@example(text='گفت: "')
def test_any_text_is_read_with_verbatim_spans(pipeline: Pipeline, lang: str, text: str) -> None:
    check(read(pipeline, text, lang))


@pytest.mark.parametrize("lang", ["ar", "fa"])
@pytest.mark.parametrize("text", REPEATED, ids=[repr(t[:8]) for t in REPEATED])
def test_hostile_repetition_is_read(pipeline: Pipeline, lang: str, text: str) -> None:
    check(read(pipeline, text, lang))


@pytest.mark.parametrize("lang", ["ar", "fa"])
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=texts)
def test_two_readings_of_one_text_are_equal(pipeline: Pipeline, lang: str, text: str) -> None:
    assert contract(read(pipeline, text, lang)) == contract(read(pipeline, text, lang))
