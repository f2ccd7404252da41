import pytest

from isnad.inputs.title import find_title, given

TITLES = [
    # text, title given, title found
    ("سياسة\n\nالوزير: نرحب بالحوار مع الجيران\n\nقال الوزير إنه يرحب.", None, "الوزير: نرحب بالحوار مع الجيران"),
    ("دبي - الخليج\nالوزير يبدأ زيارة إلى بغداد\nقال الوزير إنه يرحب.", None, "الوزير يبدأ زيارة إلى بغداد"),
    ("۱۳۹۷/۹/۱۰ - ۱۷:۵۰\nدیدار وزیران خارجه در تهران\nوزیر خارجه گفت.", None, "دیدار وزیران خارجه در تهران"),
    ("nan\n\nسخنگوی دولت گفت نشست برگزار شد.\nاو افزود.", None, None),
    ("سخنگوی دولت گفت نشست برگزار شد.\nاو افزود.", None, None),
    ("قال الوزير إنه يرحب بالحوار", None, None),
    ("\n\nدیدار وزیران خارجه در تهران\n\nوزیر خارجه گفت.", None, "دیدار وزیران خارجه در تهران"),
    ("خبر\nدیدار وزیران خارجه\r\nوزیر خارجه گفت.", "دیدار وزیران خارجه", "دیدار وزیران خارجه"),
    # spelling and spaces of the text, not of the sidecar
    ("لقاء في طهران\n\nعلی شمخانی  يستقبل ضيفه\n\nقال.", "علي شمخاني يستقبل ضيفه", "علی شمخانی  يستقبل ضيفه"),
    ("گفتوگوی دو وزیر در تهران\nمتن خبر.", "گفت‌وگوی دو وزیر در تهران", "گفتوگوی دو وزیر در تهران"),
    # the line before the words in another line
    ("خبر: آغاز نشست دوم\nآغاز نشست دوم\nمتن.", "آغاز نشست دوم", "آغاز نشست دوم"),
    # a title that the text does not hold
    ("آغاز نشست سه جانبه\n\nمتن.", "عنوانی دیگر", "آغاز نشست سه جانبه"),
]


@pytest.mark.parametrize(("text", "title", "found"), TITLES)
def test_find_title(text: str, title: str | None, found: str | None) -> None:
    span = find_title(text, title)
    assert (span.text if span else None) == found
    if span:
        assert text[span.start : span.end] == span.text


def test_a_line_of_its_own_first() -> None:
    span = find_title("خبر: آغاز نشست دوم\nآغاز نشست دوم\nمتن.", "آغاز نشست دوم")
    assert span is not None and span.start == 19


@pytest.mark.parametrize("value", [None, "", "  ", "nan", "NaN", "null", float("nan"), [], {}])
def test_nothing_given(value: object) -> None:
    assert given(value) is None


def test_spaces_only_are_fast() -> None:
    assert find_title(" " * 200_000 + "\n" + "\t" * 200_000, "عنوان") is None
