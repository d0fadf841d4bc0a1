"""Follows what the pages say: runs their commands and their Python, and compares what comes with what they show."""

import doctest
import fnmatch
import os
import re
import subprocess
import sys
from pathlib import Path

from tests.docs.pages import Block, Step
from tests.shared import ROOT


def lay_out(folder: Path) -> Path:
    """Make a folder look like the project; commands may leave there what they write."""
    for path in ROOT.iterdir():
        if path.name not in ("out", ".venv", ".git"):
            (folder / path.name).symlink_to(path)
    (folder / "out").mkdir()
    (folder / ".venv").mkdir()
    (folder / ".venv" / "bin").symlink_to(Path(sys.executable).parent)
    return folder


def run(step: Step, workspace: Path) -> None:
    """Run a command in the folder; it must succeed, and print what the page shows."""
    path = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        ["sh", "-c", step.command],
        cwd=workspace,
        env={**os.environ, "PATH": path},
        capture_output=True,
        check=False,
        text=True,
    )
    assert done.returncode == 0, f"{step.block.name}: {step.command}\n{done.stderr}"
    if step.shown is not None:
        assert shows(step.shown, done.stdout), f"{step.block.name}: {step.command}\nprinted:\n{done.stdout}"


def shows(shown: str, printed: str) -> bool:
    """Tell whether a page shows what is printed; "..." stands for anything."""
    pattern = "*".join(re.sub(r"([*?\[])", r"[\1]", part) for part in shown.strip().split("..."))
    return fnmatch.fnmatchcase(printed.strip(), pattern)


def follow(block: Block, names: dict[str, object]) -> None:
    """Run a block of Python with the names of the blocks before it; what it shows must be what comes."""
    if ">>>" not in block.body:
        exec(compile("\n" * (block.line - 1) + block.body, str(block.page), "exec"), names)
        return
    flags = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
    test = doctest.DocTestParser().get_doctest(block.body, names, block.name, str(block.page), block.line - 1)
    told: list[str] = []
    doctest.DocTestRunner(optionflags=flags).run(test, out=told.append, clear_globs=False)
    names.update(test.globs)
    assert not told, "".join(told)
