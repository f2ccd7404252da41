"""Cells of tables: no text breaks a row, and no spreadsheet runs a text as a formula."""

import re

_BREAKS = re.compile("[\t\r\n\v\f\x1c-\x1f\x85\u2028\u2029]+")
_CONTROLS = re.compile("[\x00-\x08\x0e-\x1b\x7f]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_FORMULA = frozenset("=+-@")
_NUMBER = re.compile(r"[+-]?\d+(\.\d+)?")


def cell(text: str) -> str:
    """The text on one line: what ends a row or a cell is a space, controls go, half characters are U+FFFD."""
    return _SURROGATES.sub("\ufffd", _CONTROLS.sub("", _BREAKS.sub(" ", text))).strip(" ")


def whole(text: str) -> str:
    """The text as it is, also with its line ends, for formats that can hold it; half characters are U+FFFD."""
    return _SURROGATES.sub("\ufffd", text)


def spreadsheet_cell(text: str) -> str:
    """The same, with an apostrophe before what a spreadsheet would take for a formula; numbers stay."""
    one = cell(text)
    first = one.lstrip(_UNSEEN)[:1]
    return f"'{one}" if first in _FORMULA and first and not _NUMBER.fullmatch(one) else one


_UNSEEN = " \u00a0\u200b\u200c\u200d\u200e\u200f\u061c\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069\ufeff'\""
