"""Tells HL7 v2 messages apart in a stream, whatever ends their segments."""

import io
import re
from collections.abc import Iterator
from typing import NamedTuple

from bulk.notes.decoding import eight_bit
from models.errors import NoteError
from models.reason import Reason

_BATCH = (b"FHS", b"BHS", b"BTS", b"FTS")
_FRAME = b"\x0b\x1c"
_CHUNK = 1 << 16


class Raw(NamedTuple):
    """A message with its segments ended by carriage returns, or what is wrong with it; and how it was read."""

    line: int
    message: str | NoteError
    warnings: tuple[str, ...] = ()


def messages_of(stream: io.BufferedReader, longest: int) -> Iterator[Raw]:
    """Yield every message with the line that it begins on, from 1.

    A line that is no segment goes on with the one before: some systems leave line ends as they are in a note.
    """
    first, held, size = 0, list[bytes](), 0
    for number, line in enumerate(_lines(stream, longest), start=1):
        if line.startswith(b"MSH"):
            if held:
                yield _raw(first, held, size, longest)
            first, held, size = number, [line], len(line)
        elif line[:3] not in _BATCH and (held or line.strip()):
            first, size = first or number, size + len(line)
            if size <= longest:
                held.append(line)
    if held:
        yield _raw(first, held, size, longest)


def _lines(stream: io.BufferedReader, longest: int) -> Iterator[bytes]:
    """Yield the lines, ended by any of the three line ends; the frames of a transport are taken off."""
    parts: list[bytes] = []
    size = 0
    while chunk := stream.read(_CHUNK):
        if chunk.endswith(b"\r"):
            chunk += stream.read(1)  # it may be the first half of a line end
        first, *others = chunk.replace(b"\r\n", b"\n").replace(b"\r", b"\n").split(b"\n")
        parts.append(first)
        size += len(first)
        if size > longest:
            raise NoteError(f"has a line of more than {longest:,} bytes; reading stopped there", Reason.TOO_LONG)
        for other in others:
            yield b"".join(parts).strip(_FRAME)
            parts, size = [other], len(other)
    yield b"".join(parts).strip(_FRAME)


def _raw(first: int, held: list[bytes], size: int, longest: int) -> Raw:
    if size > longest:
        return Raw(first, NoteError(f"is longer than {longest:,} bytes; split it into notes", Reason.TOO_LONG))
    try:
        text, warnings = eight_bit(b"\n".join(held))
    except NoteError as error:
        return Raw(first, error)
    segments: list[str] = []
    begins = re.compile(f"[A-Z][A-Z0-9]{{2}}(?:{re.escape(text[3:4])}|$)")
    for line in text.split("\n"):
        if not segments or begins.match(line):
            segments.append(line)
        else:
            segments[-1] += f"\n{line}"
    if not segments[0].startswith("MSH"):
        said = "stands before the first MSH segment; a message begins with MSH"
        return Raw(first, NoteError(said, Reason.BAD_RECORD))
    return Raw(first, "\r".join(segment.rstrip("\n") for segment in segments), warnings)
