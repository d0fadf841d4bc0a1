"""Holds the service to its own description: `python -m benchmarks.schemathesis [--examples N] [--seed N]`.

Starts a service on SQLite and one on PostgreSQL (a schema of its own at 127.0.0.1:5432), and runs every check of
schemathesis against each, stateful too. Exit code 1 when a check fails or an answer has the status 500.
"""

import argparse
import sys
import tempfile
from contextlib import nullcontext
from pathlib import Path

from benchmarks.serving.process import postgresql_schema, serving
from benchmarks.serving.schemathesis import run


def main() -> int:
    """Run on both databases and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--examples", type=int, default=25)
    parser.add_argument("--seed", type=int, default=1)
    asked = parser.parse_args()
    failed = False
    with tempfile.TemporaryDirectory() as folder:
        for name in ("sqlite", "postgresql"):
            place = nullcontext(f"sqlite:///{folder}/service.sqlite3") if name == "sqlite" else postgresql_schema()
            log = Path(folder) / f"{name}.log"
            with place as database, serving(log, database=database) as served:
                found = run(served.address, log, "--max-examples", str(asked.examples), "--seed", str(asked.seed))
            said = "all checks passed" if found.passed else found.printed
            print(f"{name}: {found.requests} requests, {found.statuses[500]} answers 500; {said}", flush=True)
            failed |= not found.passed or found.statuses[500] > 0
    return int(failed)


if __name__ == "__main__":
    sys.exit(main())
