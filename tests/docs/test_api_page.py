"""The client's page is followed word by word, against a running service that asks for keys."""

import subprocess
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import httpx2
import pytest

from benchmarks.serving.process import COMMAND, Served, serving
from tests.docs.following import follow, lay_out, run
from tests.docs.pages import SERVED, blocks, steps

ADDRESS = "http://127.0.0.1:8000"


@pytest.fixture
def served(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Served]:
    """A service with an administrator's key, which stands where the page has it."""
    database = f"sqlite:///{tmp_path / 'charts.sqlite3'}"
    words: list[str | Path] = [COMMAND, "keys", "create", "--name", "desk", "--role", "admin", "--database", database]
    key = subprocess.run(words, check=True, capture_output=True, text=True).stdout.strip()
    monkeypatch.setenv("CHARTPROOF_KEY", key)
    with serving(tmp_path / "log", "--auth", "key", database=database) as running:
        yield running


@pytest.fixture
def names() -> Iterator[dict[str, object]]:
    """The names that the page's Python makes; its clients are closed at the end, as a program's end would close them."""
    made: dict[str, object] = {"__name__": "page"}
    yield made
    people = made.get("people")
    for one in (*made.values(), *(people.values() if isinstance(people, dict) else ())):
        if isinstance(one, httpx2.Client):
            one.close()


def test_what_the_page_says_is_what_comes(served: Served, tmp_path: Path, names: dict[str, object]) -> None:
    (tmp_path / "work").mkdir()
    workspace = lay_out(tmp_path / "work")
    followed = 0
    for block in blocks(SERVED):
        here = replace(block, body=block.body.replace(ADDRESS, served.address))
        if block.language == "python":
            follow(here, names)
            followed += 1
        for step in steps(here):
            run(step, workspace)
            followed += 1
    assert followed > 12
