"""Runs over archives on the page: those of the operator's folder, and nothing beside it."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from service.workers.pool import Pool
from tests.browser import Watched
from tests.service.live import serving
from tests.service.page.conftest import empty_database, violations

COUNTS = {"input": 6, "done": 5, "quarantined": 1, "skipped": 0}
SUMMARY = "<!doctype html><html lang='en'><head><title>Run</title><style>h1 { color: rgb(1, 2, 3); }</style></head><body><main><h1>A run</h1></main></body></html>"


@pytest.fixture
def runs(pool: Pool, tmp_path: Path) -> Iterator[str]:
    folder = tmp_path / "runs"
    done = folder / "march"
    done.mkdir(parents=True)
    told = {"counts": COUNTS, "started": "2026-03-01T10:20:30+00:00", "signature": {"engine": "chartproof 0.1.0"}}
    (done / "run.json").write_text(json.dumps(told), encoding="utf-8")
    (done / "summary.html").write_text(SUMMARY, encoding="utf-8")
    (folder / "unfinished").mkdir()
    (tmp_path / "summary.html").write_text("outside", encoding="utf-8")
    database = empty_database(tmp_path)
    with serving(pool, database=database, runs=folder) as address:
        yield address


def test_a_finished_run_is_listed_with_its_summary(window: Callable[..., Watched], runs: str) -> None:
    page = window().page
    page.goto(f"{runs}/runs")
    assert page.locator("tbody tr").count() == 1
    assert "5" in page.locator("tbody").inner_text()
    assert violations(page) == []
    page.get_by_role("link", name="march").click()
    assert page.locator("h1").evaluate("one => getComputedStyle(one).color") == "rgb(1, 2, 3)"


@pytest.mark.parametrize("name", ["..", "%2e%2e", "unfinished", "march%2f..%2f.."])
def test_nothing_beside_the_runs_is_shown(window: Callable[..., Watched], runs: str, name: str) -> None:
    watched = window()
    watched.page.goto(f"{runs}/runs/{name}")
    assert "outside" not in watched.page.content()
    watched.complaints.clear()  # the browser writes the 404 down


def test_without_a_folder_the_page_says_how_to_name_one(window: Callable[..., Watched], address: str) -> None:
    page = window().page
    page.goto(f"{address}/runs")
    assert "--runs DIR" in page.locator("main").inner_text()
    assert violations(page) == []
