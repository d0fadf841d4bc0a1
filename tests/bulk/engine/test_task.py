"""Tasks cut up: every note is in exactly one part, in order."""

import pytest

from bulk.engines.local.task import Task, shared_out, without_culprit
from bulk.item import Item
from models.note import Note


def task(notes: int, *, alone: bool = False) -> Task:
    made = (Note(note_id=f"n{number}", text=f"Pain {number}.") for number in range(notes))
    return Task(tuple(Item.of(note, "made up") for note in made), alone=alone, tries=2)


@pytest.mark.parametrize(("notes", "sizes"), [(3, [3]), (4, [1, 1, 1, 1]), (10, [3, 3, 3, 1]), (80, [20, 20, 20, 20])])
def test_the_last_task_is_shared_out(notes: int, sizes: list[int]) -> None:
    whole = task(notes)
    parts = shared_out(whole, 4)
    assert [len(part.items) for part in parts] == sizes
    assert tuple(item for part in parts for item in part.items) == whole.items
    assert {part.tries for part in parts} == {2}
    assert len({part.name for part in parts}) == len(parts)


def test_a_note_that_is_tried_alone_stays_so() -> None:
    assert shared_out(alone := task(1, alone=True), 1) == [alone]


def test_the_culprit_is_tried_alone_after_the_others() -> None:
    whole = task(5)
    parts = without_culprit(whole, 2)
    assert [part.alone for part in parts] == [False, False, True]
    assert [item for part in parts for item in part.items] == [*whole.items[:2], *whole.items[3:], whole.items[2]]
