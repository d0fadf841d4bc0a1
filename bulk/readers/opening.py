"""Opens a folder, an archive or a table, whatever its format."""

from collections.abc import Iterator
from pathlib import Path

from bulk.documents.apart import Apart
from bulk.documents.recognising import split_ending
from bulk.limits import Limits
from bulk.notes.sources import readable_name
from bulk.readers.asked import Asked
from bulk.readers.base import Columns, Item, Say, silent
from bulk.readers.folder import read_file, read_folder
from bulk.readers.telling import Telling
from models.errors import NoteError
from models.reason import Reason


def open_archive(
    path: Path,
    columns: Columns | None = None,
    limits: Limits | None = None,
    say: Say = silent,
    without: frozenset[Path] = frozenset(),
) -> Iterator[Item]:
    """Yield every note of a folder or file, one at a time, and everything that could not be read, in a fixed order.

    `columns` names the columns that hold the note, where they are not to be guessed; `say` is told of every guess, once
    for each source, and of the same guess for many sources by their number. `without` are resolved paths that are passed over. Raises NoteError when there is nothing at
    `path`; whatever is wrong with what is there is yielded as Unreadable.
    """
    if not path.exists():
        raise NoteError(f"{path}: there is no such file or folder", Reason.CANNOT_OPEN)
    telling = Telling(say)
    return _items(path, Asked(columns or Columns(), limits or Limits(), telling.say, Apart(), without), telling)


def _items(path: Path, asked: Asked, telling: Telling) -> Iterator[Item]:
    try:
        if path.is_dir():
            yield from read_folder(path.resolve(), asked)
        else:
            source = readable_name(path.name)
            stem, _ = split_ending(source)
            yield from read_file(path, source, stem, "", asked)
        telling.end(readable_name(path.name))
    finally:
        asked.apart.close()
