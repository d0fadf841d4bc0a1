"""A piece of an archive: one file, or one member, that a reader reads once from its beginning."""

import io
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace

from bulk.readers.asked import Asked
from bulk.readers.base import Item
from models.errors import NoteError
from models.reason import Reason

_CHUNK = 1 << 16


@dataclass(frozen=True, slots=True)
class Piece:
    """What a reader is handed: the bytes and how to name what is in them."""

    stream: io.BufferedReader
    name: str
    """The name with its ending, to recognise the format by; never opened."""
    source: str
    """Where it stands, as people read it: `sub/batch.zip > visit/a.txt`."""
    stem: str
    """The id of the note in it, or the beginning of the ids of notes that have none."""
    prefix: str = ""
    """What the ids of an archive's members begin with."""
    depth: int = 0
    """How many archives it stands in."""

    def at(self, where: str) -> str:
        """Name a place in it, such as `row 7`."""
        return f"{self.source}, {where}"

    def head(self, size: int = 4096) -> bytes:
        """Return the first bytes, without taking them; fewer when the piece is short."""
        return self.stream.peek(size)[:size]

    def unpacked(self, stream: io.BufferedReader, name: str) -> "Piece":
        """Return the same piece with its compression taken off."""
        return replace(self, stream=stream, name=name)

    def read(self, most: int) -> bytes:
        """Read up to so many bytes, in chunks: asking for many at once makes room for all of them."""
        parts: list[bytes] = []
        while most > 0 and (chunk := self.stream.read(min(_CHUNK, most))):
            parts.append(chunk)
            most -= len(chunk)
        return b"".join(parts)

    def whole(self, longest: int) -> bytes:
        """Read all of it; raises NoteError beyond `longest` bytes."""
        raw = self.read(longest + 1)
        if len(raw) > longest:
            raise NoteError(f"is longer than {longest:,} bytes; split it into notes", Reason.TOO_LONG)
        return raw


Reader = Callable[[Piece, Asked], Iterator[Item]]
"""Yields what is in a piece; raises NoteError when the piece as a whole, or the rest of it, cannot be read."""
