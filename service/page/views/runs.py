"""The runs over archives whose folders the operator lets the page show."""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bulk.summary.hashing import source_of

_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]{0,99}")
_STYLE = re.compile(r"<style>(.*?)</style>", re.DOTALL)


@dataclass(frozen=True)
class RunRow:
    """A run that ended: its folder's name, what was counted, when it began, and by which program."""

    name: str
    counts: dict[str, int]
    started: str
    engine: str


def runs_in(folder: Path) -> tuple[RunRow, ...]:
    """Return the runs of a folder, the newest first; what is no finished run is passed over."""
    found = [_run(path) for path in folder.iterdir() if _NAME.fullmatch(path.name)] if folder.is_dir() else []
    return tuple(sorted((run for run in found if run is not None), key=lambda run: run.started, reverse=True))


def summary_of(folder: Path, name: str) -> tuple[str, str] | None:
    """Return a run's summary and the security policy that its style needs; null when there is none of that name."""
    path = folder / name / "summary.html"
    if not _NAME.fullmatch(name) or not path.is_file() or path.resolve().parent.parent != folder.resolve():
        return None
    page = path.read_text(encoding="utf-8")
    styles = " ".join(map(source_of, _STYLE.findall(page))) or "'none'"
    return page, f"default-src 'none'; style-src {styles}; base-uri 'none'; form-action 'none'; frame-ancestors 'none'"


def _run(path: Path) -> RunRow | None:
    try:
        told: dict[str, Any] = json.loads((path / "run.json").read_text(encoding="utf-8"))
        return RunRow(path.name, told["counts"], told["started"][:16].replace("T", " "), told["signature"]["engine"])
    except (OSError, ValueError, KeyError, TypeError):
        return None
