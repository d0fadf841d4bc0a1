"""The fake server that the tests of this folder share."""

from collections.abc import Iterator

import pytest

from tests.extraction.llm.behaviours import Behaviour
from tests.extraction.llm.fake_server import FakeServer, serving


@pytest.fixture(scope="session")
def _running() -> Iterator[FakeServer]:
    with serving() as made:
        yield made


@pytest.fixture
def server(_running: FakeServer) -> FakeServer:
    """A fake server that was asked nothing yet, and proposes nothing until a test says how it behaves."""
    _running.reset(Behaviour())
    return _running
