"""The queries of docs/bulk.md run over the tables of a run, and answer something."""

from pathlib import Path

import duckdb
import pytest

from tests.chartproof.command import POLICY, run
from tests.docs.pages import Block, blocks
from tests.shared import ROOT

QUERIES = [block for block in blocks(ROOT / "docs" / "bulk.md") if block.language == "sql"]


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("run") / "out"
    assert run("bulk", "--demo", 40, "--out", out, *POLICY, "--workers", 1).returncode == 0
    return out


def test_there_are_five() -> None:
    assert len(QUERIES) == 5


@pytest.mark.parametrize("query", QUERIES, ids=[block.name for block in QUERIES])
def test_it_answers(query: Block, tables: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tables)
    rows = duckdb.execute(query.body).fetchall()
    assert rows
    assert all(None not in row for row in rows)
