"""Pages of copies and stories leave nothing out without a word; a message without a title goes by its first words."""

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from isnad.config import Config
from isnad.job import run
from isnad.record import View
from isnad.record.found import all_said, head
from isnad.web import make_app
from isnad.web.words import texts

HERE = "http://127.0.0.1:8000"
TEXT = {
    "ar": (
        "عدن (رويترز) - ",
        "قال وزير النقل اليمني سالم الكاتب يوم الأحد إن {} سفن وصلت إلى ميناء عدن وعلى متنها قمح ووقود.\n\n"
        "وأضاف الكاتب أن تفريغ الشحنات يستغرق أسبوعا كاملا بسبب نقص الرافعات في الميناء.\n\n"
        "ونفى مدير الميناء وجود أي تأخير في دخول السفن إلى المرسى خلال الشهر الماضي.",
        ("ثلاث", "أربع"),
    ),
    "fa": (
        "بوشهر - ایرنا - ",
        "سعید کاتب مدیرکل بنادر روز یکشنبه گفت که {} کشتی با بار گندم و سوخت به بندر بوشهر رسیده‌اند.\n\n"
        "کاتب افزود که تخلیه بارها به دلیل کمبود جرثقیل در بندر یک هفته کامل طول می‌کشد.\n\n"
        "رئیس اتاق بازرگانی هرگونه تأخیر در ورود کشتی‌ها به اسکله را در ماه گذشته تکذیب کرد.",
        ("سه", "چهار"),
    ),
}
COPIES = 9


@pytest.fixture(params=TEXT)
def printed(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[str, Path]:
    """The language, and a record of one agency text that many outlets print, one with another number."""
    dateline, text, (number, other) = TEXT[request.param]
    lines = [{"id": f"1/{i}", "outlet": f"outlet{i}", "published": f"2025-03-{i + 9:02}"} for i in range(COPIES)]
    for i, line in enumerate(lines):
        line["text"] = dateline * (i == 0) + text.format(other if i else number)
    (tmp_path / "a.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    run([tmp_path / "a.jsonl"], tmp_path / "r.sqlite", Config())
    return request.param, tmp_path / "r.sqlite"


def test_the_page_of_copies_tells_all_that_they_changed(printed: tuple[str, Path]) -> None:
    lang, record = printed
    dateline, _, (number, other) = TEXT[lang]
    browser = TestClient(make_app(record), base_url=HERE)
    with View(record) as view:
        heads = list(view.articles())
        first = min(heads, key=lambda h: h.published or "")
        assert first.called.startswith(dateline.split()[0]) and first.called.endswith(" …")
        for h in heads:
            reading = view.article(h.id)
            assert head(reading).called == h.called and all(s.article.called == h.called for s in all_said(reading))
    for interface in ("ar", "fa", "en"):
        ui = texts(interface)["ui"]
        page = browser.get(f"/copies/{first.id[:16]}?lang={interface}").text
        assert f"<del>{number}</del>" in page and f"<ins>{other}</ins>" in page
        assert ui["credit_cut"] in page and ui["text_from"] in page
        assert "1/0" not in page and "isnad copies --article" in page  # more copies than one page compares
    told = browser.get(f"/copies/{first.id[:16]}.json").json()
    assert (len(told["changes"]) + told["untold"], told["untold"] > 0) == (COPIES - 1, True)
