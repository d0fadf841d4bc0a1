"""Spinal levels: how they are written and what a range of them holds."""

import re
from typing import Annotated

from pydantic import StringConstraints

VERTEBRAE = (
    *(f"C{n}" for n in range(1, 8)),
    *(f"T{n}" for n in range(1, 13)),
    *(f"L{n}" for n in range(1, 6)),
    *(f"S{n}" for n in range(1, 6)),
)
"""Vertebrae from the top down; C8 is a root only and has no place of its own in the column."""

Level = Annotated[str, StringConstraints(pattern=r"^[CTLS]\d{1,2}(-[CTLS]\d{1,2})?$")]
"""A disc or facet level ("L4-L5") or a single root or vertebra ("L5")."""

_RANGE = re.compile(r"^([CTLS]\d{1,2})\s*(?:-|–|to|through)\s*([CTLS]?\d{1,2})$", re.IGNORECASE)


def between(top: str, bottom: str) -> tuple[str, ...]:
    """Expand a range of vertebrae to every disc level between them; empty when it runs upward or is unknown.

    >>> between("L3", "S1")
    ('L3-L4', 'L4-L5', 'L5-S1')
    """
    if top not in VERTEBRAE or bottom not in VERTEBRAE:
        return ()
    first, last = VERTEBRAE.index(top), VERTEBRAE.index(bottom)
    return tuple(f"{VERTEBRAE[i]}-{VERTEBRAE[i + 1]}" for i in range(first, last))


def expand(written: str) -> tuple[str, ...]:
    """Read a level or a range as a request writes it; empty when it cannot be read.

    >>> expand("L4-S1")
    ('L4-L5', 'L5-S1')
    >>> expand("L4-5")
    ('L4-L5',)
    >>> expand("L5")
    ('L5',)
    """
    parts = [part.strip() for part in re.split(r"[,;+]|\band\b", written) if part.strip()]
    levels: list[str] = []
    for part in parts:
        match = _RANGE.match(part)
        if match:
            top, bottom = match[1].upper(), match[2].upper()
            found = between(top, bottom if not bottom.isdigit() else top[0] + bottom)
        else:
            found = (part.upper(),) if part.upper() in VERTEBRAE else ()
        if not found:
            return ()
        levels.extend(found)
    return tuple(dict.fromkeys(levels))
