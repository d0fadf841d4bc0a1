"""Turns a file's bytes into text: UTF-8 as a rule, UTF-16, UTF-32 and Windows-1252 read and said."""

import codecs
from typing import NamedTuple

from bulk.notes.binary import format_of, looks_binary
from models.errors import NoteError

MAX_BYTES = 10_000_000
"""A single note is refused beyond this size: it is an archive, or a mistake."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 with a byte order mark"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)


class Decoded(NamedTuple):
    """A text and what there is to say of how it was read; line ends are as they were."""

    text: str
    warnings: tuple[str, ...] = ()


def decode(raw: bytes) -> Decoded:
    r"""Decode a note or a file of notes; raises NoteError when the bytes are no text.

    >>> decode("caf\xe9".encode("cp1252"))
    Decoded(text='café', warnings=('read as Windows-1252: not valid UTF-8 from byte 4 on',))
    """
    name = format_of(raw)
    if name is not None:
        raise NoteError(f"is {name}, not text; save the note as plain text in UTF-8")
    decoded = _marked(raw) or _unmarked_utf16(raw) or _eight_bit(raw)
    if "\0" not in decoded.text and looks_binary(decoded.text):
        raise NoteError("is a binary file, not text; save the note as plain text in UTF-8")
    return decoded


def check_text(text: str) -> None:
    """Refuse a note's text that is empty, too long, or holds what no text may hold; raises NoteError."""
    if not text.strip():
        raise NoteError("is empty: there is nothing to read")
    if len(text) > MAX_BYTES:
        raise NoteError(f"is longer than {MAX_BYTES:,} characters; split it into notes")
    if (place := text.find("\0")) >= 0:
        raise NoteError(f"holds a NUL character (character {place + 1}): it is damaged, or no text; remove it")
    if (place := _lone_surrogate(text)) >= 0:
        raise NoteError(f"holds half of a surrogate pair (character {place + 1}): write it anew as valid Unicode")


def _marked(raw: bytes) -> Decoded | None:
    for mark, encoding, name in _MARKS:
        if raw.startswith(mark):
            try:
                return Decoded(raw[len(mark) :].decode(encoding), (f"read as {name}",))
            except UnicodeDecodeError as error:
                raise NoteError(f"begins as {name} but is damaged at byte {len(mark) + error.start + 1}") from None
    return None


def _unmarked_utf16(raw: bytes) -> Decoded | None:
    """Read UTF-16 without a mark: nearly every second byte of a Western text is zero, and none of the others."""
    half = len(raw) // 2
    zeros = {"utf-16-be": raw[0::2].count(0), "utf-16-le": raw[1::2].count(0)}
    for encoding, other in (("utf-16-le", "utf-16-be"), ("utf-16-be", "utf-16-le")):
        if half and len(raw) % 2 == 0 and zeros[encoding] > 0.7 * half and zeros[other] == 0:
            try:
                return Decoded(raw.decode(encoding), ("read as UTF-16: it has no byte order mark",))
            except UnicodeDecodeError:
                return None
    return None


def _eight_bit(raw: bytes) -> Decoded:
    try:
        return Decoded(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        place = error.start + 1
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        raise NoteError(
            f"is neither UTF-8 (byte {place} is wrong) nor UTF-16 or Windows-1252; save it as UTF-8"
        ) from None
    return Decoded(text, (f"read as Windows-1252: not valid UTF-8 from byte {place} on",))


def _lone_surrogate(text: str) -> int:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return error.start
    return -1
