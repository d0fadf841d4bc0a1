"""The bad archive: nothing of it is lost, and nothing bad in it is believed."""

from pathlib import Path

from scripts.bad_archive.checking import check
from scripts.bad_archive.making import FILES, make


def test_every_good_note_is_found_and_every_bad_one_told_with_its_reason(tmp_path: Path) -> None:
    root = tmp_path / "root"
    cases = make(root)
    assert len(cases) == FILES == sum(not path.is_dir() for path in (root / "archive").rglob("*"))
    outcome = check(root, cases)
    assert outcome.faults == []
    assert len(outcome.reasons) >= 16
    assert sorted(path.name for path in tmp_path.iterdir()) == ["root"]


def test_the_check_finds_faults(tmp_path: Path) -> None:
    root = tmp_path / "root"
    cases = make(root)
    (root / "archive/CAPITALS.TXT").write_text("another text")
    (root / "archive/bad/nul.txt").unlink()
    (root / "archive/encodings/emoji.txt").unlink()
    (root / "archive/stray.txt").write_text("stray")
    assert check(root, cases).faults == [
        "not found as it is: encodings/emoji in encodings/emoji.txt",
        "not found as it is: CAPITALS in CAPITALS.TXT",
        "found, though it must not be: CAPITALS.TXT",
        "found, though it must not be: stray.txt",
        "not told: bad/nul.txt (damaged)",
    ]
