"""Tells what format a piece has, by the ending of its name and by its first bytes."""

from enum import StrEnum

from bulk.notes.binary import Binary, format_of


class Format(StrEnum):
    """A format with a reader, as it is named to people."""

    TEXT = "text"
    JSON_LINES = "JSON Lines"


_ENDINGS = {
    ".txt": Format.TEXT,
    ".text": Format.TEXT,
    ".jsonl": Format.JSON_LINES,
    ".ndjson": Format.JSON_LINES,
}


def split_ending(name: str) -> tuple[str, str]:
    """Split a known ending off a name: the rest, and the ending in small letters.

    >>> split_ending("visits/Visit.2026.TXT"), split_ending("visits/visit.2026")
    (('visits/Visit.2026', '.txt'), ('visits/visit.2026', ''))
    """
    stem, dot, last = name.rpartition(".")
    ending = f"{dot}{last}".lower()
    return (stem, ending) if stem and ending in _ENDINGS else (name, "")


def recognise(name: str, head: bytes) -> Format | Binary | None:
    """Return the format of a piece, or the binary format that no reader reads; null when nothing tells."""
    _, ending = split_ending(name)
    return format_of(head) or _ENDINGS.get(ending)
