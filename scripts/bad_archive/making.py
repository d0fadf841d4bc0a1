"""Writes the archive to disk."""

from pathlib import Path

from scripts.bad_archive.bad import bad_cases
from scripts.bad_archive.case import CANARY, Case
from scripts.bad_archive.good import good_cases

FILES = 200


def make(root: Path) -> list[Case]:
    """Write 200 files to `root/archive`, which must be new, and one beside it that a link in the archive leads to."""
    bad = list(bad_cases())
    formats = len(list(good_cases(0)))
    cases = [*good_cases(FILES - len(bad) - formats), *bad]
    archive = root / "archive"
    archive.mkdir(parents=True)
    (root / "outside.txt").write_text(f"{CANARY} outside", encoding="utf-8")
    for case in cases:
        path = archive / case.path
        path.parent.mkdir(parents=True, exist_ok=True)
        if case.link is None:
            path.write_bytes(case.content)
        else:
            path.symlink_to(case.link)
    return cases
