"""Streams the lines of a file of any encoding, as bytes, without ever holding more than one line."""

import codecs
import io
from collections.abc import Iterator
from typing import NamedTuple

from bulk.notes.binary import format_of
from bulk.notes.decoding import wide_encoding
from models.errors import NoteError
from models.reason import Reason

_HEAD = 4096
_CHUNK = 1 << 16


class Lines(NamedTuple):
    """A stream of UTF-8 (or another encoding of one byte a line end), and what there is to say of how it was read."""

    stream: io.BufferedReader
    warnings: tuple[str, ...]


class Line(NamedTuple):
    """A line with its end; `raw` is null when the line is too long, and was passed over."""

    number: int
    raw: bytes | None


def narrow(stream: io.BufferedReader, written: str) -> Lines:
    """Bring a stream of wide characters to UTF-8, so that its lines can be told.

    Raises NoteError for a file that is no text; `written` is what should stand in it, for the message.
    """
    head = stream.peek(_HEAD)[:_HEAD]
    if (name := format_of(head)) is not None:
        raise NoteError(f"is {name}, not text; {written}", Reason.NOT_TEXT)
    wide = wide_encoding(head)
    if wide is not None:
        encoding, said = wide
        return Lines(io.BufferedReader(_Recoded(stream, encoding), _CHUNK), (said,))
    if b"\0" in head.split(b"\n", 1)[0]:
        raise NoteError(f"is a binary file, not text; {written}", Reason.NOT_TEXT)
    return Lines(stream, ())


def lines_of(stream: io.BufferedReader, longest: int) -> Iterator[Line]:
    r"""Yield every line with its number, from 1; a line of more than `longest` bytes is passed over, and told.

    >>> [line.raw for line in lines_of(io.BufferedReader(io.BytesIO(b"a\nbbbbbb\nc")), 4)]
    [b'a\n', None, b'c']
    """
    number = 0
    while line := stream.readline(longest + 1):
        number += 1
        if len(line) <= longest:
            yield Line(number, line)
            continue
        while line and not line.endswith(b"\n"):
            line = stream.readline(_CHUNK)
        yield Line(number, None)


class _Recoded(io.RawIOBase):
    """Reads another encoding as UTF-8; half of a surrogate pair goes through as its three bytes."""

    def __init__(self, stream: io.BufferedReader, encoding: str) -> None:
        self._stream = stream
        self._decoder = codecs.getincrementaldecoder(encoding)("surrogatepass")
        self._ready = b""
        self._begun = False

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: bytearray | memoryview) -> int:  # type: ignore[override]
        while not self._ready:
            raw = self._stream.read(_CHUNK)
            self._ready = self._decoded(raw).encode("utf-8", "surrogatepass")
            if not raw:
                break
        taken = min(len(buffer), len(self._ready))
        buffer[:taken] = self._ready[:taken]
        self._ready = self._ready[taken:]
        return taken

    def _decoded(self, raw: bytes) -> str:
        try:
            text = self._decoder.decode(raw, final=not raw)
        except UnicodeDecodeError:
            raise NoteError("is cut short within a character; write it anew in UTF-8", Reason.DAMAGED) from None
        if text and not self._begun:
            self._begun = True
            return text.removeprefix("\ufeff")
        return text
