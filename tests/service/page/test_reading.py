"""From a criterion to its quotes and back, filters, and the keys that do it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

from service.page.samples import Sample, samples
from tests.browser import Watched
from tests.service.page.conftest import violations

FIRST = samples()[0]


def tried(watched: Watched, address: str, sample: Sample = FIRST) -> Page:
    page = watched.page
    page.goto(address)
    page.get_by_role("button", name=sample.title).click()
    expect(page.locator("#answers")).to_be_visible()
    page.wait_for_load_state()  # the scripts are there
    return page


@pytest.mark.parametrize("sample", samples(), ids=lambda sample: sample.id)
def test_a_sample_is_answered_with_one_click(window: Callable[..., Watched], address: str, sample: Sample) -> None:
    page = tried(window(java_script_enabled=False), address, sample)
    outcomes = page.locator(".determination").evaluate_all("all => all.map(one => one.dataset.outcome)")
    assert tuple(outcomes) == sample.outcomes
    assert "".join(page.locator(".paper .line").all_text_contents()) == sample.text


def test_a_quote_leads_to_the_note_and_the_note_to_every_criterion(
    window: Callable[..., Watched], address: str
) -> None:
    page = tried(window(), address)
    quote = page.locator("#answers a.quote").first
    quote.click()
    mark = page.locator("mark.on a:focus")
    expect(mark).to_be_visible()
    mark.press("Enter")
    expect(page.locator("#inspector-title")).to_be_focused()
    number = quote.get_attribute("data-number")
    using = page.locator(f'#answers .criterion:has(a.quote[data-number="{number}"])')
    expect(page.locator(f'.inspected[data-number="{number}"] .used-by li')).to_have_count(using.count())
    page.locator(".used-by a").first.click()
    assert page.evaluate("document.activeElement.matches('a.quote.on')")
    page.keyboard.press("Escape")
    expect(page.locator("#inspector")).to_be_hidden()


def test_a_closed_criterion_opens_when_it_is_led_to(window: Callable[..., Watched], address: str) -> None:
    page = tried(window(), address)
    page.get_by_label("All facts").check()
    number = page.locator("#answers .criterion:not([open]) a.quote").first.get_attribute("data-number")
    page.locator(f'.fact[data-number="{number}"] a').click()
    page.locator("mark.on a:focus").press("Enter")
    page.locator(f'.inspected[data-number="{number}"] .used-by a').last.click()
    expect(page.locator("a.quote:focus")).to_be_visible()


def test_n_and_p_walk_the_marks_unless_shortcuts_are_off(window: Callable[..., Watched], address: str) -> None:
    page = tried(window(), address)
    focused = "document.activeElement.id"
    page.keyboard.press("n")
    first = page.evaluate(focused)
    page.keyboard.press("n")
    second = page.evaluate(focused)
    assert first.startswith("n1-m")
    assert second not in ("", first)
    page.keyboard.press("p")
    assert page.evaluate(focused) == first
    page.keyboard.press("?")
    page.get_by_label("Single-key shortcuts are on").uncheck()
    assert violations(page) == []
    page.get_by_role("button", name="Close", exact=True).last.click()
    page.locator("#main").focus()
    page.keyboard.press("n")
    assert page.evaluate(focused) == "main"


def test_filters_mark_what_decided_what_is_cited_or_all(window: Callable[..., Watched], address: str) -> None:
    page = tried(window(), address)
    shown = page.locator("mark:not(.off)")
    cited = shown.count()
    page.get_by_label("What decided").check()
    deciding = shown.count()
    page.get_by_label("All facts").check()
    assert deciding <= cited < shown.count()
    page.get_by_label("Kind").select_option("relief")
    assert set(shown.evaluate_all("all => all.map(mark => mark.dataset.kinds.includes('relief'))")) == {True}
    assert page.locator("mark.off a[tabindex='0']").count() == 0
    expect(page.locator("#status")).to_contain_text("marked")


def test_the_address_never_holds_text_of_the_note(window: Callable[..., Watched], address: str) -> None:
    watched = window()
    page = tried(watched, address)
    page.locator("#answers a.quote").first.click()
    assert page.url == f"{address}/judge"
    assert {url.removeprefix(address) for url in watched.requests if "/assets/" not in url} == {"/", "/judge"}
    assert page.evaluate("JSON.stringify({...localStorage, ...sessionStorage})") == "{}"


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_answer_has_no_barrier_that_axe_finds(window: Callable[..., Watched], address: str, scheme: str) -> None:
    page = tried(window(color_scheme=scheme), address)
    page.get_by_label("All facts").check()
    page.get_by_role("button", name="Open all criteria").click()
    page.locator("mark a").first.press("Enter")
    page.get_by_text("Judge again").click()
    assert violations(page) == []
