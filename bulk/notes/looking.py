"""Looks at the beginning of a file of notes."""

import json


def looks_like_records(raw: bytes) -> bool:
    r"""Tell whether the first line that is not blank is a JSON object.

    >>> looks_like_records(b'{"id": "a", "text": "..."}'), looks_like_records(b"{x} Pain 7/10.")
    (True, False)
    """
    first = next((line for line in raw.split(b"\n", 64) if line.strip()), b"")
    try:
        return isinstance(json.loads(first.decode("utf-8-sig")), dict)
    except (ValueError, RecursionError):
        return False
