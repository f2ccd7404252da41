"""Word data: loading, checking and matching. The words themselves stand in `data/`, never in code."""

from isnad.lexicons.load import Header, Lexicon, Row, digest, load, names
from isnad.lexicons.match import Hit, Matcher, form_variants

__all__ = ["Header", "Hit", "Lexicon", "Matcher", "Row", "digest", "form_variants", "load", "names"]
