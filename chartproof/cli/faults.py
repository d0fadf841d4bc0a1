"""Names an unexpected error without telling anything of a note."""

import traceback


def place_of(error: Exception) -> str:
    """Name an error by its kind and the line of code; its message could hold text of a note.

    >>> try:
    ...     int("pain 7/10")
    ... except ValueError as error:
    ...     print(place_of(error).split(" in ")[0])
    ValueError
    """
    frame = traceback.extract_tb(error.__traceback__)[-1]
    return f"{type(error).__name__} in {frame.filename}, line {frame.lineno}"
