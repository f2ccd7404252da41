"""Events whose clause has a subject that did not do them: who may have done it and whom it may have befallen."""

import pytest

from isnad.inputs import article_from_text
from isnad.model import Reading
from isnad.stages import PIPELINE, build_pipeline, default_spec
from isnad.stages.events.drafts import trigger_span
from isnad.stages.events.roles import participants
from isnad.stages.events.scene import scene_of
from isnad.stages.events.voice import sides
from isnad.train.gold import layers_before

TITLE = {"ar": "أخبار اليوم", "fa": "خبرهای روز"}

# text, trigger, who is marked as having done it, who else may have, whom it may befall; None where any may.
SHOWN = [
    # A passive's subject suffers.
    ("ar", "قُتل صالح الصماد في الحديدة.", "قُتل", ([], [], ["صالح الصماد"])),
    ("ar", "هوجم ناصر الخليفي في باريس.", "هوجم", ([], [], ["ناصر الخليفي"])),
    ("ar", "أدين ناصر الخليفي في باريس.", "أدين", ([], [], ["ناصر الخليفي"])),
    ("ar", "تم اعتقال ناصر الخليفي من قبل فرنسا.", "اعتقال", (["فرنسا"], [], ["ناصر الخليفي"])),
    ("ar", "جرى اعتقال ناصر الخليفي على يد فرنسا.", "اعتقال", (["فرنسا"], [], ["ناصر الخليفي"])),
    ("fa", "جیسون رضائیان بازداشت شد.", "بازداشت شد", ([], [], ["جیسون رضائیان"])),
    ("fa", "جیسون رضائیان از سوی ایران بازداشت شد.", "بازداشت شد", (["ایران"], [], ["جیسون رضائیان"])),
    ("fa", "جیسون رضائیان توسط ایران بازداشت گردید.", "بازداشت گردید", (["ایران"], [], ["جیسون رضائیان"])),
    ("fa", "جیسون رضائیان بازداشت شد و ایران خبر داد.", "بازداشت شد", ([], [], ["جیسون رضائیان"])),
    # So does who undergoes, faces or receives what the noun names.
    ("ar", "تعرضت إيران لهجوم من إسرائيل.", "هجوم", ([], ["إسرائيل"], ["إيران"])),
    ("ar", "تواجه إيران انتقادات من فرنسا.", "انتقادات", ([], ["فرنسا"], ["إيران"])),
    # Who backs somebody stands behind the participle.
    ("ar", "تقدم الحوثيون المدعومون من إيران.", "المدعومون", (["إيران"], [], ["الحوثيون"])),
    ("ar", "تقدم الحوثيون بدعم من إيران.", "دعم", None),
    ("fa", "ایران مورد انتقاد فرانسه قرار گرفت.", "انتقاد", ([], ["فرانسه"], ["ایران"])),
    ("fa", "ایران با انتقاد فرانسه مواجه شد.", "انتقاد", ([], ["فرانسه"], ["ایران"])),
    # Who has done it is the subject where the verb is active, has its object, or makes no passive.
    ("ar", "اعتقلت فرنسا ناصر الخليفي.", "اعتقلت", None),
    ("ar", "تواجه إيران فرنسا بهجوم جديد.", "هجوم", None),
    ("ar", "تم لقاء إيران وفرنسا.", "لقاء", None),
    ("fa", "ایران جیسون رضائیان را بازداشت کرد.", "بازداشت کرد", None),
    ("fa", "ایران فرانسه را مورد انتقاد قرار داد.", "انتقاد", None),
    ("fa", "ایران با انتقاد از فرانسه خبر داد.", "انتقاد", None),
    ("fa", "ایران خواستار گفت‌وگو شد.", "خواستار", None),
]


@pytest.mark.parametrize(("lang", "text", "trigger", "shown"), SHOWN)
def test_whose_side_grammar_shows(
    lang: str, text: str, trigger: str, shown: tuple[list[str], list[str], list[str]] | None
) -> None:
    title = TITLE[lang]
    article = article_from_text(
        f"{title}\n\n{text}", lang=lang, key="k", published="2018-09-05", outlet=None, title=title
    )
    scene = scene_of(article, layers_before("events", PIPELINE, article))
    c = next(c for c in scene.candidates if trigger_span(scene, c).text.startswith(trigger))
    found = participants(scene, c)
    given = sides(scene, c, [p.main for p in found])
    if shown is None:
        assert given is None
        return
    assert given is not None

    def named(places: list[int]) -> list[str]:
        slots = [found[i].main for i in places]
        starts, ends = scene.tokens.start, scene.tokens.end
        return [article.text[starts[s.first] : ends[s.last - 1]] for s in slots if s is not None]

    assert (named(given.agents), named(given.actors), named(given.sufferers)) == shown


READ = [
    # Who stands beside the others in what they do together does it too.
    ("ar", "اتفقت روسيا مع تركيا على وقف إطلاق النار.", "AGREE", ["Russia", "Turkey"], []),
    ("fa", "روسیه با ترکیه توافق کرد.", "AGREE", ["Russia", "Turkey"], []),
    # Who is called on is the recipient, and so is whom an object's preposition marks.
    ("fa", "حسن روحانی با ولادیمیر پوتین دیدار کرد.", "CONSULT", ["Hassan Rouhani"], ["Vladimir Putin"]),
    ("ar", "التقى حسن روحاني بفلاديمير بوتين.", "CONSULT", ["Hassan Rouhani"], ["Vladimir Putin"]),
    # An agent's preposition shows who did it.
    ("fa", "جیسون رضائیان از سوی ایران بازداشت شد.", "COERCE", ["Iran"], ["Jason Rezaian"]),
]


@pytest.mark.parametrize(("lang", "text", "label", "actors", "recipients"), READ)
def test_read_so(lang: str, text: str, label: str, actors: list[str], recipients: list[str]) -> None:
    title = TITLE[lang]
    article = article_from_text(
        f"{title}\n\n{text}", lang=lang, key="k", published="2018-09-05", outlet=None, title=title
    )
    reading: Reading = build_pipeline(default_spec(PIPELINE)).read(article)
    names = {e.id: e.name for e in reading.entities}
    e = next(e for e in reading.events if e.event == label)
    assert ([names[i] for i in e.actors], [names[i] for i in e.recipients]) == (actors, recipients)
