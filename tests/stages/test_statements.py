"""Chains: article credits, a sentence's agency, told media, spokespersons; and what is no link."""

import pytest
from readings import Made

from isnad.errors import PipelineError
from isnad.stages.statements import build

AR = "سامر الحلواني"
FA = "بهرام نیکوفر"
CASES = {
    "ar told an agency": (
        Made("ar", f"قال {AR} لوكالة رويترز إن الجسر جاهز. وأضاف أن العمل انتهى.")
        .name(AR)
        .name("رويترز", "AGENCY")
        .says(AR, "قال", "الجسر جاهز")
        .says(None, "أضاف", "العمل انتهى"),
        [["Reuters"], []],
    ),
    "fa an interview with an agency is its copy": (
        Made("fa", f"{FA} در گفت‌وگو با ایسنا گفت: پل آماده است. وی افزود: کار تمام شد.")
        .name(FA)
        .name("ایسنا", "AGENCY")
        .says(FA, "گفت", "پل آماده است")
        .says("وی", "افزود", "کار تمام شد"),
        [["ISNA"], ["ISNA"]],
    ),
    "fa told an agency": (
        Made("fa", f"{FA} به خبرگزاری ایسنا گفت: پل آماده است. وی افزود: کار تمام شد.")
        .name(FA)
        .name("ایسنا", "AGENCY")
        .says(FA, "گفت", "پل آماده است")
        .says("وی", "افزود", "کار تمام شد"),
        [["ISNA"], []],
    ),
    "fa an interview with a paper holds for its sentence": (
        Made("fa", f"{FA} در گفت‌وگو با روزنامه همدلی گفت: پل آماده است. وی افزود: کار تمام شد.")
        .name(FA)
        .says(FA, "گفت", "پل آماده است")
        .says("وی", "افزود", "کار تمام شد"),
        [["Hamdeli"], []],
    ),
    "fa an agency's reporter, missed by the names": (
        Made("fa", f"{FA} به خبرنگار سیاسی برنا گفت: پل آماده است.").name(FA).says(FA, "گفت", "پل آماده است"),
        [["Borna"]],
    ),
    "fa a site that no list holds, called news": (
        Made("fa", f"{FA} در گفتگو با پونه نیوز گفت: پل آماده است.").name(FA).says(FA, "گفت", "پل آماده است"),
        [["پونه نیوز"]],
    ),
    "ar an interview with an agency is its copy": (
        Made("ar", f"قال {AR} في مقابلة مع وكالة رويترز إن الجسر جاهز. وأضاف أن العمل انتهى.")
        .name(AR)
        .name("رويترز", "AGENCY")
        .says(AR, "قال", "الجسر جاهز")
        .says(None, "أضاف", "العمل انتهى"),
        [["Reuters"], ["Reuters"]],
    ),
    "ar agency behind the content": (
        Made("ar", f"قال {AR} إن الجسر جاهز، وفق ما نقلت وكالة سانا.")
        .name(AR)
        .name("سانا", "AGENCY")
        .says(AR, "قال", "الجسر جاهز"),
        [["SANA"]],
    ),
    "ar agency quotes the source": (
        Made("ar", f"نقلت وكالة سانا عن {AR} أن الجسر جاهز.")
        .name(AR)
        .name("سانا", "AGENCY")
        .says(AR, "نقلت", "الجسر جاهز"),
        [["SANA"]],
    ),
    "ar medium by its noun": (
        Made("ar", f"كتبت صحيفة البيان أن الموسم طيب. ونقلت الصحيفة عن {AR} أن الجسر جاهز.")
        .name("صحيفة البيان", "AGENCY")
        .name(AR)
        .says("صحيفة البيان", "كتبت", "الموسم طيب", "f")
        .says(AR, "نقلت", "الجسر جاهز"),
        [[], ["Al-Bayan"]],
    ),
    "fa lead credit holds for the article": (
        Made("fa", f"پل تازه شهر\n\nپل آماده شد.\nبه گزارش ایسنا، {FA} گفت: پل آماده است.\nوی افزود: کار تمام شد.")
        .name(FA)
        .name("ایسنا", "AGENCY")
        .says(FA, "گفت", "پل آماده است")
        .says("وی", "افزود", "کار تمام شد"),
        [["ISNA"], ["ISNA"]],
    ),
    "fa stacked lead credit": (
        Made("fa", f"پل تازه\n\nبه گزارش مهر به نقل از رویترز، {FA} گفت: پل آماده است.")
        .name(FA)
        .name("مهر", "AGENCY")
        .name("رویترز", "AGENCY")
        .says(FA, "گفت", "پل آماده است"),
        [["Mehr", "Reuters"]],
    ),
    "fa lead credit behind a medium and its epithet": (
        Made("fa", f"پل تازه\n\nبه گزارش ایسنا، به نقل از شبکه خبری روسیا الیوم، {FA} گفت: پل آماده است.")
        .name(FA)
        .name("ایسنا", "AGENCY")
        .name("روسیا الیوم", "AGENCY")
        .says(FA, "گفت", "پل آماده است"),
        [["ISNA", "RT Arabic"]],
    ),
    "ar a quoted medium that no name marks": (
        Made("ar", f"قال {AR} في حوار مع جريدة «صدى النخيل» إن الجسر جاهز.").name(AR).says(AR, "قال", "الجسر جاهز"),
        [["صدى النخيل"]],
    ),
    "fa a listed medium that no name marks": (
        Made("fa", f"{FA} در گفت‌وگو با روزنامه همدلی گفت: پل آماده است.").name(FA).says(FA, "گفت", "پل آماده است"),
        [["Hamdeli"]],
    ),
    "fa lead credit with lost spaces": (
        Made("fa", f"پل تازه\n\nبه گزارشخبرگزاری مهربه نقل از رویترز، {FA} گفت: پل آماده است.")
        .name(FA)
        .says(FA, "گفت", "پل آماده است"),
        [["Mehr", "Reuters"]],
    ),
    "fa lead credit with lost spaces behind a first paragraph": (
        Made(
            "fa",
            f"پل تازه\n\nراه شهر باز شد.\nبه گزارشخبرگزاری مهربه نقل از رویترز، {FA} گفت: پل آماده است.\n"
            "وی افزود: کار تمام شد.",
        )
        .name(FA)
        .says(FA, "گفت", "پل آماده است")
        .says("وی", "افزود", "کار تمام شد"),
        [["Mehr", "Reuters"], ["Mehr"]],
    ),
    "fa a name that only begins like an agency is none": (
        Made("fa", "پل تازه\n\nبه گزارش مهرداد نیکوفر، پل آماده است.")
        .name("مهرداد نیکوفر")
        .says("مهرداد نیکوفر", "به گزارش", "پل آماده است"),
        [[]],
    ),
    "fa late credit holds for its sentence": (
        Made(
            "fa",
            f"پل تازه\n\n{FA} گفت: پل آماده است.\nراه باز شد.\nهوا خوب بود.\nمردم آمدند.\nآب بالا آمد.\n"
            f"به گزارش برنا، {FA} افزود: کار تمام شد.",
        )
        .name(FA)
        .name(FA, nth=1)
        .name("برنا", "AGENCY")
        .says(FA, "گفت", "پل آماده است")
        .says(FA, "افزود", "کار تمام شد"),
        [[], ["Borna"]],
    ),
    "fa final credit": (
        Made("fa", f"پل تازه\n\n{FA} گفت: پل آماده است.\nراه باز شد.\nمنبع: تسنیم")
        .name(FA)
        .name("تسنیم", "AGENCY")
        .says(FA, "گفت", "پل آماده است"),
        [["Tasnim"]],
    ),
    "ar dateline": (
        Made("ar", f"جسر جديد\n\nدمشق ـ سانا: قال {AR} إن الجسر جاهز.\nوأضاف أن العمل انتهى.")
        .name(AR)
        .name("دمشق", "GPE")
        .name("سانا", "AGENCY")
        .says(AR, "قال", "الجسر جاهز")
        .says(None, "أضاف", "العمل انتهى"),
        [["SANA"], ["SANA"]],
    ),
    "ar dateline on a line of its own": (
        Made("ar", f"جسر جديد في المدينة\n\nدمشق - سانا\nقال {AR} إن الجسر جاهز.\nوأضاف أن العمل انتهى.")
        .name(AR)
        .says(AR, "قال", "الجسر جاهز")
        .says(None, "أضاف", "العمل انتهى"),
        [["SANA"], ["SANA"]],
    ),
    "ar two agencies in a byline, one of initials": (
        Made("ar", f"جسر جديد في المدينة\n\nدمشق - سانا، أ ف ب\nقال {AR} إن الجسر جاهز.")
        .name(AR)
        .says(AR, "قال", "الجسر جاهز"),
        [["SANA", "AFP"]],
    ),
    "ar an agency that no list holds, behind the city": (
        Made("ar", f"جسر جديد في المدينة\n\nدمشق – المرساة\nقال {AR} إن الجسر جاهز.")
        .name(AR)
        .says(AR, "قال", "الجسر جاهز"),
        [["المرساة"]],
    ),
    "fa an agency that no list holds, behind the city": (
        Made("fa", f"پل تازه شهر\n\nتهران – لنگر پرس\n{FA} گفت: پل آماده است.")
        .name(FA)
        .says(FA, "گفت", "پل آماده است"),
        [["لنگر پرس"]],
    ),
    "ar the outlet in its own dateline": (
        Made("ar", f"جسر جديد في المدينة\n\nدمشق – المرساة\nقال {AR} إن الجسر جاهز.", outlet="وكالة المرساة للأنباء")
        .name(AR)
        .says(AR, "قال", "الجسر جاهز"),
        [[]],
    ),
    "ar a reporter in the byline is no agency": (
        Made("ar", f"جسر جديد في المدينة\n\nدمشق – هالة الصواف\nقال {AR} إن الجسر جاهز.")
        .name("هالة الصواف")
        .name(AR)
        .says(AR, "قال", "الجسر جاهز"),
        [[]],
    ),
    "ar the outlet's own desk is no agency": (
        Made("ar", f"جسر جديد في المدينة\n\nدمشق – خاص\nقال {AR} إن الجسر جاهز.")
        .name(AR)
        .says(AR, "قال", "الجسر جاهز"),
        [[]],
    ),
    "ar agency for news, named in brackets at the end": (
        Made(
            "ar",
            f"جسر جديد\n\nذكرت وكالة المرساة للأنباء أن الراية رفعت.\nقال {AR} إن الجسر جاهز.\n(المرساة)",
        )
        .name(AR)
        .says("وكالة المرساة للأنباء", "ذكرت", "الراية رفعت", "f")
        .says(AR, "قال", "الجسر جاهز"),
        [[], ["وكالة المرساة للأنباء"]],
    ),
    "fa a by-phrase with an agency that no list holds": (
        Made("fa", f"پل تازه\n\nبه گزارش لنگر پرس، {FA} گفت: پل آماده است.\nوی افزود: کار تمام شد.")
        .name(FA)
        .says(FA, "گفت", "پل آماده است")
        .says("وی", "افزود", "کار تمام شد"),
        [["لنگر پرس"], ["لنگر پرس"]],
    ),
    "fa the outlet quotes an agency that no list holds": (
        Made(
            "fa",
            f"پل تازه\n\nبه گزارش نخل جنوب به نقل از لنگر پرس، {FA} گفت: پل آماده است.\nوی افزود: کار تمام شد.",
            outlet="نخل جنوب",
        )
        .name(FA)
        .says(FA, "گفت", "پل آماده است")
        .says("وی", "افزود", "کار تمام شد"),
        [["لنگر پرس"], ["لنگر پرس"]],
    ),
    "fa the outlet's Latin name is its own in the text": (
        Made("fa", f"پل تازه\n\nبه گزارش نخل جنوب، {FA} گفت: پل آماده است.", outlet="nakhl-e jonub")
        .name(FA)
        .says(FA, "گفت", "پل آماده است"),
        [[]],
    ),
    "ar the outlet that credits itself is no link": (
        Made("ar", f"قال {AR} للعربية إن الجسر جاهز.", outlet="alarabia")
        .name(AR)
        .name("لعربية", "AGENCY", known="a-al-arabiya")
        .says(AR, "قال", "الجسر جاهز"),
        [[]],
    ),
    "fa the outlet that credits itself is no link": (
        Made("fa", f"پل تازه\n\nبه گزارش تابناک، {FA} گفت: پل آماده است.", outlet="tabnak")
        .name(FA)
        .name("تابناک", "AGENCY")
        .says(FA, "گفت", "پل آماده است"),
        [[]],
    ),
    "ar an agency that asserts is the source": (
        Made("ar", "ذكرت وكالة سانا أن الجسر جاهز.")
        .name("وكالة سانا", "AGENCY")
        .says("وكالة سانا", "ذكرت", "الجسر جاهز", "f"),
        [[]],
    ),
    "ar platform passes nothing on": (
        Made("ar", f"كتب {AR} على تويتر أن الجسر جاهز.")
        .name(AR)
        .name("تويتر", "AGENCY")
        .says(AR, "كتب", "الجسر جاهز"),
        [[]],
    ),
    "ar agency inside the content is no link": (
        Made("ar", f"قال {AR} إن تقرير وكالة سانا صحيح.")
        .name(AR)
        .name("سانا", "AGENCY")
        .says(AR, "قال", "تقرير وكالة سانا صحيح"),
        [[]],
    ),
    "ar an agency that quotes another inside the source phrase": (
        Made("ar", f"ذكرت وكالة سانا نقلا عن {AR} أن الجسر جاهز.")
        .name(AR)
        .name("سانا", "AGENCY")
        .says(f"وكالة سانا نقلا عن {AR}", "ذكرت", "الجسر جاهز"),
        [["SANA"]],
    ),
    "ar the agency of the sentence before quotes again": (
        Made("ar", f"نقلت وكالة سانا عن هالة الصواف أن السوق آمن. كما نقلت عن {AR} قوله إن الجسر جاهز.")
        .name("هالة الصواف")
        .name(AR)
        .name("سانا", "AGENCY")
        .says("هالة الصواف", "نقلت", "السوق آمن")
        .says(AR, "قوله", "الجسر جاهز"),
        [["SANA"], ["SANA"]],
    ),
    "ar the same where the noun of saying has no source of its own": (
        Made("ar", f"نقلت وكالة سانا عن هالة الصواف أن السوق آمن. كما نقلت عن {AR} قوله إن الجسر جاهز.")
        .name("هالة الصواف")
        .name(AR)
        .name("سانا", "AGENCY")
        .says("هالة الصواف", "نقلت", "السوق آمن")
        .says(None, "قوله", "الجسر جاهز"),
        [["SANA"], ["SANA"]],
    ),
    "ar two agencies that report the lead are no credit": (
        Made("ar", f"أفادت رويترز وسانا بأن الطريق مغلق. وقال {AR} إن الجسر جاهز.")
        .name("رويترز", "AGENCY")
        .name("سانا", "AGENCY")
        .name(AR)
        .says("رويترز وسانا", "أفادت", "الطريق مغلق", "f", number="p")
        .says(AR, "قال", "الجسر جاهز"),
        [[], []],
    ),
    "ar an agency that speaks in the headline is no credit": (
        Made("ar", f"ذكرت وكالة سانا أن الجسر جاهز للعبور\n\nقال {AR} إن العمل انتهى.")
        .name("وكالة سانا", "AGENCY")
        .name(AR)
        .says("وكالة سانا", "ذكرت", "الجسر جاهز للعبور", "f")
        .says(AR, "قال", "العمل انتهى"),
        [[], []],
    ),
    "fa an agency that speaks in the headline is no credit": (
        Made("fa", f"خبرگزاری ایسنا گزارش داد که پل آماده عبور است\n\n{FA} گفت: کار تمام شد.")
        .name("خبرگزاری ایسنا", "AGENCY")
        .name(FA)
        .says("خبرگزاری ایسنا", "گزارش داد", "پل آماده عبور است")
        .says(FA, "گفت", "کار تمام شد"),
        [[], []],
    ),
    "ar a content that took in the agency behind it": (
        Made("ar", f"قال {AR} إن الجسر جاهز، وفق ما نقلت وكالة سانا.")
        .name(AR)
        .name("سانا", "AGENCY")
        .says(AR, "قال", "الجسر جاهز، وفق ما نقلت وكالة سانا"),
        [["SANA"]],
    ),
    "ar an agency behind a quotation of several sentences": (
        Made("ar", f"وأضاف {AR}: «الجسر جاهز. العمل انتهى»، وفق ما نقلت وكالة سانا.")
        .name(AR)
        .name("سانا", "AGENCY")
        .says(AR, "أضاف", "الجسر جاهز"),
        [["SANA"]],
    ),
    "ar who was told passes on what was said": (
        Made("ar", f"قال {AR} إن الجسر جاهز. وأضاف لرويترز أن العمل انتهى.")
        .name(AR)
        .name("رويترز", "AGENCY")
        .says(AR, "قال", "الجسر جاهز")
        .says("لرويترز", "أضاف", "العمل انتهى"),
        [[], ["Reuters"]],
    ),
    "ar an agency that is no medium": (
        Made("ar", f"قال {AR}، مدير وكالة المياه الجوفية، إن الجسر جاهز.")
        .name(AR)
        .name("وكالة المياه الجوفية", "ORG")
        .says(AR, "قال", "الجسر جاهز"),
        [[]],
    ),
    "ar an expert in a state's affairs does not speak for it": (
        Made("ar", "قال الباحث في الشؤون الروسية إن روسيا رفضت البيع.")
        .name("الروسية", "GPE", kind="demonym", known="RUS")
        .name("روسيا", "GPE", known="RUS")
        .says("الباحث في الشؤون الروسية", "قال", "روسيا رفضت البيع")
        .says("روسيا", "رفضت", "البيع", "f"),
        [[], []],
    ),
    "ar an unnamed official of a state between": (
        Made("ar", "قال مصدر سعودي إن السعودية رفضت البيع.")
        .name("سعودي", "GPE", kind="demonym", known="SAU")
        .name("السعودية", "GPE", known="SAU")
        .says("مصدر سعودي", "قال", "السعودية رفضت البيع")
        .says("السعودية", "رفضت", "البيع", "f"),
        [[], ["مصدر سعودي"]],
    ),
    "ar an official of another state passes nothing on": (
        Made("ar", "قال مصدر سعودي إن روسيا رفضت البيع.")
        .name("سعودي", "GPE", kind="demonym", known="SAU")
        .name("روسيا", "GPE", known="RUS")
        .says("مصدر سعودي", "قال", "روسيا رفضت البيع")
        .says("روسيا", "رفضت", "البيع", "f"),
        [[], []],
    ),
    "fa spokesperson between": (
        Made("fa", f"سخنگوی شهرداری {FA} گفت: شورای شهر فروش را رد کرد.")
        .name(FA, phrase=f"سخنگوی شهرداری {FA}", role="spokesperson")
        .name("شورای شهر", "ORG")
        .says(f"سخنگوی شهرداری {FA}", "گفت", "شورای شهر فروش را رد کرد")
        .says("شورای شهر", "رد کرد", "فروش"),
        [[], [FA]],
    ),
    "ar spokesperson between": (
        Made("ar", f"قال المتحدث باسم البلدية {AR} إن المجلس رفض البيع.")
        .name(AR, phrase=f"المتحدث باسم البلدية {AR}", role="spokesperson")
        .name("المجلس", "ORG")
        .says(f"المتحدث باسم البلدية {AR}", "قال", "المجلس رفض البيع")
        .says("المجلس", "رفض", "البيع"),
        [[], [AR]],
    ),
}


@pytest.mark.parametrize("case", CASES, ids=list(CASES))
def test_chain(case: str) -> None:
    made, chains = CASES[case]
    assert made.chains() == chains


def test_chain_runs_from_the_outlet_inwards_with_spans_and_bases() -> None:
    made, _ = CASES["ar told an agency"]
    statements, entities = made.read()
    outlet, agency, speaker = statements[0].chain
    assert (outlet.role, outlet.entity, outlet.basis) == ("outlet", None, "unknown")
    assert (agency.role, agency.basis) == ("agency", "cue")
    assert agency.span is not None and agency.span.text == "رويترز"
    assert (speaker.role, speaker.basis) == ("speaker", "explicit")
    assert statements[1].chain[-1].basis == "dropped"
    assert entities[speaker.entity or ""].type == "PER"


@pytest.mark.parametrize(("lang", "name", "cue"), [("ar", AR, "قال"), ("fa", FA, "گفت")])
def test_a_headlines_speaker_stands_in_the_headline(lang: str, name: str, cue: str) -> None:
    first, then = {"ar": ("الجسر جاهز للعبور", "العمل انتهى"), "fa": ("پل آماده عبور است", "کار تمام شد")}[lang]
    text = {"ar": f"{name}: {first}\n\n{cue} {name} إن {then}.", "fa": f"{name}: {first}\n\n{name} {cue}: {then}."}[
        lang
    ]
    statements, _ = Made(lang, text, outlet="سانا").name(name).says(name, ":", first).says(name, cue, then).read()
    assert [(s.chain[0].basis, s.chain[-1].basis) for s in statements] == [
        ("metadata", "headline"),
        ("metadata", "epithet"),
    ]


@pytest.mark.parametrize(("lang", "name", "cue"), [("ar", AR, "قال"), ("fa", FA, "گفت")])
def test_two_speakers_are_two_links(lang: str, name: str, cue: str) -> None:
    joint = {"ar": f"قال {name} وهالة الصواف إن الجسر جاهز.", "fa": f"{name} و کاوه دلاور گفت پل آماده است."}[lang]
    other = {"ar": "هالة الصواف", "fa": "کاوه دلاور"}[lang]
    content = {"ar": "الجسر جاهز", "fa": "پل آماده است"}[lang]
    between = {"ar": f"{name} وهالة الصواف", "fa": f"{name} و کاوه دلاور"}[lang]
    made = Made(lang, joint).name(name).name(other).says(between, cue, content)
    statements, _ = made.read()
    assert [link.role for link in statements[0].chain] == ["outlet", "speaker", "speaker"]


@pytest.mark.parametrize(
    ("lang", "text", "name", "body", "cue", "content"),
    [
        ("ar", f"قال {AR} إن وزارة الزراعة قصرت.", AR, "وزارة الزراعة", "قال", "وزارة الزراعة قصرت"),
        ("fa", f"{FA} گفت سازمان هواشناسی کوتاهی کرد.", FA, "سازمان هواشناسی", "گفت", "سازمان هواشناسی کوتاهی کرد"),
    ],
)
def test_about_holds_who_the_content_names(
    lang: str, text: str, name: str, body: str, cue: str, content: str
) -> None:
    statements, entities = Made(lang, text).name(name).name(body, "ORG").says(name, cue, content).read()
    assert [entities[e].names[lang][0] for e in statements[0].about] == [body]


def test_a_quoted_credit_may_hold_for_its_sentence_alone() -> None:
    text = f"پل تازه\n\nبه گزارش مهر به نقل از رویترز، {FA} گفت: پل آماده است.\nوی افزود: کار تمام شد."
    made = Made("fa", text).name(FA).name("مهر", "AGENCY").name("رویترز", "AGENCY")
    made.says(FA, "گفت", "پل آماده است").says("وی", "افزود", "کار تمام شد")
    article, layers = made.layers()
    entities = {e.id: e for e in layers.entities or []}
    found = {}
    for scope in ("article", "sentence"):
        statements = build({"quoted_credit": scope}).run(article, layers).statements or []
        found[scope] = [[entities[k.entity or ""].name for k in s.chain if k.role == "agency"] for s in statements]
    assert found["article"] == [["Mehr", "Reuters"], ["Mehr", "Reuters"]]
    assert found["sentence"] == [["Mehr", "Reuters"], ["Mehr"]]
    with pytest.raises(PipelineError, match="quoted_credit"):
        build({"quoted_credit": "page"})


@pytest.mark.parametrize(
    ("case", "rules"),
    [
        ("ar told an agency", ["speaker:name", "speaker:last-speaker"]),
        ("fa told an agency", ["speaker:name", "speaker:last-speaker"]),
    ],
)
def test_each_statement_says_how_its_speaker_was_found(case: str, rules: list[str]) -> None:
    statements, _ = CASES[case][0].read()
    assert [next(b for b in s.by if b.startswith("speaker:")) for s in statements] == rules


@pytest.mark.parametrize(
    ("lang", "byline", "span"),
    [
        ("ar", "دمشق - وكالات", "وكالات"),
        ("ar", "دمشق - سانا ووكالات", "وكالات"),
        ("ar", "دمشق - وكالات الأنباء", "وكالات الأنباء"),
        ("fa", "تهران - خبرگزاری‌ها", "خبرگزاری‌ها"),
        ("fa", "تهران - ایرنا و خبرگزاری‌ها", "خبرگزاری‌ها"),
    ],
)
def test_agencies_that_nobody_names_are_a_link_without_an_entity(lang: str, byline: str, span: str) -> None:
    name, cue, content = {"ar": (AR, "قال", "الجسر جاهز"), "fa": (FA, "گفت", "پل آماده است")}[lang]
    body = {"ar": f"قال {AR} إن الجسر جاهز.", "fa": f"{FA} گفت: پل آماده است."}[lang]
    title = {"ar": "جسر جديد في المدينة", "fa": "پل تازه شهر"}[lang]
    statements, _ = Made(lang, f"{title}\n\n{byline}\n{body}").name(name).says(name, cue, content).read()
    unnamed = [link for link in statements[0].chain if link.role == "agency" and link.entity is None]
    assert [link.span.text for link in unnamed if link.span] == [span]
