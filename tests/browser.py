"""The browser that tests drive, and what every page must never do."""

from typing import Any

import pytest
from playwright.sync_api import Browser, Page, expect

from scripts.chromium import CHROMIUM, NEEDED

needs_chromium = pytest.mark.skipif(CHROMIUM is None, reason=NEEDED)


class Watched:
    """A page that notes what goes wrong and what it asks for."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.requests: list[str] = []
        self.complaints: list[str] = []
        page.on("request", lambda request: self.requests.append(request.url))
        page.on("console", lambda message: self.complaints.append(message.text))
        page.on("pageerror", lambda error: self.complaints.append(str(error)))

    def focused(self) -> str:
        return str(self.page.evaluate("document.activeElement.id"))

    def expect_focus(self, name: str | None) -> None:
        """Wait until the element of this id has the focus; fail if it never has."""
        expect(self.page.locator(f"id={name}")).to_be_focused()


def opened(browser: Browser, **options: Any) -> Watched:
    """Open an empty page in a context of its own, as a person with a screen of common size has it."""
    size = {"viewport": {"width": 1280, "height": 800}, "reduced_motion": "reduce"}
    return Watched(browser.new_context(**{**size, **options}).new_page())
