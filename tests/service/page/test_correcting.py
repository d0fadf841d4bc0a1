"""Corrections on the page: made, undone, added by mouse and by keys, and made by two at once; and the sandbox."""

from collections.abc import Callable
from itertools import count
from typing import Any

import pytest
from httpx2 import Client
from playwright.sync_api import Page, expect

from tests.browser import Watched
from tests.service.client import POLICY, TEXT
from tests.service.page.conftest import violations

NUMBERS = count(1)


@pytest.fixture
def note(api: Client) -> str:
    """A note of its own for each test, by the day the policy holds."""
    name = f"correcting-{next(NUMBERS)}"
    assert api.post("/v1/notes", json={"text": TEXT, "note_id": name, "policy": POLICY}).status_code == 201
    return name


def shown(watched: Watched, address: str, note: str) -> Page:
    watched.page.goto(f"{address}/notes/{note}?as_of=2026-01-20")
    watched.page.wait_for_load_state()
    return watched.page


def inspect(page: Page, quote: str) -> None:
    page.get_by_label("All facts").check()
    page.locator(".fact a", has_text=quote).first.click()
    expect(page.locator("#inspector")).to_contain_text(quote)


def history(api: Client, note: str) -> list[dict[str, Any]]:
    found: list[dict[str, Any]] = api.get(f"/v1/notes/{note}/corrections").json()["corrections"]
    return found


def outcome(page: Page) -> str:
    return page.locator(".determination .badge").first.inner_text()


def test_a_rejected_fact_changes_the_answer_and_an_undo_brings_it_back(
    window: Callable[..., Watched], address: str, api: Client, note: str
) -> None:
    page = shown(window(), address, note)
    assert outcome(page) == "Denied"
    inspect(page, "50-60% improvement")
    page.get_by_role("button", name="Reject “50-60%").click()
    assert violations(page) == []
    page.get_by_label("Comment").fill("The clinic took it back.")
    page.get_by_role("button", name="Reject", exact=True).click()
    expect(page.locator(".changed-note").first).to_contain_text("denied → needs information")
    expect(page.locator("#status")).to_contain_text("denied → needs information")
    assert outcome(page) == "Needs information"
    assert [(one["action"], one["comment"]) for one in history(api, note)] == [("reject", "The clinic took it back.")]
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".determination .badge").first).to_have_text("Denied")
    page.get_by_role("button", name="Redo").click()
    expect(page.locator(".determination .badge").first).to_have_text("Needs information")
    assert [one["action"] for one in history(api, note)] == ["reject", "undo", "undo"]


def test_a_value_is_changed_in_typed_fields(
    window: Callable[..., Watched], address: str, api: Client, note: str
) -> None:
    page = shown(window(), address, note)
    inspect(page, "50-60% improvement")
    page.get_by_role("button", name="Change “50-60%").click()
    assert violations(page) == []
    page.get_by_label("percent: from").fill("85")
    page.get_by_label("percent: to").fill("")
    page.get_by_label("Reason code").fill("clinic_called")
    page.get_by_role("button", name="Change", exact=True).click()
    expect(page.locator("#history li")).to_contain_text("changed relief")
    (made,) = history(api, note)
    assert made["after"]["attributes"]["percent"]["low"] == 85
    assert made["after"]["attributes"]["percent"]["high"] is None
    assert made["after"]["spans"] == made["before"]["spans"]
    assert made["reason_code"] == "clinic_called"


def test_what_the_service_refuses_stays_typed(window: Callable[..., Watched], address: str, note: str) -> None:
    watched = window()
    page = shown(watched, address, note)
    inspect(page, "50-60% improvement")
    page.get_by_role("button", name="Change “50-60%").click()
    page.get_by_label("date", exact=True).fill("last May")
    page.get_by_role("button", name="Change", exact=True).click()
    expect(page.locator(".editor .error")).to_contain_text("#/fact/attributes/date")
    expect(page.get_by_label("date", exact=True)).to_have_value("last May")
    watched.complaints.clear()  # the browser writes every refused request down


TRICKY = "Pain 😕 7/10\r\nLe\u0301ft leg: no numbness 👩‍⚕️ today.\r\nSleeps badly.\r\n"


@pytest.mark.parametrize("words", ["Le\u0301ft leg", "👩‍⚕️ today", "Sleeps badly", "😕"])
def test_selected_words_become_a_fact_at_their_exact_place(
    window: Callable[..., Watched], address: str, api: Client, words: str
) -> None:
    name = f"tricky-{next(NUMBERS)}"
    api.post("/v1/notes", json={"text": TRICKY, "note_id": name, "policy": POLICY, "date_of_service": "2026-01-20"})
    page = shown(window(), address, name)
    page.evaluate(
        """words => {
          for (const line of document.querySelectorAll(".line")) {
            const walker = document.createTreeWalker(line, NodeFilter.SHOW_TEXT);
            const at = line.textContent.indexOf(words);
            if (at < 0) continue;
            const point = (left) => {
              walker.currentNode = line;
              for (let node = walker.nextNode(); node; node = walker.nextNode()) {
                if (left <= node.data.length) return [node, left];
                left -= node.data.length;
              }
            };
            getSelection().setBaseAndExtent(...point(at), ...point(at + words.length));
          }
        }""",
        words,
    )
    page.get_by_role("button", name="Add a fact").click()
    expect(page.get_by_label("Words of the note")).to_have_value(words)
    page.get_by_label("Kind", exact=True).last.select_option("risk")
    page.get_by_role("button", name="Add", exact=True).click()
    expect(page.locator("#history li")).to_contain_text("added risk")
    (made,) = history(api, name)
    start = TRICKY.index(words)
    assert made["after"]["spans"] == [{"start": start, "end": start + len(words), "text": words}]


def test_a_fact_is_added_with_the_keyboard_alone(
    window: Callable[..., Watched], address: str, api: Client, note: str
) -> None:
    page = shown(window(), address, note)
    page.locator("#main").focus()
    page.keyboard.press("a")
    expect(page.get_by_label("Words of the note")).to_be_focused()
    page.keyboard.type("anticoagul")
    page.get_by_role("button", name="End word →").focus()
    page.keyboard.press("Enter")
    expect(page.get_by_label("Words of the note")).to_have_value("anticoagulant")
    assert violations(page) == []
    page.get_by_label("Kind", exact=True).last.focus()
    page.keyboard.type("Risk")
    page.get_by_role("button", name="Add", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator("#history li")).to_contain_text("added risk")
    assert history(api, note)[0]["after"]["spans"][0]["text"] == "anticoagulant"


@pytest.mark.parametrize("settled", ["Apply mine on top", "Keep theirs"])
def test_of_two_people_the_second_sees_what_the_first_did_and_loses_nothing(
    window: Callable[..., Watched], address: str, api: Client, note: str, settled: str
) -> None:
    first, second = window(), window()
    one, other = shown(first, address, note), shown(second, address, note)
    inspect(one, "50-60% improvement")
    one.get_by_role("button", name="Confirm “50-60%").click()
    one.get_by_role("button", name="Confirm", exact=True).click()
    expect(one.locator("#history li")).to_have_count(1)
    inspect(other, "50-60% improvement")
    other.get_by_role("button", name="Reject “50-60%").click()
    other.get_by_label("Comment").fill("A typed reason.")
    other.get_by_role("button", name="Reject", exact=True).click()
    expect(other.locator(".conflict")).to_contain_text("confirmed relief")
    expect(other.locator(".conflict")).to_contain_text("A typed reason.")
    assert violations(other) == []
    other.get_by_role("button", name=settled).click()
    wanted = ["confirm", "reject"] if settled == "Apply mine on top" else ["confirm"]
    expect(other.locator("#history li")).to_have_count(len(wanted))
    assert [made["action"] for made in history(api, note)] == wanted
    assert [complaint for complaint in second.complaints if "412" not in complaint] == []
    second.complaints.clear()


@pytest.mark.parametrize("stored", [True, False], ids=["stored note", "pasted text"])
def test_the_sandbox_tells_what_would_change_and_keeps_nothing(
    window: Callable[..., Watched], address: str, api: Client, note: str, stored: bool
) -> None:
    page = window().page
    if stored:
        page.goto(f"{address}/notes/{note}?as_of=2026-01-20")
    else:
        page.goto(address)
        page.get_by_label("Clinic note").fill(TEXT)
        page.get_by_role("button", name="Judge the note").click()
        expect(page.locator("#answers")).to_be_visible()
    page.wait_for_load_state()
    inspect(page, "50-60% improvement")
    page.get_by_role("button", name="What if: leave out “50-60%").click()
    expect(page.locator("#sandbox")).to_contain_text("denied → needs information")
    assert violations(page) == []
    page.get_by_role("button", name="What if: count it again").click()
    expect(page.locator("#sandbox")).to_be_hidden()
    page.get_by_role("button", name="What if: say it otherwise “50-60%").click()
    page.get_by_label("percent: from").fill("90")
    page.get_by_label("percent: to").fill("90")
    page.get_by_role("button", name="Try").click()
    expect(page.locator("#sandbox")).to_contain_text("facet injection 64493")
    assert outcome(page) == "Denied"
    page.get_by_role("button", name="Back to the facts").click()
    expect(page.locator("#sandbox")).to_be_hidden()
    assert history(api, note) == []
