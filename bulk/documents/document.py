"""A document that is one note: what a reader of documents gives, and what all of them need."""

import base64
import binascii
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from models.errors import NoteError
from models.reason import Reason


@dataclass(frozen=True, slots=True)
class Document:
    """The text of a document, and what its format says beside it."""

    text: str
    warnings: tuple[str, ...] = ()
    date_of_service: date | None = None


DocumentReader = Callable[[bytes], Document]
"""Makes text of a document; raises NoteError."""


def whole_characters(text: str) -> str:
    r"""Join the halves of surrogate pairs that some libraries leave apart; a half alone becomes U+FFFD.

    >>> whole_characters("\ud83d\ude0a \ud83d") == "\U0001f60a \ufffd"
    True
    """
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")


def from_base64(data: object) -> bytes:
    """Decode base64, with or without line ends; raises NoteError when it is none."""
    if not isinstance(data, str):
        raise NoteError("holds a document that is no base64 text; write it anew", Reason.BAD_RECORD)
    try:
        return base64.b64decode(re.sub(r"\s+", "", data), validate=True)
    except (binascii.Error, ValueError):
        raise NoteError("holds a document that is not valid base64; write it anew", Reason.DAMAGED) from None
