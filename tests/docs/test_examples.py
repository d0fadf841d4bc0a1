"""The commands and the Python of the pages run, and print what the pages show.

Commands of `chartproof` are run. Those of `scripts/` and `python -m` are not, for they install or take long: what they
name must exist. A `yaml` block whose first line is a comment with a file's name is that file for the commands after it.
"""

import os
import re
from pathlib import Path

import pytest

from tests.docs.following import follow, lay_out, run, shows
from tests.docs.pages import PAGES, SERVED, Step, blocks, steps
from tests.shared import ROOT

ids = [str(page.relative_to(ROOT)) for page in PAGES]
ALONE = [page for page in PAGES if page != SERVED]
alone_ids = [str(page.relative_to(ROOT)) for page in ALONE]
_FILE = re.compile(r"# ([\w-]+\.(?:yaml|txt|jsonl))$", re.MULTILINE)
_MODULE = re.compile(r"(?:\S*/)?python -m ([\w.]+)")


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """Return a folder that looks like the project, in which commands may leave what they write."""
    return lay_out(tmp_path)


def exists(step: Step) -> None:
    module = _MODULE.match(step.command)
    named = ROOT / (module[1].replace(".", "/") + ".py" if module else step.command.split()[0])
    assert named.is_file(), f"{step.block.name}: {step.command}: no test knows how to follow this"
    assert module or os.access(named, os.X_OK), f"{named} cannot be executed"


@pytest.mark.parametrize("page", ALONE, ids=alone_ids)
def test_commands_run(page: Path, workspace: Path) -> None:
    for block in blocks(page):
        if (file := _FILE.match(block.body)) and block.language == "yaml":
            (workspace / file[1]).write_text(block.body, encoding="utf-8")
        for step in steps(block):
            if re.match(r"(\.venv/bin/)?chartproof\b", step.command):
                run(step, workspace)
            else:
                exists(step)


@pytest.mark.parametrize("page", ALONE, ids=alone_ids)
def test_python_runs(page: Path, workspace: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(workspace)
    names: dict[str, object] = {"__name__": "page"}
    for block in blocks(page):
        if block.language == "python":
            follow(block, names)


def test_the_readme_shows_commands_and_python() -> None:
    languages = [block.language for block in blocks(ROOT / "README.md")]
    assert languages.count("sh") + languages.count("console") >= 3
    assert "python" in languages


@pytest.mark.parametrize("page", PAGES, ids=ids)
def test_links_between_pages_lead_somewhere(page: Path) -> None:
    prose = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    for target in re.findall(r"\]\(([^)#\s]+)[^)]*\)", prose):
        if "://" not in target:
            assert (page.parent / target).exists(), f"{page.name}: {target}"


def test_a_page_that_shows_something_else_is_told_from_one_that_does_not() -> None:
    assert shows("one\n...\nthree [3]", "one\ntwo\nthree [3]\n")
    assert not shows("one\n...\nfour", "one\ntwo\nthree\n")
