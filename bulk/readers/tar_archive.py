"""Reads tar archives member by member, as a stream; gzip is taken off before."""

import io
import tarfile
from collections.abc import Iterator

from bulk.limits import Limits
from bulk.readers.asked import Asked
from bulk.readers.base import Said, Unreadable
from bulk.readers.guarding import guarded
from bulk.readers.members import Members, leads_out
from bulk.readers.piece import Piece
from models.errors import NoteError
from models.reason import Reason

_CHUNK = 1 << 16


def members_of_tar(piece: Piece, asked: Asked) -> Iterator[Piece | Unreadable]:
    """Yield every member that is a file, in the order of the archive; it must be read before the next is asked for."""
    members, count, stream = Members(piece), 0, _Ending(piece.stream)
    try:
        with tarfile.open(fileobj=stream, mode="r|", encoding="utf-8") as archive:
            while (info := archive.next()) is not None:
                archive.members.clear()  # type: ignore[attr-defined]  # else it grows with every member
                if info.isdir() or members.passed_over(info.name):
                    continue
                count += 1
                yield _member(archive, info, members, asked.limits)
    except (tarfile.TarError, OSError, EOFError, ValueError, UnicodeError) as error:
        said = f"is cut short or damaged behind member {count:,} ({type(error).__name__}); copy it or make it anew"
        raise NoteError(said, Reason.DAMAGED) from None
    if not stream.is_whole():
        said = f"is cut short behind member {count:,}: it has no end; copy it or make it anew"
        raise NoteError(said, Reason.DAMAGED)
    if not count:
        asked.say(Said(piece.source, "holds no files"))
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


class _Ending(io.RawIOBase):
    """Remembers the last block that was read: a whole archive ends in zeros, one that is cut between members does not."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self._last = b""

    def read(self, size: int = -1, /) -> bytes:
        raw = self._stream.read(size)
        self._last = (self._last + raw)[-tarfile.BLOCKSIZE :]
        return raw

    def is_whole(self) -> bool:
        """Read what is left, and tell whether it ended as an archive does."""
        while self.read(_CHUNK):
            pass
        return not any(self._last)
