"""Pages of HTML to articles: the text whole, with byline, source line, day and outlet; nothing else of the page."""

from isnad.inputs.pages.page import Page, parse_page
from isnad.inputs.pages.reader import SUFFIXES, read_page, read_pagestream
from isnad.inputs.pages.tree import LIMITS, PageLimits

__all__ = ["LIMITS", "SUFFIXES", "Page", "PageLimits", "parse_page", "read_page", "read_pagestream"]
