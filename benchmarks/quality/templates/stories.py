"""What fills the templates: our own articles of the example press, and names, dates and chrome around them."""

import random
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from pathlib import Path

from hijridate import Gregorian
from persiantools.jdatetime import JalaliDateTime

PRESS = Path(__file__).parents[3] / "examples" / "press"
PARAGRAPH = 80  # characters of a line of the press that is a paragraph of prose
FA_DIGITS = str.maketrans("0123456789", "۰۱۲۳۴۵۶۷۸۹")
AR_DIGITS = str.maketrans("0123456789", "٠١٢٣٤٥٦٧٨٩")


def listed(line: str) -> list[str]:
    """The items of a line, parted by bars."""
    return line.split(" | ")


MONTHS = {
    "ar": listed("يناير | فبراير | مارس | أبريل | مايو | يونيو | يوليو | أغسطس | سبتمبر | أكتوبر | نوفمبر | ديسمبر"),
    "fa": listed("ژانویه | فوریه | مارس | آوریل | مه | ژوئن | ژوئیه | اوت | سپتامبر | اکتبر | نوامبر | دسامبر"),
}
LEVANT = listed(
    "كانون الثاني | شباط | آذار | نيسان | أيار | حزيران | تموز | آب | أيلول | تشرين الأول | تشرين الثاني | "
    "كانون الأول"
)
JALALI = listed("فروردین | اردیبهشت | خرداد | تیر | مرداد | شهریور | مهر | آبان | آذر | دی | بهمن | اسفند")
HIJRI = listed(
    "محرم | صفر | ربيع الأول | ربيع الآخر | جمادى الأولى | جمادى الآخرة | رجب | شعبان | رمضان | شوال | ذو القعدة | "
    "ذو الحجة"
)
WEEKDAYS = {
    "ar": listed("الاثنين | الثلاثاء | الأربعاء | الخميس | الجمعة | السبت | الأحد"),
    "fa": listed("دوشنبه | سه‌شنبه | چهارشنبه | پنجشنبه | جمعه | شنبه | یکشنبه"),
}
AUTHORS = {
    "ar": ["سامر الحوراني", "ليلى بن يوسف", "نادر القاسمي", "هدى المراكشي", "كريم الشامي"],
    "fa": ["مهسا رستگار", "آرش نیک‌فر", "لیلا صفایی", "بهرام کیانی", "سارا مؤمنی"],
}
CREDITS = {
    "ar": ["عمان - وكالات", "بيروت - رويترز", "القاهرة - أ ش أ", "دمشق - سانا", "لندن - وكالات"],
    "fa": ["تهران - ایرنا", "تهران - ایسنا", "وین - رویترز", "بغداد - مهر", "تهران - تسنیم"],
}
SOURCES = {
    "ar": ["وكالات", "رويترز", "الأناضول", "سانا", "فرانس برس"],
    "fa": ["ایسنا", "ایرنا", "خبرگزاری مهر", "تسنیم", "رویترز"],
}
OUTLETS = {
    "ar": ["صحيفة المنار الجديد", "شبكة أفق الإخبارية", "جريدة الساحل", "وكالة الجسر للأنباء", "موقع نوافذ"],
    "fa": ["پایگاه خبری بامداد", "خبرگزاری کارون", "روزنامه سپیده", "خبرگزاری آفاق", "سایت خبری دیدبان"],
}
MENU = {
    "ar": ["الرئيسية", "سياسة", "اقتصاد", "رياضة", "ثقافة وفن", "منوعات", "رأي", "صحة", "علوم", "اتصل بنا"],
    "fa": ["صفحه نخست", "سیاسی", "اقتصادی", "ورزشی", "فرهنگی", "اجتماعی", "بین‌الملل", "عکس", "فیلم", "تماس با ما"],
}
COMMENTS = {
    "ar": [
        ("أبو خالد", "نرجو أن يكون هذا الاتفاق بداية خير على المنطقة كلها، وأن يلتزم به الجميع."),
        ("زائر", "كلام جميل ولكن أين التنفيذ؟ سمعنا مثله مرات كثيرة ولم نر شيئا."),
        ("منى", "شكرا على التغطية المفصلة، لكنكم نسيتم ذكر موقف الدول المجاورة من القرار."),
    ],
    "fa": [
        ("ناشناس", "امیدوارم این توافق برای همه مردم منطقه خوب باشد و همه به آن پایبند بمانند."),
        ("رضا", "حرف‌های قشنگی است ولی اجرا نمی‌شود؛ بارها از این حرف‌ها شنیده‌ایم."),
        ("کاربر مهمان", "ممنون از خبر خوبتان، کاش موضع کشورهای همسایه را هم می‌نوشتید."),
    ],
}
CAPTIONS = {"ar": "جانب من الاجتماع الأخير بين الطرفين (أرشيف)", "fa": "نمایی از نشست اخیر دو طرف (عکس آرشیوی)"}
SUBHEADS = {"ar": ["تفاصيل الاتفاق", "ردود الأفعال"], "fa": ["جزئیات توافق", "واکنش‌ها"]}
SLOGANS = {
    "ar": "موقع إخباري مستقل ينقل إليكم الخبر لحظة بلحظة من كل مكان، وهيئة تحريره مستقلة عن كل جهة.",
    "fa": "این پایگاه خبری مستقل است و تازه‌ترین رویدادها را لحظه به لحظه از همه جا به شما می‌رساند.",
}


@dataclass(frozen=True, slots=True)
class Story:
    """An article that a template shows: its words, and what else the page may say."""

    lang: str
    title: str
    paragraphs: tuple[str, ...]
    values: dict[str, str]
    day: str
    others: tuple[tuple[str, str], ...]  # title and first paragraph of other articles


def press(lang: str) -> list[tuple[str, tuple[str, ...]]]:
    """Title and paragraphs of every article of the example press in a language."""
    out = []
    for path in sorted((PRESS / lang).glob("*.txt")):
        lines = [line.strip() for line in path.read_text(encoding="utf-8").split("\n") if line.strip()]
        body = tuple(line for line in lines[1:] if len(line) >= PARAGRAPH)
        if len(body) > 2:
            out.append((lines[0], body))
    return out


def stories(lang: str, seed: str, count: int) -> list[Story]:
    """`count` stories for one template, the same for the same seed."""
    chance = random.Random(seed)
    articles = press(lang)
    out = []
    order = chance.sample(articles, len(articles)) * (count // len(articles) + 1)
    for title, body in order[:count]:
        others = [(t, b[0]) for t, b in articles if t != title]
        chance.shuffle(others)
        when = datetime(2012, 1, 1, tzinfo=timezone(timedelta(hours=3))) + timedelta(
            minutes=chance.randrange(6_800_000)
        )
        values = _values(lang, chance, when)
        values["title"] = title
        out.append(Story(lang, title, body, values, when.date().isoformat(), tuple(others)))
    return out


def _values(lang: str, chance: random.Random, when: datetime) -> dict[str, str]:
    number = chance.randrange(100000, 999999)
    host = chance.choice(["akhbar.example", "www.news.example", "ar.press.example", "khabar.example"])
    values = {
        "outlet": chance.choice(OUTLETS[lang]),
        "author": chance.choice(AUTHORS[lang]),
        "credit": chance.choice(CREDITS[lang]),
        "source": chance.choice(SOURCES[lang]),
        "section": MENU[lang][1],
        "caption": CAPTIONS[lang],
        "slogan": SLOGANS[lang],
        "subhead1": SUBHEADS[lang][0],
        "subhead2": SUBHEADS[lang][1],
        "code": str(number),
        "views": str(chance.randrange(100, 9000)),
        "url": f"https://{host}/news/{number}",
        "host": host,
    }
    return values | dates(lang, when)


def dates(lang: str, when: datetime) -> dict[str, str]:
    """A moment in the ways in which pages write it."""
    jalali = JalaliDateTime(when)  # type: ignore[no-untyped-call]
    later = when + timedelta(days=3)
    hijri = Gregorian(when.year, when.month, when.day).to_hijri()
    half = "صباحاً" if when.hour < 12 else "مساءً"
    clock12 = f"{when.hour % 12 or 12:02}:{when.minute:02} {half}"
    weekday = WEEKDAYS[lang][when.weekday()]
    month = MONTHS[lang][when.month - 1]
    out = {
        "iso": when.isoformat(),
        "isoday": when.date().isoformat(),
        "iso_space": when.strftime("%Y-%m-%d %H:%M:%S"),
        "rfc": when.strftime("%a, %d %b %Y %H:%M:%S +0300"),
        "ymd": when.strftime("%Y/%m/%d"),
        "dmy": when.strftime("%d/%m/%Y"),
        "dmy_dash": when.strftime("%d-%m-%Y"),
        "clock": when.strftime("%H:%M"),
        "clock12": clock12,
        "words": f"{when.day} {month} {when.year}",
        "words_day": f"{weekday} {when.day} {month} {when.year}",
        "month_first": f"{month} {when.day}, {when.year}",
        "levant": f"{weekday} {when.day} {LEVANT[when.month - 1]} {when.year}",
        "double": f"{when.day} {LEVANT[when.month - 1]}/ {MONTHS['ar'][when.month - 1]} {when.year}",
        "hijri": f"{hijri.day} {HIJRI[hijri.month - 1]} {hijri.year} هـ",
        "english": when.strftime("%d %B %Y"),
        "j_words": f"{jalali.day} {JALALI[jalali.month - 1]} {jalali.year}",
        "j_day": f"{weekday} {jalali.day} {JALALI[jalali.month - 1]} {jalali.year}",
        "j_num": f"{jalali.year}/{jalali.month:02}/{jalali.day:02}",
        "j_num_bare": f"{jalali.year}/{jalali.month}/{jalali.day}",
        "later": later.isoformat(),
        "later_words": f"{later.day} {MONTHS[lang][later.month - 1]} {later.year}",
    }
    out |= {
        f"{k}_fa": out[k].translate(FA_DIGITS)
        for k in ("clock", "j_words", "j_day", "j_num", "j_num_bare", "words", "ymd")
    }
    out |= {f"{k}_ar": out[k].translate(AR_DIGITS) for k in ("clock", "words", "dmy", "hijri", "ymd")}
    return out
