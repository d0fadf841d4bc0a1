"""The HTML report in a browser: from criterion to quote and back, with and without script, and nothing leaves it."""

import re
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from chartproof.report.html import page as report
from scripts.chromium import chromium
from tests.browser import Watched, needs_chromium, opened
from tests.chartproof.answers import NOTE, answer

pytestmark = needs_chromium


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as browser:
        yield browser


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> str:
    path: Path = tmp_path_factory.mktemp("report") / "report.html"
    long = NOTE.model_copy(update={"text": NOTE.text + "more of the note\r\n" * 200})
    path.write_text(report([(long, answer(long)), (NOTE, answer())]), encoding="utf-8", newline="")
    return path.as_uri()


@pytest.fixture(params=[True, False], ids=["script", "no script"])
def watched(request: pytest.FixtureRequest, browser: Browser, address: str) -> Iterator[Watched]:
    watched = opened(browser, java_script_enabled=request.param)
    watched.page.goto(address)
    yield watched
    assert watched.requests == [address]
    assert watched.complaints == []
    watched.page.context.close()


def test_a_click_goes_from_the_criterion_to_the_quote_and_back(watched: Watched) -> None:
    quote = watched.page.locator("a.quote").first
    quote.click()
    watched.expect_focus(f"n1-m{NOTE.text.index('50-60%')}")
    watched.page.locator(f"#{watched.focused()}").click()
    watched.expect_focus(quote.get_attribute("id"))


def test_the_keyboard_alone_goes_there_and_back(watched: Watched) -> None:
    quote = watched.page.locator("a.quote").nth(2)
    quote.focus()
    watched.page.keyboard.press("Enter")
    watched.expect_focus((quote.get_attribute("href") or "").removeprefix("#"))
    watched.page.keyboard.press("Enter")
    watched.expect_focus(quote.get_attribute("id"))


def test_the_first_tab_offers_to_skip_to_the_determinations(watched: Watched) -> None:
    watched.page.keyboard.press("Tab")
    assert watched.page.evaluate("document.activeElement.className") == "skip"
    watched.page.keyboard.press("Enter")
    expect(watched.page).to_have_url(re.compile("#n1$"))


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    page = opened(browser).page
    page.goto(address)
    yield page
    page.context.close()


def test_every_piece_of_a_quote_lights_up(page: Page) -> None:
    page.locator("a.quote").nth(1).click()
    lit = page.locator("mark.on").all_inner_texts()
    assert "".join(lit) == "better after the facet injections"


def test_a_quote_cited_twice_leads_back_to_where_one_came_from(page: Page) -> None:
    second = page.locator("#n1 a.quote", has_text="step test positive").last
    second.click()
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == second.get_attribute("id")


@pytest.mark.parametrize("width", [320, 768, 1280, 1920])
def test_no_width_needs_sideways_scrolling(page: Page, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    assert page.evaluate("document.documentElement.scrollWidth") <= width


CONTRASTS = """() => {
  const light = (channel) => channel <= 0.03928 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4;
  const parse = (colour) => colour.match(/[\\d.]+/g).map(Number);
  const luminance = ([r, g, b]) => 0.2126 * light(r / 255) + 0.7152 * light(g / 255) + 0.0722 * light(b / 255);
  const ground = (element) => {
    for (let up = element; up; up = up.parentElement) {
      const colour = parse(getComputedStyle(up).backgroundColor);
      if (colour.length < 4 || colour[3] === 1) return colour;
    }
    return [255, 255, 255];
  };
  const low = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const element = node.parentElement;
    if (!node.data.trim() || ["SCRIPT", "STYLE"].includes(element.tagName)) continue;
    const [one, other] = [luminance(parse(getComputedStyle(element).color)), luminance(ground(element))];
    const ratio = (Math.max(one, other) + 0.05) / (Math.min(one, other) + 0.05);
    if (ratio < 4.5) low.push(`${element.tagName}.${element.className} ${ratio.toFixed(2)} ${node.data.trim()}`);
  }
  return low;
}"""


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_all_text_has_contrast_enough(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme=scheme)  # type: ignore[arg-type]
    page.locator("a.quote").first.click()
    assert page.evaluate(CONTRASTS) == []


def test_targets_are_large_enough(page: Page) -> None:
    heights = page.locator("a.quote, .contents a, summary").evaluate_all(
        "all => all.map(e => e.getBoundingClientRect().height)"
    )
    assert min(heights) >= 24


def test_on_paper_the_whole_note_and_the_policy_s_clauses_are_there(page: Page) -> None:
    page.emulate_media(media="print")
    heights = page.locator(".paper").evaluate_all("all => all.map(e => [e.scrollHeight, e.clientHeight])")
    assert all(whole <= shown + 1 for whole, shown in heights)
    assert page.get_by_text("Clause of relief.").first.is_visible()
    assert page.pdf().startswith(b"%PDF")


def test_the_page_has_landmarks_and_headings_in_order(page: Page) -> None:
    assert page.locator("main").count() == 1
    assert page.locator("html").get_attribute("lang") == "en"
    levels = page.locator("h1, h2, h3, h4").evaluate_all("all => all.map(e => Number(e.tagName[1]))")
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_a_closed_criterion_opens_when_the_note_leads_to_it(browser: Browser, address: str) -> None:
    page = opened(browser).page
    page.goto(address)
    page.evaluate("document.querySelectorAll('details').forEach((fold) => { fold.open = false; })")
    target = page.locator("mark a").first
    quote = page.locator(f"[id='{(target.get_attribute('href') or '').removeprefix('#')}']")
    expect(quote).to_be_hidden()
    target.click()
    expect(quote).to_be_visible()
    page.context.close()
