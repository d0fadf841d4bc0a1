"""One browser and one running service for all tests of the page; each test has windows of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from httpx2 import Client as HttpClient
from playwright.sync_api import Browser, Page

from scripts.chromium import CHROMIUM, NEEDED, chromium
from service.settings import Settings
from service.store.engine import Store
from service.store.upgrade import upgrade
from service.workers.pool import Pool
from tests.browser import Watched, opened
from tests.service.client import POLICY, TEXT
from tests.service.live import serving

AXE_RULES = {
    "runOnly": {"type": "tag", "values": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}
}


def empty_database(folder: Path) -> str:
    """Return the address of a database in a folder, made and empty."""
    database = f"sqlite:///{folder / 'page.sqlite3'}"
    store = Store(Settings(database=database).url)
    upgrade(store)
    store.close()
    return database


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """Closed after these tests: while it is open, no other test of the process can run an event loop."""
    if CHROMIUM is None:
        pytest.skip(NEEDED)
    with chromium() as made:
        yield made


@pytest.fixture(scope="package")
def address(pool: Pool, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a service without keys on an empty SQLite; tests share it, so each names its own notes."""
    with serving(pool, database=empty_database(tmp_path_factory.mktemp("page"))) as found:
        yield found


@pytest.fixture
def api(address: str) -> Iterator[HttpClient]:
    """A client of the same service, to store notes with and to see what was written."""
    with HttpClient(base_url=address, timeout=60) as client:
        yield client


@pytest.fixture
def window(browser: Browser) -> Iterator[Callable[..., Watched]]:
    """Opens windows, each a person of their own; at the end none may have complained or asked another host."""
    made: list[Watched] = []

    def opening(**options: Any) -> Watched:
        made.append(opened(browser, **options))
        return made[-1]

    yield opening
    for watched in made:
        watched.page.context.close()
    assert [complaint for watched in made for complaint in watched.complaints] == []
    hosts = {url.split("/")[2].split(":")[0] for watched in made for url in watched.requests if "//" in url}
    assert hosts <= {"127.0.0.1"}


def violations(page: Page) -> list[str]:
    """Run axe on a page as it stands, from its top, since what lies under the masthead seems small to it.

    Returns what it finds, a line each.
    """
    page.evaluate("scrollTo({top: 0, behavior: 'instant'})")
    found = Axe().run(page, options=AXE_RULES).response["violations"]
    return [f"{one['id']}: {node['target']} {node['failureSummary']}" for one in found for node in one["nodes"]]


@pytest.fixture(scope="package")
def filled(address: str) -> str:
    """The same service with two notes, one of them corrected and signed, and a batch with finished blind work."""
    with HttpClient(base_url=address, timeout=60) as client:
        for name in ("pages-1", "pages-2"):
            body = {"text": TEXT, "note_id": name, "policy": POLICY, "date_of_service": "2026-01-20"}
            client.post("/v1/notes", json=body)
        facts = client.get("/v1/notes/pages-1/facts").json()["facts"]
        for version, (action, fact) in enumerate((("confirm", facts[0]), ("reject", facts[1])), start=1):
            body = {"action": action, "fact_id": fact["id"], "reason_code": "as_written", "comment": "Seen."}
            client.post("/v1/notes/pages-1/corrections", json=body, headers={"If-Match": f'"{version}"'})
        client.post("/v1/tasks", json={"note_ids": ["pages-1", "pages-2"], "batch": "pages"})
        client.post("/v1/tasks/next", json={"batch": "pages"})
    return address
