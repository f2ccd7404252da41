"""PDF and Word documents of one article each: their text layer, with what the text itself tells of its title."""

import importlib.util
import io
import re
import subprocess
import sys
import zipfile
from collections.abc import Iterator, Mapping
from typing import Any, BinaryIO
from xml.parsers import expat

from isnad.errors import InputError
from isnad.inputs.archives import BROKEN_ZIP
from isnad.inputs.jsonlines import stem_of
from isnad.inputs.raw import Limits
from isnad.inputs.rows import too_large
from isnad.inputs.textfile import article_of_file
from isnad.inputs.unpack import BLOCK, Allowance, missing
from isnad.model import Article

SUFFIXES = (".pdf", ".docx")
_BYTES = 100_000_000  # of one document, pictures and all
_SECONDS = 120
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main}"  # as expat gives names of elements
_LEFT_OUT = frozenset(
    {
        *(_WORD + name for name in ("del", "moveFrom", "tabs")),  # what was taken out, and where tabs stop
        "http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",  # once more, for other programs
    }
)
_LINES = re.compile(r"\n{3,}")


def read_pdf(stream: BinaryIO, path: str, limits: Limits, meta: Mapping[str, Any]) -> Iterator[Article]:
    """The article of a PDF's text layer; InputError where it has none, or can't be read within the limits."""
    raw = _whole(stream, path)
    if not raw.lstrip()[:5].startswith(b"%PDF"):
        raise InputError("broken-pdf", "it is no PDF, whatever its name says; name it after what it is", path)
    if importlib.util.find_spec("pdfminer") is None:
        raise missing("PDF", "pdfminer.six", path)
    # -P: else Python would run what lies in the folder that Isnad was started in, which may be full of downloads
    command = [sys.executable, "-P", "-m", "isnad.inputs.pdftext"]
    try:
        done = subprocess.run(command, input=raw, capture_output=True, timeout=_SECONDS)
    except subprocess.TimeoutExpired as e:
        message = f"its pages could not be read within {_SECONDS} s; print it to a new PDF, or give its text"
        raise InputError("broken-pdf", message, path) from e
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().splitlines()[-1:] or ["it took too much memory"]
        message = f"its pages can't be read ({reason[0][:200]}); print it to a new PDF, or give its text"
        raise InputError("broken-pdf", message, path)
    yield _article(done.stdout.decode("utf-8", "replace").strip(), path, limits, meta, "its pages may be pictures")


def read_docx(stream: BinaryIO, path: str, limits: Limits, meta: Mapping[str, Any]) -> Iterator[Article]:
    """The article of a Word document: its paragraphs, without what was deleted in it; InputError as read_pdf."""
    raw = _whole(stream, path)
    allowance = Allowance(limits, path)
    allowance.count(len(raw), 0)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive, archive.open("word/document.xml") as f:
            text = _DocumentText(path, limits.max_article_bytes)
            while block := f.read(BLOCK):
                allowance.count(0, len(block))
                text.feed(block)
    except (*BROKEN_ZIP, LookupError, RuntimeError) as e:  # no such member, no such encoding
        message = "it is no whole Word document; save it anew as .docx or as text"
        raise InputError("broken-docx", message, path) from e
    except expat.ExpatError as e:
        message = f"its text is no XML ({e}); save it anew as .docx or as text"
        raise InputError("broken-docx", message, path) from e
    yield _article(text.text(), path, limits, meta, "it may hold pictures alone")


class _DocumentText:
    """Collects the paragraphs of word/document.xml; a document type, which alone can define entities, is refused."""

    def __init__(self, path: str, most: int) -> None:
        self._path = path
        self._most = most
        self._parts: list[str] = []
        self._bytes = 0
        self._left_out = 0  # elements that are open and whose text is none of the document's
        self._in_text = False
        self._parser = expat.ParserCreate(namespace_separator="}")
        self._parser.buffer_text = True
        self._parser.StartElementHandler = self._start
        self._parser.EndElementHandler = self._end
        self._parser.CharacterDataHandler = self._letters
        self._parser.StartDoctypeDeclHandler = self._doctype

    def feed(self, block: bytes) -> None:
        self._parser.Parse(block, False)

    def text(self) -> str:
        """The paragraphs, an empty line between them."""
        self._parser.Parse(b"", True)
        return _LINES.sub("\n\n", "".join(self._parts)).strip("\n")

    def _doctype(self, *_: object) -> None:
        raise InputError("broken-docx", "it declares a document type, as attacks do; save it anew", self._path)

    def _start(self, name: str, _: dict[str, str]) -> None:
        if name in _LEFT_OUT:
            self._left_out += 1
        name = _local(name)
        if name == "t":
            self._in_text = True
        elif name in ("tab", "br", "cr"):
            self._add("\t" if name == "tab" else "\n")
        elif name == "noBreakHyphen":
            self._add("-")

    def _end(self, name: str) -> None:
        if name in _LEFT_OUT:
            self._left_out -= 1
        name = _local(name)
        if name == "t":
            self._in_text = False
        elif name == "p":
            self._add("\n\n")

    def _letters(self, letters: str) -> None:
        if self._in_text:
            self._add(letters)

    def _add(self, letters: str) -> None:
        if self._left_out:
            return
        self._bytes += len(letters.encode())
        if self._bytes > 2 * self._most:
            message = f"it has more than {self._most} bytes of text; split it, or raise max_article_bytes"
            raise InputError("too-large", message, self._path)
        self._parts.append(letters)


def _local(name: str) -> str:
    """The name of an element of Word's, without its namespace; empty for others."""
    return name.removeprefix(_WORD) if name.startswith(_WORD) else ""


def _whole(stream: BinaryIO, path: str) -> bytes:
    raw = stream.read(_BYTES + 1)
    if len(raw) > _BYTES:
        raise InputError("too-large", f"it has more than {_BYTES} bytes, too many for one article; split it", path)
    return raw


def _article(text: str, path: str, limits: Limits, meta: Mapping[str, Any], hint: str) -> Article:
    if not text.strip():
        raise InputError("empty", f"there is no text in it; {hint}, so give its text", path)
    if len(text.encode("utf-8", "surrogatepass")) > limits.max_article_bytes:
        raise too_large(limits, path)
    return article_of_file(text, stem_of(path), path, meta)
