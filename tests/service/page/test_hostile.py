"""Notes that hold markup, scripts and characters that nobody sees: shown harmlessly, character by character."""

from collections.abc import Callable
from itertools import count

import pytest
from httpx2 import Client
from hypothesis import given
from hypothesis import strategies as st
from playwright.sync_api import Page, expect

from service.showing.unseen import runs
from tests.browser import Watched
from tests.service.page.conftest import violations

NUMBERS = count(1)
HOSTILE = {
    "script": "Pain 7/10 <script>window.owned = 1</script> FABER positive on the left.",
    "handlers": "<img src=x onerror='window.owned=1'> <svg/onload=window.owned=1> <a href='javascript:owned=1'>x</a> Pain 7/10.",
    "closing tags": "Pain 7/10</mark></span></div></script></textarea></main> FABER positive on the left.",
    "templates": "{{ 7 * 7 }} {% raw %} ${owned} Pain 7/10. &lt;b&gt; &amp;",
    "attributes": '"\' onmouseover=window.owned=1 x=" Pain 7/10.',
    "json": '"}</script><script>window.owned=1</script> Pain 7/10.',
    "separators": "Pain\u2028 7/10\u2029 today.\x0b\x0c\x1f\x7f",
    "emoji": "Pain 😕 7/10 👩‍⚕️ seen, Le\u0301ft SI joint tender.",
    "lines": "Pain 7/10\rFABER positive\r\nSLR negative\n\n",
    "long": "Pain 7/10. " + "x" * 5000,
}
STEERING = "Pain 7/10 \u202etnemevorpmi %09\u202c and no\u200bnumbness\ufeff."


@pytest.fixture(scope="package")
def policy() -> str:
    return "commercial-spine-injections"


def kept(api: Client, text: str, policy: str) -> str:
    name = f"hostile-{next(NUMBERS)}"
    body = {"text": text, "note_id": name, "policy": policy, "date_of_service": "2026-01-20"}
    assert api.post("/v1/notes", json=body).status_code == 201
    return name


def harmless(page: Page, text: str) -> None:
    assert page.evaluate("window.owned") is None
    shown = "".join(page.locator(".paper .line").all_text_contents())
    assert shown == text.replace("\r\n", "\n").replace("\r", "\n")
    assert page.evaluate("JSON.parse(document.getElementById('review-data').textContent).note.text") == text


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_note_is_text_and_nothing_else(
    window: Callable[..., Watched], address: str, api: Client, policy: str, text: str
) -> None:
    page = window().page
    page.goto(f"{address}/notes/{kept(api, text, policy)}")
    page.wait_for_load_state()
    harmless(page, text)
    if page.locator("mark:not(.off) a").count() == 0:
        page.get_by_label("All facts").check()
    page.locator("mark:not(.off) a").first.press("Enter")
    expect(page.locator("#inspector")).to_be_visible()
    harmless(page, text)


def test_what_nobody_sees_is_made_visible(
    window: Callable[..., Watched], address: str, api: Client, policy: str
) -> None:
    page = window().page
    page.goto(f"{address}/notes/{kept(api, STEERING, policy)}")
    page.wait_for_load_state()
    harmless(page, STEERING)
    shown = page.locator(".unseen").evaluate_all("all => all.map(one => [one.dataset.short, one.title])")
    assert [short for short, _ in shown] == ["RLO", "PDF", "ZWSP", "BOM"]
    assert "right-to-left override" in shown[0][1]
    assert violations(page) == []
    box = page.locator(".line").first.evaluate("one => getComputedStyle(one).unicodeBidi")
    assert box == "isolate"


@given(st.text(st.sampled_from("ab \u202e\u200b\u200d\ufeff😕é\u2028"), max_size=30))
def test_runs_joined_are_the_text(text: str) -> None:
    found = runs(text)
    assert "".join(run.text for run in found) == text
    assert all(len(run.text) == 1 for run in found if run.short)
    assert all("\u202e" not in run.text for run in found if not run.short)
