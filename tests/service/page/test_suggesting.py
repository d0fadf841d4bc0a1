"""What a model suggests, on the page: marked, explained, and confirmed or rejected by a person."""

from collections.abc import Callable, Iterator

import pytest
from httpx2 import Client as HttpClient
from playwright.sync_api import expect

from service.workers.pool import Pool
from tests.browser import Watched
from tests.extraction.llm.behaviours import Knowing, proposed
from tests.extraction.llm.fake_server import serving as serving_model
from tests.service.client import POLICY, TEXT
from tests.service.live import serving
from tests.service.page.conftest import empty_database, violations

QUOTE = "she could garden without a thought for her back"


@pytest.fixture(scope="module")
def assisted(pool: Pool, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, str]]:
    """The addresses of a service and of its model; the service has one note with a suggestion."""
    database = empty_database(tmp_path_factory.mktemp("assisted"))
    with serving_model() as model, serving(pool, database=database, llm_url=model.url, llm_model="fake") as found:
        model.reset(Knowing([proposed("relief", QUOTE)]))
        with HttpClient(base_url=found, timeout=60) as client:
            body = {
                "text": f"{TEXT}\nAfter the block in the spring {QUOTE}.\n",
                "note_id": "suggested",
                "policy": POLICY,
            }
            client.post("/v1/notes", json=body)
        yield found, model.url.split("/")[2]


def test_a_suggestion_is_told_followed_and_confirmed(assisted: tuple[str, str], window: Callable[..., Watched]) -> None:
    page = window().page
    page.goto(f"{assisted[0]}/notes/suggested")
    block = page.get_by_role("region", name="Suggested, not confirmed")
    expect(block).to_contain_text("count for nothing until a person confirms them")
    expect(block.locator("q")).to_have_text(QUOTE)
    expect(page.locator("footer.colophon")).to_contain_text(f"sent to {assisted[1]}, where the model fake")
    assert violations(page) == []
    block.locator(".fact a").click()
    inspector = page.get_by_role("complementary", name="Facts at this place")
    expect(inspector).to_contain_text("suggested")
    inspector.get_by_role("button", name="Confirm").click()
    page.get_by_role("dialog").get_by_role("button", name="Confirm").click()
    expect(block).to_be_hidden()
    expect(page.locator("#history")).to_contain_text(QUOTE)
