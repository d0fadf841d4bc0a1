"""The folder of a run: its tables, and beneath `work` what is needed to go on with it."""

from __future__ import annotations

import shutil
from pathlib import Path

from bulk.engines.local.worker import part_path
from bulk.manifest import Manifest
from bulk.results.files import UNFINISHED, make_folder, storage_error
from bulk.results.publish import NAMES, table_path
from models.errors import StorageError


class RunFolder:
    """A run's folder. Nothing is ever written outside it; raises StorageError where it cannot be written to."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.work = path / "work"
        self.parts = self.work / "parts"
        self.unreadable = self.work / "unreadable"
        self.record = path / "run.json"
        self.summary = path / "summary.html"

    @property
    def has_run(self) -> bool:
        """Tell whether a run was begun here."""
        return self._manifest.exists()

    def prepare(self, resume: bool) -> Manifest:
        """Make the folder and open its manifest; refuses to mix a new run with what is there."""
        self._check(resume)
        make_folder(self.parts)
        shutil.rmtree(self.unreadable, ignore_errors=True)
        make_folder(self.unreadable)
        return Manifest(self._manifest)

    def _check(self, resume: bool) -> None:
        if self.path.exists() and not self.path.is_dir():
            raise StorageError(f"{self.path} is a file; name a folder")
        if self.has_run and not resume:
            raise StorageError(
                f"{self.path} holds a run already; add --resume to go on with it, or name another folder"
            )
        taken = [path.name for path in self._results() if path.exists()]
        if taken and not self.has_run:
            raise StorageError(f"{self.path} holds a {taken[0]} that is of no run known here; name another folder")

    def clear(self) -> None:
        """Delete results and parts: they are of another plan."""
        for path in self._results():
            path.unlink(missing_ok=True)
        shutil.rmtree(self.parts, ignore_errors=True)
        make_folder(self.parts)

    def sweep(self, known: set[str]) -> None:
        """Delete parts that the manifest does not know: a run was killed before it could record them."""
        for path in self.parts.glob("*/*"):
            if path.name.endswith(UNFINISHED) or path.stem not in known:
                path.unlink(missing_ok=True)

    def part(self, name: str) -> Path:
        """Return where a part lies; the folder above it is made."""
        path = part_path(self.parts, name)
        try:
            path.parent.mkdir(exist_ok=True)
        except OSError as error:
            raise storage_error(path.parent, error) from None
        return path

    @property
    def _manifest(self) -> Path:
        return self.work / "manifest.sqlite"

    def _results(self) -> list[Path]:
        return [*(table_path(self.path, name) for name in NAMES), self.record, self.summary]
