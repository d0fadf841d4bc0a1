"""Measures the page in Chromium: `python -m benchmarks.page [--rounds N]`.

A note of 200,000 characters, as dense with facts as a sample, is pasted and judged. Prints, as medians of the rounds: the
first paint, the time to the whole answer, and the time from a click on a quote to its place in the note.
"""

import argparse
import statistics
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page

from benchmarks.serving.process import serving
from scripts.chromium import chromium
from service.page.samples import samples

LONGEST = 200_000
_TIMES = """() => ({
  paint: performance.getEntriesByName("first-contentful-paint")[0].startTime,
  whole: performance.getEntriesByType("navigation")[0].domContentLoadedEventEnd,
  facts: document.querySelectorAll(".fact").length,
})"""
_JUMPS = """async () => {
  const times = [];
  for (const quote of [...document.querySelectorAll("a.quote")].filter((one) => one.checkVisibility()).slice(0, 20)) {
    const start = performance.now();
    quote.click();
    await new Promise((done) => requestAnimationFrame(() => setTimeout(done)));
    times.push(performance.now() - start);
  }
  return times;
}"""


def main() -> None:
    """Measure."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    rounds = parser.parse_args().rounds
    text = (samples()[0].text * LONGEST)[:LONGEST]
    with tempfile.TemporaryDirectory() as folder, chromium() as browser:
        found, jumps = _measured(browser, Path(folder), text, rounds)
    paint, whole = (statistics.median(one[name] for one in found) / 1000 for name in ("paint", "whole"))
    print(f"{LONGEST:,} characters, {found[0]['facts']:,} facts: first paint {paint:.2f} s, whole page {whole:.2f} s")
    print(f"jump to evidence: median {statistics.median(jumps):.0f} ms, worst {max(jumps):.0f} ms, n {len(jumps)}")


def _measured(browser: Browser, folder: Path, text: str, rounds: int) -> tuple[list[dict[str, float]], list[float]]:
    with serving(folder / "log", database=f"sqlite:///{folder / 'page.sqlite3'}") as served:
        page = browser.new_page(viewport={"width": 1440, "height": 900}, reduced_motion="reduce")
        found = [_judged(page, served.address, text) for _ in range(rounds)]
        jumps: list[float] = page.evaluate(_JUMPS)
    return found, jumps


def _judged(page: Page, address: str, text: str) -> dict[str, float]:
    page.goto(address)
    page.evaluate("text => { document.getElementById('text').value = text; }", text)
    page.get_by_role("button", name="Judge the note").click()
    page.locator("#answers").wait_for(timeout=60_000)
    page.wait_for_load_state()
    told: dict[str, float] = page.evaluate(_TIMES)
    return told


if __name__ == "__main__":
    main()
