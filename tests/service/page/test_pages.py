"""Every page in its states: no barrier that axe finds, no sideways scrolling, light and dark, with and without script."""

from collections.abc import Callable

import pytest
from httpx2 import Client

from tests.browser import Watched
from tests.service.client import POLICY, TEXT
from tests.service.page.conftest import violations

BATCH = "pages"


PAGES = [
    "/",
    "/notes",
    "/notes/pages-1?as_of=2026-01-20",
    "/notes/pages-1/packet?as_of=2026-01-20",
    "/queue",
    f"/queue?batch={BATCH}",
    f"/agreement?batch={BATCH}",
    "/policies",
    f"/policies/{POLICY}",
    "/keys",
    "/audit",
    "/audit?subject=pages-1",
    "/nowhere",
]


@pytest.mark.parametrize("path", PAGES)
def test_a_page_has_no_barrier_and_fits_every_screen(window: Callable[..., Watched], filled: str, path: str) -> None:
    watched = window()
    page = watched.page
    page.goto(filled + path)
    page.wait_for_load_state()
    for scheme in ("light", "dark"):
        page.emulate_media(color_scheme=scheme)
        assert violations(page) == [], scheme
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert violations(page) == []
    page.emulate_media(forced_colors="active", reduced_motion="reduce")
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    if path == "/nowhere":
        watched.complaints.clear()  # the browser writes the 404 down


@pytest.mark.parametrize("path", PAGES)
def test_a_page_is_read_without_script(window: Callable[..., Watched], filled: str, path: str) -> None:
    watched = window(java_script_enabled=False)
    page = watched.page
    page.goto(filled + path)
    assert page.locator("h1").count() == 1
    assert page.locator("main").inner_text().strip()
    assert page.locator("button.needs-script:visible, form.needs-script:visible").count() == 0
    watched.complaints.clear()


def test_the_leaflet_holds_every_criterion_with_its_clause(
    window: Callable[..., Watched], filled: str, api: Client
) -> None:
    page = window().page
    page.goto(f"{filled}/policies/{POLICY}")
    text = page.locator("main").inner_text()
    for criterion in api.get(f"/v1/policies/{POLICY}").json()["criteria"]:
        assert criterion["title"] in text
        assert criterion["clause"] in text


def test_a_key_is_shown_once_and_revoked(window: Callable[..., Watched], filled: str, api: Client) -> None:
    page = window().page
    page.goto(f"{filled}/keys")
    page.get_by_label("Name").fill("desk")
    page.get_by_label("Role").select_option("reviewer")
    page.get_by_role("button", name="Make a key").click()
    page.locator(".secret code").wait_for()
    assert page.locator(".secret code").inner_text().startswith("cp_")
    assert violations(page) == []
    page.reload()
    assert "cp_" not in page.content()
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Revoke the key of desk").click()
    page.get_by_role("button", name="Revoke the key of desk").wait_for(state="detached")
    (key,) = [key for key in api.get("/v1/keys").json()["keys"] if key["name"] == "desk"]
    assert key["revoked_at"] is not None


def test_a_note_is_deleted_from_the_list(window: Callable[..., Watched], filled: str, api: Client) -> None:
    api.post("/v1/notes", json={"text": TEXT, "note_id": "to-delete"})
    page = window().page
    page.goto(f"{filled}/notes")
    page.on("dialog", lambda dialog: dialog.accept())
    page.get_by_role("button", name="Delete to-delete").click()
    page.get_by_role("button", name="Delete to-delete").wait_for(state="detached")
    assert api.get("/v1/notes/to-delete").status_code == 404
