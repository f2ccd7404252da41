"""Attributions in sentences of our own: one row, one phenomenon, with source, cue and content marked."""

import csv
import re
from pathlib import Path

import pytest

from isnad.inputs import article_from_text
from isnad.model import Attribution
from isnad.stages import build_pipeline, default_spec
from isnad.stages.attributions import GIVEN

TABLES = [Path(__file__).with_name(name) for name in ("attributions.tsv", "persian_phrases.tsv")]
STAGES = ("sentences", "layout", "names", "times", "attributions")
MARKS = re.compile(r"[\[\]{}<>]")
TITLE = {"ar": "نشرة الأخبار\n\n", "fa": "گزیده خبرها\n\n"}  # a sentence alone would be read as a headline


def rows() -> list[dict[str, str]]:
    texts = (table.read_text(encoding="utf-8").splitlines() for table in TABLES)
    return [row for text in texts for row in csv.DictReader(text, delimiter="\t", quoting=csv.QUOTE_NONE)]


def shown(text: str, found: list[Attribution]) -> str:
    """The text with the marks of what was found."""
    marks: list[tuple[int, int, str]] = []
    for a in found:
        marks += [(a.cue.start, 1, "{"), (a.cue.end, 0, "}")]
        marks += [m for c in a.content for m in ((c.start, 1, "<"), (c.end, 0, ">"))]
        if a.source is not None:
            marks += [(a.source.start, 1, "["), (a.source.end, 0, "]")]
    for at, _, mark in sorted(set(marks), key=lambda m: (m[0], m[1]), reverse=True):
        text = text[:at] + mark + text[at:]
    return text


def attributions(lang: str, text: str) -> list[Attribution]:
    found = build_pipeline(default_spec(STAGES)).layers(article_from_text(text, lang=lang)).attributions
    assert found is not None
    return found


@pytest.mark.parametrize("row", rows(), ids=lambda r: f"{r['lang']}: {r['phenomenon']}")
def test_source_cue_and_content(row: dict[str, str]) -> None:
    title = TITLE[row["lang"]]
    text = title + MARKS.sub("", row["marked"])
    found = attributions(row["lang"], text)
    assert shown(text, found) == title + row["marked"]
    for a in found:
        for span in (a.source, a.cue, *a.content):
            assert span is None or text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "عقد الوزيران اجتماعا في القاهرة وبحثا العلاقات الثنائية."),
        ("ar", "وصل الوفد إلى المطار وسط إجراءات أمنية مشددة."),
        ("ar", "تقع المدينة بين النهر والجبل."),
        ("fa", "دو وزیر در تهران دیدار کردند و سپس به اصفهان رفتند."),
        ("fa", "هیئت ایرانی صبح امروز وارد بغداد شد."),
        ("fa", "او سال‌ها در این شهر زندگی کرد و بعد به شیراز رفت."),
    ],
)
def test_the_writers_own_words_are_no_attribution(lang: str, text: str) -> None:
    assert attributions(lang, TITLE[lang] + text) == []


@pytest.mark.parametrize(
    ("lang", "text", "type_", "act"),
    [
        ("ar", "وقال الوزير: «لن نتراجع عن موقفنا».", "direct", "say"),
        ("ar", "وقال الوزير إن بلاده لن تتراجع عن موقفها.", "indirect", "say"),
        ("ar", 'وقال الوزير إن بلاده "لن تتراجع" عن موقفها المعلن.', "mixed", "say"),
        ("ar", "ودعا المبعوث إلى وقف إطلاق النار.", "indirect", "demand"),
        ("ar", "وأضاف المتحدث أن القوات انسحبت.", "indirect", "add"),
        ("fa", "وی افزود: ما آماده همکاری هستیم.", "direct", "add"),
        ("fa", "سخنگوی دولت اعلام کرد که جلسه فردا برگزار می‌شود.", "indirect", "announce"),
        ("fa", "وزیر خارجه تأکید کرد: ایران به تعهدات خود پایبند است.", "direct", "stress"),
    ],
)
def test_type_and_act(lang: str, text: str, type_: str, act: str) -> None:
    [found] = attributions(lang, TITLE[lang] + text)
    assert (found.type, found.act) == (type_, act)


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "ونفى المتحدث علمه بالأمر. وأكد أن التحقيق مستمر."),
        ("fa", "وزیر گفت: کار ادامه دارد. وی افزود: نتیجه اعلام می‌شود."),
    ],
)
def test_two_runs_are_equal_and_confidence_is_a_probability(lang: str, text: str) -> None:
    first, second = attributions(lang, text), attributions(lang, text)
    assert first == second
    assert first
    assert all(0 < a.confidence <= 1 for a in first)


@pytest.mark.parametrize(
    ("lang", "text"),
    [("ar", "وقال الوزير ء إن ء الاجتماع انتهى."), ("fa", "وزیر ء گفت که ء نشست پایان یافت.")],
)
def test_a_letter_of_which_folding_leaves_nothing_stops_no_reading(lang: str, text: str) -> None:
    found = build_pipeline(default_spec()).read(article_from_text(TITLE[lang] + text, lang=lang))
    assert not found.failures
    assert found.statements


@pytest.mark.parametrize(
    ("lang", "text", "act"),
    [
        ("ar", "أعرب السيسي عن تقديره لدور قطر.", "praise"),
        ("ar", "أعرب السيسي عن قلقه من التصعيد.", "warn"),
        ("ar", "أعرب السيسي عن رفضه للتهجير.", "reject"),
        ("ar", "أعربت الوزارة عن أسفها لسقوط الضحايا.", "regret"),
        ("ar", "أعرب المبعوث عن أمله في التوصل إلى اتفاق.", "say"),
        ("fa", "وزیر خارجه آمریکا ابراز آمادگی کرد که گفت‌وگو کند.", "promise"),
        ("fa", "ظریف ابراز امیدواری کرد که مذاکرات به نتیجه برسد.", "say"),
        ("fa", "ظریف نسبت به حمله به غیرنظامیان ابراز نگرانی کرد.", "warn"),
        ("fa", "ظریف خشم خود را از این حمله ابراز کرد.", "condemn"),
    ],
)
def test_what_is_expressed_says_the_act(lang: str, text: str, act: str) -> None:
    [found] = attributions(lang, TITLE[lang] + text)
    assert found.act == act


@pytest.mark.parametrize(
    ("lang", "title", "says"),
    [
        ("ar", "كينيا: المزارعون يبيعون محصولهم مبكرا هذا العام", []),
        ("ar", "السودان: سنفتح المعابر أمام التجار قريبا", [":"]),
        ("ar", "الأردن: فتحنا المعابر أمام التجار", [":"]),
        ("ar", "الحلواني: الجسر جاهز للافتتاح غدا", [":"]),
        ("ar", "عاجل: إغلاق الجسر بسبب السيول", []),
        ("ar", "فيديو: وزير النقل يفتتح الجسر", []),
        ("ar", "الحرب في اليمن: الجيش يستعيد الجبل", []),
        ("ar", "خبراء: الجسر سيصمد مئة عام", [":"]),
        ("ar", 'قال الوزير: "هل نحن وحدنا في هذه الحرب؟"', ["قال"]),
        ("ar", "مقتل العشرات في السوق.. والنظام ينفي", []),
        ("fa", "فوری: پل بزرگ شهر بسته شد", []),
        ("fa", "خطر بیماری در اردوگاه‌های لبنان: هزاران نفر در انتظار کمک", []),
        ("fa", "سخنگوی دولت: پل فردا باز می‌شود", [":"]),
        ("ar", "تائهون في الصحراء: عشنا على الماء أسبوعين", [":"]),
        ("fa", "قربانیان سیل شمال: ما خانه می‌خواهیم", [":"]),
    ],
)
def test_only_somebody_speaks_before_a_headlines_colon(lang: str, title: str, says: list[str]) -> None:
    body = {
        "ar": "نشرت الصحيفة الخبر صباح أمس في صفحتها الأولى.",
        "fa": "روزنامه این خبر را صبح دیروز در صفحه نخست خود آورد.",
    }
    assert [a.cue.text for a in attributions(lang, f"{title}\n\n{body[lang]}")] == says


@pytest.mark.parametrize("given", [True, False], ids=["title given", "title found"])
@pytest.mark.parametrize(
    ("lang", "title", "body", "says"),
    [
        (
            "ar",
            'الحلواني: "الجسر جاهز للعبور',  # the mark is closed in the text
            'اتفق البلدان اليوم". وأضاف سامر الحلواني أن العمل انتهى.',
            "العمل انتهى",
        ),
        (
            "fa",
            "کوهستانی: گشایش مرز به رونق بازار می‌انجامد",
            "ایران و ترکیه امروز شنبه در آنکارا بر سر گشایش مرز توافق کردند.\n"
            "به گزارش ایسنا، بهرام کوهستانی گفت: بازار رونق می‌گیرد.",
            "بازار رونق می‌گیرد",
        ),
    ],
)
def test_what_a_headline_says_ends_with_it(lang: str, title: str, body: str, says: str, given: bool) -> None:
    article = article_from_text(f"{title}\n\n{body}", lang=lang, title=title if given else None)
    found = build_pipeline(default_spec(STAGES)).layers(article).attributions
    assert found is not None
    assert [a.content[0].text for a in found] == [title.split(": ")[1].strip('"'), says]


@pytest.mark.parametrize(
    ("lang", "text", "lemma", "agrees", "row"),
    [
        ("ar", "وأضافت الوزيرة أن الجسر جاهز.", "أضاف", ("f", "s"), "ar-cue-adaft"),
        ("ar", "وأضافوا أن الجسر جاهز.", "أضاف", (None, "p"), "ar-cue-adafwa"),
        ("ar", "وبحسب الوزير، انتهى العمل في الجسر أمس.", "حسب", (None, None), "ar-cue-bhsb"),
        ("fa", "کارگران افزودند: پل باز است.", "افزودن", (None, "p"), "fa-cue-afzwdnd"),
        ("fa", "به گفته شهردار، پل باز است.", "گفته", (None, None), "fa-cue-bh-gfth"),
    ],
)
def test_a_cue_has_its_rows_lemma_and_what_it_agrees_with(
    lang: str, text: str, lemma: str, agrees: tuple[str | None, str | None], row: str
) -> None:
    [found] = attributions(lang, TITLE[lang] + text)
    assert (found.cue.lemma, (found.gender, found.number), found.by[2:]) == (lemma, agrees, [row])


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("ar", "وصل الوفد، ونقلت وكالة رويترز عن الوزير أن الجسر جاهز."),
        ("fa", "به گزارش ایسنا، به نقل از رویترز، پل باز است."),
    ],
)
def test_what_grammar_decides_is_given(lang: str, text: str) -> None:
    [found] = attributions(lang, TITLE[lang] + text)
    assert found.confidence == GIVEN


def test_who_begins_a_told_clause_is_its_subject() -> None:
    text = TITLE["fa"] + "شبکه الجزیره گزارش داد، اردن با درخواست ترکیه برای تمدید قرارداد گاز مخالفت کرد."
    found = {a.cue.text: a.source.text for a in attributions("fa", text) if a.source is not None}
    assert found["مخالفت کرد"] == "اردن"
