"""The local engine: a few processes under a supervisor that outlives any of them."""

from collections.abc import Iterator
from pathlib import Path

from bulk.engines.events import Event
from bulk.engines.local.supervisor import Limits, Supervisor
from bulk.engines.local.task import tasks_of
from bulk.engines.local.worker import Maker
from bulk.item import Item

__all__ = ["Limits", "judge_locally"]


def judge_locally(
    items: Iterator[Item | None], maker: Maker, parts: Path, workers: int, limits: Limits
) -> Iterator[Event]:
    """Judge notes by some worker processes; closing the iterator ends them at once.

    parts: the folder of the parts. Raises EngineError when workers do not start, and StorageError when they cannot write.
    """
    with Supervisor(workers, maker, parts, limits) as supervisor:
        yield from supervisor.over(tasks_of(items))
