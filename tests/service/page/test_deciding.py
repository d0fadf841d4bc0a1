"""Sign-offs on the page, stale ones, and the rationale that is copied."""

from collections.abc import Callable

from httpx2 import Client
from playwright.sync_api import expect

from tests.browser import Watched
from tests.service.page.conftest import violations
from tests.service.page.test_correcting import inspect, note, shown

__all__ = ["note"]


def test_a_sign_off_stands_under_its_determination_until_that_changes(
    window: Callable[..., Watched], address: str, api: Client, note: str
) -> None:
    page = shown(window(), address, note)
    line = page.locator(".case-line").first
    line.get_by_text("Sign off as local").click()
    assert violations(page) == []
    line.get_by_label("Rationale").fill("Read and agreed.")
    line.get_by_role("button", name="Sign").click()
    expect(line.locator(".decision")).to_contain_text("Denied by local")
    expect(line.locator(".decision")).to_contain_text("Read and agreed.")
    inspect(page, "50-60% improvement")
    page.get_by_role("button", name="Reject “50-60%").click()
    page.get_by_role("button", name="Reject", exact=True).click()
    expect(line.locator(".decision")).to_contain_text("stale")
    (kept,) = api.get(f"/v1/notes/{note}/decisions").json()["decisions"]
    assert (kept["rationale"], kept["stale"]) == ("Read and agreed.", True)


def test_the_rationale_is_copied_as_plain_and_as_rich_text(
    window: Callable[..., Watched], address: str, note: str
) -> None:
    watched = window(permissions=["clipboard-read", "clipboard-write"])
    page = shown(watched, address, note)
    page.get_by_role("button", name="Copy rationale").first.click()
    expect(page.locator("#status")).to_contain_text("copied")
    copied = page.evaluate(
        """async () => {
          const [item] = await navigator.clipboard.read();
          const text = async (type) => (await item.getType(type)).text();
          return [await text("text/plain"), await text("text/html")];
        }"""
    )
    for text in copied:
        assert "50-60%" in text
        assert "A recommendation, not a decision." in text
    assert "<strong>Denied" in copied[1]
