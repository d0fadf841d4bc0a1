"""The version that stands in every answer."""

from functools import cache
from importlib.metadata import version


@cache
def engine() -> str:
    """Name the program and its version, as `engine` in the answers: "chartproof 0.1.0"."""
    return f"chartproof {version('chartproof')}"
