"""Pages that attack: bombs, depth, entities, active and hidden parts. Each is refused or read within its limit."""

import json
import time
from pathlib import Path

import pytest

from isnad.config import Config
from isnad.errors import InputError
from isnad.inputs import iter_inputs
from isnad.inputs.pages import LIMITS, parse_page, read_page
from isnad.model import Article, Failure

AR = "قال الوزير إن بلاده ترحب بالحوار مع الجيران وإن الاجتماع المقبل سيعقد في الشهر القادم في العاصمة."
FA = "وزیر خارجه گفت که این دیدار سازنده بود و کشورش می‌خواهد گفت‌وگوها در ماه‌های آینده نیز ادامه یابد."
SECONDS = 5.0


def read(html: str | bytes, **more: str) -> Article:
    content = html if isinstance(html, bytes) else html.encode()
    return read_page(content, key="k", path="k.html", limits=Config(), **more)  # type: ignore[arg-type]


BOMBS = [
    # name, page, code of the failure or None where it is read
    ("a million nested parts", "<div>" * 1_000_000 + AR, "too-large"),
    ("deep", "<div>" * 100_000 + AR, "too-deep"),
    ("deep and closed", "<div>" * 70_000 + AR + "</div>" * 70_000, "too-deep"),
    ("ends that close nothing", "<div><table></div></table>" * 30_000 + AR, "too-deep"),
    ("tables in tables", "<table><tr><td>" * 40_000 + FA, "too-deep"),
    ("formatting never closed", "".join(f"<font/x={i}>" for i in range(2000)) + f"<p>{AR}" * 2000, None),
    ("one tag of a million attributes", "<p " + " ".join(f"a{i}" for i in range(1_000_000)) + f">{FA}", None),
    ("many tags of many attributes", ("<p " + " ".join(f"a{i}" for i in range(2000)) + f">{FA}") * 500, None),
    ("a name of ten megabytes", f"<p class='{'a-' * 5_000_000}'>{AR}", None),
    ("paragraphs without end", f"<p>{AR}" * 40_000, "too-large"),
    ("nothing but spaces", "<p>" + " " * 5_000_000 + FA, None),
    ("a title of megabytes", f"<title>{'عنوان ' * 500_000}</title><h1>عنوان</h1><p>{AR}", None),
    ("data nested without end", f'<script type="application/ld+json">{"[" * 200_000}</script><p>{AR}', None),
    ("data without end", f'<script type="application/ld+json">[{"{}," * 300_000}{{}}]</script><p>{FA}', None),
    ("ampersands escaped again and again", "<p>" + "&amp;amp;amp;" * 100_000 + (AR + " ") * 99, None),
    ("rules that nothing closes", "<hr>قال الوزير إن الأمر كذا وكذا." * 40_000, None),
    ("labels of related news without end", f"<p>اقرأ أيضا</p><p>{AR}</p>" * 10_000, None),
    ("labels of related news without end, in Persian", f"<p>بیشتر بخوانید</p><p>{FA}</p>" * 10_000, None),
    ("lists in lists", "<ul><li>" * 300 + f"<a href=/>{AR[:30]}</a> {AR[:40]}<br>" * 20_000, None),
    ("paragraphs in the depth", "<div>" * 700 + "<p>قال الوزير إن الأمر كذا.</p>" * 40_000, None),
    ("scripts that nothing closes", ("<script>" + "<b>" * 190) * 600 + FA, "too-deep"),
    ("text taken for another encoding", "Ø§Ù„" * 400_000 + f"<p>{AR}", None),
]


@pytest.mark.parametrize(("name", "page", "code"), BOMBS, ids=[b[0] for b in BOMBS])
def test_bombs_are_refused_or_read_in_time(name: str, page: str, code: str | None) -> None:
    began = time.process_time()
    found = None
    try:
        read(page)
    except InputError as e:
        found = e.code
    assert time.process_time() - began < SECONDS
    assert found == code or (code is None and found in {"unsupported-language", "too-large", "no-article"})


def test_a_file_of_200_megabytes_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "x.html"
    with path.open("wb") as f:
        f.write(f"<p>{AR}".encode())
        f.truncate(200_000_000)
    (found,) = iter_inputs([path], Config())
    assert isinstance(found, Failure) and found.code == "too-large"
    with pytest.raises(InputError):
        read(b"<p>" + b"x" * LIMITS.bytes)


def test_entities_outside_the_page_are_not_fetched(tmp_path: Path) -> None:
    secret = tmp_path / "secret.txt"
    secret.write_text("كلمة السر هنا", encoding="utf-8")
    page = (
        f'<?xml version="1.0"?><!DOCTYPE html [<!ENTITY xxe SYSTEM "{secret.as_uri()}"><!ENTITY a "ha">'
        '<!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;">]>'
        f'<html xmlns="http://www.w3.org/1999/xhtml"><body><p>{AR} &xxe; &c;</p></body></html>'
    )
    text = read(page).text
    assert "السر" not in text and "haha" not in text and AR in text


ACTIVE = [
    "<script>document.write('سطر من برنامج')</script>",
    "<style>p::after{content:'سطر من برنامج'}</style>",
    "<iframe srcdoc='<p>سطر من برنامج</p>'>سطر من برنامج</iframe>",
    "<object data=x>سطر من برنامج</object>",
    "<noscript>سطر من برنامج</noscript>",
    "<template><p>سطر من برنامج</p></template>",
    "<svg><text>سطر من برنامج</text></svg>",
    "<textarea>سطر من برنامج</textarea>",
    "<img src=x onerror=alert(1) alt='سطر من برنامج'>",
    "<a href='javascript:alert(1)' onclick='x()' title='سطر من برنامج'></a>",
    "<!-- سطر من برنامج -->",
]


@pytest.mark.parametrize("part", ACTIVE)
@pytest.mark.parametrize("prose", [AR, FA])
def test_nothing_active_is_kept(part: str, prose: str) -> None:
    assert read(f"<body><p>{prose}</p>{part}<p>{prose} {part}</p></body>").text == f"{prose}\n{prose}"


HIDDEN = [
    'style="display:none"',
    'style="color:red; DISPLAY : none !important"',
    'style="visibility:hidden"',
    'style="font-size:0"',
    'style="position:absolute; left:-9999px"',
    'style="text-indent:-9999px"',
    'style="opacity:0"',
    "hidden",
    'class="sr-only"',
    'class="note screen-reader-text"',
    'class="d-none"',
]


@pytest.mark.parametrize("how", HIDDEN)
@pytest.mark.parametrize(("prose", "other"), [(AR, FA), (FA, AR)])
def test_what_no_reader_sees_is_left_out(how: str, prose: str, other: str) -> None:
    page = f"<body><p>{prose}</p><div {how}><p>{other}</p></div><p>{prose}<span {how}>{other}</span></p></body>"
    assert read(page).text == f"{prose}\n{prose}"


JS = "let a=1;if(a<2&&a>0){f('سطر من برنامج')};" * 12
SCRIPTED = [
    f"<script>{JS}</script>",
    f"<SCRIPT type='text/javascript'>{JS}</ScRipt>",
    f"<style>{JS}</style>",
    f"<script>document.write('<p>سطر من برنامج</p>');{JS}</script>",
    f"<script><!-- {JS} --></script>",
    f"<script>{JS}<!-- <script>{JS}</script> --></script>",
    f"<!-- <script> {JS} --><!-- </script> -->",
    f"<textarea><script></textarea><script>{JS}</script>",
    f"<svg><script>{JS}</script></svg>",
    f"<img alt='<script>'><script>{JS}</script>",
    f"<script data-x='>'>{JS}</script>",
]


@pytest.mark.parametrize("part", SCRIPTED)
@pytest.mark.parametrize("prose", [AR, FA])
def test_long_scripts_are_left_out_and_nothing_else(part: str, prose: str) -> None:
    assert read(f"<body><p>{prose}</p>{part}<p>{prose}</p><p>{prose}</p></body>").text == "\n".join([prose] * 3)
    page = f"<html><head><title>x</title>{part}</head><body><p>{prose}</p>{part}</body></html>"
    assert read(page.encode("utf-16")).text.endswith(prose)


def test_metadata_is_text_on_one_line_and_addresses_are_of_the_web() -> None:
    data = {"@type": "NewsArticle", "headline": "عنوان\n<script>alert(1)</script>", "author": {"name": "أ\u0000\nب"}}
    page = (
        f"<head><script type='application/ld+json'>{json.dumps(data)[:-1]}}}</script>"
        f'<link rel=canonical href="javascript:alert(1)"><meta property=og:url content="file:///etc/passwd">'
        f'<meta property=og:site_name content="اسم\nالموقع"></head><body><p>{AR}</p></body>'
    )
    found = parse_page(page.encode(), path="k", url="https://news.example/1")
    assert found.url == "https://news.example/1"
    assert found.outlet == "اسم الموقع"
    assert all("\n" not in v and "\0" not in v for v in (found.title or "", found.byline or ""))


@pytest.mark.parametrize(
    "given", ["https://other.example/1", "//evil.example/x", "ftp://news.example/1", "http://[::1"]
)
def test_a_page_can_name_no_address_of_another_site(given: str) -> None:
    page = f'<link rel=canonical href="{given}"><p>{FA}</p>'
    assert parse_page(page.encode(), path="k", url="https://news.example/1").url == "https://news.example/1"
    own = f'<link rel=canonical href="https://www.news.example/2"><p>{FA}</p>'
    assert parse_page(own.encode(), path="k", url="https://news.example/1").url == "https://www.news.example/2"
