"""Arabic names behind a preposition that swallows the alef of their article, and that begin with a lam or a waw."""

import pytest

from isnad import read

# phenomenon: (text, the mention behind the preposition, its entity's names in the article, how many mentions it has)
ROWS = {
    "a group with its article": ("قال الوزير للصحفيين إن المحادثات مستمرة.", "لصحفيين", ["الصحفيين"], 1),
    "a body with its article": (
        "قدم المبعوث تقريره للمجلس الوطني الكردي في القامشلي.", "لمجلس الوطني الكردي", ["المجلس الوطني الكردي"], 1,
    ),
    "a person whose name begins with lam": (
        "قال سيرغي لافروف إن المحادثات مستمرة. وقدم الوفد تقريرا للافروف أمس.",
        "لافروف", ["سيرغي لافروف", "لافروف"], 2,
    ),
    "a person whom no list has": (
        "قال مارسيل لوفينو إن الجسر جاهز. وقدم المهندس شكره للوفينو أمس.", "لوفينو", ["مارسيل لوفينو", "لوفينو"], 2,
    ),
    "a body whose noun begins with lam": (
        "قالت اللجنة الأولمبية إنها ستجتمع. وقدم الوفد تقريرا للجنة الأولمبية.",
        "لجنة الأولمبية", ["اللجنة الأولمبية"], 2,
    ),
    "a person behind a comma and a conjunction": (
        "حضر العرض توم هانكس، وفينيكس، وغاب المخرج.", "فينيكس", ["فينيكس"], 1,
    ),
    "a person whose name begins with waw, behind an opening mark": (
        'قال المخرج "ولفغانغ بيترسن" إن الجسر جاهز.', "ولفغانغ بيترسن", ["ولفغانغ بيترسن"], 1,
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", ROWS)
def test_a_name_begins_behind_its_clitics(case: str) -> None:
    text, mention, forms, times = ROWS[case]
    reading = read("نشرة الأخبار\n\n" + text, lang="ar")
    last = [m for m in reading.mentions if m.text == mention][-1]
    entity = next(e for e in reading.entities if e.id == last.entity)
    assert [f for f in entity.names["ar"] if f in text or f in forms] == forms
    assert sum(m.entity == entity.id for m in reading.mentions) == times
