"""Participants whose roles a word or a place shows: who meets at a summit, who resigns, who is host."""

from functools import cache

import pytest

from isnad.inputs import article_from_text
from isnad.pipeline import Pipeline
from isnad.stages import PIPELINE, build_stage
from isnad.stages.events import MODELS, load_tables
from isnad.stages.events.drafts import trigger_span
from isnad.stages.events.roles import assign
from isnad.stages.events.scene import scene_of
from isnad.stages.events.sums import Tables
from isnad.train.gold import layers_before

TITLE = {"ar": "أخبار اليوم", "fa": "خبرهای روز"}


@cache
def pipeline() -> Pipeline:
    return Pipeline([build_stage(s) for s in PIPELINE], "test")


@cache
def choices(lang: str) -> Tables:
    return load_tables(MODELS / f"{lang}-choices.msgpack")


SHOWN = [
    # All who take part in what the noun names are actors.
    (
        "ar",
        "تحدثت الصحف عن قمة دونالد ترامب مع شي جين بينغ.",
        "قمة",
        "CONSULT",
        {"Donald Trump", "Xi Jinping"},
        set(),
    ),
    ("ar", "اندلعت اشتباكات بين تركيا وسوريا.", "اشتباكات", "ASSAULT", {"Turkey", "Syria"}, set()),
    ("fa", "نشست ایران با روسیه برگزار شد.", "نشست", "CONSULT", {"Iran", "Russia"}, set()),
    ("fa", "درگیری ترکیه با سوریه ادامه دارد.", "درگیری", "ASSAULT", {"Turkey", "Syria"}, set()),
    # What somebody does alone has no recipient, unless a body is left.
    ("ar", "عقد سيرغي لافروف مؤتمرا صحفيا بعد لقاء بوتين.", "مؤتمرا", "CONSULT", {"Sergey Lavrov"}, set()),
    ("ar", "استقال بوريس جونسون احتجاجا على خطة تيريزا ماي.", "استقال", "CONCEDE", {"Boris Johnson"}, set()),
    ("ar", "انسحبت أمريكا من اليونسكو.", "انسحبت", "RETREAT", {"United States"}, {"UNESCO"}),
    ("ar", "انسحبت أمريكا من سوريا.", "انسحبت", "RETREAT", {"United States"}, set()),
    ("fa", "سرگئی لاوروف در نشست خبری از پوتین یاد کرد.", "نشست خبری", "CONSULT", {"Sergey Lavrov"}, set()),
    ("fa", "اوو مورالس در پی اعتراض‌ها در بولیوی استعفا کرد.", "استعفا کرد", "CONCEDE", {"Evo Morales"}, set()),
]


@pytest.mark.parametrize(("lang", "text", "trigger", "label", "actors", "recipients"), SHOWN)
def test_which_roles_a_word_has(
    lang: str, text: str, trigger: str, label: str, actors: set[str], recipients: set[str]
) -> None:
    title = TITLE[lang]
    article = article_from_text(
        f"{title}\n\n{text}", lang=lang, key="k", published="2018-09-05", outlet=None, title=title
    )
    scene = scene_of(article, layers_before("events", PIPELINE, article))
    c = next(c for c in scene.candidates if trigger_span(scene, c).text.startswith(trigger))
    found, befallen, _ = assign(scene, choices(lang), c, label)
    assert {scene.entities[e].name for e in found} == actors
    assert {scene.entities[e].name for e in befallen} == recipients


HOSTS = [
    # Who is met in his own country is the host, whichever of the two is named first.
    ("ar", "التقى رجب طيب أردوغان فلاديمير بوتين في أنقرة.", ["Vladimir Putin"], ["Recep Tayyip Erdogan"]),
    ("ar", "التقى رجب طيب أردوغان فلاديمير بوتين في موسكو.", ["Recep Tayyip Erdogan"], ["Vladimir Putin"]),
    ("fa", "محمدجواد ظریف در تهران با سرگئی لاوروف دیدار کرد.", ["Sergey Lavrov"], ["Mohammad Javad Zarif"]),
    ("fa", "محمدجواد ظریف در مسکو با سرگئی لاوروف دیدار کرد.", ["Mohammad Javad Zarif"], ["Sergey Lavrov"]),
]


@pytest.mark.parametrize(("lang", "text", "guests", "hosts"), HOSTS)
def test_a_place_shows_the_host(lang: str, text: str, guests: list[str], hosts: list[str]) -> None:
    title = TITLE[lang]
    article = article_from_text(
        f"{title}\n\n{text}", lang=lang, key="k", published="2018-09-05", outlet=None, title=title
    )
    reading = pipeline().read(article)
    name = {e.id: e.name for e in reading.entities}
    (event,) = [e for e in reading.events if e.event == "CONSULT"]
    assert [name[e] for e in event.actors] == guests
    assert [name[e] for e in event.recipients] == hosts
