"""Reads zip archives member by member, straight from the archive."""

import io
import stat
import struct
import zipfile
from collections.abc import Iterator
from typing import IO, cast

from bulk.limits import Limits
from bulk.readers.asked import Asked
from bulk.readers.base import Said, Unreadable
from bulk.readers.guarding import Unpacking, guarded
from bulk.readers.members import Members, leads_out
from bulk.readers.piece import Piece
from bulk.readers.spooling import seekable
from models.errors import NoteError
from models.reason import Reason

_ENCRYPTED = 0x1
_ROUND = 1 << 16
"""Some programs count members in sixteen bits, and begin again at nought."""
_TAIL = (1 << 16) + 200
_NO_ZIP = "is no whole zip archive: its table of contents is missing or damaged; copy it or make it anew"


def members_of_zip(piece: Piece, asked: Asked) -> Iterator[Piece | Unreadable]:
    """Yield every member that is a file, in the order of the archive, open; it is closed when the next is asked for."""
    limits, members = asked.limits, Members(piece)
    with seekable(piece, limits.nested_bytes) as stream, _opened(stream, limits) as archive:
        for info in archive.infolist():
            if not info.filename:
                yield Unreadable(piece.source, Reason.DAMAGED, "has a member without a name; make the archive anew")
                continue
            if info.is_dir() or members.passed_over(info.filename):
                continue
            source = members.source(info.filename)
            try:
                _check(info, limits)
                with _member(archive, info, limits) as member:
                    name, stem = info.filename, members.stem(info.filename)
                    yield Piece(member, name, source, stem, f"{stem}/", piece.depth + 1)
            except NoteError as error:
                yield Unreadable.of(source, error)
        if not archive.infolist():
            asked.say(Said(piece.source, "holds no files"))
    members.tell(asked)


def _opened(stream: IO[bytes], limits: Limits) -> zipfile.ZipFile:
    size = stream.seek(0, io.SEEK_END)
    if (count := _count(stream, size)) > limits.members:
        said = f"holds {count:,} members, more than {limits.members:,}; split it, or give it as a .tar.gz"
        raise NoteError(said, Reason.BOMB)
    try:
        archive = zipfile.ZipFile(stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError, EOFError, struct.error):
        raise NoteError(_NO_ZIP, Reason.DAMAGED) from None
    if (len(archive.infolist()) - count) % _ROUND or (not count and _begins_with_a_member(stream)):
        raise NoteError(_NO_ZIP, Reason.DAMAGED)
    unpacked = sum(info.file_size for info in archive.infolist() if not _too_tight(info, limits))
    if limits.is_bomb(unpacked, size):
        said = f"unpacks to {unpacked:,} bytes out of {size:,}, far more than notes would; it was not read"
        raise NoteError(said, Reason.BOMB)
    return archive


def _count(stream: IO[bytes], size: int) -> int:
    """Read how many members the archive says it has, before its table of contents is held in memory."""
    stream.seek(max(0, size - _TAIL))
    tail = stream.read(_TAIL)
    end, wide = tail.rfind(b"PK\x05\x06"), tail.rfind(b"PK\x06\x06")
    if wide >= 0 and len(tail) >= wide + 40:
        return int.from_bytes(tail[wide + 32 : wide + 40], "little")
    return int.from_bytes(tail[end + 10 : end + 12], "little") if end >= 0 else 0


def _begins_with_a_member(stream: IO[bytes]) -> bool:
    stream.seek(0)
    return stream.read(4) == b"PK\x03\x04"


def _too_tight(info: zipfile.ZipInfo, limits: Limits) -> bool:
    return limits.is_bomb(info.file_size, info.compress_size)


def _check(info: zipfile.ZipInfo, limits: Limits) -> None:
    if leads_out(info.filename):
        raise NoteError("has a name that leads out of the archive; give it a plain name", Reason.UNSAFE_PATH)
    if stat.S_ISLNK(info.external_attr >> 16):
        raise NoteError("is a link, and is not followed; put the file itself there", Reason.UNSAFE_PATH)
    if info.flag_bits & _ENCRYPTED:
        raise NoteError("is encrypted; unpack it with its password first", Reason.ENCRYPTED)
    if _too_tight(info, limits):
        said = f"unpacks to {info.file_size:,} bytes out of {info.compress_size:,}, far more than a note would"
        raise NoteError(said, Reason.BOMB)


def _member(archive: zipfile.ZipFile, info: zipfile.ZipInfo, limits: Limits) -> io.BufferedReader:
    try:
        return guarded(cast("Unpacking", archive.open(info)), limits, lambda: info.compress_size)
    except NotImplementedError:
        said = "is compressed in a way that is not supported; pack it with deflate"
        raise NoteError(said, Reason.UNSUPPORTED) from None
    except (zipfile.BadZipFile, OSError, RuntimeError, ValueError, EOFError, struct.error) as error:
        raise NoteError(f"is damaged ({type(error).__name__}); make the archive anew", Reason.DAMAGED) from None
