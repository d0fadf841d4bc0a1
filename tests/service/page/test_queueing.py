"""The queue on the page: notes are queued, taken, completed; blind work is compared, and settled by a third person."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from httpx2 import Client
from playwright.sync_api import Page, expect

from service.settings import Settings
from service.store.engine import Store
from service.store.upgrade import upgrade
from service.workers.pool import Pool
from tests.browser import Watched
from tests.service.client import POLICY, TEXT
from tests.service.live import serving
from tests.service.page.conftest import violations
from tests.service.page.test_correcting import inspect
from tests.service.people import key_for

Enter = Callable[[str], Watched]


@pytest.fixture
def enter(pool: Pool, tmp_path: Path, window: Callable[..., Watched]) -> Iterator[Enter]:
    """Opens a window of a service with keys, for a person by name; two notes are stored."""
    database = f"sqlite:///{tmp_path / 'queue.sqlite3'}"
    store = Store(Settings(database=database).url)
    upgrade(store)
    roles = {"root": "admin", "ann": "annotator", "bob": "annotator"}
    keys = {name: key_for(store, name, role) for name, role in roles.items()}  # type: ignore[arg-type]
    store.close()
    with serving(pool, database=database, auth="key") as address:
        with Client(base_url=address, headers={"Authorization": f"Bearer {keys['root']}"}, timeout=60) as api:
            for name in ("one", "two"):
                body = {"text": TEXT, "note_id": name, "policy": POLICY, "date_of_service": "2026-01-20"}
                assert api.post("/v1/notes", json=body).status_code == 201

        def entering(name: str) -> Watched:
            watched = window(base_url=address)
            page = watched.page
            page.goto("/notes")
            page.get_by_label("API key").fill(keys[name])
            page.get_by_role("button", name="Sign in").click()
            expect(page.locator(".person")).to_contain_text(name)
            return watched

        yield entering


def queue(page: Page) -> None:
    page.goto("/notes")
    page.get_by_label("Batch").fill("spring")
    page.get_by_label("People a note").fill("2")
    page.get_by_label("Blind").check()
    for name in ("one", "two"):
        page.get_by_label(name, exact=True).check()
    page.get_by_role("button", name="Queue the notes").click()
    expect(page.locator(".batches")).to_contain_text("0 of 2 notes done, 0 of 4 seats")


def work(page: Page, *, rejecting: bool) -> None:
    """Take both notes, and complete them."""
    page.goto("/queue")
    for number in (1, 2):
        page.get_by_role("button", name="Next note of spring").click()
        expect(page.get_by_role("region", name="Your task")).to_contain_text("your own corrections alone")
        page.wait_for_load_state()
        if rejecting and number == 1:
            assert violations(page) == []
            inspect(page, "50-60% improvement")
            page.get_by_role("button", name="Reject “50-60%").click()
            page.get_by_role("button", name="Reject", exact=True).click()
            expect(page.locator("#history li")).to_have_count(1)
        page.get_by_role("button", name="Complete").click()
        expect(page.locator(".batches")).to_be_visible()
    page.get_by_role("button", name="Next note of spring").click()
    expect(page.locator("#status")).to_contain_text("nothing left for you")


def test_blind_work_is_compared_and_settled_by_a_third_person(enter: Enter) -> None:
    root = enter("root").page
    queue(root)
    work(enter("ann").page, rejecting=True)
    work(enter("bob").page, rejecting=False)
    root.goto("/queue")
    expect(root.locator(".batches")).to_contain_text("2 of 2 notes done, 4 of 4 seats")
    root.get_by_role("link", name="Agreement of spring").click()
    expect(root.get_by_role("row", name="ann, bob").first).to_contain_text("2")
    assert violations(root) == []
    difference = root.locator(".difference")
    expect(difference).to_have_count(1)
    expect(difference).to_contain_text("50-60% improvement")
    root.get_by_role("button", name="Take what ann says").click()
    expect(root.locator(".differing h3")).to_contain_text("settled by a third person")
    root.goto("/notes/one?as_of=2026-01-20")
    expect(root.locator("#history li")).to_contain_text("rejected relief")
    expect(root.locator("#history li")).to_contain_text("root")


def test_a_page_asks_to_sign_in_and_forgets_when_one_signs_out(enter: Enter) -> None:
    watched = enter("ann")
    page = watched.page
    assert {cookie["name"] for cookie in page.context.cookies()} == {"chartproof_session"}
    (cookie,) = page.context.cookies()
    assert (cookie["httpOnly"], cookie["sameSite"]) == (True, "Strict")
    expect(page.get_by_role("link", name="Keys")).to_have_count(0)
    page.get_by_role("button", name="Sign out").click()
    expect(page.get_by_label("API key")).to_be_visible()
    assert violations(page) == []
    page.goto("/queue")
    expect(page.get_by_label("API key")).to_be_visible()
    page.get_by_label("API key").fill("cp_nothing")
    page.get_by_role("button", name="Sign in").click()
    expect(page.get_by_role("alert")).to_contain_text("no valid key")
    watched.complaints.clear()  # the browser writes the 401 down
