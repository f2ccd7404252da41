"""What a file is said to be, by its bytes and its name."""

from pathlib import Path

import pytest

from isnad.config import Config
from isnad.inputs.sniff import sniff

AR = "قال وزير الخارجية إن المحادثات ستبدأ غدا، وأضاف أن الوفود وصلت إلى العاصمة من بلدان عدة بعد رحلة طويلة."
FA = "وزير خارجه گفت که گفتگوها از فردا آغاز مي شود و هيات ها از چند کشور به پايتخت رسيده اند و مي مانند."


@pytest.mark.parametrize(
    ("name", "raw", "kind", "problem"),
    [
        ("a.rtf", b"{\\rtf1\\ansi text}", "a text with formatting (RTF)", "save it as .docx"),
        ("a.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "an old office file", "save it as .docx"),
        ("a.pages", b"words", "text", "name it ….txt"),
        ("a.txt", AR.encode("windows-1256"), "a text: one article, in windows-1256", None),
        ("a.txt", FA.encode("utf-16"), "a text: one article, in utf-16", None),
        ("a.txt", FA.encode(), "a text: one article", None),
    ],
)
def test_a_file_is_called_what_it_is(tmp_path: Path, name: str, raw: bytes, kind: str, problem: str | None) -> None:
    (tmp_path / name).write_bytes(raw)
    found = sniff(tmp_path / name, Config())
    assert (found.kind, found.problem, found.read) == (kind, problem, problem is None)


@pytest.mark.parametrize("text", [AR, FA])
def test_a_text_without_title_is_shown_by_its_first_whole_words(tmp_path: Path, text: str) -> None:
    (tmp_path / "a.txt").write_text(text, encoding="utf-8")
    (first,) = sniff(tmp_path / "a.txt", Config()).first
    assert first.endswith(" …") and text.startswith(first[:-1])


def test_a_table_whose_rows_all_fail_is_not_called_empty(tmp_path: Path) -> None:
    (tmp_path / "a.csv").write_bytes(b"text\n\xe3\xe3\xff\n")
    found = sniff(tmp_path / "a.csv", Config())
    assert found.failed == 1 and found.problem is not None and "[not-utf8]" in found.problem
