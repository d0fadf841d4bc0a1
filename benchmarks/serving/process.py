"""The service as an operator runs it: `chartproof serve` in a process of its own."""

import os
import secrets
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

import httpx2
from sqlalchemy import create_engine, text

COMMAND = Path(sys.executable).with_name("chartproof")
POSTGRESQL = "postgresql+psycopg://root@127.0.0.1:5432/test"
_PATIENCE = 180


class Served:
    """A running service: its address, its process, and the file that holds what it writes to standard error."""

    def __init__(self, address: str, process: subprocess.Popen[bytes], log: Path) -> None:
        self.address = address
        self.process = process
        self.log = log

    def kill(self) -> None:
        """End it as a power cut would: at once, with all its workers."""
        os.killpg(self.process.pid, 9)
        self.process.wait()

    def memory_mb(self) -> float:
        """Return the memory of the process and its workers, in megabytes."""
        return sum(map(_resident_kb, (self.process.pid, *_children(self.process.pid)))) / 1024


def start(
    log: Path, *flags: str, database: str | None = None, variables: Mapping[str, str] | None = None, port: int = 0
) -> Served:
    """Start a service on a free port, and wait until it answers."""
    chosen = port or free_port()
    words = [str(COMMAND), "serve", "--port", str(chosen), *(("--database", database) if database else ()), *flags]
    with log.open("ab") as out:
        process = subprocess.Popen(
            words, env={**os.environ, **(variables or {})}, stdout=out, stderr=out, start_new_session=True
        )
    served = Served(f"http://127.0.0.1:{chosen}", process, log)
    give_up = time.monotonic() + _PATIENCE
    while time.monotonic() < give_up:
        with suppress(httpx2.TransportError):
            if httpx2.get(f"{served.address}/health", timeout=5).status_code == 200:
                return served
        if process.poll() is not None:
            raise RuntimeError(f"the service ended: {log.read_text(encoding='utf-8')}")
        time.sleep(0.1)
    served.kill()
    raise RuntimeError("the service did not start")


@contextmanager
def serving(log: Path, *flags: str, database: str | None = None) -> Iterator[Served]:
    """Run a service while the block runs."""
    served = start(log, *flags, database=database)
    try:
        yield served
    finally:
        with suppress(ProcessLookupError):
            served.kill()


@contextmanager
def postgresql_schema() -> Iterator[str]:
    """Give the URL of a schema of one's own in the local PostgreSQL, with the tables made; it is dropped at the end."""
    name = f"chartproof_run_{secrets.token_hex(6)}"
    engine = create_engine(POSTGRESQL)
    with engine.begin() as connection:
        connection.execute(text(f"CREATE SCHEMA {name}"))
    url = f"{POSTGRESQL}?options=-csearch_path%3D{name}"
    try:
        subprocess.run([COMMAND, "database", "upgrade", "--database", url], check=True, stdout=subprocess.DEVNULL)
        yield url
    finally:
        with engine.begin() as connection:
            connection.execute(text(f"DROP SCHEMA {name} CASCADE"))
        engine.dispose()


def free_port() -> int:
    """Return a port that nobody listens on."""
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        port: int = asked.getsockname()[1]
        return port


def _children(pid: int) -> list[int]:
    found = []
    for task in Path(f"/proc/{pid}/task").glob("*/children"):
        found += [int(child) for child in task.read_text().split()]
    return found + [grandchild for child in found for grandchild in _children(child)]


def _resident_kb(pid: int) -> int:
    lines = Path(f"/proc/{pid}/status").read_text().splitlines()
    return next((int(line.split()[1]) for line in lines if line.startswith("VmRSS:")), 0)
