"""The templates, styles and script that the reports and the page share."""

from collections.abc import Sequence
from functools import cache
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined

_HERE = Path(__file__).parent
_STYLES = ("tokens", "base", "answer", "note")


def environment(templates: Path) -> Environment:
    """Make the environment in which templates of a folder are filled in; those shared are found beside them."""
    return Environment(
        loader=FileSystemLoader([templates, _HERE / "templates"]),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


@cache
def style() -> str:
    """Return the shared style: the colours and sizes, the basics, answers, notes."""
    return joined([_HERE / "styles" / f"{name}.css" for name in _STYLES])


@cache
def script() -> str:
    """Return the script of a report, which leads from a quote to the note and back; it is no module and imports nothing."""
    evidence = (_HERE / "scripts" / "evidence.js").read_text(encoding="utf-8")
    return f"{evidence}\n{going().replace('export function', 'function')}"


@cache
def going() -> str:
    """Return the module that brings an element into view."""
    return (_HERE / "scripts" / "going.js").read_text(encoding="utf-8")


def joined(files: Sequence[Path]) -> str:
    """Return the texts of files, one after the other."""
    return "\n".join(file.read_text(encoding="utf-8") for file in files)
