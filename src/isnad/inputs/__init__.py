"""Inputs to articles: one file per kind of input. Nothing is analysed, and no text altered once it is one."""

from isnad.inputs.article import (
    WARNINGS,
    article_from_text,
    failed_reading,
    failure_line,
    failure_of,
    is_failed,
    warnings,
)
from isnad.inputs.inputs import check_there, count_inputs, iter_inputs

__all__ = [
    "WARNINGS",
    "article_from_text",
    "check_there",
    "count_inputs",
    "failed_reading",
    "failure_line",
    "failure_of",
    "is_failed",
    "iter_inputs",
    "warnings",
]
