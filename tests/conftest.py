"""Marks the tests that are known to fail: lines of `tests/gaps.txt`, each to be struck out by whoever makes it hold."""

from pathlib import Path

import pytest

GAPS = Path(__file__).with_name("gaps.txt")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let the listed tests fail; whoever makes one hold strikes its line out."""
    known = set(GAPS.read_text(encoding="utf-8").splitlines())
    for item in items:
        if item.nodeid in known:
            item.add_marker(pytest.mark.xfail(reason="a known gap", strict=False))
