"""Names an unexpected error without telling anything of a note."""

import traceback
from pathlib import Path

_HOME = Path(__file__).parents[1]
_ROOMS = ("adjudicator", "bulk", "chartproof", "extraction", "models", "service")


def place_of(error: Exception) -> str:
    """Name an error by its kind and the last line of our own code; its message could hold text of a note.

    >>> try:
    ...     int("pain 7/10")
    ... except ValueError as error:
    ...     print(place_of(error).split(" in ")[0])
    ValueError
    """
    frames = traceback.extract_tb(error.__traceback__)
    own = [frame for frame in frames if _room(frame.filename)]
    frame = (own or frames)[-1]
    return f"{type(error).__name__} in {_room(frame.filename) or frame.filename}, line {frame.lineno}"


def _room(filename: str) -> str | None:
    """Return the path of a file from the top of the project; null when it is none of ours."""
    path = Path(filename)
    if not path.is_relative_to(_HOME) or path.relative_to(_HOME).parts[0] not in _ROOMS:
        return None
    return str(path.relative_to(_HOME))
