"""What people do in the reading room, in a real browser, in three languages."""

import json
import subprocess
from pathlib import Path
from typing import Any

import pytest

from isnad.web.words import texts

LANGS = ("en", "ar", "fa")
PAGES = ("/", "/search?q=iran", "/search?kind=event", "/stories", "/timeline", "/compare?by=lang", "/settings")
ROOT = Path(__file__).parents[3]


def say(lang: str, key: str) -> str:
    """A text of the interface."""
    return str(texts(lang)["ui"][key])


@pytest.mark.parametrize("lang", LANGS)
def test_from_the_first_page_to_a_story_and_its_article(visit: Any, lang: str) -> None:
    page = visit("/", lang)
    page.locator(".story .headline a").first.click()
    page.locator("main .row .headline a").first.click()
    assert page.locator(".para .text").count() > 3
    assert page.locator(".note .chain").count() > 0


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("words", ["شمخاني", "شمخانی", "Shamkhani"])
def test_a_name_in_any_script_is_found(visit: Any, lang: str, words: str) -> None:
    page = visit("/", lang)
    page.keyboard.press("/")
    page.keyboard.type(words)
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?**")
    assert page.locator(".results .row").count() > 0
    assert page.locator(".results mark").count() > 0


@pytest.mark.parametrize("lang", LANGS)
def test_filters_narrow_and_can_be_undone(visit: Any, lang: str) -> None:
    page = visit("/search", lang)
    before = page.locator(".tabs a[aria-current] .num").inner_text()
    page.locator(".facets section li a").first.click()
    page.wait_for_load_state()
    assert page.locator(".chip").count() == 1
    assert page.locator(".tabs a[aria-current] .num").inner_text() != before
    page.locator(".chip").click()
    page.wait_for_load_state()
    assert page.locator(".tabs a[aria-current] .num").inner_text() == before


@pytest.mark.parametrize("lang", LANGS)
def test_why_opens_beside_the_statement(visit: Any, lang: str) -> None:
    page = visit("/search", lang)
    page.locator(".row a.in").first.click()
    note = page.locator(".note").first
    note.locator("a.why").click()
    page.wait_for_selector(".why-here .because, .finding .because")
    assert say(lang, "confidence") in page.locator(".because").first.inner_text()


@pytest.mark.parametrize("lang", LANGS)
def test_a_link_of_a_chain_leads_to_its_words(visit: Any, lang: str) -> None:
    page = visit("/search?act=say", lang)
    page.locator(".row a.in").first.click()
    link = page.locator(".note .chain .speaker a").first
    link.click()
    target = page.evaluate("location.hash")
    assert target.startswith("#w")
    assert page.locator(target).evaluate("e => e.nextElementSibling.getBoundingClientRect().top < innerHeight")


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("scripts", [True, False])
def test_what_is_wrong_is_kept(visit: Any, lang: str, scripts: bool) -> None:
    page = visit("/search?kind=statement", lang, scripts=scripts)
    page.locator(".row a.more").first.click()
    page.locator("select[name=what]").select_option("wrong_span")
    page.locator(".judge input[name=author]").fill("مینا")
    page.locator(".judge input[name=reason]").fill("الحد خطأ")
    page.locator(".judge button[value=wrong]").click()
    assert say(lang, "kept") in page.locator(".kept").inner_text()
    assert "الحد خطأ" in page.locator(".judged").inner_text()
    page.locator("nav.sections a[href='/judgements']").click()
    assert "الحد خطأ" in page.locator("main").inner_text()


@pytest.mark.parametrize("lang", LANGS)
@pytest.mark.parametrize("paper", ["ar", "fa"])
def test_words_are_marked_as_a_missed_statement(visit: Any, lang: str, paper: str) -> None:
    page = visit(f"/search?kind=article&in={paper}", lang)
    page.locator(".results .headline a").first.click()
    page.wait_for_selector(".para.text .text")
    words = page.evaluate(
        """() => {
            const text = [...document.querySelectorAll('.para.text .text')].sort(
                (a, b) => b.textContent.length - a.textContent.length)[0];
            const places = document.createTreeWalker(text, NodeFilter.SHOW_TEXT), nodes = [];
            while (places.nextNode()) nodes.push(places.currentNode);
            getSelection().setBaseAndExtent(nodes[0], 1, nodes.at(-1), nodes.at(-1).length);
            return getSelection().toString().trim();
        }"""
    )
    offer = page.locator(".mark-missed button")
    offer.wait_for(state="visible")
    assert offer.inner_text() == say(lang, "missing_mark")
    offer.click()
    assert page.locator("#missing textarea").input_value() == words
    page.locator("#missing input[name=author]").fill("مینا")
    page.locator("#missing input[name=reason]").fill("از قلم افتاده")
    page.locator("#missing button[value=missing]").click()
    page.wait_for_url("**kept=1**")
    assert say(lang, "kept") in page.locator(".kept").inner_text()
    assert "".join(page.locator(".para .missed").all_text_contents()) == words
    assert "از قلم افتاده" in page.locator(".missed-note").first.inner_text()
    page.locator("nav.sections a[href='/judgements']").click()
    page.locator(".row a[href*='/articles/']").first.click()
    assert page.evaluate("location.hash").startswith("#w")


@pytest.mark.parametrize("lang", LANGS)
def test_a_search_is_narrowed_to_a_mechanism(visit: Any, lang: str) -> None:
    page = visit("/search", lang)
    link = page.locator(".facets a[href*='mechanism=']").first
    count = link.locator("xpath=following-sibling::span").inner_text()
    link.click()
    page.wait_for_url("**mechanism=**")
    assert page.locator(".tabs a[aria-current] .num").inner_text() == count
    assert say(lang, "mechanism") in page.locator(".chip").inner_text()
    assert page.locator(".take a[href^='/search.parquet']").count() == 1


@pytest.mark.parametrize("lang", LANGS)
def test_from_a_person_to_those_they_met(visit: Any, lang: str) -> None:
    page = visit("/who/IRN", lang)
    assert page.locator(".network circle").count() > 2
    page.locator(".network a text:not(.me)").first.click()
    page.wait_for_load_state()
    assert "/who/" in page.url and not page.url.endswith("/who/IRN")


@pytest.mark.parametrize("lang", LANGS)
def test_labels_of_the_network_stand_beside_their_dots(visit: Any, lang: str) -> None:
    page = visit("/who/IRN", lang)
    over = page.evaluate(
        """() => [...document.querySelectorAll('.network a')].filter(a => !a.querySelector('.me')).filter(a => {
            const box = x => a.querySelector(x).getBoundingClientRect(), c = box('circle'), t = box('text');
            return t.left < c.right - 1 && c.left < t.right - 1;
        }).length"""
    )
    assert over == 0


@pytest.mark.parametrize("lang", LANGS)
def test_events_by_month_and_day(visit: Any, lang: str) -> None:
    page = visit("/timeline", lang)
    page.locator(".month td a").first.click()
    page.wait_for_url("**on=*")
    assert page.locator(".row.event").count() > 0


@pytest.mark.parametrize("lang", LANGS)
def test_two_are_compared(visit: Any, lang: str) -> None:
    page = visit("/compare", lang)
    page.locator("input[name=a]").fill("لاوروف")
    page.locator("input[name=b]").fill("ظريف")
    page.locator(".compare-form button").click()
    page.wait_for_load_state()
    assert page.locator(".a-side").count() == 2 and page.locator(".a-side .row").count() > 2


@pytest.mark.parametrize("lang", LANGS)
def test_settings_are_kept(visit: Any, lang: str) -> None:
    page = visit("/settings", lang)
    page.locator("input[name=theme][value=dark]").check()
    page.locator("input[name=digits][value=persian]").check()
    page.locator(".settings button").click()
    page.locator("a.brand").click()
    assert page.locator("html").get_attribute("data-theme") == "dark"
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(23, 24, 22)"
    assert set(page.locator(".tally dd a").first.inner_text()) <= set("۰۱۲۳۴۵۶۷۸۹٬")


@pytest.mark.parametrize("lang", LANGS)
def test_a_telephone_s_width_holds_every_page(visit: Any, lang: str) -> None:
    for path in (*PAGES, "/who/IRN"):
        page = visit(path, lang, "dark", 375)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), path


@pytest.mark.parametrize("lang", LANGS)
def test_statements_are_walked_through_by_keys(visit: Any, lang: str) -> None:
    page = visit("/search", lang)
    page.locator(".row a.in").first.click()
    page.wait_for_load_state()
    page.locator("main").focus()
    page.keyboard.press("j")
    first = page.evaluate("document.activeElement.id")
    page.keyboard.press("j")
    assert first and page.evaluate("document.activeElement.id") != first
    page.keyboard.press("k")
    assert page.evaluate("document.activeElement.id") == first


def _axe() -> Path | None:
    """axe-core from the lock file, fetched once beside the screenshots."""
    file = ROOT / "flows-out/node_modules/axe-core/axe.min.js"
    if not file.is_file():
        file.parents[2].mkdir(parents=True, exist_ok=True)
        for name in ("package.json", "package-lock.json"):
            (ROOT / "flows-out" / name).write_bytes((ROOT / name).read_bytes())
        subprocess.run(
            ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"], cwd=ROOT / "flows-out", check=False
        )
    return file if file.is_file() else None


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("lang", LANGS)
def test_axe_finds_no_serious_fault(visit: Any, chromium: Any, server: str, lang: str, theme: str) -> None:
    axe = _axe()
    if axe is None:
        pytest.skip("axe-core could not be fetched from npm")
    found: dict[str, Any] = {}
    first = visit("/search", lang, theme)
    article = first.locator(".row a.in").first.get_attribute("href").partition("#")[0]
    statement = first.locator(".row a.more").first.get_attribute("href")
    for path in (*PAGES, "/who/IRN", "/who/jcpoa", "/judgements", article, statement):
        context = chromium.new_context(color_scheme=theme, bypass_csp=True)
        page = context.new_page()
        page.goto(f"{server}{path}{'&' if '?' in path else '?'}lang={lang}")
        page.add_script_tag(path=str(axe))
        result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
        for fault in result["violations"]:
            if fault["impact"] in ("serious", "critical"):
                found[f"{path} {fault['id']}"] = [node["html"][:160] for node in fault["nodes"]][:3]
        context.close()
    assert not found, json.dumps(found, ensure_ascii=False, indent=1)


@pytest.mark.parametrize("lang", LANGS)
def test_no_page_weighs_more_than_its_budget(visit: Any, lang: str) -> None:
    """200 kB with scripts, styles and fonts, as they go over the wire to a new browser."""
    for path in (*PAGES, "/who/IRN"):
        page = visit(path, lang)
        page.wait_for_load_state("networkidle")
        sent = page.evaluate(
            "performance.getEntriesByType('resource').concat(performance.getEntriesByType('navigation'))"
            ".reduce((sum, e) => sum + e.transferSize, 0)"
        )
        assert sent < 200_000, (path, sent)


@pytest.mark.parametrize(("lang", "arrow"), [("en", "→"), ("ar", "←"), ("fa", "←")])
def test_chains_are_read_from_the_outlet_to_the_speaker(visit: Any, lang: str, arrow: str) -> None:
    page = visit("/search", lang)
    before = page.evaluate("getComputedStyle(document.querySelector('.chain .speaker'), '::before').content")
    assert before == f'"{arrow}"'
    first, last = (page.locator(f".chain .link.{role}").first.bounding_box()["x"] for role in ("outlet", "speaker"))
    assert (first < last) == (arrow == "→")


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_a_printed_article_has_dark_letters_and_nothing_to_press(visit: Any, theme: str) -> None:
    page = visit("/settings", "fa")
    page.locator(f"input[name=theme][value={theme}]").check()
    page.locator(".settings button").click()
    page.goto(page.url.partition("/settings")[0] + "/search?in=fa")
    page.locator(".row a.in").first.click()
    page.emulate_media(media="print")
    assert (
        page.locator(".note").count()
        and not page.locator(".acts, .top, .missing, .facets").locator("visible=true").count()
    )
    ink = page.evaluate("getComputedStyle(document.querySelector('.paper-head h1, .para h1, .para p')).color")
    assert ink in ("rgb(0, 0, 0)", "rgb(28, 27, 25)")


@pytest.mark.parametrize("lang", LANGS)
def test_a_telephone_shows_the_chosen_month_of_a_chart(visit: Any, lang: str) -> None:
    page = visit("/timeline?on=2016-12", lang, "light", 375)
    box = page.locator(".chart .chosen").bounding_box()
    assert 0 < box["x"] < 375


@pytest.mark.parametrize("lang", LANGS)
def test_marks_part_no_letters_of_a_word(visit: Any, lang: str) -> None:
    page = visit("/search?kind=event&in=ar", lang)
    room = (
        "m => parseFloat(getComputedStyle(m).paddingInlineStart) + parseFloat(getComputedStyle(m).marginInlineStart)"
    )
    assert page.locator(".row mark").count() and page.locator(".row mark").first.evaluate(room) == 0
