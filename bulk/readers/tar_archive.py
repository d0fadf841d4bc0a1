"""Reads tar archives member by member, as a stream; gzip is taken off before."""

import io
import tarfile
from collections.abc import Iterator

from bulk.limits import Limits
from bulk.readers.asked import Asked
from bulk.readers.base import Unreadable
from bulk.readers.guarding import guarded
from bulk.readers.members import Members, leads_out
from bulk.readers.piece import Piece
from models.errors import NoteError
from models.reason import Reason


def members_of_tar(piece: Piece, asked: Asked) -> Iterator[Piece | Unreadable]:
    """Yield every member that is a file, in the order of the archive; it must be read before the next is asked for."""
    members, count = Members(piece), 0
    try:
        with tarfile.open(fileobj=piece.stream, mode="r|", encoding="utf-8") as archive:
            while (info := archive.next()) is not None:
                archive.members.clear()  # type: ignore[attr-defined]  # else it grows with every member
                if info.isdir() or members.passed_over(info.name):
                    continue
                count += 1
                yield _member(archive, info, members, asked.limits)
    except (tarfile.TarError, OSError, EOFError, ValueError, UnicodeError) as error:
        said = f"is cut short or damaged behind member {count:,} ({type(error).__name__}); copy it or make it anew"
        raise NoteError(said, Reason.DAMAGED) from None
    members.tell(asked)


def _member(archive: tarfile.TarFile, info: tarfile.TarInfo, members: Members, limits: Limits) -> Piece | Unreadable:
    source = members.source(info.name)
    if leads_out(info.name):
        said = "has a name that leads out of the archive; give it a plain name"
        return Unreadable(source, Reason.UNSAFE_PATH, said)
    if info.issym() or info.islnk():
        return Unreadable(source, Reason.UNSAFE_PATH, "is a link, and is not followed; put the file itself there")
    stream = archive.extractfile(info) if info.isfile() else None
    if not isinstance(stream, io.BufferedReader):
        return Unreadable(source, Reason.UNSUPPORTED, "is no regular file; take it out")
    stem = members.stem(info.name)
    stream = guarded(stream, limits, lambda: info.size)
    return Piece(stream, info.name, source, stem, f"{stem}/", members.archive.depth + 1)
