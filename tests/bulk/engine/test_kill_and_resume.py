"""Killed at any moment and taken up again: the same bytes as if nothing had happened; nothing lost, nothing twice."""

import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest

from scripts.kill_and_resume import tables_of, trial, undisturbed, workers_of
from tests.bulk.engine.archives import Listener, done, write
from tests.shared import ROOT

SLOW = [f"SLOW {number}. {'long ' * 500}" for number in range(500)]


@pytest.fixture(scope="module", autouse=True)
def _at_root() -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        patch.chdir(ROOT)
        yield


def alive(pid: int) -> bool:
    """Tell whether a process runs; one that ended and that nobody asked after does not."""
    try:
        return Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False


def command_over(archive: Path) -> list[str]:
    return [sys.executable, "-m", "tests.bulk.engine.archives", str(archive)]


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write(tmp_path_factory.mktemp("archive") / "a.jsonl", SLOW)


@pytest.fixture(scope="module")
def whole(archive: Path, tmp_path_factory: pytest.TempPathFactory) -> tuple[dict[str, bytes], float]:
    return undisturbed(lambda out: [*command_over(archive), str(out)], tmp_path_factory.mktemp("whole") / "out")


@pytest.mark.parametrize("seed", range(5))
def test_the_tables_are_those_of_an_undisturbed_run(
    seed: int, archive: Path, whole: tuple[dict[str, bytes], float], tmp_path: Path
) -> None:
    tables, lasts = whole
    found = trial(lambda out: [*command_over(archive), str(out)], tmp_path / "out", tables, lasts, random.Random(seed))
    assert found.equal, str(found)
    ids = pq.read_table(tmp_path / "out" / "notes.parquet").column("note_id").to_pylist()
    assert ids == [f"n{number:05}" for number in range(len(SLOW))]


@pytest.fixture
def interruptible() -> Iterator[None]:
    """Let what is started here hear Ctrl-C also when the tests run in the background, where a shell ignores it."""
    before = signal.signal(signal.SIGINT, signal.default_int_handler)
    yield
    signal.signal(signal.SIGINT, before)


@pytest.mark.usefixtures("interruptible")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_stopped_by_hand_its_workers_end_and_it_can_go_on(
    number: signal.Signals, archive: Path, whole: tuple[dict[str, bytes], float], tmp_path: Path
) -> None:
    with subprocess.Popen([*command_over(archive), str(tmp_path / "out")], stderr=subprocess.PIPE) as run:
        while not list((tmp_path / "out" / "work" / "parts").glob("*/*.parquet")):
            time.sleep(0.02)
        workers = workers_of(run.pid)
        run.send_signal(number)
        _, told = run.communicate()
    assert run.returncode == 1
    assert told == b"stopped\n"
    assert workers
    assert not any(map(alive, workers))
    subprocess.run([*command_over(archive), str(tmp_path / "out")], check=True)
    assert tables_of(tmp_path / "out") == whole[0]


@pytest.mark.skipif(sys.platform != "linux", reason="only Linux ends a process with its parent")
def test_a_worker_that_hangs_ends_with_its_parent(tmp_path: Path) -> None:
    flag = tmp_path / "at-it"
    archive = write(tmp_path / "a.jsonl", [f"HANG {flag}"])
    with subprocess.Popen([*command_over(archive), str(tmp_path / "out")]) as run:
        while not flag.exists():
            time.sleep(0.02)
        workers = workers_of(run.pid)
        run.kill()
    assert workers
    until = time.monotonic() + 20
    while any(map(alive, workers)) and time.monotonic() < until:
        time.sleep(0.05)
    assert not any(map(alive, workers))


def test_when_the_disk_is_full_it_says_so_and_goes_on_later(
    archive: Path, whole: tuple[dict[str, bytes], float], tmp_path: Path
) -> None:
    """A limit on the size of a file stands in for the full disk: the system refuses to write, in the same way."""
    words = [*command_over(archive), str(tmp_path / "out")]
    program = f"import resource, os; resource.setrlimit(resource.RLIMIT_FSIZE, (60_000, 60_000)); os.execv({words[0]!r}, {words!r})"
    stopped = subprocess.run([sys.executable, "-c", program], capture_output=True, check=False, text=True)
    assert stopped.returncode == 2
    assert "cannot be written to" in stopped.stderr
    assert "then --resume" in stopped.stderr
    subprocess.run(words, check=True)
    assert tables_of(tmp_path / "out") == whole[0]


def test_two_runs_do_not_write_to_one_folder(archive: Path, tmp_path: Path) -> None:
    from bulk.folder import RunFolder  # noqa: PLC0415
    from models.errors import StorageError  # noqa: PLC0415

    manifest = RunFolder(tmp_path / "out").prepare(resume=True)
    with pytest.raises(StorageError, match="is in use by another run; wait until it ends"):
        done(archive, tmp_path / "out", Listener(), resume=True)
    manifest.close()
