"""A bounded number of workers with a bounded queue before them: what does not fit is refused, not kept waiting."""

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from queue import SimpleQueue

from service.web.logs import LOG
from service.web.problems import busy
from service.workers.jobs import Job
from service.workers.worker import LostError, OverTimeError, Worker

_START_SECONDS = 120


class Pool:
    """Workers that read and judge notes. Each is waited for by a thread of its own, so the event loop never waits."""

    def __init__(self, workers: int, queue: int, seconds: float) -> None:
        self._room = workers + queue
        self._seconds = seconds
        self._inside = 0
        self._stopping = False
        self._workers = [Worker() for _ in range(workers)]
        self._free: SimpleQueue[Worker] = SimpleQueue()
        self._threads = ThreadPoolExecutor(workers, thread_name_prefix="worker")
        for worker in self._workers:
            self._free.put(worker)

    @property
    def pids(self) -> tuple[int | None, ...]:
        """The ids of the processes."""
        return tuple(worker.pid for worker in self._workers)

    def wait_until_warm(self) -> None:
        """Wait until every worker can take a job at once."""
        for worker in self._workers:
            worker.wait_until_warm(_START_SECONDS)

    async def run(self, job: Job) -> bytes:
        """Have a job done; 503 when the queue is full, or the job is not done in time."""
        if self._inside >= self._room:
            raise busy("as many notes are waiting to be read as the service takes; try again soon")
        self._inside += 1
        try:
            until = time.monotonic() + self._seconds
            return await asyncio.wrap_future(self._threads.submit(self._do, job, until))
        finally:
            self._inside -= 1

    def _do(self, job: Job, until: float) -> bytes:
        worker = self._free.get()
        try:
            return self._try(worker, job, until)
        finally:
            self._free.put(worker)

    def _try(self, worker: Worker, job: Job, until: float) -> bytes:
        for _ in range(2):
            left = until - time.monotonic()
            if left <= 0 or self._stopping:
                break
            try:
                return worker.ask(job, left)
            except OverTimeError:
                self._replace(worker, "worker over time")
                break
            except LostError:
                self._replace(worker, "worker lost")
        raise busy("the note could not be read in time; try again, or split it", seconds=5)

    def _replace(self, worker: Worker, why: str) -> None:
        if not self._stopping:
            LOG.warning(why)
            worker.replace()

    def stop(self) -> None:
        """Stop all workers; jobs that wait are given up."""
        self._stopping = True
        self._threads.shutdown(wait=False, cancel_futures=True)
        for worker in self._workers:
            worker.stop()
