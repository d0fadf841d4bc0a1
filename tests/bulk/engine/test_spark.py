"""Spark, for real, on this machine: the same tables as the local engine, also when a task fails and is tried again."""

import importlib.util
import json
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq
import pytest

from bulk.demo import demo_notes
from bulk.results.publish import NAMES
from tests.bulk.engine.archives import tables, write_records
from tests.chartproof.command import POLICY, run
from tests.shared import ROOT

pytestmark = [
    pytest.mark.skipif(importlib.util.find_spec("pyspark") is None, reason="needs pyspark: install chartproof[spark]"),
    pytest.mark.skipif(shutil.which("java") is None, reason="needs Java 17 or later for Spark"),
]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    asked = [{"codes": ["27096"], "laterality": "left", "levels": None}]
    records: list[dict[str, Any]] = [
        *demo_notes(12),
        {"note_id": "asked", "text": "Date of service: 2026-01-05. FABER positive.", "requests": asked},
    ]
    undated = {"note_id": "undated", "text": "Low back pain, 7/10."}
    return write_records(tmp_path_factory.mktemp("archive") / "a.jsonl", [*records, undated])


@pytest.fixture(scope="module")
def local(archive: Path) -> Path:
    out = archive.parent / "local"
    assert run("bulk", archive, "--out", out, *POLICY, "--workers", 1).returncode == 1
    return out


def test_the_command_gives_the_same_bytes(archive: Path, local: Path, tmp_path: Path) -> None:
    done = run("bulk", archive, "--out", tmp_path / "out", *POLICY, "--engine", "spark", "--workers", 2)
    assert b"14 in: 13 done, 1 quarantined" in done.stderr
    assert tables(tmp_path / "out") == tables(local)
    assert not (tmp_path / "out" / "work" / "spark").exists()


def test_a_job_of_ones_own_gives_the_same_rows_though_a_task_failed(archive: Path, local: Path, tmp_path: Path) -> None:
    records = [json.loads(line) for line in archive.read_text().splitlines()]
    for record in records:
        record["requests"] = json.dumps(record["requests"]) if "requests" in record else None
    notes = write_records(tmp_path / "notes.json", [*records, {"note_id": "empty", "text": " "}])
    words = [sys.executable, "-m", "tests.bulk.engine.spark_job", str(notes), str(tmp_path)]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, check=False, text=True)
    assert done.returncode == 0, done.stderr[-2000:]
    assert (tmp_path / "failed-once").exists()
    for name in NAMES:
        found = sorted_rows(tmp_path / name)
        if name == "quarantine":
            assert ("empty", "empty") in {(row["note_id"], row["reason"]) for row in found}
            found = [row for row in found if row["note_id"] != "empty"]
        assert found == sorted_rows(local / f"{name}.parquet")


def sorted_rows(path: Path) -> list[dict[str, Any]]:
    """Read a table; where a note stood in its source is another matter, and left out."""
    rows = [{key: value for key, value in row.items() if key != "source"} for row in pq.read_table(path).to_pylist()]
    return sorted(rows, key=lambda row: json.dumps(row, sort_keys=True, default=str))
