"""Takes the pictures of the page that the documentation shows: `python -m scripts.screenshots` (needs Chromium).

Starts the service on an empty database of its own, tries the first sample, corrects a stored note, and leaves PNG files
in docs/images.
"""

import tempfile
from pathlib import Path

import httpx2
from playwright.sync_api import Browser, Page

from benchmarks.serving.process import serving
from scripts.chromium import chromium
from service.page.samples import samples

IMAGES = Path(__file__).resolve().parents[1] / "docs" / "images"
SIZE = {"width": 1360, "height": 850}
FIRST = samples()[0]
RELIEF = "50-60% improvement"


def main() -> None:
    """Take every picture."""
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        _shoot_all(browser, Path(folder))


def _shoot_all(browser: Browser, folder: Path) -> None:
    with serving(folder / "log", database=f"sqlite:///{folder / 'pictures.sqlite3'}") as served:
        address = served.address
        _store(address)
        for scheme in ("light", "dark"):
            page = _opened(browser, scheme)
            _review(page, address)
            _shoot(page, f"review-{scheme}")
        page = _opened(browser, "light")
        _paste(page, address)
        _correct(page, address)
        for name in ("queue", f"policies/{FIRST.policy}"):
            page.goto(f"{address}/{name}")
            _shoot(page, name.partition("/")[0])


def _store(address: str) -> None:
    """Keep the first sample under two names, and queue both."""
    with httpx2.Client(base_url=address, timeout=60) as api:
        for name in ("visit-17", "visit-18"):
            api.post("/v1/notes", json={"text": FIRST.text, "note_id": name, "policy": FIRST.policy})
        api.post("/v1/tasks", json={"note_ids": ["visit-17", "visit-18"], "batch": "spring"})


def _opened(browser: Browser, scheme: str) -> Page:
    return browser.new_context(viewport=SIZE, color_scheme=scheme, reduced_motion="reduce").new_page()  # type: ignore[arg-type]


def _review(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_role("button", name=FIRST.title).click()
    page.wait_for_load_state()
    page.locator("#answers a.quote").first.click()
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")


def _paste(page: Page, address: str) -> None:
    page.goto(address)
    page.get_by_label("Clinic note").fill(FIRST.text)
    page.locator(".chip").first.wait_for()
    _shoot(page, "paste")


def _correct(page: Page, address: str) -> None:
    page.goto(f"{address}/notes/visit-17")
    page.wait_for_load_state()
    page.locator(".fact a", has_text=RELIEF).first.click()
    page.get_by_role("button", name=f"Change “{RELIEF}").click()
    page.get_by_label("percent: from").wait_for()
    _shoot(page, "correct")
    page.keyboard.press("Escape")
    page.get_by_role("button", name=f"What if: leave out “{RELIEF}").click()
    page.locator("#sandbox li").first.wait_for()
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    _shoot(page, "what-if")


def _shoot(page: Page, name: str) -> None:
    page.evaluate("document.getElementById('status').textContent = ''")
    page.screenshot(path=IMAGES / f"{name}.png")
    print(IMAGES / f"{name}.png")


if __name__ == "__main__":
    main()
