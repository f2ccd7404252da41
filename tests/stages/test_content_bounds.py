"""Where grammar lets an Arabic content begin and end: a plus before an allowed place, a pipe before a forbidden one.

`{cue}`, `[source]`; for ends `<` stands where the content begins. Every place is one that would be weighed otherwise.
"""

import re

import pytest

from isnad.inputs import article_from_text
from isnad.stages import build_pipeline, build_stage, default_spec
from isnad.stages.attributions import Attributions, contents
from isnad.stages.attributions.arabic import bounds
from isnad.stages.attributions.lexical import look_up
from isnad.stages.attributions.scene import Scene, scenes

TITLE = "نشرة الأخبار\n\n"
MARKS = "{}[]<+|"
BEGINNINGS = [
    ("behind another preposition", "و{أعلن} [المدير] خلال |كلمة في القاهرة عن +افتتاح فرع جديد."),
    ("at another preposition", "و{نفت} [موسكو] |في وقت سابق +وجود جنود روس هناك."),
    ("behind a clause of time", "و{قال} [لافروف] قبل أن |يغادر القاعة إن +الحوار مستمر."),
    ("a relative clause of the source", "و{ينفي} [الحلواني] |الذي يعيش في لندن +التورط في القضية."),
    ("near miss: quoted words behind it", 'و{قالت} [ميركل] في |مقابلة مع القناة "+هذا قرار صعب".'),
    ("near miss: quoted words that begin with one", 'و{قالت} [ميركل] "+في هذا القرار خطأ كبير".'),
    ("whom a verb of asking asks", "و{حث} [مجلس الأمن]، الجمعة، |الحوثيين على +الحوار مع المبعوث."),
    ("whom it asks, with a preposition of one letter", "و{طالب} [الناجون] |حكومة المقاطعة +بالتحقيق في الحادث."),
    ("a name's own first letter", "و{طالب} [سامر الحلواني] |بريطانيا +بالتحقيق في الحادث."),
    ("a noun's own first letter", "و{دعا} [المجلس] |لجنة التحقيق إلى +نشر النتائج."),
    ("near miss: no preposition", "و{طالب} [المجلس] +حكومة المقاطعة."),
    ("an object beside the written pronoun", "وهذه هي الخطة التي {أعلنتها} [القاهرة] |وزير النقل."),
    ("the same behind an auxiliary", "وهذه هي الخطة التي كانت {أعلنتها} [القاهرة] |قيادة الجيش."),
    ("near miss: the pronoun is who is told", "وهذا هو الوزير الذي {أبلغه} [المدير] أن +العمل انتهى."),
    ("near miss: a verb of naming", "وهذه هي الجماعة التي {تصفها} [القاهرة] +جماعة خطيرة."),
    ("near miss: no relative clause", "و{أعلنتها} [القاهرة] +خطة جديدة."),
    ("the name of whom it is said to", 'و{قال} [المدير] لقناة "|النهار" الفضائية إن +العمل انتهى.'),
    ("near miss: quoted words right behind the source", 'و{قالت} [ميركل] "+القرار صعب" وإن العمل بدأ.'),
    ("what stands before a colon", 'و{قال} [المدير] في كلمته |الافتتاحية أمام الوفد: "+العمل بدأ".'),
    ("from whom something is asked, a pronoun", "و{طلبت} [الوزارة] |منهم +تقديم الوثائق."),
    ("to whom, a pronoun", "و{نفى} [المدير] |لهم +وجود مشكلة."),
    ("an adverb of manner", "و{طلبت} [الوزارة] |رسميا +تسليم الوثائق."),
    ("an adverbial of manner", "و{أدان} [المجلس] |بأشد العبارات +الهجوم على الجسر."),
    ("an adverbial of time", "و{نفت} [الشركة] في وقت |سابق +وجود خلاف."),
    ("near miss: an adverb that begins quoted words", 'و{قالت} [ميركل] "+مجددا، لن نقبل".'),
    ("near miss: a noun that ends like one", "و{طلبت} [الوزارة] +منحهم مهلة."),
    ("near miss: a verb that takes an object", 'و{أكد} [المدير] "+صعوبة" القرار وقال إن العمل بدأ.'),
    ("a name joined to the source", "و{استنكرت} [الإمارات والبحرين] |ومصر +الهجوم على السفينة."),
    ("near miss: a noun that begins with the letter of and", "و{أكدت} [الإمارات والبحرين] +وصول السفينة."),
]
ENDS = [
    ("before and-that", 'و{قال} [الوزير] إن <العمل "انتهى|"|، وأن الجسر جاهز+.'),
    ("near miss: and-what is another clause", "و{قال} [الوزير] إن <العمل انتهى+، وما زال الجسر مغلقا+."),
    ("a subject without its predicate", "و{قال} [الوزير] إن <الأمم المتحدة|، التي تشارك في الحوار+، ستعين مبعوثا+."),
    ("a predicate that is a participle", "و{قال} [الوزير] إن <الأمم المتحدة|، رافضة للحوار+."),
    ("a pronoun alone", "و{قال} [الوزير] <إنه| {أبلغ} الرئيس بالقرار+."),
    ("a quotation within a clause", 'و{قال} [الوزير] إن <العمل "انتهى|" |أمس في المدينة+.'),
    ("a quotation within a noun phrase", 'و{قالت} [ميركل] "<هذا قاس، لكنه ليس نهاية|" العالم+.'),
    ("near miss: another clause", 'و{قال} [الوزير] إن <العمل "انتهى+" +بينما الجسر مغلق+.'),
    ("near miss: what somebody is called", 'و{وصفته} [الوزيرة] ب"<الخائن+" مرارا+.'),
    ("behind a participle", "و{قال} [الوزير] إن <العمل انتهى+، مشيرا إلى أن الجسر جاهز|."),
    ("the same without a mark", "و{أدان} [المجلس] <الهجوم على المدينة +معتبرا أنه جريمة|."),
    ("behind and-he-said", "و{أدان} [المجلس] <الهجوم على المدينة +وقال إنه جريمة|."),
    ("near miss: in a clause somebody else may say it", "و{قال} [الوزير] إن <المدير زار المدينة وقال إنه راض+."),
    ("near miss: direct speech", "و{قال} [الوزير]: <زارنا المدير أمس+، وقال إن الجسر جاهز+."),
]


def scene(marked: str) -> tuple[Scene, dict[str, list[int]]]:
    """The scene of the marked cue with its source, and the tokens at each mark."""
    at: dict[str, list[int]] = {}
    text = TITLE
    for part in re.split(f"([{re.escape(MARKS)}])", marked):
        if part and part in MARKS:
            at.setdefault(part, []).append(len(text))
        else:
            text += part
    article = article_from_text(text, lang="ar")
    layers = build_pipeline(default_spec(("sentences", "layout", "names", "times"))).layers(article)
    assert layers.tokens is not None and layers.sentences is not None
    lex = look_up("ar", text, layers.tokens, layers.sentences, layers.names or [], layers.times or [])
    stage = build_stage("attributions")
    assert isinstance(stage, Attributions)
    found = next(s for s in scenes(lex, stage.cues(lex)) if s.cue.start(lex) == at["{"][0])

    def token(offset: int) -> int:
        return next(i for i, end in enumerate(lex.tokens.end) if end > offset)

    if "[" in at:
        found.source = token(at["["][0]), token(at["]"][0])
    return found, {mark: [token(offset) for offset in offsets] for mark, offsets in at.items()}


@pytest.mark.parametrize(("phenomenon", "marked"), BEGINNINGS, ids=[name for name, _ in BEGINNINGS])
def test_beginnings(phenomenon: str, marked: str) -> None:
    found, at = scene(marked)
    weighed = contents.beginnings(found)[1]
    allowed = bounds.beginnings(found, weighed)
    assert {*at.get("|", ()), *at.get("+", ())} <= {*weighed}
    assert [i for i in at.get("|", ()) if i in allowed] == []
    assert [i for i in at.get("+", ()) if i not in allowed] == []


@pytest.mark.parametrize(("phenomenon", "marked"), ENDS, ids=[name for name, _ in ENDS])
def test_ends(phenomenon: str, marked: str) -> None:
    found, at = scene(marked)
    begin = at["<"][0]
    weighed = contents.ends(found, begin)
    allowed = bounds.ends(found, begin, contents.how_opened(found, begin), weighed)
    assert {*at.get("|", ()), *at.get("+", ())} <= {*weighed}
    assert [i for i in at.get("|", ()) if i in allowed] == []
    assert [i for i in at.get("+", ()) if i not in allowed] == []
