"""Reads one file of given bytes, for the tests of the readers."""

import tempfile
from pathlib import Path

from bulk.readers import Columns, Found, Item, Limits, Said, Unreadable, open_archive


def read(name: str, content: bytes, columns: Columns | None = None, limits: Limits | None = None) -> list[Item]:
    """Return all items of a file of this name."""
    return read_and_said(name, content, columns, limits)[0]


def read_and_said(
    name: str, content: bytes, columns: Columns | None = None, limits: Limits | None = None
) -> tuple[list[Item], list[str]]:
    """Return all items, and what was said of the source."""
    said: list[Said] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, name)
        path.write_bytes(content)
        return list(open_archive(path, columns, limits, said.append)), [one.sentence for one in said]


def found(name: str, content: bytes, columns: Columns | None = None, limits: Limits | None = None) -> list[Found]:
    """Return the notes of a file in which everything can be read."""
    items = read(name, content, columns, limits)
    faults = [item for item in items if not isinstance(item, Found)]
    assert not faults, faults
    return [item for item in items if isinstance(item, Found)]


def unreadable(name: str, content: bytes, limits: Limits | None = None) -> Unreadable:
    """Return why a file cannot be read, which must be all that comes of it."""
    (item,) = read(name, content, limits=limits)
    assert isinstance(item, Unreadable)
    return item


def text(name: str, content: bytes) -> str:
    """Return the text of the only note of a file."""
    (item,) = found(name, content)
    return item.note.text
