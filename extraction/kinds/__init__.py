"""The readers of facts: one folder a kind, with its component and its vocabulary."""

from functools import cache
from importlib import import_module
from pathlib import Path

from extraction.draft import KindReader


@cache
def readers() -> tuple[KindReader, ...]:
    """Return the reader of every folder here, in the order of their names; each component names its `READER`."""
    names = sorted(path.parent.name for path in Path(__file__).parent.glob("*/component.py"))
    return tuple(import_module(f"{__name__}.{name}.component").READER for name in names)
