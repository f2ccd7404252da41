"""Words that a lost space or line's end has run together; | stands where one ends and is taken out."""

import pytest

from isnad.lexicons.line_ends import line_ends
from isnad.stages.sentences import tokens_and_sentences
from isnad.text import tokenize
from isnad.text.line_ends import part_lines

LINES = [
    ("a pronoun behind a verb", "راه‌ها باز شدند|وی گفت جلسه برگزار می‌شود."),
    ("a pronoun behind a copula", "کار آسان است|او این را گفت."),
    ("an office behind a verb", "پل ساخته می‌شود|معاون شهردار این را گفت."),
    ("an office behind a bare past", "جلسه برگزار شد|سخنگوی شورا خبر داد."),
    ("a given name", "باید صبر کنند|غلامرضا پاک‌دل این را گفت."),
    ("a word that opens a line elsewhere", "پاک‌دل آمد.|پل بسته است|پاک‌دل این را گفت."),
    ("a word of the text behind a present", "مجید نیک‌روان آمد و رفت.|نمی‌آیند|نیک‌روان این را گفت."),
    ("a pronoun behind a word of the text", "درباره پیمانکاران پرسیدند.|سهم پیمانکاران|وی گفت کم است."),
]
WHOLE = [
    ("a noun with a possessor's joint", "نیروی تازه و نیرو رسید."),
    ("a verb's noun", "بودجه شهر و کردستان و دادستان."),
    ("a plural of a word that begins as a verb does", "استان‌های شمالی و سازمان‌ها."),
    ("an adjective of a country", "گروه فرانسوی در فرانسه."),
    ("a past with its object's pronoun", "رفتارش خوب بود."),
    ("first person", "مردم آمدند و سالاری رفت و مردمسالاری ماند."),
]


@pytest.mark.parametrize("marked", [m for _, m in LINES], ids=[n for n, _ in LINES])
def test_persian_lines_end_where_words_run_together(marked: str) -> None:
    text = marked.replace("|", "")
    tokens, sentences = tokens_and_sentences(text, "fa")
    ends, at = [], 0
    for part in marked.split("|")[:-1]:
        at += len(part)
        ends.append(at)
    assert [tokens.end[s.last - 1] for s in sentences][:-1] == ends
    assert "".join(text[a:b] for a, b in zip(tokens.start, tokens.end, strict=True)) == "".join(
        text[a:b] for a, b in zip(tokenize(text).start, tokenize(text).end, strict=True)
    )


@pytest.mark.parametrize("text", [t for _, t in WHOLE], ids=[n for n, _ in WHOLE])
def test_persian_words_stay_whole(text: str) -> None:
    tokens = tokenize(text)
    assert part_lines(text, tokens, line_ends()) == (tokens, frozenset())


def test_arabic_words_part_behind_a_teh_marbuta_and_the_sentence_goes_on() -> None:
    text = "قالت الوزيرةإن اللجنةَ والمدينةـ بعيدة جدّاً."
    tokens, sentences = tokens_and_sentences(text, "ar")
    raw = [text[a:b] for a, b in zip(tokens.start, tokens.end, strict=True)]
    assert raw == ["قالت", "الوزيرة", "إن", "اللجنةَ", "والمدينة", "بعيدة", "جدّاً", "."]
    assert tokens.norm[1:3] == [n for word in ("الوزيرة", "إن") for n in tokenize(word).norm]
    assert len(sentences) == 1
