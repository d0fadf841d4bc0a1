"""Reads a folder and the folders in it, in the order of their names."""

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bulk.documents.recognising import split_ending
from bulk.notes.sources import readable_name
from bulk.readers.asked import Asked
from bulk.readers.base import Item, Said, Unreadable
from bulk.readers.piece import Piece
from bulk.readers.pieces import read_piece
from models.errors import NoteError
from models.reason import Reason


@dataclass(slots=True)
class _Passed:
    hidden: int = 0
    linked: int = 0


def read_folder(root: Path, asked: Asked) -> Iterator[Item]:
    """Yield what is in every file below; hidden ones are passed over, and counted aloud at the end."""
    passed = _Passed()
    yield from _read(root, root.resolve(), asked, passed)
    if passed.hidden:
        asked.say(Said(readable_name(root.name), f"{passed.hidden} hidden files and folders were passed over"))
    if passed.linked:
        said = f"{passed.linked} links to folders within it were passed over: their files are read where they stand"
        asked.say(Said(readable_name(root.name), said))


def read_file(path: Path, source: str, stem: str, prefix: str, asked: Asked) -> Iterator[Item]:
    """Yield what is in one file on disk."""
    try:
        if not path.is_file():
            raise NoteError("is no regular file; put a copy of the file there", Reason.UNSUPPORTED)
        with path.open("rb") as stream:
            yield from read_piece(Piece(stream, path.name, source, stem, prefix), asked)
    except NoteError as error:
        yield Unreadable.of(source, error)
    except OSError as error:
        said = f"cannot be read: {error.strerror}; see that it is there and that you may read it"
        yield Unreadable(source, Reason.CANNOT_OPEN, said)


def _read(folder: Path, root: Path, asked: Asked, passed: _Passed) -> Iterator[Item]:
    try:
        names = sorted(os.listdir(folder))
    except OSError as error:
        said = f"cannot be opened: {error.strerror}; see that you may read the folder"
        yield Unreadable(_source(folder, root), Reason.CANNOT_OPEN, said)
        return
    for name in names:
        path = folder / name
        if name.startswith("."):
            passed.hidden += 1
        elif path.is_symlink() and _leads_out(path, root):
            said = "is a link that leads out of the folder or nowhere; it is not followed: put the file itself there"
            yield Unreadable(_source(path, root), Reason.UNSAFE_PATH, said)
        elif asked.without and path.resolve() in asked.without:
            continue
        elif path.is_dir():
            if path.is_symlink():
                passed.linked += 1
            else:
                yield from _read(path, root, asked, passed)
        else:
            source = _source(path, root)
            stem, _ = split_ending(source)
            yield from read_file(path, source, stem, f"{stem}/", asked)


def _leads_out(link: Path, root: Path) -> bool:
    try:
        return not link.resolve(strict=True).is_relative_to(root)
    except (OSError, RuntimeError):  # it leads nowhere, or to itself
        return True


def _source(path: Path, root: Path) -> str:
    return readable_name(path.relative_to(root).as_posix())
