"""Where a form begins that was found behind a clitic, in the raw text."""

import pytest

from isnad import read
from isnad.lexicons.match import Matcher
from isnad.text import tokenize

# a lexicon form, a sentence, what is found in it
ROWS = {
    "alone": ("أنقرة", "وصل الوفد إلى أنقرة مساء", "أنقرة"),
    "a preposition": ("أنقرة", "سافر الوفد لأنقرة مساء", "أنقرة"),
    "a conjunction and a preposition": ("أنقرة", "سافر لدمشق ولأنقرة مساء", "أنقرة"),
    "diacritics": ("أنقرة", "سافر الوفد لِأنقرة مساء", "أنقرة"),
    "a letter that two stand for, both in the form": ("لأنقرة", "سافر الوفد ﻷنقرة مساء", "ﻷنقرة"),
    "a preposition in one letter with what follows": ("أنقرة", "سافر الوفد ﻷنقرة مساء", "ﻷنقرة"),
    "a conjunction before such a letter": ("أنقرة", "سافر لدمشق وﻷنقرة مساء", "ﻷنقرة"),
}


@pytest.mark.parametrize(("form", "text", "found"), ROWS.values(), ids=list(ROWS))
def test_start(form: str, text: str, found: str) -> None:
    tokens = tokenize(text)
    [hit] = Matcher([(form, form)], clitics=True).find(tokens)
    assert text[hit.start(tokens, text) : hit.end(tokens)] == found


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("القوات في أنقرة\n\nقال الوزير إن القوات وصلت ﻷنقرة. واتهمت الحكومة ﻹيران بالتدخل، وسافر ﻻيطاليا.", "ar"),
        ("خبر امروز\n\nوزیر خارجه گفت که ﻻریجانی فردا به تهران می‌آید.", "fa"),
    ],
)
def test_ligatures_lose_no_article(text: str, lang: str) -> None:
    reading = read(text, lang=lang)
    assert not reading.failures
    assert reading.statements
    assert all(reading.article.text[m.start : m.end] == m.text for m in reading.mentions)
