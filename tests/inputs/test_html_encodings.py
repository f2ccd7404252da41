"""Encodings of pages: what they are in decides, whatever they say; mojibake is put right."""

import pytest

from isnad.config import Config
from isnad.inputs.encoding import decode_page
from isnad.inputs.pages import parse_page, read_page

AR = (
    "قال وزير الخارجية إن بلاده ترحب بالحوار مع الجيران، وأضاف أن الاجتماع المقبل سيعقد في العاصمة. "
    "وأكد المتحدث باسم الوزارة أن اللجنة ستواصل عملها حتى نهاية الشهر الحالي."
)
FA = (
    "وزیر خارجه گفت که این دیدار سازنده بود و کشورش می‌خواهد گفت‌وگوها ادامه یابد. "
    "سخنگوی وزارت نیز افزود که نشست بعدی در ماه‌های آینده در تهران برگزار خواهد شد."
)
OLD = str.maketrans("یک", "يك")
LETTER = {"ar": AR, "fa": FA.translate(OLD)}
BARE = {"ar": AR, "fa": FA.translate(OLD).replace("\u200c", " ").translate(str.maketrans("پچژگ", "بجزك"))}


def page(text: str, said: str | None) -> str:
    meta = f'<meta http-equiv="Content-Type" content="text/html; charset={said}">' if said else ""
    return f'<html dir="rtl"><head>{meta}</head><body><p>{text}</p></body></html>'


SAID = [None, "utf-8", "windows-1256", "iso-8859-1", "iso-8859-6", "windows-1252", "nonsense", "utf-7", "base64"]
TABLE = [
    # encoding, text by language
    ("utf-8", {"ar": AR, "fa": FA}),
    ("utf-8-sig", {"ar": AR, "fa": FA}),
    ("utf-16", {"ar": AR, "fa": FA}),
    ("utf-16-le", {"ar": AR, "fa": FA}),
    ("utf-16-be", {"ar": AR, "fa": FA}),
    ("windows-1256", LETTER),
    ("iso-8859-6", BARE),
]


@pytest.mark.parametrize("said", SAID)
@pytest.mark.parametrize(("encoding", "texts"), TABLE, ids=[t[0] for t in TABLE])
@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_the_bytes_decide(lang: str, encoding: str, texts: dict[str, str], said: str | None) -> None:
    raw = page(texts[lang], said).encode(encoding)
    for declared in (None, said, "iso-8859-1"):
        article = read_page(raw, key="k", path="k", limits=Config(), declared_encoding=declared)
        assert article.text == texts[lang]
        assert article.lang == lang


@pytest.mark.parametrize(("meant", "taken"), [("utf-8", "cp1252"), ("utf-8", "cp1256"), ("cp1256", "cp1252")])
@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_mojibake_is_put_right(lang: str, meant: str, taken: str) -> None:
    text = LETTER[lang] if meant == "cp1256" else {"ar": AR, "fa": FA}[lang]
    wrong = "".join(bytes([b]).decode(taken, "ignore") or chr(b) for b in page(text, "utf-8").encode(meant))
    assert text not in wrong
    found = decode_page(wrong.encode())
    assert text in found.text
    assert (found.encoding, found.mistaken) == (meant, "utf-8")


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_mojibake_written_as_entities(lang: str) -> None:
    wrong = {"ar": AR, "fa": FA}[lang].encode().decode("latin-1")
    names = wrong.encode("ascii", "xmlcharrefreplace").decode()
    named = wrong.replace("Ø", "&Oslash;").replace("Ù", "&Ugrave;").replace("Û", "&Ucirc;")
    assert {"ar": AR, "fa": FA}[lang] in decode_page(page(named, None).encode()).text
    assert parse_page(page(names, None).encode(), path="k").lang is None  # by number they are what they say


SOUND = [
    ("ar", "قال طه حسين: «Où est l'été ?» و«Größe»، ثم طلب الطبيب الطريق إلى طرطوس وطنطا وظفار وظهران الجنوب."),
    ("fa", "طاها گفت: «naïve» و «façade»؛ طبیب طوس و طبس و طالقان و ظفر و ظاهر و طلا و طرح و طول و طعم را دید."),
]


@pytest.mark.parametrize(("lang", "text"), SOUND)
def test_sound_text_is_left_alone(lang: str, text: str) -> None:
    whole = page(f"{text} " * 8 + {"ar": AR, "fa": FA}[lang], "utf-8")
    found = decode_page(whole.encode())
    assert (found.text, found.encoding, found.mistaken) == (whole, "utf-8", None)


def test_a_few_broken_bytes_do_not_make_another_encoding() -> None:
    raw = page(f"{AR} " * 5, "utf-8").encode()
    broken = raw[:300] + b"\xd9" + raw[300:]
    found = decode_page(broken, "windows-1256")
    assert found.encoding == "utf-8" and found.text.count("\ufffd") == 1 and found.text.count("بالحوار") == 5


TWICE = [
    ("&amp;laquo;بله&amp;raquo;", "«بله»"),
    ("می&amp;zwnj;گوید", "می‌گوید"),
    ("&amp;amp;quot;نعم&amp;amp;quot;", '"نعم"'),
    ("الأول&amp;nbsp;والثاني", "الأول\xa0والثاني"),
    ("&amp;#171;نعم&amp;#187;", "«نعم»"),
    ("&amp;#xAB;نعم&amp;#xBB;", "«نعم»"),
    ("&amp;lt;b&amp;gt;نعم&amp;lt;/b&amp;gt;", "نعم"),
    ("AT&amp;T و R&amp;D", "AT&T و R&D"),
    ("5 &lt; 7 و x &amp; y", "5 < 7 و x & y"),
    ("&amp;#0; و &amp;#xD800; و", "\ufffd و \ufffd و"),
]


@pytest.mark.parametrize(("source", "shown"), TWICE)
@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_entities_escaped_twice(lang: str, source: str, shown: str) -> None:
    prose = {"ar": AR, "fa": FA}[lang]
    text = "\n".join(parse_page(page(f"{prose} {source} {prose}", "utf-8").encode(), path="k").paragraphs)
    assert text == f"{prose} {shown} {prose}"
