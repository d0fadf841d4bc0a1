"""What is too much of an archive, of a document, of a note."""

from dataclasses import dataclass

from bulk.notes.decoding import MAX_BYTES


@dataclass(frozen=True, slots=True)
class Limits:
    """The defaults fit archives of tens of millions of notes."""

    characters: int = MAX_BYTES
    """Of one note."""
    piece_bytes: int = 64_000_000
    """Of one document, one line, one row or one message."""
    members: int = 400_000
    """Of one zip archive, whose table of contents has to be held in memory (some 620 bytes a member)."""
    ratio: int = 200
    """Of unpacked to packed bytes, once more than `ratio_from` bytes are unpacked."""
    ratio_from: int = 10_000_000
    unpacked_bytes: int = 1_000_000_000_000
    """Of all that one archive unpacks to."""
    nested_bytes: int = 2_000_000_000
    """Of an archive or a Parquet file within an archive, which is kept in a nameless temporary file."""
    document_seconds: float = 60.0
    """That reading one document may take."""
    document_memory: int = 2_000_000_000
    """Bytes that reading one document may take."""

    def is_bomb(self, unpacked: int, packed: int) -> bool:
        """Tell whether this many bytes come of too few."""
        if unpacked > self.unpacked_bytes:
            return True
        return unpacked > self.ratio_from and unpacked > self.ratio * max(packed, 1)
