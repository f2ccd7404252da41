from isnad.resolve.words import body_words

AR = "الوزير يزور العاصمة\n\nوقال الوزير: «سنعود قريبا جدا». ثم غادر العاصمة ليلا."
FA = "وزیر به پایتخت رفت\n\nوزیر گفت: «به زودی بازمی‌گردیم». سپس پایتخت را شبانه ترک کرد."


def test_words_are_folded_and_point_to_the_text() -> None:
    for text in (AR, FA):
        words = body_words(text)
        assert len(words.norm) == len(words.start) == len(words.end)
        assert all(text[a:b].strip() for a, b in zip(words.start, words.end, strict=True))
        assert [w for first, last in words.sentences for w in words.norm[first:last]] == words.norm


def test_what_is_left_out_is_in_no_word() -> None:
    for text in (AR, FA):
        title = text.index("\n")
        words = body_words(text, [(0, title)])
        assert words.start[0] > title
        assert len(body_words(text)) > len(words)


def test_stretches_left_out_may_overlap() -> None:
    for text in (AR, FA):
        whole = body_words(text)
        for gaps in ([(0, 10), (5, 20)], [(3, 30), (8, 12), (25, 40)], [(20, 20), (len(text) - 9, len(text))]):
            left = [w for w in whole.start if not any(a <= w < b for a, b in gaps)]
            assert body_words(text, gaps).start == left


def test_words_within_quotation_marks_are_known() -> None:
    for text in (AR, FA):
        words = body_words(text)
        quoted = " ".join(text[words.start[i] : words.end[i]] for i in sorted(words.quoted))
        assert quoted == text[text.index("«") + 1 : text.index("»")]


def test_a_quotation_mark_left_open_quotes_nothing() -> None:
    assert not body_words("قال: «سنعود قريبا\nثم غادر العاصمة").quoted
    assert not body_words("گفت: «به زودی بازمی‌گردیم\nسپس رفت").quoted


def test_a_conjunction_before_a_sentence_is_no_difference() -> None:
    assert body_words("وأعلن الوزير ذلك").norm == body_words("أعلن الوزير ذلك").norm


def test_a_name_is_held_where_its_words_stand_together() -> None:
    words = body_words("به گزارش سپیدار پرس، وزیر خارجه به پایتخت رفت")
    assert words.hold("سپیدار پرس")
    assert not words.hold("سپیدار خارجه")
    assert not words.hold("«»")
    assert body_words("ذكرت وكالة الجسر أن الوزير عاد").hold("وكالة الجسر")
