"""Who speaks where several, a document, an office or a pronoun does: sentences of our own in both languages."""

import pytest
from readings import Made

from isnad.inputs import article_from_text
from isnad.stages import build_pipeline, default_spec

CASES = {
    "ar both sides are the two named together": (
        Made("ar", "التقى وفدا الأردن والعراق أمس. وأكد الجانبان أن الطريق مفتوح.")
        .name("الأردن", "GPE", known="JOR")
        .name("العراق", "GPE", known="IRQ")
        .says("الجانبان", "أكد", "الطريق مفتوح", number="d"),
        [["الأردن", "العراق"]],
    ),
    "ar both sides by their adjectives": (
        Made("ar", "وأكد الجانبان الأردني والعراقي أن الطريق مفتوح.")
        .name("الأردني", "GPE", kind="demonym", known="JOR")
        .name("العراقي", "GPE", kind="demonym", known="IRQ")
        .says("الجانبان الأردني والعراقي", "أكد", "الطريق مفتوح", number="d"),
        [["الأردن", "العراق"]],
    ),
    "ar three states named in a row": (
        Made("ar", "اجتمعت وفود الأردن والعراق ومصر. وأكدت الدول الثلاث أن الطريق مفتوح.")
        .name("الأردن", "GPE", known="JOR")
        .name("العراق", "GPE", known="IRQ")
        .name("مصر", "GPE", known="EGY")
        .says("الدول الثلاث", "أكدت", "الطريق مفتوح", "f", number="p"),
        [["الأردن", "العراق", "مصر"]],
    ),
    "ar a joint document speaks for those who issued it": (
        Made("ar", "التقى وفدا الأردن والعراق أمس. وجاء في البيان المشترك أن الطريق مفتوح.")
        .name("الأردن", "GPE", known="JOR")
        .name("العراق", "GPE", known="IRQ")
        .says("البيان المشترك", "جاء", "الطريق مفتوح"),
        [["الأردن", "العراق"]],
    ),
    "fa both countries are the two named together": (
        Made("fa", "هیئت‌های اردن و عراق دیروز دیدار کردند. دو کشور تأکید کردند که راه باز است.")
        .name("اردن", "GPE", known="JOR")
        .name("عراق", "GPE", known="IRQ")
        .says("دو کشور", "تأکید کردند", "راه باز است", number="p"),
        [["اردن", "عراق"]],
    ),
    "fa the parties are those named together last": (
        Made("fa", "بهرام نیکوفر و کاوه دلاور دیدار کردند. طرفین تأکید کردند که راه باز است.")
        .name("بهرام نیکوفر")
        .name("کاوه دلاور")
        .says("طرفین", "تأکید کردند", "راه باز است", number="p"),
        [["بهرام نیکوفر", "کاوه دلاور"]],
    ),
    "fa a demonstrative points at the body named before, whatever else is said of it": (
        Made("fa", "باشگاه البرز دیروز جلسه داشت. این باشگاه پرطرفدار پایتخت گفت راه باز است.")
        .name("باشگاه البرز", "ORG")
        .says("این باشگاه پرطرفدار پایتخت", "گفت", "راه باز است"),
        [["باشگاه البرز"]],
    ),
    "fa what stands before a medium's noun says when it reported": (
        Made("fa", "در این راستا روزنامه پگاه نوشت راه باز است.")
        .name("پگاه", "AGENCY")
        .says("این راستا روزنامه پگاه", "نوشت", "راه باز است"),
        [["پگاه"]],
    ),
    "ar a demonstrative points at the body named before, whatever else is said of it": (
        Made("ar", "اجتمعت شركة الأفق أمس. وقالت هذه الشركة العاملة في التعدين إن الطريق مفتوح.")
        .name("شركة الأفق", "ORG")
        .says("هذه الشركة العاملة في التعدين", "قالت", "الطريق مفتوح", "f"),
        [["شركة الأفق"]],
    ),
    "fa a joint document speaks for those who issued it": (
        Made("fa", "هیئت‌های اردن و عراق دیروز دیدار کردند. در بیانیه مشترک آمده است که راه باز است.")
        .name("اردن", "GPE", known="JOR")
        .name("عراق", "GPE", known="IRQ")
        .says("بیانیه مشترک", "آمده است", "راه باز است"),
        [["اردن", "عراق"]],
    ),
    "fa the document in which the words stand": (
        Made(
            "fa",
            "شهرداری بیانیه داد. در این بیانیه آمده است که راه بسته است. در این بیانیه تأکید شده است که پل امن است.",
        )
        .name("شهرداری", "ORG")
        .says("شهرداری", "داد", "راه")
        .says(None, "آمده است", "راه بسته است")
        .says(None, "تأکید شده است", "پل امن است"),
        [["شهرداری"], ["شهرداری"], ["شهرداری"]],
    ),
    "ar the document in which the words stand": (
        Made(
            "ar", "قالت البلدية إن الجسر آمن. وقال سامر الحلواني إن العمل انتهى. وجاء في بيان للبلدية أن الطريق مغلق."
        )
        .name("البلدية", "ORG")
        .name("سامر الحلواني")
        .name("لبلدية", "ORG", nth=1)
        .says("البلدية", "قالت", "الجسر آمن", "f")
        .says("سامر الحلواني", "قال", "العمل انتهى")
        .says(None, "جاء", "الطريق مغلق"),
        [["البلدية"], ["سامر الحلواني"], ["البلدية"]],
    ),
    "ar a document that bears a paper's name": (
        Made("ar", "جاء في بيان للبلدية أن الطريق مغلق. وأوضح البيان أن الفتح غدا.")
        .name("لبلدية", "ORG")
        .name("البيان", "AGENCY", known="a-al-bayan")
        .says("بيان للبلدية", "جاء", "الطريق مغلق")
        .says("البيان", "أوضح", "الفتح غدا"),
        [["البلدية"], ["البلدية"]],
    ),
    "ar data are not the statement of who spoke": (
        Made("ar", "قالت البلدية إن الطريق مغلق. وأظهرت البيانات أن العدد زاد.")
        .name("البلدية", "ORG")
        .says("البلدية", "قالت", "الطريق مغلق", "f")
        .says("البيانات", "أظهرت", "العدد زاد", "f"),
        [["البلدية"], ["البيانات"]],
    ),
    "fa data are not the statement of who spoke": (
        Made("fa", "شهرداری گفت راه بسته است. داده‌ها نشان داد که بارش کم بود.")
        .name("شهرداری", "ORG")
        .says("شهرداری", "گفت", "راه بسته است")
        .says("داده‌ها", "نشان داد", "بارش کم بود"),
        [["شهرداری"], ["داده‌ها"]],
    ),
    "ar a counterpart is somebody else": (
        Made("ar", "قال الوزير الأردني رامي القصاب إن الجسر جاهز. وأكد نظيره العراقي أن الطريق مفتوح.")
        .name("رامي القصاب", phrase="الوزير الأردني رامي القصاب", role="minister", country="JOR")
        .name("العراقي", "GPE", kind="demonym", known="IRQ", country="IRQ")
        .says("الوزير الأردني رامي القصاب", "قال", "الجسر جاهز")
        .says("نظيره العراقي", "أكد", "الطريق مفتوح"),
        [["رامي القصاب"], ["نظيره العراقي"]],
    ),
    "fa a counterpart is somebody else": (
        Made("fa", "وزیر خارجه اردن بهرام نیکوفر گفت پل آماده است. همتای عراقی وی افزود راه باز است.")
        .name("بهرام نیکوفر", phrase="وزیر خارجه اردن بهرام نیکوفر", role="foreign_minister", country="JOR")
        .name("عراقی", "GPE", kind="demonym", known="IRQ", country="IRQ")
        .says("بهرام نیکوفر", "گفت", "پل آماده است")
        .says("همتای عراقی وی", "افزود", "راه باز است"),
        [["بهرام نیکوفر"], ["همتای عراقی"]],
    ),
    "ar who is quoted inside the source phrase": (
        Made("ar", "ذكرت وكالة سانا نقلا عن سامر الحلواني أن الجسر جاهز.")
        .name("سانا", "AGENCY")
        .name("سامر الحلواني")
        .says("وكالة سانا نقلا عن سامر الحلواني", "ذكرت", "الجسر جاهز"),
        [["سامر الحلواني"]],
    ),
    "ar a definite word for a person is the one named last": (
        Made("ar", "وصلت هالة الصواف إلى المدينة أمس. وقالت الوزيرة إن الجسر جاهز.")
        .name("هالة الصواف", gender="f", role="minister")
        .name("الوزيرة", kind="office", role="minister", gender="f", number="s")
        .says("الوزيرة", "قالت", "الجسر جاهز", "f"),
        [["هالة الصواف"]],
    ),
    "ar a bare adjective of a state is the state": (
        Made("ar", "تكررت دعوة أردنية إلى فتح الطريق. وقالت الحكومة الأردنية إن الجسر جاهز.")
        .name("أردنية", "GPE", kind="demonym", known="JOR")
        .name("الحكومة الأردنية", "ORG")
        .says("أردنية", "دعوة", "فتح الطريق")
        .says("الحكومة الأردنية", "قالت", "الجسر جاهز", "f"),
        [["الأردن"], ["الحكومة الأردنية"]],
    ),
    "fa the pronoun that opens a sentence is the subject of all its verbs": (
        Made("fa", "بهرام نیکوفر گفت: پل آماده است. وی با بیان اینکه راه باز است، از کاوه دلاور تشکر کرد.")
        .name("بهرام نیکوفر")
        .name("کاوه دلاور")
        .says("بهرام نیکوفر", "گفت", "پل آماده است")
        .says(None, "با بیان اینکه", "راه باز است", number=None)
        .says("کاوه دلاور", "تشکر کرد", "تشکر"),
        [["بهرام نیکوفر"], ["بهرام نیکوفر"], ["کاوه دلاور"]],
    ),
    "ar who was told is no source": (
        Made("ar", "قال سامر الحلواني إن الجسر جاهز. وأضاف لرويترز أن العمل انتهى.")
        .name("سامر الحلواني")
        .says("سامر الحلواني", "قال", "الجسر جاهز")
        .says("لرويترز", "أضاف", "العمل انتهى"),
        [["سامر الحلواني"], ["سامر الحلواني"]],
    ),
    "ar who was told is no source, behind its noun": (
        Made("ar", "قال سامر الحلواني إن الجسر جاهز. وأضاف لصحيفة البيان أن العمل انتهى.")
        .name("سامر الحلواني")
        .says("سامر الحلواني", "قال", "الجسر جاهز")
        .says("لصحيفة البيان", "أضاف", "العمل انتهى"),
        [["سامر الحلواني"], ["سامر الحلواني"]],
    ),
    "ar a new document that nobody issued is a source of its own": (
        Made("ar", "قال سامر الحلواني إن الجسر جاهز. وأفاد تقرير جديد أن العمل انتهى.")
        .name("سامر الحلواني")
        .says("سامر الحلواني", "قال", "الجسر جاهز")
        .says("تقرير جديد", "أفاد", "العمل انتهى"),
        [["سامر الحلواني"], ["تقرير جديد"]],
    ),
    "fa who stands in what another verb says is not the subject": (
        Made("fa", "بهرام نیکوفر با اعلام اینکه مردم شهر آب دارند، افزود: کار تمام شد.")
        .name("بهرام نیکوفر")
        .says(None, "با اعلام", "مردم شهر آب دارند", number=None)
        .says("مردم شهر", "افزود", "کار تمام شد"),
        [["بهرام نیکوفر"], ["بهرام نیکوفر"]],
    ),
    "ar a source that ends before the name its title belongs to": (
        Made("ar", "قال رامي القصاب إن الجسر جاهز. وأعلن الأمين العام للنقابة سامر الحلواني أن العمل انتهى.")
        .name("رامي القصاب")
        .name("سامر الحلواني", phrase="الأمين العام للنقابة سامر الحلواني")
        .says("رامي القصاب", "قال", "الجسر جاهز")
        .says("الأمين العام", "أعلن", "العمل انتهى"),
        [["رامي القصاب"], ["سامر الحلواني"]],
    ),
    "fa a source that ends before the name its title belongs to": (
        Made("fa", "بهرام نیکوفر گفت: پل آماده است. رئیس اداره آب کاوه دلاور اعلام کرد کار تمام شد.")
        .name("بهرام نیکوفر")
        .name("کاوه دلاور", phrase="رئیس اداره آب کاوه دلاور")
        .says("بهرام نیکوفر", "گفت", "پل آماده است")
        .says("رئیس اداره", "اعلام کرد", "کار تمام شد"),
        [["بهرام نیکوفر"], ["کاوه دلاور"]],
    ),
    "ar one side alone is not both": (
        Made("ar", "قال سامر الحلواني إن الجسر جاهز. وأضاف الجانب الأردني أن الطريق مفتوح.")
        .name("سامر الحلواني")
        .name("الأردني", "GPE", kind="demonym", known="JOR")
        .says("سامر الحلواني", "قال", "الجسر جاهز")
        .says("الجانب الأردني", "أضاف", "الطريق مفتوح"),
        [["سامر الحلواني"], ["الجانب الأردني"]],
    ),
    "ar a headline's office says what its holder says again": (
        Made(
            "ar",
            "مسؤول نقابي: إضراب المعلمين يبدأ الأحد\n\nانتظر الناس خبر الإضراب.\n"
            "قال رامي القصاب إن إضراب المعلمين في المدارس كلها يبدأ الأحد.",
        )
        .name("مسؤول نقابي", kind="office", role="official")
        .name("رامي القصاب")
        .says("مسؤول نقابي", ":", "إضراب المعلمين يبدأ الأحد")
        .says("رامي القصاب", "قال", "إضراب المعلمين في المدارس كلها يبدأ الأحد"),
        [["رامي القصاب"], ["رامي القصاب"]],
    ),
    "ar an official of one state is nobody of another": (
        Made("ar", "قال مسؤول أردني إن الطريق مفتوح. وقال الوزير العراقي رامي القصاب إن الجسر جاهز.")
        .name("مسؤول أردني", kind="office", role="official", country="JOR")
        .name("رامي القصاب", phrase="الوزير العراقي رامي القصاب", role="minister", country="IRQ")
        .says("مسؤول أردني", "قال", "الطريق مفتوح")
        .says("الوزير العراقي رامي القصاب", "قال", "الجسر جاهز"),
        [["مسؤول أردني"], ["رامي القصاب"]],
    ),
    "ar the spokesman of a named minister is not the minister": (
        Made("ar", "قال المتحدث باسم الوزير سيرغي لافروف إن الجسر جاهز. وقال لافروف إن الطريق مفتوح.")
        .name("سيرغي لافروف", phrase="المتحدث باسم الوزير سيرغي لافروف", known="p-sergey-lavrov")
        .name("لافروف", nth=1)
        .says("المتحدث باسم الوزير سيرغي لافروف", "قال", "الجسر جاهز")
        .says("لافروف", "قال", "الطريق مفتوح"),
        [["المتحدث باسم الوزير سيرغي لافروف"], ["سيرغي لافروف"]],
    ),
    "ar a slip of the pen in a surname": (
        Made("ar", "قال رامي القصباني إن الجسر جاهز. وأضاف القصبناني أن العمل انتهى.")
        .name("رامي القصباني")
        .name("القصبناني")
        .says("رامي القصباني", "قال", "الجسر جاهز")
        .says("القصبناني", "أضاف", "العمل انتهى"),
        [["رامي القصباني"], ["رامي القصباني"]],
    ),
    "ar a verb inside another's speech takes the subject before it": (
        Made("ar", "قال سامر الحلواني إن هالة الصواف مستاءة لأنها رفضت الجسر.")
        .name("سامر الحلواني", gender="m")
        .name("هالة الصواف", gender="f")
        .says("سامر الحلواني", "قال", "هالة الصواف مستاءة لأنها رفضت الجسر", "m")
        .says(None, "رفضت", "الجسر", "f"),
        [["سامر الحلواني"], ["هالة الصواف"]],
    ),
    "ar several of a group are the group": (
        Made("ar", "قال السكان إن الطريق مغلق. وطلب المئات من السكان فتح الجسر.")
        .says("السكان", "قال", "الطريق مغلق", number="p")
        .says("المئات من السكان", "طلب", "فتح الجسر", number="p"),
        [["السكان"], ["السكان"]],
    ),
    "fa several of a group are the group": (
        Made("fa", "ساکنان گفتند راه بسته است. بسیاری از ساکنان خواستند پل باز شود.")
        .says("ساکنان", "گفتند", "راه بسته است", number="p")
        .says("بسیاری از ساکنان", "خواستند", "پل باز شود", number="p"),
        [["ساکنان"], ["ساکنان"]],
    ),
    "fa the lead's office is the one person who speaks by name": (
        Made(
            "fa",
            "رئیس اداره آب شهر گفت: آب وصل شد. کاوه دلاور افزود: لوله‌ها نو است. دلاور گفت: کار تمام شد.",
        )
        .name("کاوه دلاور")
        .name("دلاور", nth=1)
        .name("رئیس اداره آب شهر", kind="office", role="head")
        .says("رئیس اداره آب شهر", "گفت", "آب وصل شد")
        .says("کاوه دلاور", "افزود", "لوله‌ها نو است")
        .says("دلاور", "گفت", "کار تمام شد"),
        [["کاوه دلاور"], ["کاوه دلاور"], ["کاوه دلاور"]],
    ),
    "ar who is asked in a relative clause is no subject": (
        Made("ar", "وصل سامر الحلواني الذي اتهم رامي القصاب بسرقة الجسر.")
        .name("سامر الحلواني")
        .name("رامي القصاب")
        .says("رامي القصاب", "اتهم", "سرقة الجسر", "m", row="ar-cue-athm"),
        [["سامر الحلواني"]],
    ),
    "ar near miss: a pronoun takes up who is asked": (
        Made("ar", "وصل سامر الحلواني الذي اتهمه رامي القصاب بسرقة الجسر.")
        .name("سامر الحلواني")
        .name("رامي القصاب")
        .says("رامي القصاب", "اتهمه", "سرقة الجسر", "m", row="ar-cue-athm"),
        [["رامي القصاب"]],
    ),
    "ar behind a verbal noun stands who accuses, before whom li- names": (
        Made("ar", "قال رامي القصاب إن الجسر جاهز. ورد على اتهامات سامر الحلواني لهالة الصواف بإغلاق الطريق.")
        .name("رامي القصاب")
        .name("سامر الحلواني")
        .name("هالة الصواف")
        .says("رامي القصاب", "قال", "الجسر جاهز", "m")
        .says(None, "اتهامات", "إغلاق الطريق", number=None, row="ar-cue-athamat"),
        [["رامي القصاب"], ["سامر الحلواني"]],
    ),
    "ar near miss: behind a verbal noun stands who is accused": (
        Made("ar", "قال رامي القصاب إن الجسر جاهز. ورد على اتهامات لهالة الصواف بإغلاق الطريق.")
        .name("رامي القصاب")
        .name("هالة الصواف")
        .says("رامي القصاب", "قال", "الجسر جاهز", "m")
        .says(None, "اتهامات", "إغلاق الطريق", number=None, row="ar-cue-athamat"),
        [["رامي القصاب"], ["رامي القصاب"]],
    ),
    "ar a country before a name says whose office it is": (
        Made("ar", "وأعلن وزراء خارجية العراق سامر الحلواني والأردن رامي القصاب أن الطريق مفتوح.")
        .name("العراق", "GPE", known="IRQ")
        .name("سامر الحلواني", phrase="وزراء خارجية العراق سامر الحلواني")
        .name("الأردن", "GPE", known="JOR")
        .name("رامي القصاب")
        .says("وزراء خارجية العراق سامر الحلواني والأردن رامي القصاب", "أعلن", "الطريق مفتوح", "m", "p"),
        [["سامر الحلواني", "رامي القصاب"]],
    ),
    "ar before the preposition of its verb stands the subject": (
        Made("ar", "قال سامر الحلواني إن الجسر جاهز. وتعهد المرشح البارز رامي القصاب بإصلاح الطرق.")
        .name("سامر الحلواني")
        .name("رامي القصاب")
        .says("سامر الحلواني", "قال", "الجسر جاهز", "m")
        .says(None, "تعهد", "إصلاح الطرق", "m", row="ar-cue-tahd"),
        [["سامر الحلواني"], ["رامي القصاب"]],
    ),
    "ar near miss: before it stands where it was said": (
        Made("ar", "قال سامر الحلواني إن الجسر جاهز. وتعهد في بيت رامي القصاب بإصلاح الطرق.")
        .name("سامر الحلواني")
        .name("رامي القصاب")
        .says("سامر الحلواني", "قال", "الجسر جاهز", "m")
        .says(None, "تعهد", "إصلاح الطرق", "m", row="ar-cue-tahd"),
        [["سامر الحلواني"], ["سامر الحلواني"]],
    ),
}


@pytest.mark.parametrize("case", CASES, ids=list(CASES))
def test_speakers(case: str) -> None:
    made, speakers = CASES[case]
    assert made.speakers() == speakers


@pytest.mark.parametrize(
    ("sentence", "speaker"),
    [
        ("من جهته، عاد الوزير رامي القصاب إلى المدينة صباح أمس، مؤكدا أن العمل انتهى.", "رامي القصاب"),
        ("من جهتها، عادت الوزيرة هالة الصواف إلى المدينة صباح أمس، مؤكدة أن العمل انتهى.", "هالة الصواف"),
        ("وعاد بعد ذلك إلى المدينة، مؤكدا أن العمل انتهى.", "سامر الحلواني"),
    ],
)
def test_a_participles_subject_stands_in_its_own_sentence_if_any_does(sentence: str, speaker: str) -> None:
    text = f"نشرة الأخبار\n\nقال سامر الحلواني إن الجسر جاهز للافتتاح. {sentence}"
    reading = build_pipeline(default_spec()).read(article_from_text(text, lang="ar"))
    last = reading.statements[-1]
    assert last.cue.text in {"مؤكدا", "مؤكدة"}
    assert [e.name for e in reading.entities if e.id in last.speakers] == [speaker]


@pytest.mark.parametrize(
    ("lang", "headline", "body", "speaker"),
    [
        (
            "ar",
            "مسؤول بلدي: الجسر الجديد يفتح أمام السيارات غدا صباحا",
            "قالت هالة الصواف إن الأموال موجودة. وقال سامر الحلواني إن الجسر الجديد يفتح أمام السيارات غدا صباحا.",
            "سامر الحلواني",
        ),
        (
            "ar",
            "مسؤول بلدي: الجسر الجديد يفتح أمام السيارات غدا صباحا",
            "قالت هالة الصواف إن الأموال موجودة. وقال سامر الحلواني إن الطريق الساحلي مغلق منذ أسبوع بسبب المطر.",
            "مسؤول بلدي",
        ),
        (
            "fa",
            "مسئول شهرداری: پل تازه شهر فردا صبح به روی خودروها باز می‌شود",
            "کاوه دلاور گفت که پول کافی است. رضا نیکوفر گفت که پل تازه شهر فردا صبح به روی خودروها باز می‌شود.",
            "رضا نیکوفر",
        ),
    ],
)
def test_who_says_a_headlines_words_again_is_its_office(lang: str, headline: str, body: str, speaker: str) -> None:
    text = f"{headline}\n\n{body}"
    reading = build_pipeline(default_spec()).read(article_from_text(text, lang=lang, title=headline))
    first = reading.statements[0]
    assert [e.name for e in reading.entities if e.id in first.speakers] == [speaker]


def test_who_wrote_an_article_is_nobody_whom_it_lets_speak() -> None:
    text = (
        "هدنة جديدة في السودان\n\nبورتسودان – هالة عثمان\n\nأعلن الجيش السوداني وقف إطلاق النار. "
        "ودعت المبعوثة الأمريكية الطرفين إلى احترام الهدنة."
    )
    reading = build_pipeline(default_spec()).read(article_from_text(text, lang="ar"))
    last = reading.statements[-1]
    assert last.cue.text == "دعت"
    assert [e.name for e in reading.entities if e.id in last.speakers] == ["envoy of United States"]
