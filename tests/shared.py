"""Where the shared notes and cases lie; tests that need them skip with a clear message where they are absent."""

import json
import os
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[1]


def shared(*parts: str) -> Path:
    """Return a file or folder of the shared material, or skip the test that asks for it."""
    base = Path(os.environ.get("CHARTPROOF_SHARED", ROOT.parent / "shared"))
    path = base.joinpath(*parts)
    if not path.exists():
        pytest.skip(
            f"needs {Path(*parts)} of the shared notes; set CHARTPROOF_SHARED to the folder that holds them",
            allow_module_level=True,
        )
    return path


def records(path: Path) -> list[dict[str, Any]]:
    """Read a JSON Lines file."""
    with path.open(encoding="utf-8") as lines:
        return [json.loads(line) for line in lines if line.strip()]
