"""Tells text from what is none: known file formats by their first bytes, and control characters."""

from enum import StrEnum


class Binary(StrEnum):
    """A format that is no text, as it is named to people."""

    PDF = "a PDF file"
    ZIP = "a zip archive or an Office document"
    OLD_OFFICE = "an old Office document"
    RTF = "an RTF document"
    PICTURE = "a picture"
    COMPRESSED = "a compressed file"
    PARQUET = "a Parquet file"


_SIGNATURES = (
    (b"%PDF-", Binary.PDF),
    (b"PK\x03\x04", Binary.ZIP),
    (b"PK\x05\x06", Binary.ZIP),
    (b"\xd0\xcf\x11\xe0", Binary.OLD_OFFICE),
    (b"{\\rtf", Binary.RTF),
    (b"\x89PNG", Binary.PICTURE),
    (b"\xff\xd8\xff", Binary.PICTURE),
    (b"GIF8", Binary.PICTURE),
    (b"II*\x00", Binary.PICTURE),
    (b"MM\x00*", Binary.PICTURE),
    (b"\x1f\x8b", Binary.COMPRESSED),
    (b"BZh", Binary.COMPRESSED),
    (b"PAR1", Binary.PARQUET),
)

_TOLERATED = frozenset("\t\n\v\f\r\x1b")
_SHARE = 0.01


def format_of(raw: bytes) -> Binary | None:
    """Name the format of a file that is no text, by its first bytes; null when it is none of those known.

    >>> str(format_of(b"%PDF-1.7 ..."))
    'a PDF file'
    """
    return next((name for signature, name in _SIGNATURES if raw.startswith(signature)), None)


def looks_binary(text: str) -> bool:
    r"""Tell whether more than one character in a hundred is a control character that no note has.

    >>> looks_binary("Pain 7/10.\r\n"), looks_binary("\x01\x02\x03abc")
    (False, True)
    """
    controls = sum(1 for character in text if character < " " and character not in _TOLERATED)
    return controls > _SHARE * len(text)
