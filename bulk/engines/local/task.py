"""Tasks: notes that one worker does together."""

from __future__ import annotations

import uuid
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from bulk.item import Item

CHARACTERS = 250_000
"""Text of a task: a second or two of work, so little is lost when a worker is."""

NOTES = 500
"""Notes of a task at most."""


def _new_name() -> str:
    return uuid.uuid4().hex


@dataclass(frozen=True, slots=True)
class Task:
    """Notes for one worker. The name of its part is new for every try, so that a try given up cannot spoil another.

    alone: the second try of one note that a worker did not survive. tries: how often its worker was lost with no note
    to blame, and once more.
    """

    items: tuple[Item, ...]
    alone: bool = False
    tries: int = 1
    name: str = field(default_factory=_new_name)

    def tried_again(self) -> Task:
        """Return the same task for another try."""
        return replace(self, name=_new_name(), tries=self.tries + 1)


def tasks_of(items: Iterable[Item | None]) -> Iterator[Task | None]:
    """Gather notes into tasks, in their order; where there is nothing yet (null), that is passed on."""
    waiting: list[Item] = []
    characters = 0
    for item in items:
        if item is None:
            yield None
            continue
        waiting.append(item)
        characters += len(item.note.text)
        if characters >= CHARACTERS or len(waiting) >= NOTES:
            yield Task(tuple(waiting))
            waiting, characters = [], 0
    if waiting:
        yield Task(tuple(waiting))


def shared_out(task: Task, ways: int) -> list[Task]:
    """Cut up a task at the end of an archive, so that no worker waits long for another's last one."""
    if task.alone or len(task.items) < ways:
        return [task]
    size = -(-len(task.items) // ways)
    starts = range(0, len(task.items), size)
    return [replace(task, items=task.items[start : start + size], name=_new_name()) for start in starts]


def without_culprit(task: Task, place: int) -> list[Task]:
    """Cut up a task whose worker was lost at one of its notes: that note is tried again alone, after the others."""
    parts = (task.items[:place], task.items[place + 1 :])
    return [*(Task(part) for part in parts if part), Task((task.items[place],), alone=True)]
