"""Texts, tables and JSON in other encodings than UTF-8: read where their bytes say surely what they are."""

import gzip
import json
from pathlib import Path

import pytest

from isnad.config import Config
from isnad.inputs import iter_inputs
from isnad.model import Article, Failure

TEXTS = {
    "ar": "قال وزير الخارجية إن المحادثات ستبدأ غدا، وأضاف أن الوفود وصلت إلى العاصمة من بلدان عدة.",
    "fa": "وزير خارجه گفت که گفتگوها از فردا آغاز مي شود و هيات ها از چند کشور به پايتخت رسيده اند.",
}
ENCODINGS = ["utf-8", "utf-8-sig", "utf-16", "utf-32", "windows-1256"]
LINES = {
    "a.txt": "{text}",
    "a.csv": 'id,text,outlet\n1,"{text}",x\n',
    "a.tsv": "id\ttext\n1\t{text}\n",
    "a.jsonl": '{{"text": "{text}"}}\n',
    "a.json": '[{{"text": "{text}"}}]',
    "a.jsonl.gz": '{{"text": "{text}"}}\n',
}


def read(path: Path) -> list[Article | Failure]:
    return list(iter_inputs([path], Config()))


@pytest.mark.parametrize("lang", ["ar", "fa"])
@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("name", LINES)
def test_the_same_is_read_in_every_encoding(tmp_path: Path, name: str, encoding: str, lang: str) -> None:
    raw = LINES[name].format(text=TEXTS[lang]).encode(encoding)
    (tmp_path / name).write_bytes(gzip.compress(raw) if name.endswith(".gz") else raw)
    (found,) = read(tmp_path / name)
    assert isinstance(found, Article) and (found.text, found.lang) == (TEXTS[lang], lang)


@pytest.mark.parametrize("encoding", ["utf-16", "windows-1256"])
def test_a_long_file_is_recoded_to_its_end(tmp_path: Path, encoding: str) -> None:
    rows = [json.dumps({"text": f"{TEXTS['ar']} {n}"}, ensure_ascii=False) for n in range(3000)]
    (tmp_path / "a.jsonl").write_bytes("\n".join(rows).encode(encoding))
    found = read(tmp_path / "a.jsonl")
    assert [a.text for a in found if isinstance(a, Article)] == [f"{TEXTS['ar']} {n}" for n in range(3000)]


@pytest.mark.parametrize(
    "raw",
    [
        "Der Minister sagte, die Gespräche würden fortgeführt, für längere Zeit.".encode("cp1252"),
        "Министр сказал, что визит состоится в мае.".encode("cp1251"),
        "Ο υπουργός είπε ότι οι συνομιλίες συνεχίζονται.".encode("cp1253"),
        TEXTS["ar"].encode()[:60] + b"\xff" + TEXTS["ar"].encode()[60:],
        (TEXTS["fa"] * 900).encode("utf-16") + b"\x00",
    ],
    ids=["German", "Russian", "Greek", "broken UTF-8", "cut UTF-16"],
)
def test_what_is_not_sure_is_not_guessed(tmp_path: Path, raw: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(raw)
    (found,) = read(tmp_path / "a.txt")
    assert isinstance(found, Failure) and found.code == "not-utf8"
