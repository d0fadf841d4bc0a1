"""What takes its time: the page begins at once, and ends as it would have been."""

from typing import Any

import pytest
from httpx2 import Client

from service.page import patience

HTML = {"Accept": "text/html"}
FORM: dict[str, Any] = {"text": "FABER was positive on the left.", "policy": "commercial-spine-injections"}


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(patience, "_SOON", 0)


def main_of(html: str) -> str:
    return html.partition("<main")[2].partition("</p>" if 'class="waiting"' in html else ">")[2]


def test_a_page_that_is_late_ends_as_it_would_have_been(api: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = api.post("/judge", data=FORM, headers=HTML)
    monkeypatch.setattr(patience, "_SOON", 0)
    late = api.post("/judge", data=FORM, headers=HTML)
    assert "Reading the note" in late.text
    assert "Reading the note" not in whole.text
    assert main_of(late.text) == main_of(whole.text)
    assert late.headers["content-security-policy"] == whole.headers["content-security-policy"]


@pytest.mark.usefixtures("impatient")
def test_a_refusal_that_is_late_stands_in_the_page(api: Client) -> None:
    late = api.post("/judge", data={**FORM, "text": "Date of service: 1/2/1999. Pain 7/10."}, headers=HTML)
    assert "name a day" in late.text
    assert late.text.count("<main") == 1
