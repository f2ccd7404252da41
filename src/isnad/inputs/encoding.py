"""Bytes to text: which encoding pages and plain texts are in, whatever they say, and of pages mojibake undone.

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
_SAMPLE = 1000  # characters outside ASCII that are enough to tell encodings by
_FOREIGN = re.compile(r"[^\x00-\x7f]+(?:[ \x80-\U0010ffff]*[^\x00-\x7f])?")
_TRACES = ("\u0637", "\u0638")  # what the first bytes of Arabic in UTF-8 are in windows-1256
_ALEF = "\u0627"  # the most frequent letter of both languages
_WESTERN_LEAD = b"\xc3"  # begins Western letters in UTF-8, and no Arabic one
_ASCII = bytes(range(0x80))
_PARTING = b" <\n\t"  # what parts words, in ASCII
_SPACED = bytes.maketrans(_PARTING, b" " * len(_PARTING))
_MARKUP = bytes(set(_ASCII) - set(_PARTING))
_BY_NAME = re.compile(rb"&(?:Oslash|Ugrave)")
_ENTITY = re.compile("&[OU](?:slash|grave|circ|acute|uml);")
_NAMED = re.compile(f"&({'|'.join(n for n, c in name2codepoint.items() if 0x80 <= c <= 0x2122)});")
_FEW = 20  # characters that may stand by chance
_CERTAIN = 0.6  # familiarity of a text that is decoded right
_BETTER = 0.15  # by how much more familiar a repair must be


class Decoded(NamedTuple):
    """The text, the encoding it was in, and the one it had been taken for by mistake before that, if any.

    `utf8` is the text in UTF-8 where the page's own bytes are.
    """

    text: str
    encoding: str
    mistaken: str | None = None
    utf8: bytes | None = None


def decode_page(content: bytes, declared: str | None = None) -> Decoded:
    """The text of a page; `declared` is what its HTTP header says. Never fails: broken characters become U+FFFD."""
    for bom, name in _BOMS:
        if content.startswith(bom):
            text = content[len(bom) :].decode(name, "replace")
            as_utf8 = text.encode()
            suspect = _is_suspect(as_utf8, as_utf8.translate(None, _ASCII))
            return _mended(text, name) if suspect else Decoded(text, name)
    wide = _wide(content[:_HEAD])
    if wide:
        return Decoded(content.decode(wide, "replace"), wide)
    foreign = content.translate(None, _ASCII)  # most of a page is markup: what tells encodings is little
    try:
        text = content.decode("utf-8")
    except UnicodeDecodeError:
        text = content.decode("utf-8", "replace")
        broken = text.count("\ufffd")
        if broken > 1 and broken >= _DAMAGED * (len(text) - len(content) + len(foreign)):
            name = _legacy(content, _names(content, declared))
            return Decoded(content.decode(name, "replace"), name)
        return _mended(text, "utf-8") if _is_suspect(content, foreign) else Decoded(text, "utf-8")
    return _mended(text, "utf-8") if _is_suspect(content, foreign) else Decoded(text, "utf-8", utf8=content)


def plain_encoding(head: bytes) -> str | None:
    """The encoding of a plain text that begins with `head`, where it is surely not UTF-8; else None.

    A byte order mark is sure, and so is windows-1256 where of all old code pages the bytes are plainly Arabic or
    Persian in that one.
    """
    for bom, name in _BOMS[1:]:
        if head.startswith(bom):
            return name[: len("utf-16")]  # which takes the mark away
    foreign = head.translate(None, _ASCII)
    broken = head.decode("utf-8", "replace").count("\ufffd")
    if b"\0" in head or broken < max(_FEW, _DAMAGED * len(foreign)):
        return None
    usual = _LEGACY[0]
    sure = _legacy(head, []) == usual and familiarity(_sample(head).decode(usual, "replace")) > _CERTAIN
    return usual if sure else None


def _is_suspect(content: bytes, foreign: bytes) -> bool:
    """Whether UTF-8 holds traces of mojibake: Western letters, too few alefs, or Western letters by name.

    `foreign` is what of it is not ASCII.
    """
    letters = foreign.decode("utf-8", "ignore")
    as_arabic = sum(map(letters.count, _TRACES)) > 2 * letters.count(_ALEF) + _FEW
    return as_arabic or foreign.count(_WESTERN_LEAD) > _FEW or _BY_NAME.search(content) is not None


def _wide(head: bytes) -> str | None:
    """UTF-16 without a mark: markup has a zero byte in every ASCII character."""
    head = head[: len(head) // 2 * 2]
    if len(head) < 8 or 0 not in head:
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
    sample = _sample(content[: 100 * _SAMPLE])[:_SAMPLE]
    best, score = "", -1.0
    for names in ([*(n for n in declared if n not in _WESTERN), *_LEGACY], _OLD_MACS):
        distinct: dict[str, str] = {}
        for name in names:
            distinct.setdefault(codecs.lookup(name).name, name)
        for name in distinct.values():
            found = familiarity(sample.decode(name, "replace"))
            if found > score:
                best, score = name, found
        if score > _CERTAIN:
            break
    return declared[0] if score < _BETTER and declared else best  # no Arabic in it: as it says


def _sample(content: bytes) -> bytes:
    """What of the bytes is not ASCII, words parted by single spaces."""
    return b" ".join(content.translate(_SPACED, _MARKUP).split())


def _mended(text: str, name: str) -> Decoded:
    """The text, with UTF-8 or windows-1256 that somebody took for a Western or Arabic code page put right."""
    sample = text[: 60 * _SAMPLE]
    if len(_ENTITY.findall(sample)) > _FEW:
        text = _NAMED.sub(lambda m: chr(name2codepoint[m[1]]), text)
        sample = text[: 60 * _SAMPLE]
    foreign = _sample(sample.encode()).decode()[:_SAMPLE]
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
