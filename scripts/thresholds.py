"""Moves every threshold of the packaged policies by one unit, and says which moves no case notices.

`python -m scripts.thresholds [POLICY ...]`; exit 1 when there is one.
"""

import sys
from pathlib import Path

from adjudicator import policies
from adjudicator.coverage.case_file import cases_of
from adjudicator.coverage.thresholds import moved_thresholds
from adjudicator.policy.loader import PACKS

CASES = Path(__file__).parents[1] / "tests" / "cases"


def main() -> int:
    """Print a line for every move that no case notices, and one of totals for every policy."""
    missed = 0
    for name in sys.argv[1:] or [policy.id for policy in policies()]:
        moved = list(moved_thresholds(PACKS / f"{name}.yaml", cases_of(CASES, name)))
        open_ = [one for one in moved if not one.noticed]
        print("\n".join([*(f"{name}.yaml, {one}: no case notices" for one in open_), f"{name}: {len(moved)} moves"]))
        missed += len(open_)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
