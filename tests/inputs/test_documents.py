"""PDF and Word: the words in the order in which they are read, and documents that would hurt."""

import io
import zipfile
import zlib
from pathlib import Path

import pytest
from packed import TEXTS, articles, failures, zipped

from isnad.config import Config
from isnad.inputs.visual import breaks_joining, is_rtl, logical

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
MC = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'


def docx(path: Path, xml: str) -> Path:
    return zipped(path, {"[Content_Types].xml": b"<Types/>", "word/document.xml": xml.encode()})


def paragraphs(*texts: str) -> str:
    inner = "".join(f"<w:p><w:r><w:t>{t}</w:t></w:r></w:p>" for t in texts)
    return f"<w:document {W}><w:body>{inner}</w:body></w:document>"


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_word_documents(tmp_path: Path, lang: str) -> None:
    (a,) = articles(docx(tmp_path / "x.docx", paragraphs(*TEXTS[lang].split("\n\n"))))
    assert (a.text, a.lang, a.key) == (TEXTS[lang], lang, "x")
    assert a.title is not None and a.title.text == TEXTS[lang].split("\n")[0]


def test_what_was_deleted_is_not_read(tmp_path: Path) -> None:
    changed = (
        '<w:del><w:r><w:t>محذوف</w:t></w:r></w:del><w:ins><w:r><w:t xml:space="preserve">وزاد </w:t></w:r></w:ins>'
    )
    xml = paragraphs(*TEXTS["ar"].split("\n\n")).replace(
        "</w:p></w:body>", f"{changed}<w:r><w:br/></w:r></w:p></w:body>"
    )
    (a,) = articles(docx(tmp_path / "x.docx", xml))
    assert "محذوف" not in a.text and "وزاد" in a.text


@pytest.mark.parametrize("name", ["no-such", "hex", "undefined", "utf-7"])
def test_an_encoding_that_is_none_is_named(tmp_path: Path, name: str) -> None:
    told = f'<?xml version="1.0" encoding="{name}"?>'
    for lang in ("ar", "fa"):
        docx(tmp_path / f"{lang}.docx", told + paragraphs(*TEXTS[lang].split("\n\n")))
    assert [f.code for f in failures(tmp_path)] == ["broken-docx", "broken-docx"]


BOX = (
    "<w:r><w:drawing><w:txbxContent><w:p><w:pPr>{tabs}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p></w:txbxContent>"
    "</w:drawing></w:r>"
)
TABS = '<w:tabs><w:tab w:val="left" w:pos="720"/><w:tab w:val="clear" w:pos="900"/></w:tabs>'
SET = [
    # a paragraph, its text
    (f"<w:pPr>{TABS}</w:pPr><w:r><w:t>%s</w:t></w:r>", "%s"),
    (f"<w:pPr>{TABS}</w:pPr><w:r><w:t>%s</w:t><w:tab/><w:t>%s</w:t></w:r>", "%s\t%s"),
    (BOX.format(tabs=TABS, text="%s"), "%s"),
    (
        f"<mc:AlternateContent {MC}><mc:Choice>{BOX.format(tabs='', text='%s')}</mc:Choice>"
        f"<mc:Fallback>{BOX.format(tabs='', text='%s')}</mc:Fallback></mc:AlternateContent>",
        "%s",
    ),
]


@pytest.mark.parametrize(("paragraph", "text"), SET, ids=["stops", "a tab", "in a box", "a box and its fallback"])
@pytest.mark.parametrize("words", ["قال الوزير إنه يرحب بالحوار", "وزیر گفت که این دیدار خوب بود"])
def test_what_sets_a_paragraph_is_no_text(tmp_path: Path, paragraph: str, text: str, words: str) -> None:
    whole = paragraphs("أ", "ب").replace("</w:body>", f"<w:p>{paragraph.replace('%s', words)}</w:p></w:body>")
    (a,) = articles(docx(tmp_path / "x.docx", whole))
    assert a.text == "أ\n\nب\n\n" + text.replace("%s", words)


def test_entities_and_bombs_of_word_documents_are_refused(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("سر السر", encoding="utf-8")
    laughs = '<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    outside = f'<!DOCTYPE x [<!ENTITY a SYSTEM "file://{secret}">]>'
    for n, head in enumerate((laughs, outside)):
        (f,) = failures(docx(tmp_path / f"{n}.docx", head + paragraphs("&a;")))
        assert f.code == "broken-docx" and "document type" in f.message
    (f,) = failures(docx(tmp_path / "bomb.docx", paragraphs("ا" * 30_000_000)))
    assert f.code in ("unpacks-too-large", "too-large")
    (tmp_path / "none.docx").write_bytes(b"PK\x03\x04 none")
    assert failures(tmp_path / "none.docx")[0].code == "broken-docx"


def pdf(lines: list[list[str]], stream: bytes | None = None, lefts: dict[int, int] | None = None) -> bytes:
    """A PDF whose glyphs are drawn one by one from left to right, each standing for its letters.

    `lefts` says where some lines begin.
    """
    glyphs = sorted({g for line in lines for g in line})
    number = {g: i + 1 for i, g in enumerate(glyphs)}
    draw = []
    for row, line in enumerate(lines):
        codes = "".join(f"{number[g]:04x}" for g in line)
        draw.append(f"BT /F1 12 Tf {(lefts or {}).get(row, 50)} {700 - 20 * row} Td <{codes}> Tj ET")
    to_unicode = "".join(f"<{number[g]:04x}> <{g.encode('utf-16-be').hex()}>\n" for g in glyphs)
    cmap = (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapName /X def 1 begincodespacerange "
        f"<0000> <ffff> endcodespacerange {len(glyphs)} beginbfchar\n{to_unicode}endbfchar endcmap end end"
    )
    content = stream if stream is not None else zlib.compress("\n".join(draw).encode())
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 600 800] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content),
        b"<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding /Identity-H"
        b" /DescendantFonts [6 0 R] /ToUnicode 7 0 R >>",
        b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /X /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity)"
        b" /Supplement 0 >> /FontDescriptor 8 0 R /DW 500 >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(cmap), cmap.encode()),
        b"<< /Type /FontDescriptor /FontName /X /Flags 4 /FontBBox [0 0 1000 1000] /ItalicAngle 0 /Ascent 900"
        b" /Descent 0 /CapHeight 700 /StemV 80 >>",
    ]
    out, places = io.BytesIO(b"%PDF-1.4\n"), []
    out.seek(0, io.SEEK_END)
    for n, body in enumerate(objects, 1):
        places.append(out.tell())
        out.write(b"%d 0 obj\n%s\nendobj\n" % (n, body))
    start = out.tell()
    out.write(b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1))
    out.writelines(b"%010d 00000 n \n" % p for p in places)
    out.write(b"trailer << /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF" % (len(objects) + 1, start))
    return out.getvalue()


VISUAL = {
    "ar": ["راﺮﻗ ﻦﻠﻌﯾ ﺮﯾزﻮﻟا", ".2023 مﺎﻋ ﻲﻓ «ءﺎﻘﻠﻟا اﺬﻫ» Reuters ـﻟ ﺮﯾزﻮﻟا لﺎﻗ"],
    "fa": ["دﺮﮐ مﻼﻋا ﺮﯾزو", ".(نﺎﺘﺳود) «دﻮﺑ بﻮﺧ» ﺖﻔﮔ ۱۴۰۲/۷/۱۲ زور ﻪﺟرﺎﺧ ﺮﯾزو"],
}
READ = {
    "ar": ["الوزیر یعلن قرار", "قال الوزیر لـ Reuters «هذا اللقاء» في عام 2023."],
    "fa": ["وزیر اعلام کرد", "وزیر خارجه روز ۱۴۰۲/۷/۱۲ گفت «خوب بود» (دوستان)."],
}


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_lines_as_they_lie_are_read_from_the_right(lang: str) -> None:
    for seen, meant in zip(VISUAL[lang], READ[lang], strict=True):
        assert is_rtl(list(seen))
        assert logical(list(seen)) == meant


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_pdf_in_the_order_of_reading(tmp_path: Path, lang: str) -> None:
    (tmp_path / "x.pdf").write_bytes(pdf([list(line) for line in VISUAL[lang]]))
    (a,) = articles(tmp_path / "x.pdf", config=Config())
    assert " ".join(a.text.split()) == " ".join(" ".join(READ[lang]).split())
    assert a.key == "x"


@pytest.mark.parametrize("lang", ["ar", "fa"])
def test_the_number_of_a_page_stands_behind_its_text(tmp_path: Path, lang: str) -> None:
    seen = [list(line) for line in VISUAL[lang]]
    (tmp_path / "x.pdf").write_bytes(pdf([*seen, *[[]] * 8, list("۷/۱")], lefts={len(seen) + 8: 520}))
    (a,) = articles(tmp_path / "x.pdf", config=Config())
    assert " ".join(a.text.split()) == " ".join(" ".join([*READ[lang], "۷/۱"]).split())


def test_a_form_that_nothing_joins_tells_of_a_joiner() -> None:
    assert breaks_joining("ﯽ") and not breaks_joining("ﯾ") and not breaks_joining("ﺪ") and not breaks_joining("a")


def test_pdfs_that_hurt_or_are_none(tmp_path: Path) -> None:
    bomb = zlib.compress(bytes(600_000_000), 1)
    (tmp_path / "bomb.pdf").write_bytes(pdf([["a"]], bomb))
    (tmp_path / "none.pdf").write_bytes(b"no pdf at all")
    (tmp_path / "pictures.pdf").write_bytes(pdf([[" "]]))
    found = {Path(f.input).name: f.code for f in failures(tmp_path)}
    assert found == {"bomb.pdf": "broken-pdf", "none.pdf": "broken-pdf", "pictures.pdf": "empty"}


def test_nothing_is_run_that_lies_in_the_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("statistics", "re", "pdfminer"):
        (tmp_path / f"{name}.py").write_text("raise SystemExit('run')")
    (tmp_path / "x.pdf").write_bytes(pdf([list(line) for line in VISUAL["ar"]]))
    monkeypatch.chdir(tmp_path)
    assert len(articles(tmp_path / "x.pdf", config=Config())) == 1


def test_documents_within_archives(tmp_path: Path) -> None:
    one = docx(tmp_path / "x.docx", paragraphs(*TEXTS["fa"].split("\n\n"))).read_bytes()
    files = {"fa.docx": one, "ar.pdf": pdf([list(line) for line in VISUAL["ar"]])}
    found = articles(zipped(tmp_path / "n.zip", files, zipfile.ZIP_STORED))
    assert [a.lang for a in found] == ["fa", "ar"]
