"""One worker: the process that does jobs, and the handle by which it is asked."""

import gc
import multiprocessing
import signal
import time
from multiprocessing.connection import Connection

from models.errors import PolicyError
from service.web.logs import place_of
from service.workers.jobs import Job, do, warm_up

_SPAWN = multiprocessing.get_context("spawn")


class OverTimeError(Exception):
    """The job was not done in time; the worker was stopped."""


class LostError(Exception):
    """The worker died."""


class JobError(Exception):
    """The job failed by a mistake of ours; `place` is the error's kind and place, and all that is known of it."""

    def __init__(self, place: str) -> None:
        super().__init__(place)
        self.place = place


class RefusedError(Exception):
    """The note cannot be judged like this: the policy does not hold on the day that the note is judged by."""


class Worker:
    """A handle on one process; it is started anew when it dies or takes too long."""

    def __init__(self) -> None:
        self._warm = False
        self._start()

    @property
    def pid(self) -> int | None:
        """The process's id."""
        return self._process.pid

    def wait_until_warm(self, seconds: float) -> None:
        """Wait until it can take a job at once; raises OverTimeError or LostError."""
        if self._warm:
            return
        try:
            if not self._ours.poll(max(0.0, seconds)):
                raise OverTimeError
            self._ours.recv_bytes()
        except (EOFError, OSError):
            raise LostError from None
        self._warm = True

    def ask(self, job: Job, seconds: float) -> bytes:
        """Have a job done; after an OverTimeError or a LostError it must be replaced."""
        until = time.monotonic() + seconds
        self.wait_until_warm(seconds)
        try:
            self._ours.send(job)
            if not self._ours.poll(max(0.0, until - time.monotonic())):
                raise OverTimeError
            outcome, answer = self._ours.recv()
        except (EOFError, OSError):
            raise LostError from None
        if outcome == "refused":
            raise RefusedError
        if outcome == "failed":
            raise JobError(answer.decode())
        return bytes(answer)

    def replace(self) -> None:
        """Stop the process and start another; it warms up while others work."""
        self.stop()
        self._start()

    def stop(self) -> None:
        """Stop the process at once."""
        self._process.kill()
        self._process.join()
        self._process.close()
        self._ours.close()

    def _start(self) -> None:
        self._ours, theirs = _SPAWN.Pipe()
        self._process = _SPAWN.Process(target=_work, args=(theirs,), daemon=True, name="chartproof-worker")
        self._process.start()
        theirs.close()
        self._warm = False


def _work(asked: "Connection[tuple[str, bytes] | bytes, Job]") -> None:
    """Do jobs until the other end closes; nothing is ever printed, since it could hold text of a note."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    warm_up()
    gc.freeze()  # what stays for good need not be looked through for garbage again and again
    asked.send_bytes(b"warm")
    while True:
        try:
            job = asked.recv()
        except EOFError:
            return
        try:
            answer = "done", do(job)
        except PolicyError:
            answer = "refused", b""
        except Exception as error:
            answer = "failed", place_of(error).encode()
        try:
            asked.send(answer)
        except OSError:
            return
