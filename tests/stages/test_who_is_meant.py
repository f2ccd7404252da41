"""Who speaks by the clause, the apposition or the description in which they stand: sentences of our own."""

import pytest
from readings import Made

CASES = {
    "ar what a relative clause describes is not who describes it": (
        Made("ar", "قالت البلدية إنها ستقاضي شركة الأفق بسبب ما وصفته بإهمال الجسر.")
        .name("البلدية", "ORG")
        .name("شركة الأفق", "ORG")
        .says("البلدية", "قالت", "ستقاضي شركة الأفق بسبب ما وصفته بإهمال الجسر", "f")
        .says(None, "وصفته", "إهمال الجسر", "f", row="ar-cue-wsft"),
        [["البلدية"], ["البلدية"]],
    ),
    "ar nor is who stands right before the relative pronoun": (
        Made("ar", "قال سامر الحلواني إن المدينة تكرم رامي القصاب الذي وصفه بالمهندس الأول.")
        .name("سامر الحلواني")
        .name("رامي القصاب")
        .says("سامر الحلواني", "قال", "المدينة تكرم رامي القصاب الذي وصفه بالمهندس الأول", "m")
        .says(None, "وصفه", "المهندس الأول", "m", row="ar-cue-wsf"),
        [["سامر الحلواني"], ["سامر الحلواني"]],
    ),
    "ar an indefinite noun takes such a clause without a pronoun": (
        Made("ar", "قالت البلدية إن شركة الأفق حفرت أنفاقا وصفتها بالخطيرة.")
        .name("البلدية", "ORG")
        .name("شركة الأفق", "ORG", gender="f")
        .says("البلدية", "قالت", "شركة الأفق حفرت أنفاقا وصفتها بالخطيرة", "f")
        .says(None, "وصفتها", "الخطيرة", "f", row="ar-cue-wsft"),
        [["البلدية"], ["البلدية"]],
    ),
    "ar a verb that doesn't agree with the relative pronoun has its subject outside": (
        Made("ar", "طالب ناشطون بإغلاق مكتب النقل، الذي قالوا إنه خال من العمال.")
        .name("ناشطون", "GROUP", kind="nominal", number="p")
        .name("مكتب النقل", "ORG")
        .says("ناشطون", "طالب", "إغلاق مكتب النقل", "m")
        .says(None, "قالوا", "خال من العمال", number="p"),
        [["ناشطون"], ["ناشطون"]],
    ),
    "ar near miss: who stands before the relative pronoun speaks": (
        Made("ar", "استقبلت البلدية سكان الوادي الذين أعلنوا أن الجسر مغلق.")
        .name("البلدية", "ORG")
        .name("سكان الوادي", "GROUP", kind="nominal", number="p")
        .says("البلدية", "أعلنوا", "الجسر مغلق", number="p"),
        [["سكان الوادي"]],
    ),
    "ar a complement stands between an office and its holder's name": (
        Made("ar", "قال المنسق العام لشؤون المياه في وادي الزيتون، المهندس سامر الحلواني، إن الجسر جاهز.")
        .name("المنسق العام", kind="office", role="director")
        .name("سامر الحلواني")
        .says("المنسق العام", "قال", "الجسر جاهز", "m"),
        [["سامر الحلواني"]],
    ),
    "ar near miss: a medium told something stands there": (
        Made("ar", "قال المنسق العام لصحيفة الوادي، وإلى جانبه سامر الحلواني، إن الجسر جاهز.")
        .name("المنسق العام", kind="office", role="director")
        .name("سامر الحلواني")
        .says("المنسق العام", "قال", "الجسر جاهز", "m"),
        [["المنسق العام"]],
    ),
    "ar a title with its country alone is the last speaker": (
        Made("ar", "قال رامي القصاب إن الجسر جاهز. وأكد الجنرال الأردني أن الطريق مفتوح.")
        .name("رامي القصاب", country="JOR")
        .name("الأردني", "GPE", kind="demonym", known="JOR", country="JOR")
        .says("رامي القصاب", "قال", "الجسر جاهز", "m")
        .says("الجنرال الأردني", "أكد", "الطريق مفتوح", "m"),
        [["رامي القصاب"], ["رامي القصاب"]],
    ),
    "ar near miss: of another country": (
        Made("ar", "قال رامي القصاب إن الجسر جاهز. وأكد الجنرال العراقي أن الطريق مفتوح.")
        .name("رامي القصاب", country="JOR")
        .name("العراقي", "GPE", kind="demonym", known="IRQ", country="IRQ")
        .says("رامي القصاب", "قال", "الجسر جاهز", "m")
        .says("الجنرال العراقي", "أكد", "الطريق مفتوح", "m"),
        [["رامي القصاب"], ["الجنرال العراقي"]],
    ),
    "ar a word of honour is a pronoun": (
        Made("ar", "قال رامي القصاب إن الجسر جاهز. وأكد سيادته أن الطريق مفتوح.")
        .name("رامي القصاب")
        .says("رامي القصاب", "قال", "الجسر جاهز", "m")
        .says("سيادته", "أكد", "الطريق مفتوح", "m"),
        [["رامي القصاب"], ["رامي القصاب"]],
    ),
    "fa a word of honour is a pronoun": (
        Made("fa", "بهرام نیکوفر گفت پل آماده است. معظم‌له تأکید کرد راه باز است.")
        .name("بهرام نیکوفر")
        .says("بهرام نیکوفر", "گفت", "پل آماده است")
        .says("معظم‌له", "تأکید کرد", "راه باز است"),
        [["بهرام نیکوفر"], ["بهرام نیکوفر"]],
    ),
    "ar who adds is who spoke, whatever they are now called": (
        Made("ar", "قالت هالة الصواف إن الماء عاد. قال رامي القصاب إن الجسر جاهز. وأضاف مدير المياه أن الطريق مفتوح.")
        .name("هالة الصواف")
        .name("رامي القصاب")
        .name("مدير المياه", kind="office", role="director")
        .says("هالة الصواف", "قالت", "الماء عاد", "f")
        .says("رامي القصاب", "قال", "الجسر جاهز", "m")
        .says("مدير المياه", "أضاف", "الطريق مفتوح", "m", row="ar-cue-adaf"),
        [["هالة الصواف"], ["رامي القصاب"], ["رامي القصاب"]],
    ),
    "ar near miss: nobody adds": (
        Made("ar", "قالت هالة الصواف إن الماء عاد. قال رامي القصاب إن الجسر جاهز. وأكد مدير المياه أن الطريق مفتوح.")
        .name("هالة الصواف")
        .name("رامي القصاب")
        .name("مدير المياه", kind="office", role="director")
        .says("هالة الصواف", "قالت", "الماء عاد", "f")
        .says("رامي القصاب", "قال", "الجسر جاهز", "m")
        .says("مدير المياه", "أكد", "الطريق مفتوح", "m", row="ar-cue-akd"),
        [["هالة الصواف"], ["رامي القصاب"], ["مدير المياه"]],
    ),
    "fa who adds is who spoke, whatever they are now called": (
        Made("fa", "کاوه دلاور گفت آب وصل شد. بهرام نیکوفر گفت پل آماده است. مدیر اداره آب ادامه داد: راه باز است.")
        .name("کاوه دلاور")
        .name("بهرام نیکوفر")
        .name("مدیر اداره آب", kind="office", role="director")
        .says("کاوه دلاور", "گفت", "آب وصل شد")
        .says("بهرام نیکوفر", "گفت", "پل آماده است")
        .says("مدیر اداره آب", "ادامه داد", "راه باز است", row="fa-cue-adamh-dad"),
        [["کاوه دلاور"], ["بهرام نیکوفر"], ["بهرام نیکوفر"]],
    ),
    "fa near miss: another one adds too": (
        Made(
            "fa", "کاوه دلاور گفت آب وصل شد. بهرام نیکوفر گفت پل آماده است. مدیر اداره آب نیز ادامه داد: راه باز است."
        )
        .name("کاوه دلاور")
        .name("بهرام نیکوفر")
        .name("مدیر اداره آب", kind="office", role="director")
        .says("کاوه دلاور", "گفت", "آب وصل شد")
        .says("بهرام نیکوفر", "گفت", "پل آماده است")
        .says("مدیر اداره آب", "ادامه داد", "راه باز است", row="fa-cue-adamh-dad"),
        [["کاوه دلاور"], ["بهرام نیکوفر"], ["مدیر اداره آب"]],
    ),
}


@pytest.mark.parametrize("case", CASES, ids=list(CASES))
def test_who_is_meant(case: str) -> None:
    made, speakers = CASES[case]
    assert made.speakers() == speakers
