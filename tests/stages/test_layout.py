"""The layout stage: titles and chrome on pages of our own, and prose that must stay prose."""

from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from isnad.lexicons import load
from isnad.model import Article, Boilerplate, Layers, Span
from isnad.stages.layout import build
from isnad.stages.sentences import Sentences

EXAMPLES = Path(__file__).parents[2] / "examples" / "press"
LANGS = ("ar", "fa")
KINDS = {"section", "byline", "credit", "navigation", "comments", "related", "repeat"}


def layout(lang: str, text: str, title: str | None = None) -> Layers:
    at = text.index(title) if title else 0
    article = Article(
        id="x", text_sha256="", key="k", path="p", lang=lang, text=text,
        title=Span(at, at + len(title), title) if title else None,
    )  # fmt: skip
    return build({}).run(article, Sentences().run(article, Layers()))


def chrome(lang: str, text: str, title: str | None = None) -> list[tuple[str, str]]:
    found: list[Boilerplate] = layout(lang, text, title).boilerplate or []
    assert all(text[b.start : b.end] == b.text for b in found)
    return [(b.kind, b.text) for b in found]


AR_TITLE = "الوزيران يوقعان اتفاقاً جديداً في العاصمة"
AR_BODY = "أكد الوزير أن الاتفاق يخدم البلدين ويفتح صفحة جديدة بينهما."
FA_TITLE = "دو وزیر در پایتخت توافق تازه‌ای امضا کردند"
FA_BODY = "وزیر تأکید کرد که این توافق به سود دو کشور است و راه تازه‌ای باز می‌کند."
TITLE = {"ar": AR_TITLE, "fa": FA_TITLE}
BODY = {"ar": AR_BODY, "fa": FA_BODY}

WHOLE_LINES = [  # where, line, kind
    ("ar", "above", "سياسة", "section"),
    ("ar", "above", "الرئيسية / أخبار / دولي", "section"),
    ("ar", "below", "طهران ـ سانا", "byline"),
    ("ar", "below", "| الوطن – وكالات", "byline"),
    ("ar", "below", "دبي - العربية.نت", "byline"),
    ("ar", "below", "بقلم: سمير عواد", "byline"),
    ("ar", "foot", "(«سانا»)", "credit"),
    ("ar", "foot", "المصدر: وكالات", "credit"),
    ("ar", "foot", "وكالات", "credit"),
    ("ar", "foot", "رويترز/ أ ف ب", "credit"),
    ("ar", "foot", "/انتهى/", "credit"),
    ("ar", "foot", "زر الذهاب إلى الأعلى", "navigation"),
    ("ar", "foot", "فيسبوك تويتر واتساب", "navigation"),
    ("ar", "foot", "----------------", "navigation"),
    ("ar", "foot", "https://t.me/akhbar_today", "navigation"),
    ("ar", "foot", "#لبنان #سوريا #اتفاق_جديد", "navigation"),
    ("ar", "foot", "إضافة تعليق جديد", "comments"),
    ("ar", "foot", "اترك تعليقاً", "comments"),
    ("ar", "foot", "اقرأ أيضاً: الوزيران يلتقيان مجدداً في الربيع", "related"),
    ("ar", "foot", "الأكثر قراءة أخبار إيران", "related"),
    ("fa", "above", "سیاسی", "section"),
    ("fa", "above", "خانه > سیاست خارجی", "section"),
    ("fa", "below", "تهران - ایرنا", "byline"),
    ("fa", "below", "خبرگزاری فارس - گروه سیاسی", "byline"),
    ("fa", "below", "نویسنده: سمیرا کاویان", "byline"),
    ("fa", "foot", "منبع: ایسنا", "credit"),
    ("fa", "foot", "منبع:فارس", "credit"),
    ("fa", "foot", "/مهر", "credit"),
    ("fa", "foot", "انتهای پیام/", "credit"),
    ("fa", "foot", "انتهای پیام/۱۲۳", "credit"),
    ("fa", "foot", "بازگشت به بالا", "navigation"),
    ("fa", "foot", "تلگرام توییتر واتساپ", "navigation"),
    ("fa", "foot", "@khabar_emrooz", "navigation"),
    ("fa", "foot", "نظر شما", "comments"),
    ("fa", "foot", "ارسال نظر", "comments"),
    ("fa", "foot", "بیشتر بخوانید:", "related"),
    ("fa", "foot", "اخبار مرتبط", "related"),
]


@pytest.mark.parametrize(("lang", "where", "line", "kind"), WHOLE_LINES)
def test_lines_that_are_chrome(lang: str, where: str, line: str, kind: str) -> None:
    lines = [TITLE[lang], BODY[lang], BODY[lang], BODY[lang], BODY[lang]]
    lines.insert({"above": 0, "below": 1, "foot": len(lines)}[where], line)
    assert chrome(lang, "\n".join(lines), TITLE[lang]) == [(kind, line)]


DATELINES = [
    ("ar", "طهران ـ سانا ـ ", "طهران ـ سانا ـ"),
    ("ar", "بيروت، لبنان (CNN)-- ", "بيروت، لبنان (CNN)--"),
    ("ar", "(رويترز) - ", "(رويترز) -"),
    ("ar", "القاهرة - رويترز: ", "القاهرة - رويترز:"),
    ("ar", "دمشق – ", "دمشق –"),
    ("fa", "تهران - ایرنا - ", "تهران - ایرنا -"),
    ("fa", "خبرگزاری فارس: ", "خبرگزاری فارس:"),
    ("fa", "تهران (ایسنا) - ", "تهران (ایسنا) -"),
]


@pytest.mark.parametrize(("lang", "words", "marked"), DATELINES)
def test_a_dateline_is_its_own_words_only(lang: str, words: str, marked: str) -> None:
    text = f"{TITLE[lang]}\n{words}{BODY[lang]}\n{BODY[lang]}"
    assert chrome(lang, text, TITLE[lang]) == [("byline", marked)]


INSIDE = [
    ("ar", f"{AR_BODY} (سانا)", "credit", "(سانا)"),
    ("ar", f"{AR_BODY} («رويترز»).", "credit", "(«رويترز»)."),
    ("ar", f"🔴 {AR_BODY}", "navigation", "🔴"),
    ("fa", f"{FA_BODY} (ایسنا)", "credit", "(ایسنا)"),
    ("fa", f"{FA_BODY} انتهای پیام/", "credit", "انتهای پیام/"),
    ("fa", f"{FA_BODY} منبع: ایسنا", "credit", "منبع: ایسنا"),
    ("fa", f"▪ {FA_BODY}", "navigation", "▪"),
]


@pytest.mark.parametrize(("lang", "line", "kind", "marked"), INSIDE)
def test_chrome_inside_a_line_of_prose(lang: str, line: str, kind: str, marked: str) -> None:
    assert chrome(lang, f"{TITLE[lang]}\n{BODY[lang]}\n{line}", TITLE[lang]) == [(kind, marked)]


PROSE = [
    ("ar", "إيران: لن نقبل بالتهديد"),
    ("ar", "فارس: الخيول العربية تعود إلى السباق"),
    ("ar", "بحسب وكالة رويترز، عاد الوفد إلى بلاده مساء أمس."),
    ("ar", "وقالت وكالة الأنباء السورية (سانا) إن الطريق فُتح."),
    ("ar", "نقلت «سانا» عن الوزير قوله إن الأمر انتهى."),
    ("ar", "أخبار الحرب لا تتوقف في هذا البلد، كما قال أحدهم."),
    ("ar", "المصدر نفسه قال إن المحادثات مستمرة."),
    ("ar", "كتب الوزير على حسابه أن الأمر انتهى."),
    ("ar", "شارك في الاجتماع عدد كبير من الوزراء."),
    ("fa", "به گزارش خبرگزاری فارس، وزیر به تهران بازگشت."),
    ("fa", "ایران: تهدید را نمی‌پذیریم"),
    ("fa", "به گزارش ایسنا، این نشست پایان یافت."),
    ("fa", "منابع آگاه گفتند که گفت‌وگوها ادامه دارد."),
    ("fa", "نظر شما درباره این توافق چیست؟"),
    ("fa", "خبرگزاری رویترز گزارش داد که راه باز شد."),
    ("fa", "نویسنده این کتاب گفت که کار تمام شد."),
    ("fa", "روزنامه کیهان نوشت: این توافق خوب نیست."),
    ("ar", "وأبلغ رويترز: لن نعود إلى الوراء."),
    ("ar", "سقطت القذيفة على حي سكني (شرق)."),
]


@pytest.mark.parametrize(("lang", "line"), PROSE)
@pytest.mark.parametrize("place", [1, 3])
def test_prose_stays_prose(lang: str, line: str, place: int) -> None:
    lines = [TITLE[lang], BODY[lang], BODY[lang], BODY[lang]]
    lines.insert(place, line)
    assert chrome(lang, "\n".join(lines), TITLE[lang]) == []


@pytest.mark.parametrize("lang", LANGS)
def test_the_title_again_is_a_repeat_whatever_its_spelling(lang: str) -> None:
    again = TITLE[lang].replace("ي", "ی").replace("\u200c", " ")
    found = chrome(lang, f"{TITLE[lang]}\n{again}\n{BODY[lang]}\n{BODY[lang]}", TITLE[lang])
    assert found == [("repeat", again)]


@pytest.mark.parametrize("lang", LANGS)
def test_a_list_of_headlines_ends_where_prose_begins(lang: str) -> None:
    head = {"ar": "مواضيع ذات صلة", "fa": "اخبار مرتبط"}[lang]
    lines = [TITLE[lang], *[BODY[lang]] * 6, head, "عنوان أول قصير", "عنوان ثان قصير", BODY[lang] * 2]
    assert [k for k, _ in chrome(lang, "\n".join(lines), TITLE[lang])] == ["related"] * 3


@pytest.mark.parametrize("lang", LANGS)
def test_all_after_the_comments_header_is_comments(lang: str) -> None:
    head = {"ar": "التعليقات", "fa": "نظرات کاربران"}[lang]
    lines = [TITLE[lang], *[BODY[lang]] * 6, head, BODY[lang], BODY[lang]]
    assert [k for k, _ in chrome(lang, "\n".join(lines), TITLE[lang])] == ["comments"] * 3


@pytest.mark.parametrize("lang", LANGS)
def test_the_title_is_found_where_none_is_given(lang: str) -> None:
    section = {"ar": "سياسة", "fa": "سیاسی"}[lang]
    layers = layout(lang, f"{section}\n{TITLE[lang]}\n{BODY[lang]}\n{BODY[lang]}")
    assert layers.title is not None
    assert layers.title.text == TITLE[lang]
    assert [b.kind for b in layers.boilerplate or []] == ["section"]
    assert layout(lang, f"{BODY[lang]}\n{BODY[lang]}").title is None


@pytest.mark.parametrize("path", sorted(EXAMPLES.glob("*/*.txt")), ids=lambda p: p.stem)
def test_examples_have_a_title_and_little_chrome(path: Path) -> None:
    text = path.read_bytes().decode("utf-8")
    layers = layout(path.parent.name, text)
    marked = sum(b.end - b.start for b in layers.boilerplate or [])
    assert layers.title is not None
    assert marked < len(text) / 4


@pytest.mark.parametrize("lang", LANGS)
def test_every_kind_of_the_lexicon_is_one_of_the_record(lang: str) -> None:
    assert {row["kind"] for row in load("chrome", lang).rows} <= KINDS


@settings(max_examples=300, deadline=None)
@given(
    st.sampled_from(LANGS),
    st.lists(
        st.sampled_from([w[2] for w in WHOLE_LINES] + [d[1] for d in DATELINES] + [AR_BODY, FA_BODY, "", "(", "---"])
        | st.text(max_size=12),
        max_size=12,
    ),
)
def test_any_page(lang: str, lines: list[str]) -> None:
    text = "\n".join(lines)
    layers = layout(lang, text)
    end = 0
    for b in layers.boilerplate or []:
        assert end <= b.start < b.end <= len(text)
        assert b.kind in KINDS
        assert b.text == text[b.start : b.end]
        end = b.end
