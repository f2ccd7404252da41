"""Every template of benchmarks/quality/templates: its text whole, title, byline, source line and day right."""

import pytest
from benchmarks.quality.templates.build import Page, Template, pages, templates

from isnad.config import Config
from isnad.inputs.pages import parse_page, read_page

TEMPLATES = templates()
NO_BYLINE = {"held-fa-1256-forum"}  # held out: the reader takes no forum user for an author
OLD = str.maketrans("یکۀ", "يكه")


def spelled(page: Page, text: str) -> str:
    """A text of the story as the page's encoding can write it."""
    old = page.template.lang == "fa" and page.template.options.get("encoding") == "windows-1256"
    return " ".join((text.translate(OLD) if old else text).split())


def test_there_are_thirty_kinds_of_both_languages() -> None:
    assert len(TEMPLATES) >= 30 and len({t.name for t in TEMPLATES}) == len(TEMPLATES)
    assert min(sum(t.lang == lang for t in TEMPLATES) for lang in ("ar", "fa")) >= 10
    assert sum(t.held for t in TEMPLATES) >= 8


@pytest.mark.parametrize("template", TEMPLATES, ids=lambda t: t.name)
def test_the_article_of_a_page(template: Template) -> None:
    for page in pages(template, 2):
        article = read_page(
            page.content, key="k", path=template.name, limits=Config(), url=page.url, declared_encoding=page.declared
        )
        lines = {" ".join(line.split()) for line in article.text.split("\n")}
        missing = [p for p in page.text if len(p) > 40 and spelled(page, p) not in lines]
        assert missing == []
        assert sum(p.count("\u200c") for p in page.text) <= article.text.count("\u200c")
        assert len(article.text) < 1.25 * sum(map(len, page.text)) + 300
        assert article.title is not None and spelled(page, article.title.text) == spelled(page, page.title)
        assert (article.lang, article.published, article.url) == (template.lang, page.day, page.url)


@pytest.mark.parametrize("template", [t for t in TEMPLATES if t.name not in NO_BYLINE], ids=lambda t: t.name)
def test_who_wrote_it_and_whence(template: Template) -> None:
    for page in pages(template, 2):
        found = parse_page(page.content, path=template.name, url=page.url, declared_encoding=page.declared)
        if page.bylines:
            assert found.byline in [spelled(page, b) for b in page.bylines]
        if page.source:
            assert found.source == spelled(page, page.source)
