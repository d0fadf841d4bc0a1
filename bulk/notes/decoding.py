"""Turns a file's bytes into text: UTF-8 as a rule, UTF-16, UTF-32 and Windows-1252 read and said."""

import codecs
from typing import NamedTuple

from bulk.notes.binary import format_of, looks_binary
from models.errors import NoteError
from models.reason import Reason

MAX_BYTES = 10_000_000
"""A single note is refused beyond this size: it is an archive, or a mistake."""

_MARKS = (
    (codecs.BOM_UTF8, "utf-8", "UTF-8 with a byte order mark"),
    (codecs.BOM_UTF32_LE, "utf-32-le", "UTF-32"),
    (codecs.BOM_UTF32_BE, "utf-32-be", "UTF-32"),
    (codecs.BOM_UTF16_LE, "utf-16-le", "UTF-16"),
    (codecs.BOM_UTF16_BE, "utf-16-be", "UTF-16"),
)


_NO_MARK = "read as UTF-16: it has no byte order mark"


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
        raise NoteError(f"is {name}, not text; save the note as plain text in UTF-8", Reason.NOT_TEXT)
    decoded = _marked(raw) or _unmarked_utf16(raw) or eight_bit(raw)
    if "\0" not in decoded.text and looks_binary(decoded.text):
        raise NoteError("is a binary file, not text; save the note as plain text in UTF-8", Reason.NOT_TEXT)
    return decoded


def wide_encoding(head: bytes) -> tuple[str, str] | None:
    r"""Name the encoding whose characters take two or four bytes, and what there is to say; null for all others.

    >>> wide_encoding("Pain 7/10.".encode("utf-16-le"))
    ('utf-16-le', 'read as UTF-16: it has no byte order mark')
    """
    for mark, encoding, name in _MARKS:
        if head.startswith(mark) and encoding != "utf-8":
            return encoding, f"read as {name}"
    even = head[: len(head) // 2 * 2]
    encoding_found = _unmarked(even)
    return (encoding_found, _NO_MARK) if encoding_found else None


def check_text(text: str, longest: int = MAX_BYTES) -> None:
    """Refuse a note's text that is empty, too long, or holds what no text may hold; raises NoteError."""
    if not text.strip():
        raise NoteError("is empty: there is nothing to read", Reason.EMPTY)
    if len(text) > longest:
        raise NoteError(f"is longer than {longest:,} characters; split it into notes", Reason.TOO_LONG)
    if (place := text.find("\0")) >= 0:
        said = f"holds a NUL character (character {place + 1}): it is damaged, or no text; remove it"
        raise NoteError(said, Reason.DAMAGED)
    if (place := _lone_surrogate(text)) >= 0:
        said = f"holds half of a surrogate pair (character {place + 1}): write it anew as valid Unicode"
        raise NoteError(said, Reason.DAMAGED)


def _marked(raw: bytes) -> Decoded | None:
    for mark, encoding, name in _MARKS:
        if raw.startswith(mark):
            try:
                return Decoded(raw[len(mark) :].decode(encoding), (f"read as {name}",))
            except UnicodeDecodeError as error:
                said = f"begins as {name} but is damaged at byte {len(mark) + error.start + 1}"
                raise NoteError(said, Reason.DAMAGED) from None
    return None


def _unmarked_utf16(raw: bytes) -> Decoded | None:
    encoding = _unmarked(raw)
    try:
        return Decoded(raw.decode(encoding), (_NO_MARK,)) if encoding else None
    except UnicodeDecodeError:
        return None


def _unmarked(raw: bytes) -> str | None:
    """Tell UTF-16 without a mark: nearly every second byte of a Western text is zero, and none of the others."""
    half = len(raw) // 2
    zeros = {"utf-16-be": raw[0::2].count(0), "utf-16-le": raw[1::2].count(0)}
    for encoding, other in (("utf-16-le", "utf-16-be"), ("utf-16-be", "utf-16-le")):
        if half and len(raw) % 2 == 0 and zeros[encoding] > 0.7 * half and zeros[other] == 0:
            return encoding
    return None


def eight_bit(raw: bytes) -> Decoded:
    """Decode a part of a text whose characters are told apart by bytes, such as a line of a table."""
    try:
        return Decoded(raw.decode("utf-8"))
    except UnicodeDecodeError as error:
        place = error.start + 1
    try:
        text = raw.decode("cp1252")
    except UnicodeDecodeError:
        said = f"is neither UTF-8 (byte {place} is wrong) nor UTF-16 or Windows-1252; save it as UTF-8"
        raise NoteError(said, Reason.NOT_TEXT) from None
    return Decoded(text, (f"read as Windows-1252: not valid UTF-8 from byte {place} on",))


def _lone_surrogate(text: str) -> int:
    try:
        text.encode("utf-8")
    except UnicodeEncodeError as error:
        return error.start
    return -1
