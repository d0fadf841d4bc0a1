"""Decodes the escapes of HL7 v2 text; what is no escape stays as it is."""

import re
from typing import Protocol

_KNOWN = r"(?:[HNFSTRE]|X(?:[0-9A-Fa-f]{2})+|\.(?:br|sp|in|ti|sk|ce)[+-]?\d{0,2}|\.(?:fi|nf))"
_RICH = {
    "H": "",
    "N": "",
    ".br": "\n",
    ".sp": "\n",
    ".ce": "\n",
    ".in": "",
    ".ti": "",
    ".sk": " ",
    ".fi": "",
    ".nf": "",
}


class Unescaper(Protocol):
    """A parsed message: it knows the separators that the message declares."""

    esc: str

    def unescape(self, field: str, app_map: dict[str, str] | None = None) -> str:
        """Decode one field."""
        ...


def unescaped(text: str, message: Unescaper) -> str:
    """Decode every escape that the standard names.

    The library drops what stands between two backslashes and is no escape, which in "L4\\L5\\S1" is a level.
    """

    def decoded(match: re.Match[str]) -> str:
        escape = match.group()
        if escape[1] == "X":
            return _hexadecimal(bytes.fromhex(escape[2:-1]))
        return message.unescape(escape.replace("+", "").replace("-", ""), _RICH)

    edge = re.escape(message.esc)
    return re.sub(f"{edge}{_KNOWN}{edge}", decoded, text)


def with_newlines(text: str) -> str:
    """Write every line end as a newline: of a text as a whole, since a line may end in one half of a line end."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _hexadecimal(raw: bytes) -> str:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return raw.decode("latin-1")
