"""Takes the gzip compression off a piece, as a stream."""

import gzip
from collections.abc import Iterator
from contextlib import contextmanager

from bulk.limits import Limits
from bulk.readers.guarding import Counted, guarded
from bulk.readers.piece import Piece


@contextmanager
def gunzipped(piece: Piece, limits: Limits) -> Iterator[Piece]:
    """Yield the piece that is inside; reading it raises NoteError when it is damaged or a bomb."""
    packed = Counted(piece.stream)
    with gzip.GzipFile(fileobj=packed) as inner, guarded(inner, limits, lambda: packed.taken) as stream:
        yield piece.unpacked(stream, _inner_name(piece.name))


def _inner_name(name: str) -> str:
    """Name what is inside.

    >>> _inner_name("notes.JSONL.gz"), _inner_name("notes.tgz")
    ('notes.JSONL', 'notes.tar')
    """
    lower = name.lower()
    if lower.endswith(".tgz"):
        return f"{name[:-4]}.tar"
    return name[:-3] if lower.endswith(".gz") else name
