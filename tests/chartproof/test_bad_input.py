"""Bad input: a sentence on standard error that names the thing and the mend; nothing lost, no traceback, no text."""

import json
from pathlib import Path

import pytest

from tests.chartproof.command import CANARY, POLICY, SAMPLE, run

BAD_FILES = {
    "empty.txt": (b"", "is empty"),
    "blank.txt": (b" \r\n\t\n", "is empty"),
    "binary.txt": (bytes(range(256)) * 8, "binary file, not text|NUL|neither UTF-8"),
    "nul.txt": (f"{CANARY} has pain\0".encode(), "holds a NUL character"),
    "scan.txt": (b"%PDF-1.7 " + CANARY.encode(), "is a PDF file"),
    "broken.jsonl": (f'{{"text": "{CANARY}'.encode(), "line 1: is not valid JSON"),
}


@pytest.fixture(params=BAD_FILES)
def bad(request: pytest.FixtureRequest, tmp_path: Path) -> tuple[Path, str]:
    content, reason = BAD_FILES[request.param]
    path = tmp_path / request.param
    path.write_bytes(content)
    return path, reason


@pytest.mark.parametrize("command", [("extract",), ("adjudicate", *POLICY)], ids=["extract", "adjudicate"])
def test_a_bad_file_among_good_ones_is_named_and_the_others_are_done(
    command: tuple[str, ...], bad: tuple[Path, str]
) -> None:
    path, reason = bad
    name, *options = command
    form = "json" if name == "adjudicate" else "jsonl"
    done = run(name, SAMPLE, path, SAMPLE.with_name("nearly_nothing.txt"), *options, "--format", form)
    assert done.returncode == 1
    assert [json.loads(line)["note_id"] for line in done.stdout.splitlines()] == ["worked_case", "nearly_nothing"]
    (told,) = done.stderr.decode().splitlines()
    assert str(path) in told
    assert any(part in told for part in reason.split("|"))


def test_a_bad_file_alone_is_bad_input(bad: tuple[Path, str]) -> None:
    done = run("adjudicate", bad[0], *POLICY, "--format", "json")
    assert (done.returncode, done.stdout) == (2, b"")


def test_missing_files_and_folders_are_named(tmp_path: Path) -> None:
    done = run("adjudicate", tmp_path / "none.txt", tmp_path, SAMPLE, *POLICY, "--format", "json")
    assert done.returncode == 1
    missing, folder = done.stderr.decode().splitlines()
    assert "none.txt: there is no such file" in missing
    assert f"{tmp_path}: is a folder" in folder


def test_a_wrong_line_of_records_is_named(tmp_path: Path) -> None:
    path = tmp_path / "notes.jsonl"
    path.write_text(
        f'{{"text": "{CANARY} has pain."}}\n{{"text": "{CANARY}", "as_of": "{CANARY}"}}\n', encoding="utf-8"
    )
    done = run("adjudicate", path, *POLICY, "--request", "27096", "--as-of", "2026-01-15", "--format", "json")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert b'line 2: has a "as_of" that is no date; write it as 2026-01-15' in done.stderr


def test_a_note_id_given_twice_is_said_and_both_are_done(tmp_path: Path) -> None:
    path = tmp_path / "notes.jsonl"
    path.write_text('{"id": "a", "text": "Pain."}\n' * 3, encoding="utf-8")
    done = run("extract", path, "--format", "jsonl")
    assert done.returncode == 0
    assert len(done.stdout.splitlines()) == 3
    assert done.stderr.decode().splitlines() == [
        "chartproof: the note id a stands for more than one note; all are done"
    ]


@pytest.mark.parametrize(
    ("options", "told"),
    [
        ((), "no policy is given; add --policy with one of: aetna-cpb-0016, commercial-spine-injections"),
        (
            ("--policy", "nosuch"),
            "there is no policy 'nosuch'; the packaged ones are aetna-cpb-0016, commercial-spine-injections",
        ),
        (("--policy", "nosuch.yaml"), "policy file nosuch.yaml cannot be read"),
        ((*POLICY, "--request", "6449"), "6449"),
        ((*POLICY, "--request", "99999"), "99999"),
        ((*POLICY, "--request", "64493:up"), "'up' is no side; write left, right or bilateral"),
        ((*POLICY, "--request", "64493:left:S1-L4"), "levels 'S1-L4' cannot be read"),
        ((*POLICY, "--request", ""), "a request needs a code"),
        ((*POLICY, "--request", "a:b:c:d"), "has 4 parts"),
        ((*POLICY, "--as-of", "yesterday"), "--as-of"),
        ((*POLICY, "--as-of", "2026-02-30"), "--as-of"),
        ((*POLICY, "--as-of", "2020-01-01"), "holds from 2025-12-01 on"),
        ((*POLICY, "--format", "pdf"), "--format"),
        ((*POLICY, "--output", "/nowhere/at/all.json"), "--output /nowhere/at/all.json: cannot be written"),
        ((*POLICY, "--wrong"), "--wrong"),
    ],
)
def test_wrong_options_are_bad_usage(options: tuple[str, ...], told: str) -> None:
    done = run("adjudicate", SAMPLE, *options)
    assert (done.returncode, done.stdout) == (2, b"")
    assert told in done.stderr.decode()


def test_an_unreadable_pack_is_bad_input(tmp_path: Path) -> None:
    pack = tmp_path / "pack.yaml"
    pack.write_text("id: [", encoding="utf-8")
    done = run("adjudicate", SAMPLE, "--policy", pack)
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"pack.yaml" in done.stderr


def test_a_record_without_a_policy_is_named_and_the_others_are_done(tmp_path: Path) -> None:
    path = tmp_path / "notes.jsonl"
    path.write_text(
        f'{{"id": "a", "text": "Pain."}}\n{{"id": "b", "text": "Pain.", "policy": "{POLICY[1]}"}}', encoding="utf-8"
    )
    done = run("adjudicate", path, "--as-of", "2026-01-15", "--format", "json")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1
    assert b"note a: has no policy; add --policy" in done.stderr


def test_an_add_on_alone_is_no_error_but_an_answer() -> None:
    done = run("adjudicate", SAMPLE, *POLICY, "--request", "64494", "--format", "json")
    assert done.returncode == 0
    assert json.loads(done.stdout)["determinations"][0]["outcome"] != "approved"


def test_a_note_of_a_megabyte_is_read(tmp_path: Path) -> None:
    path = tmp_path / "long.txt"
    sentence = "The left SI joint was tender. FABER was negative on the right. Gabapentin 300 mg at night.\r\n"
    path.write_bytes((sentence * (1_000_000 // len(sentence) + 1)).encode())
    done = run("extract", path, "--format", "jsonl")
    assert done.returncode == 0
    facts = json.loads(done.stdout)["facts"]
    assert len(facts) > 10_000


def test_an_error_nobody_thought_of_names_its_place_and_no_text(tmp_path: Path) -> None:
    """A pipeline that breaks on a note is made by a stand-in for a part of it."""
    (tmp_path / "sitecustomize.py").write_text(
        "import extraction\ndef broken(text, day=None):\n    raise ValueError(text)\nextraction.read = broken\n",
        encoding="utf-8",
    )
    note = tmp_path / "note.txt"
    note.write_text(f"{CANARY} has pain.", encoding="utf-8")
    done = run("extract", note, PYTHONPATH=str(tmp_path))
    assert (done.returncode, done.stdout) == (2, b"")
    assert b"note note: internal error, please report it: ValueError in " in done.stderr


def test_nothing_of_a_note_reaches_standard_error(tmp_path: Path) -> None:
    path = tmp_path / "note.txt"
    path.write_text(f"{CANARY} asks for a left SI joint injection, 27096, as 90% relief followed.", encoding="utf-8")
    done = run("adjudicate", path, *POLICY)
    assert (done.returncode, done.stderr) == (0, b"")
