"""Paste to result: in a browser, with and without script."""

from collections.abc import Callable

import pytest
from playwright.sync_api import expect

from tests.browser import Watched
from tests.service.page.conftest import violations
from tests.shared import ROOT

NOTE = (ROOT / "sample_notes" / "worked_case.txt").read_text(encoding="utf-8")
POLICY = "commercial-spine-injections"


def judged(watched: Watched, address: str, text: str = NOTE) -> None:
    page = watched.page
    page.goto(address)
    page.get_by_label("Clinic note").fill(text)
    page.get_by_label("Policy").select_option(POLICY)
    page.get_by_role("button", name="Judge the note").click()
    expect(page.locator("#answers")).to_be_visible()


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_a_pasted_note_is_answered_beside_its_text(window: Callable[..., Watched], address: str, script: bool) -> None:
    watched = window(java_script_enabled=script)
    judged(watched, address)
    outcomes = watched.page.locator(".determination > header .badge").all_inner_texts()
    assert outcomes == ["Denied", "Approved", "Approved", "Approved with modification"]
    assert "".join(watched.page.locator(".paper .line").all_text_contents()) == NOTE


def test_the_form_and_the_result_have_no_barrier_that_axe_finds(window: Callable[..., Watched], address: str) -> None:
    watched = window()
    watched.page.goto(address)
    assert violations(watched.page) == []
    judged(watched, address)
    assert violations(watched.page) == []
