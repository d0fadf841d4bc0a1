"""Makes the bad archive in a new folder, reads it, and says what differs from what must be: `python -m scripts.bad_archive FOLDER`."""

import sys
from pathlib import Path

from scripts.bad_archive.checking import check
from scripts.bad_archive.making import make


def main() -> int:
    """Return 0 when all is as it must be."""
    if len(sys.argv) != 2:
        print("usage: python -m scripts.bad_archive FOLDER", file=sys.stderr)
        return 2
    root = Path(sys.argv[1])
    cases = make(root)
    outcome = check(root, cases)
    print(outcome.summary())
    for line in outcome.faults:
        print(f"  {line}")
    return 1 if outcome.faults else 0


if __name__ == "__main__":
    sys.exit(main())
