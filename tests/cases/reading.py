"""The cases of the packaged policies, by the names to call them by."""

from pathlib import Path

from adjudicator.coverage.case_file import Case, CaseFile, case_files

FOLDER = Path(__file__).parent


def all_cases() -> list[tuple[str, CaseFile, Case]]:
    """Return every case with its file and a name to call it by."""
    return [
        (f"{name.removesuffix('.yaml')}: {case.name}", file, case)
        for name, file in case_files(FOLDER).items()
        for case in file.cases
    ]
