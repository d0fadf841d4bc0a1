"""Mutated bodies on every route that takes one: a short run of `python -m benchmarks.service --only fuzz`."""

from benchmarks.serving.fuzz import targets, torment
from tests.service.client import Client


def test_no_body_is_answered_with_an_error_or_with_itself(api: Client) -> None:
    api.raise_server_exceptions = False  # type: ignore[attr-defined]
    for seed, target in enumerate(targets(api)):
        found = torment(api, target, 60, seed)
        assert not found.errors, (target.address, found.errors[0])
        assert not found.echoes, (target.address, found.echoes[0])
        assert found.statuses.total() == 60
        if target.valid:
            assert found.statuses[422] > 20, target.address
