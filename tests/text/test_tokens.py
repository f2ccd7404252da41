"""Words, numbers and marks of both languages, with raw offsets."""

import pytest

from isnad.text import tokenize

CASES = [
    # text, its tokens as they stand in it, parted by |
    ("قال الوزير: «لا تعليق».", "قال|الوزير|:|«|لا|تعليق|»|."),
    ("وزیر گفت: «نظری ندارم».", "وزیر|گفت|:|«|نظری|ندارم|»|."),
    ("أكّدَ أنّه يأسفُ", "أكّدَ|أنّه|يأسفُ"),
    ("می‌گوید گفته‌اند", "می‌گوید|گفته‌اند"),
    ("می\u00adگوید می\u200bشود می\u200fرود", "می\u00adگوید|می\u200bشود|می\u200fرود"),
    ("بنسبة 3.5% و٢٫٥ مليون", "بنسبة|3.5|%|و٢|٫|٥|مليون"),
    ("بنسبة ٢٫٥ مليون", "بنسبة|٢٫٥|مليون"),
    ("۱۲٬۵۰۰ نفر در ۱۴۰۳/۰۵/۱۲ ساعت ۱۷:۳۰", "۱۲٬۵۰۰|نفر|در|۱۴۰۳/۰۵/۱۲|ساعت|۱۷:۳۰"),
    ("عام 1445 هـ", "عام|1445|ه"),
    ("طهران ـ سانا", "طهران|ـ|سانا"),
    ("طهرانـ سانا", "طهران|سانا"),
    ("الريـــاض", "الريـــاض"),
    ("\u202bالقاهرة\u202c (رويترز)", "القاهرة|(|رويترز|)"),
    ("کد_خبر", "کد|_|خبر"),
    ("&quot;نعم&quot;", "&quot;|نعم|&quot;"),
    ("&amp;quot;بله&amp;quot;", "&amp;quot;|بله|&amp;quot;"),
    ("می&zwnj;رود", "می|رود"),
    ("الوزير&nbsp;قال", "الوزير|قال"),
    ("رئيس\u00a0الوزراء", "رئيس|الوزراء"),
    ("U.N. و AFP", "U|.|N|.|و|AFP"),
    ("كوفيد19 و F-35", "كوفيد19|و|F|-|35"),
    ("، ؛ ؟ … ٪", "،|؛|؟|…|٪"),
    ("🔴 عاجل", "🔴|عاجل"),
    ("", ""),
    (" \n\t\u200f\u00a0", ""),
]


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_tokens(text: str, expected: str) -> None:
    tokens = tokenize(text)
    found = [text[a:b] for a, b in zip(tokens.start, tokens.end, strict=True)]
    assert found == (expected.split("|") if expected else [])


NORMS = [
    ("أكّدَ", "اکد", "w"),
    ("الوزارة", "الوزاره", "w"),
    ("مي‌گويد", "میگوید", "w"),
    ("رئیس\u00adجمهور", "رییسجمهور", "w"),
    ("١٢٫٥", "12٫5", "n"),
    ("۱۴۰۳/۵/۱", "1403/5/1", "n"),
    ("&quot;", '"', "m"),
    ("&amp;quot;", '"', "m"),
    ("&amp;amp;laquo;", "«", "m"),
    ("&#1548;", "،", "m"),
    ("&#x201D;", "”", "m"),
    ("&ldquo;", "“", "m"),
    ("&amp;", "&", "m"),
    ("&#1575;", "ا", "w"),
    ("«", "«", "m"),
    ("؟", "؟", "m"),
]


@pytest.mark.parametrize(("text", "norm", "kind"), NORMS)
def test_norm_and_kind(text: str, norm: str, kind: str) -> None:
    tokens = tokenize(text)
    assert (tokens.norm, tokens.kind) == ([norm], [kind])


@pytest.mark.parametrize("entity", ["&#1;", "&#x8;", "&amp;#31;"])
def test_an_entity_of_no_character_is_no_token(entity: str) -> None:
    assert tokenize(f"قال {entity} گفت").norm == ["قال", "گفت"]


@pytest.mark.parametrize("text", ["&bogus;", "&quot", "& quot;", "&#;", "&#xZZ;"])
def test_what_is_no_entity_stays_marks_and_words(text: str) -> None:
    assert tokenize(text).norm[0] == "&"


@pytest.mark.parametrize("text", ["  قال الوزير: «لا».", "  وزیر گفت: «نه»."])
def test_an_offset_is_of_the_token_that_holds_it_or_of_the_last_before(text: str) -> None:
    tokens = tokenize(text)
    for offset in range(len(text) + 2):
        begun = [i for i, start in enumerate(tokens.start) if start <= offset]
        assert tokens.at(offset) == (begun[-1] if begun else 0)
        assert tokens.before(offset) == sum(start < offset for start in tokens.start)
    assert (tokenize("").at(3), tokenize("").before(3)) == (0, 0)
