"""Stretches that the tagger took for something else or cut short, corrected by known names and by the article."""

import pytest

from isnad.stages.names.echoes import echoes
from isnad.stages.names.exact import exact, whole_persons
from isnad.stages.names.phrases import PhraseReader
from isnad.stages.names.tagger import Tagged
from isnad.stages.names.vocabulary import vocabulary
from isnad.text import tokenize

# phenomenon: (language, text, stretch that the tagger found, its label, expected stretch, expected label)
ROWS = {
    "ar a person taken for a body": ("ar", "التقى ليام فوكس الوفد.", "ليام فوكس", "ORG", "ليام فوكس", "PER"),
    "fa a person taken for a body": ("fa", "هیئت با هایکو ماس دیدار کرد.", "هایکو ماس", "ORG", "هایکو ماس", "PER"),
    "ar an agency taken for a person": ("ar", "قال لفرانس برس أمس.", "لفرانس برس", "PER", "لفرانس برس", "AGENCY"),
    "fa a body taken for a person": ("fa", "شورای امنیت جلسه دارد.", "شورای امنیت", "PER", "شورای امنیت", "ORG"),
    "fa a place taken for a person": ("fa", "او در مینه سوتا پیروز شد.", "مینه سوتا", "PER", "مینه سوتا", "GPE"),
    "ar a place taken for a person": ("ar", "مرت القافلة في تل تمر أمس.", "تل تمر", "PER", "تل تمر", "GPE"),
    "ar a body before its state's adjective with more behind": (
        "ar", "أعلن الجيش السوري حلب محررة.", "الجيش السوري حلب", "ORG", "الجيش السوري", "ORG",
    ),
    "fa a body before its state's name with more behind": (
        "fa", "ارتش سوریه حلب را گرفت.", "ارتش سوریه حلب", "ORG", "ارتش سوریه", "ORG",
    ),
    "ar a noun with its article before a person": (
        "ar", "قال مدير المعهد دان سميث.", "المعهد دان سميث", "ORG", "دان سميث", "PER",
    ),
    "ar the adjective of its own country behind a place": (
        "ar", "قرب مرتفعات الجولان السورية.", "مرتفعات الجولان السورية", "GPE", "مرتفعات الجولان", "GPE",
    ),
    "fa the adjective of its own country behind a person": (
        "fa", "آنگلا مرکل آلمانی آمد.", "آنگلا مرکل آلمانی", "PER", "آنگلا مرکل", "PER",
    ),
    "ar near miss: a known name within a longer one": (
        "ar", "قال محمد جواد ظريف.", "محمد جواد ظريف", "PER", "محمد جواد ظريف", "PER",
    ),
    "fa near miss: a known name within a longer one": (
        "fa", "سید علی لاریجانی آمد.", "سید علی لاریجانی", "PER", "سید علی لاریجانی", "PER",
    ),
    "ar near miss: a country's name that a team bears": (
        "ar", "فازت كوريا الجنوبية بهدف.", "كوريا الجنوبية", "ORG", "كوريا الجنوبية", "ORG",
    ),
    "fa near miss: a country's name that a team bears": (
        "fa", "کره جنوبی یک گل زد.", "کره جنوبی", "ORG", "کره جنوبی", "ORG",
    ),
    "ar near miss: a body of no country, and words that are no adjective": (
        "ar", "دعا الاتحاد الأوروبي للملاحة إلى التهدئة.", "الاتحاد الأوروبي للملاحة", "ORG",
        "الاتحاد الأوروبي للملاحة", "ORG",
    ),
    "fa near miss: a body of no country, and words that are no adjective": (
        "fa", "اتحادیه اروپا کشتیرانی جلسه دارد.", "اتحادیه اروپا کشتیرانی", "ORG", "اتحادیه اروپا کشتیرانی", "ORG",
    ),
    "ar a body of one word that nobody is called like": ("ar", "رفض الأزهر ذلك.", "الأزهر", "PER", "الأزهر", "ORG"),
    "fa a body of one word that nobody is called like": ("fa", "حماس گفت.", "حماس", "PER", "حماس", "ORG"),
    "ar a capital taken for a body": ("ar", "تدعم بلاده دمشق.", "دمشق", "ORG", "دمشق", "GPE"),
    "fa a capital taken for a body": ("fa", "کشورش از دمشق حمایت کرد.", "دمشق", "ORG", "دمشق", "GPE"),
    "ar a city of two words taken for a person": ("ar", "زار أبو ظبي أمس.", "أبو ظبي", "PER", "أبو ظبي", "GPE"),
    "fa a city of two words taken for a person": ("fa", "به تل آویو رفت.", "تل آویو", "PER", "تل آویو", "GPE"),
    "ar near miss: one word that a person bears too": ("ar", "قال الصدر ذلك.", "الصدر", "PER", "الصدر", "PER"),
    "fa near miss: one word that a person bears too": ("fa", "صدر گفت.", "صدر", "PER", "صدر", "PER"),
}  # fmt: skip


@pytest.mark.parametrize("case", ROWS)
def test_exact(case: str) -> None:
    lang, text, found, label, stretch, expected = ROWS[case]
    words, tokens = vocabulary(lang), tokenize(text)
    at = text.index(found)
    first, last = tokens.start.index(at), tokens.end.index(at + len(found)) + 1
    hits = {h.first: h for h in words.phrases.find(tokens)}
    country = PhraseReader(words, None).demonyms.__getitem__
    t = exact(Tagged(first, last, label), tokens, hits, country, words.arabic)
    assert (text[tokens.start[t.first] : tokens.end[t.last - 1]], t.label) == (stretch, expected)


# phenomenon: (language, text, known person's full name, stretch that the tagger found, its label, expected stretch)
ENDS = {
    "ar a given name like a verb": ("ar", "توفي فيدل كاسترو أمس.", "فيدل كاسترو", "كاسترو", "PER", "فيدل كاسترو"),
    "ar a surname taken for an office": ("ar", "عاد فيدل كاسترو.", "فيدل كاسترو", "كاسترو", "OFF", "فيدل كاسترو"),
    "fa a given name left out": ("fa", "فیدل کاسترو آمد.", "فیدل کاسترو", "کاسترو", "PER", "فیدل کاسترو"),
    "ar near miss: a place at its end": ("ar", "عاد فيدل كاسترو.", "فيدل كاسترو", "كاسترو", "GPE", "كاسترو"),
    "fa near miss: more than its end": (
        "fa",
        "فیدل کاسترو روس آمد.",
        "فیدل کاسترو",
        "کاسترو روس",
        "PER",
        "کاسترو روس",
    ),
}


@pytest.mark.parametrize("case", ENDS)
def test_what_ends_a_known_name_is_all_of_it(case: str) -> None:
    lang, text, full, found, label, expected = ENDS[case]
    tokens = tokenize(text)
    at = text.index(found)
    stretch = Tagged(tokens.start.index(at), tokens.end.index(at + len(found)) + 1, label)
    known = [h for h in vocabulary(lang).phrases.find(tokens) if text[tokens.start[h.first] :].startswith(full)]
    [t] = whole_persons([stretch], known)
    assert known and text[tokens.start[t.first] : tokens.end[t.last - 1]] == expected


@pytest.mark.parametrize(
    ("lang", "text", "full"),
    [("ar", "عاد فيدل كاسترو.", "فيدل كاسترو"), ("fa", "فیدل کاسترو آمد.", "فیدل کاسترو")],
)
def test_stretches_never_overlap(lang: str, text: str, full: str) -> None:
    tokens = tokenize(text)
    first = tokens.start.index(text.index(full))
    stretches = [Tagged(first, first + 1, "GPE"), Tagged(first + 1, first + 2, "PER")]
    known = vocabulary(lang).phrases.find(tokens)
    assert whole_persons(stretches, [h for h in known if h.last - h.first == 2]) == stretches


# phenomenon: (language, text, persons that the tagger found, persons of the article)
TOGETHER = {
    "ar a name whose last word was left out, by what stands elsewhere": (
        "ar", "وصل سامي الحاج قاسم. وقال الحاج قاسم إن الطريق آمن.", ["سامي الحاج", "الحاج قاسم"],
        ["سامي الحاج قاسم", "الحاج قاسم"],
    ),
    "fa a name whose last word was left out, by what stands elsewhere": (
        "fa", "محمدرضا رضایی کوچی آمد. رضایی کوچی گفت راه باز است.", ["محمدرضا رضایی", "رضایی کوچی"],
        ["محمدرضا رضایی کوچی", "رضایی کوچی"],
    ),
    "ar near miss: two persons side by side": (
        "ar", "استقبل الحلواني الصفدي. وقال الصفدي إنه مرتاح.", ["الحلواني", "الصفدي"],
        ["الحلواني", "الصفدي", "الصفدي"],
    ),
    "fa near miss: two persons side by side": (
        "fa", "به گفته رستگار نیکوفر آمد. نیکوفر خوشحال بود.", ["رستگار", "نیکوفر"], ["رستگار", "نیکوفر", "نیکوفر"],
    ),
}  # fmt: skip


@pytest.mark.parametrize("case", TOGETHER)
def test_together(case: str) -> None:
    lang, text, found, expected = TOGETHER[case]
    tokens, tagged, at = tokenize(text), [], 0
    for name in found:
        at = text.index(name, at)
        last = next(i for i, end in enumerate(tokens.end) if end >= at + len(name)) + 1
        tagged.append(Tagged(tokens.start.index(at), last, "PER"))
        at += len(name)
    people = echoes(tokens, tagged, vocabulary(lang))
    assert [text[tokens.start[t.first] : tokens.end[t.last - 1]] for t in people] == expected
