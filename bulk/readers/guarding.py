"""Reads what was packed, counting: a bomb ends early, and what is damaged ends with a sentence."""

import io
import lzma
import tarfile
import zipfile
import zlib
from collections.abc import Callable
from typing import Protocol

from bulk.limits import Limits
from models.errors import NoteError
from models.reason import Reason

_CHUNK = 1 << 16


class Unpacking(Protocol):
    """A stream that unpacks as it is read, and gives what it has before it meets damage."""

    def read1(self, size: int, /) -> bytes:
        """Return at least one byte, unless at the end."""
        ...


def guarded(stream: Unpacking, limits: Limits, packed: Callable[[], int]) -> io.BufferedReader:
    """Wrap a stream of unpacked bytes; `packed` tells how many packed bytes went into it so far.

    Reading raises NoteError when the stream is damaged, cut short, or unpacks to more than the limits allow.
    """
    return io.BufferedReader(_Guarded(stream, limits, packed), _CHUNK)


class Counted(io.RawIOBase):
    """Counts the bytes that are taken from a stream."""

    def __init__(self, stream: io.BufferedReader) -> None:
        self._stream = stream
        self.taken = 0

    def readable(self) -> bool:
        """Say that it can be read."""
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        """Fill the buffer, and count."""
        raw = self._stream.read(len(buffer))
        buffer[: len(raw)] = raw
        self.taken += len(raw)
        return len(raw)


class _Guarded(io.RawIOBase):
    def __init__(self, stream: Unpacking, limits: Limits, packed: Callable[[], int]) -> None:
        self._stream = stream
        self._limits = limits
        self._packed = packed
        self._unpacked = 0

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        try:
            raw = self._stream.read1(len(buffer))
        except (EOFError, tarfile.ReadError):
            raise NoteError("is cut short; copy it or make it anew", Reason.DAMAGED) from None
        except (OSError, zlib.error, lzma.LZMAError, zipfile.BadZipFile) as error:
            said = f"is damaged ({type(error).__name__}); copy it or make it anew"
            raise NoteError(said, Reason.DAMAGED) from None
        self._unpacked += len(raw)
        if self._limits.is_bomb(self._unpacked, self._packed()):
            said = f"unpacks to more than {self._unpacked:,} bytes, far more than notes would; reading stopped there"
            raise NoteError(said, Reason.BOMB)
        buffer[: len(raw)] = raw
        return len(raw)
