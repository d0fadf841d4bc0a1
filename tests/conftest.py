"""What holds for every test: none of them reaches another machine."""

from collections.abc import Iterator

import pytest

from tests.loopback import only_this_machine


@pytest.fixture(scope="session", autouse=True)
def _no_network() -> Iterator[None]:
    """Refuse every connection but to this machine, so that a call that should have been faked fails loudly."""
    with only_this_machine():
        yield
