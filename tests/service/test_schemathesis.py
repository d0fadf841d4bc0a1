"""The service does what its description says: a short run of `python -m benchmarks.schemathesis`, without the phase
that walks every field of every body, which takes minutes."""

from pathlib import Path

from benchmarks.serving.schemathesis import run
from service.store.engine import Store
from service.workers.pool import Pool
from tests.service.live import serving


def test_every_check_passes(store: Store, database: str, pool: Pool, tmp_path: Path) -> None:
    log = tmp_path / "log"
    log.touch()
    with serving(pool, database=database) as address:
        found = run(address, log, "--max-examples", "5", "--seed", "1", phases="examples,fuzzing,stateful")
    assert found.passed, found.printed
