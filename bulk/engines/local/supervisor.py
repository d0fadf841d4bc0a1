"""The supervisor: gives tasks to workers, and outlives every one of them.

A worker that ends, takes too long over a note or holds too much memory is replaced. The note that it was at is tried
once more, alone; a note that two workers did not survive is given up. The other notes of the task are done again.
"""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass
from multiprocessing.connection import wait
from pathlib import Path
from types import TracebackType
from typing import Self

from bulk.engines.events import Event, Finished, GivenUp, Ready, UnderWay
from bulk.engines.local.hand import Hand, Lost
from bulk.engines.local.task import Task, shared_out, without_culprit
from bulk.engines.local.worker import NO_MEMORY, NO_STORAGE, Maker
from models.errors import EngineError, StorageError
from models.reason import Reason

_LOOK_EVERY = 0.2
_STARTS = 3
_TRIES = 3
_WORTH_A_START = 2_000_000


@dataclass(frozen=True, slots=True)
class Limits:
    """What a worker may take: seconds and megabytes for a note; and when it is replaced by a fresh one."""

    note_seconds: float = 120
    memory_mb: float = 2_000
    fresh_mb: float = 400
    fresh_characters: int = 100_000_000


class Supervisor:
    """A number of workers; leaving the block ends them at once."""

    def __init__(self, workers: int, maker: Maker, folder: Path, limits: Limits | None = None) -> None:
        self._context = multiprocessing.get_context("spawn")
        self._maker, self._folder = maker, folder
        self._limits = limits or Limits()
        self._ahead: deque[Task] = deque()
        self._all_read = False
        self._failed_starts = 0
        self._hands = [self._new_hand() for _ in range(workers)]

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        for hand in self._hands:
            hand.kill()

    def over(self, tasks: Iterator[Task | None]) -> Iterator[Event]:
        """Do the tasks and yield what became of them, and now and then how it goes.

        tasks: null where the next one is not ready yet. Raises EngineError when workers do not start, and
        StorageError when they cannot write.
        """
        begun = False
        while True:
            if not begun and any(hand.ready for hand in self._hands):
                begun = True
                yield Ready()
            self._hand_out()
            self._read_ahead(tasks)
            if self._all_read and not self._ahead and all(hand.task is None for hand in self._hands):
                return
            patience = _LOOK_EVERY if self._all_read or len(self._ahead) >= len(self._hands) else 0
            wait([hand.connection for hand in self._hands], patience)
            for number in range(len(self._hands)):
                yield from self._look_at(number)
            yield UnderWay(sum(hand.place for hand in self._hands if hand.task is not None))

    def _hand_out(self) -> None:
        for hand in self._hands:
            if hand.idle and self._ahead:
                hand.give(self._ahead.popleft())

    def _read_ahead(self, tasks: Iterator[Task | None]) -> None:
        """Have a task ready for every worker, without keeping the workers that need attention waiting."""
        if self._all_read or len(self._ahead) >= len(self._hands):
            return
        try:
            task = next(tasks)
        except StopIteration:
            self._all_read = True
            self._ahead = deque(part for task in self._ahead for part in shared_out(task, 2 * len(self._hands)))
            return
        if task is not None:
            self._ahead.append(task)

    def _look_at(self, number: int) -> Iterator[Finished | GivenUp]:
        hand = self._hands[number]
        told = hand.listen()
        if isinstance(told, Lost):
            yield from self._lost(number, *_death(told))
        elif told is not None:
            kind, value = told
            if kind == NO_STORAGE:
                raise StorageError(value)
            task = hand.finish()
            yield Finished(task.name, tuple(item.key for item in task.items))
            self._failed_starts = 0
            self._refresh(number)
        elif hand.at_note and hand.seconds > self._limits.note_seconds:
            yield from self._lost(number, Reason.TIMED_OUT, f"it took longer than {self._limits.note_seconds:g} s")
        elif hand.at_note and hand.resident_mb() > self._limits.memory_mb:
            yield from self._lost(
                number, Reason.OUT_OF_MEMORY, f"its worker held more than {self._limits.memory_mb:g} MB"
            )

    def _lost(self, number: int, reason: Reason, detail: str) -> Iterator[GivenUp]:
        """Replace a worker that is gone or has to go, and see to its task."""
        hand = self._hands[number]
        hand.kill()
        if not hand.ready:
            self._failed_starts += 1
            if self._failed_starts >= _STARTS:
                raise EngineError(f"the workers do not start: {detail}; is there enough memory for --workers?")
        self._hands[number] = self._new_hand()
        if hand.task is None:
            return
        if not hand.at_note:
            if hand.task.tries == _TRIES:
                raise EngineError(f"workers end while they write results: {detail}; is there enough memory?")
            self._ahead.appendleft(hand.task.tried_again())
        elif hand.task.alone:
            yield GivenUp(hand.task.items[0], reason, f"{detail}, also when it was tried alone")
        else:
            self._ahead.extendleft(without_culprit(hand.task, hand.place))

    def _refresh(self, number: int) -> None:
        """Replace a worker that has grown or done much; its memory goes back to the system."""
        hand = self._hands[number]
        grown = hand.memory_mb > self._limits.fresh_mb and hand.characters > _WORTH_A_START
        if grown or hand.characters > self._limits.fresh_characters:
            hand.kill()
            self._hands[number] = self._new_hand()

    def _new_hand(self) -> Hand:
        return Hand(self._context, self._maker, self._folder)


def _death(lost: Lost) -> tuple[Reason, str]:
    code = lost.exit_code
    if code == NO_MEMORY:
        return Reason.OUT_OF_MEMORY, "its worker could not get more memory"
    told = f"signal {-code}" if code is not None and code < 0 else f"exit code {code}"
    return Reason.CRASHED, f"its worker ended ({told})"
