"""Makes what stands in an archive seekable, for the formats that are read from their end."""

import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from typing import IO

from bulk.readers.piece import Piece
from models.errors import NoteError
from models.reason import Reason

_IN_MEMORY = 16_000_000
_CHUNK = 1 << 20


@contextmanager
def seekable(piece: Piece, longest: int) -> Iterator[IO[bytes]]:
    """Yield the piece itself when it is a file on disk, else a copy in memory, or in a temporary file without a name."""
    if piece.depth == 0 and piece.stream.seekable():
        yield piece.stream
        return
    with tempfile.SpooledTemporaryFile(max_size=_IN_MEMORY) as copy:
        left = longest
        while chunk := piece.stream.read(min(_CHUNK, left + 1)):
            left -= len(chunk)
            if left < 0:
                said = f"is longer than {longest:,} bytes within its archive; take it out of it"
                raise NoteError(said, Reason.TOO_LONG)
            copy.write(chunk)
        copy.seek(0)
        yield copy
