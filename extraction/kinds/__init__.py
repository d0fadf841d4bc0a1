"""The readers of facts: one folder a kind, with its component and its vocabulary."""

from functools import cache
from importlib import import_module
from pkgutil import iter_modules

from extraction.draft import KindReader


@cache
def readers() -> tuple[KindReader, ...]:
    """Return the reader of every folder here, in the order of their names; each component names its `READER`."""
    names = sorted(module.name for module in iter_modules(__path__) if module.ispkg)
    return tuple(import_module(f"{__name__}.{name}.component").READER for name in names)
