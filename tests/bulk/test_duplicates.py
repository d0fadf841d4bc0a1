"""Nothing is done twice, and nothing is lost, when notes share an id or a text."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from bulk.duplicates import Duplicates, Repeated
from bulk.readers import Found, Unreadable
from models.note import Note
from models.reason import Reason


@pytest.fixture
def duplicates(tmp_path: Path) -> Iterator[Duplicates]:
    with Duplicates(tmp_path / "duplicates.sqlite") as opened:
        yield opened
    assert list(tmp_path.iterdir()) == []


def found(note_id: str, text: str, source: str, **fields: object) -> Found:
    return Found.at(source, Note.model_validate({"note_id": note_id, "text": text, **fields}))


def test_the_same_note_again_is_repeated(duplicates: Duplicates) -> None:
    first = found("a", "Pain.", "x.txt")
    assert duplicates.check(first) == first
    again = found("a", "Pain.", "y.txt", warnings=("read as UTF-16",))
    assert duplicates.check(again) == Repeated("y.txt", "a", "x.txt")


@pytest.mark.parametrize(
    "other",
    [
        found("a", "Relief.", "y.txt"),
        found("a", "Pain.", "y.txt", policy="other"),
        found("a", "Pain.", "y.txt", date_of_service=date(2026, 1, 1)),
    ],
    ids=["text", "policy", "date"],
)
def test_the_same_id_with_anything_else_is_put_aside_with_both_places(duplicates: Duplicates, other: Found) -> None:
    duplicates.check(found("a", "Pain.", "x.txt"))
    item = duplicates.check(other)
    assert isinstance(item, Unreadable)
    assert (item.source, item.reason, item.note_id) == ("y.txt", Reason.DUPLICATE_ID, "a")
    assert "x.txt" in item.detail


def test_the_same_text_under_another_id_is_another_note_and_is_counted(duplicates: Duplicates) -> None:
    notes = [found("a", "Pain.", "x"), found("b", "Pain.", "y"), found("c", "Pain.", "z"), found("d", "Relief.", "w")]
    assert list(duplicates.apart(notes)) == notes
    assert duplicates.repeated_texts() == 2


def test_what_could_not_be_read_goes_through(duplicates: Duplicates) -> None:
    item = Unreadable("x", Reason.EMPTY, "is empty")
    assert list(duplicates.apart([item, item])) == [item, item]


def test_a_file_left_over_by_a_run_that_was_killed_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "duplicates.sqlite"
    path.write_bytes(b"left over")
    with Duplicates(path) as opened:
        note = found("a", "Pain.", "x")
        assert opened.check(note) == note
