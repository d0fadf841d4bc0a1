"""Tells text from what is none: known file formats by their first bytes, and control characters."""

_SIGNATURES = (
    (b"%PDF-", "a PDF file"),
    (b"PK\x03\x04", "a zip archive or an Office document"),
    (b"\xd0\xcf\x11\xe0", "an old Office document"),
    (b"{\\rtf", "an RTF document"),
    (b"\x89PNG", "a picture"),
    (b"\xff\xd8\xff", "a picture"),
    (b"GIF8", "a picture"),
    (b"II*\x00", "a picture"),
    (b"MM\x00*", "a picture"),
    (b"\x1f\x8b", "a compressed file"),
    (b"BZh", "a compressed file"),
    (b"PAR1", "a Parquet file"),
)

_TOLERATED = frozenset("\t\n\v\f\r\x1b")
_SHARE = 0.01


def format_of(raw: bytes) -> str | None:
    """Name the format of a file that is no text, by its first bytes; null when it is none of those known.

    >>> format_of(b"%PDF-1.7 ...")
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
