"""Quotes of a note, made fit for a line of a report."""

import re
import unicodedata

_BLANKS = re.compile(r"\s+")


def one_line(text: str) -> str:
    r"""Write a quote on one line; characters that steer a terminal or the writing direction are shown as a box.

    >>> one_line("no\n  relief\x1b[2J")
    'no relief␣[2J'
    """
    plain = _BLANKS.sub(" ", text).strip()
    return "".join("␣" if _steers(character) else character for character in plain)


def _steers(character: str) -> bool:
    """Joiners hold emoji and some scripts together; every other control or format character is suspect."""
    return unicodedata.category(character) in ("Cc", "Cf") and character not in "\u200c\u200d"


def quoted(text: str) -> str:
    """Put a quote, on one line, in quotation marks."""
    return f"“{one_line(text)}”"
