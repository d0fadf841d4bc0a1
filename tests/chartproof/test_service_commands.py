"""The commands of the service: serve, keys, database, audit."""

import json
import signal
import sqlite3
import stat
import subprocess
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.chartproof.command import CANARY, COMMAND, SAMPLE, run


@pytest.fixture
def url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path / 'charts.sqlite3'}"


@contextmanager
def served(url: str, *words: str) -> Iterator[tuple[str, "subprocess.Popen[bytes]"]]:
    """Serve on a free port until the end; give the address and the process."""
    command = [str(COMMAND), "serve", "--port", "0", "--workers", "1", "--database", url, *words]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stderr is not None
    try:
        for line in process.stderr:
            event = json.loads(line)["event"]
            if "running on" in event:
                yield event.split()[3], process
                break
        else:
            pytest.fail("the service did not start")
    finally:
        if process.poll() is None:
            process.send_signal(signal.SIGTERM)
        process.communicate(timeout=60)


def call(address: str, method: str = "GET", body: Any = None, key: str = "") -> tuple[int, Any]:
    headers = {"Content-Type": "application/json", **({"Authorization": f"Bearer {key}"} if key else {})}
    data = None if body is None else json.dumps(body).encode()
    request = urllib.request.Request(address, data, headers, method=method)
    try:
        with urllib.request.urlopen(request, timeout=60) as answer:
            return answer.status, json.load(answer)
    except urllib.error.HTTPError as error:
        return error.code, json.load(error)


def test_a_note_is_stored_backed_up_verified_and_served_again(url: str, tmp_path: Path) -> None:
    text = SAMPLE.read_text(encoding="utf-8") + CANARY
    with served(url) as (address, process):
        assert call(f"{address}/health")[1]["status"] == "ok"
        status, note = call(f"{address}/v1/notes", "POST", {"text": text, "note_id": CANARY.replace(" ", "-")})
        assert status == 201
        copy = tmp_path / "copy.sqlite3"
        assert run("database", "backup", copy, "--database", url).returncode == 0
        process.send_signal(signal.SIGKILL)
    restored = f"sqlite:///{copy}"
    whole = run("audit", "verify", "--database", restored)
    assert whole.returncode == 0
    head = whole.stdout.decode().split()[-1]
    with served(restored) as (address, _):
        assert call(f"{address}/v1/notes/{note['id']}")[1]["text"] == text
    assert run("audit", "verify", "--database", url, "--head", head).returncode == 0


def test_what_is_wrong_with_the_audit_is_told(url: str, tmp_path: Path) -> None:
    assert run("keys", "create", "--name", "Ann", "--role", "admin", "--database", url).returncode == 0
    connection = sqlite3.connect(tmp_path / "charts.sqlite3")
    connection.executescript("DROP TRIGGER audit_no_update; UPDATE audit SET by = 'Bob'")
    connection.close()
    found = run("audit", "verify", "--database", url)
    assert (found.returncode, found.stderr) == (1, b"row 1 was changed\n")
    wrong = run("audit", "verify", "--database", url, "--head", "1")
    assert (wrong.returncode, b"NUMBER:HASH" in wrong.stderr) == (2, True)


def test_keys_are_made_listed_and_revoked(url: str) -> None:
    made = run("keys", "create", "--name", "Ann", "--role", "annotator", "--batch", "spring", "--database", url)
    secret = made.stdout.decode().strip()
    assert secret.startswith("cp_")
    assert secret.encode() not in made.stderr
    again = run("keys", "create", "--name", "Ann", "--role", "reader", "--database", url)
    assert (again.returncode, b"choose another" in again.stderr) == (2, True)
    listed = run("keys", "list", "--database", url).stdout.decode().split()
    assert listed[1:] == ["annotator", "valid", "spring", "Ann"]
    with served(url, "--auth", "key") as (address, _):
        assert call(f"{address}/v1/notes")[0] == 401
        assert call(f"{address}/v1/notes", key=secret)[0] == 200
        assert run("keys", "revoke", listed[0], "--database", url).returncode == 0
        assert call(f"{address}/v1/notes", key=secret)[0] == 401
    assert run("keys", "revoke", "k_0", "--database", url).returncode == 2


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("--host", "0.0.0.0"), b"--auth key"),
        (("--auth", "key"), b"chartproof keys create"),
        (("--isolate",), b"--auth key"),
        (("--database", "mysql://x"), b"sqlite:///"),
        (("--database", "postgresql://nobody@127.0.0.1:1/none"), b"does not answer"),
    ],
)
def test_what_cannot_be_served_is_refused_with_a_sentence(url: str, words: tuple[str, ...], told: bytes) -> None:
    refused = run("serve", *words, CHARTPROOF_DATABASE=url)
    assert refused.returncode in (1, 2)
    assert told in refused.stderr


def test_the_database_lies_in_the_users_data_folder(tmp_path: Path) -> None:
    assert run("database", "upgrade", XDG_DATA_HOME=str(tmp_path), HOME=str(tmp_path)).returncode == 0
    (made,) = tmp_path.rglob("chartproof.sqlite3")
    assert (stat.S_IMODE(made.stat().st_mode), stat.S_IMODE(made.parent.stat().st_mode)) == (0o600, 0o700)


def test_a_backup_is_never_written_over_a_file(url: str, tmp_path: Path) -> None:
    (tmp_path / "there").write_text("kept", encoding="utf-8")
    refused = run("database", "backup", tmp_path / "there", "--database", url)
    assert (refused.returncode, b"exists" in refused.stderr) == (2, True)
    assert (tmp_path / "there").read_text(encoding="utf-8") == "kept"


def test_stored_notes_are_read_anew_on_demand(url: str) -> None:
    with served(url) as (address, _):
        call(f"{address}/v1/notes", "POST", {"text": "FABER was positive.", "note_id": "a"})
    assert run("database", "reread", "--database", url).stdout.startswith(b"0 notes")
    again = run("database", "reread", "--all", "--database", url)
    assert again.stdout == b"1 notes read anew, the facts of 0 changed, 0 corrections without their fact\n"
