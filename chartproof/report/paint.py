"""Colours of a terminal; off unless a person looks."""

_CODES = {"good": "32", "bad": "31", "open": "33", "mixed": "36", "bold": "1", "faint": "2"}


class Paint:
    r"""Colours words, or leaves them as they are.

    >>> Paint(False).as_("bad", "Not met"), Paint(True).as_("bad", "Not met")
    ('Not met', '\x1b[31mNot met\x1b[0m')
    """

    def __init__(self, on: bool) -> None:
        self._on = on

    def as_(self, tone: str, text: str) -> str:
        """Return the text in a tone of `wording.Sign`, in bold or faint."""
        return f"\x1b[{_CODES[tone]}m{text}\x1b[0m" if self._on else text
