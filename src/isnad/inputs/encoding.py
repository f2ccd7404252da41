"""Bytes of pages to text: which encoding they are in, whatever they say of themselves, and mojibake undone.

The bytes decide before the declarations: half of all old pages declare another encoding than they are in.
"""

import codecs
import re
from functools import cache
from html.entities import name2codepoint
from typing import NamedTuple

from isnad.inputs.language import familiarity

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),  # before UTF-16, whose mark it begins with
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_LEGACY = ("windows-1256", "iso-8859-6")
_OLD_MACS = ("mac-arabic", "mac-farsi")
_WESTERN = frozenset({"iso8859-1", "cp1252", "ascii"})  # what servers declare by default
_HEAD = 4096
_META = re.compile(rb"""<(?:meta[^>]{0,300}?charset|\?xml[^>]{0,100}?encoding)\s*=\s*["']?\s*([\w.:-]{2,40})""", re.I)
_DAMAGED = 0.02  # share of broken characters up to which a text is still UTF-8
_SAMPLE = 2000  # characters outside ASCII that are enough to tell encodings by
_FOREIGN = re.compile(r"[^\x00-\x7f]+(?:[ \x80-\U0010ffff]*[^\x00-\x7f])?")
_TRACES = "\u0637\u0638"  # what the first bytes of Arabic letters in UTF-8 are in windows-1256
_ALEF = "\u0627"  # the most frequent letter of both languages
_LATIN = re.compile("[\u00c0-\u00ff]")
_NAMED = re.compile(f"&({'|'.join(n for n, c in name2codepoint.items() if 0x80 <= c <= 0x2122)});")
_FEW = 20  # characters that may stand by chance
_BETTER = 0.15  # by how much more familiar a repair must be


class Decoded(NamedTuple):
    """The text, the encoding it was in, and the one it had been taken for by mistake before that, if any."""

    text: str
    encoding: str
    mistaken: str | None = None


def decode_page(content: bytes, declared: str | None = None) -> Decoded:
    """The text of a page; `declared` is what its HTTP header says. Never fails: broken characters become U+FFFD."""
    for bom, name in _BOMS:
        if content.startswith(bom):
            return _mended(content[len(bom) :].decode(name, "replace"), name)
    wide = _wide(content[:_HEAD])
    if wide:
        return Decoded(content.decode(wide, "replace"), wide)
    try:
        return _mended(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError:
        pass
    text = content.decode("utf-8", "replace")
    broken = text.count("\ufffd")
    if broken <= 1 or broken < _DAMAGED * sum(len(run) for run in re.findall(r"[^\x00-\x7f]+", text)):
        return _mended(text, "utf-8")
    name = _legacy(content, _names(content, declared))
    return _mended(content.decode(name, "replace"), name)


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: markup has a zero byte in every ASCII character."""
    head = head[: len(head) // 2 * 2]
    if len(head) < 8:
        return None
    least = len(head) // 20  # spaces alone are every sixth character of Arabic prose
    even, odd = head[::2].count(0), head[1::2].count(0)
    if odd > least and odd > 4 * even:
        return "utf-16-le"
    return "utf-16-be" if even > least and even > 4 * odd else None


def _names(content: bytes, declared: str | None) -> list[str]:
    """The encodings that the header and the page declare, as Python calls them; unknown ones left out."""
    meta = _META.search(content[:_HEAD])
    out = []
    for name in (declared, meta[1].decode("ascii", "replace") if meta else None):
        try:
            out.append(codecs.lookup((name or "").strip().strip("\"'")).name)
        except (LookupError, ValueError):
            continue
    return [n for n in dict.fromkeys(out) if n not in {"utf-8", "utf-8-sig"} and _is_text(n)]


def _is_text(name: str) -> bool:
    """Whether a codec is one of characters in single bytes (not UTF-7, not base64, not a bomb)."""
    try:
        return len(b"abc\xc7\xe1".decode(name, "replace")) == 5
    except (LookupError, ValueError, TypeError, AssertionError):
        return False


def _legacy(content: bytes, declared: list[str]) -> str:
    """The single-byte encoding in which the bytes look most like Arabic or Persian; at a draw the declared one."""
    sample = b" ".join(re.findall(rb"[\x80-\xff][\x20\x80-\xff]*", content[: 100 * _SAMPLE]))[:_SAMPLE]
    names = list(dict.fromkeys([*(n for n in declared if n not in _WESTERN), *_LEGACY, *_OLD_MACS]))
    scores = {name: familiarity(sample.decode(name, "replace")) for name in names}
    best = max(names, key=lambda n: scores[n])
    if scores[best] < _BETTER and declared:
        return declared[0]  # no Arabic in it: as it says
    return best


def _mended(text: str, name: str) -> Decoded:
    """The text, with UTF-8 or windows-1256 that somebody took for a Western or Arabic code page put right."""
    sample = text[: 60 * _SAMPLE]
    if len(re.findall("&[OU](?:slash|grave|circ|acute|uml);", sample)) > 20:
        text = _NAMED.sub(lambda m: chr(name2codepoint[m[1]]), text)
        sample = text[: 60 * _SAMPLE]
    as_arabic = sum(map(sample.count, _TRACES)) > 2 * sample.count(_ALEF) + _FEW
    if not as_arabic and len(_LATIN.findall(sample)) < _FEW:
        return Decoded(text, name)
    foreign = " ".join(_FOREIGN.findall(sample))[:_SAMPLE]
    before = familiarity(foreign)
    best, mistaken, target = before + _BETTER, None, "utf-8"
    for taken, meant in (("cp1252", "utf-8"), ("cp1256", "utf-8"), ("cp1252", "cp1256"), ("cp1252", "iso8859-6")):
        score = familiarity(_FOREIGN.sub(lambda m, t=taken, u=meant: _undone(m[0], t, u), foreign))  # type: ignore[misc]
        if score > best:
            best, mistaken, target = score, taken, meant
    if mistaken is None:
        return Decoded(text, name)
    taken = mistaken
    return Decoded(_FOREIGN.sub(lambda m: _undone(m[0], taken, target), text), target, name)


def _undone(run: str, taken: str, meant: str) -> str:
    """A run of characters as `meant`, which was taken for `taken`; the run itself where that gives no text."""
    try:
        raw = run.translate(_bytes_of(taken)).encode("latin-1")
    except UnicodeEncodeError:
        return run
    text = raw.decode(meant, "replace")
    return run if text.count("\ufffd") > max(1, len(text) // 20) else text


@cache
def _bytes_of(name: str) -> dict[int, int]:
    """The byte of each character of a code page; bytes that it leaves out stand for themselves, as in browsers."""
    return {ord(bytes([b]).decode(name, "ignore") or chr(b)): b for b in range(0x80, 0x100)}
