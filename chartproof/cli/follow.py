"""Shows how far a run is: a bar on a terminal, else a line every some seconds; never text of a note."""

from __future__ import annotations

import sys
import time
from types import TracebackType
from typing import TYPE_CHECKING, Self

import click

if TYPE_CHECKING:
    from bulk.settings import Progress

_LINE_EVERY = 10.0
_DRAW_EVERY = 0.2


def follower() -> Follower:
    """Return what suits standard error."""
    return Bar() if sys.stderr.isatty() else Follower()


class Follower:
    """Tells now and then, in a line, how far the run is."""

    every = _LINE_EVERY

    def __init__(self) -> None:
        self._last = time.monotonic()
        self._phase = "judging"

    def say(self, sentence: str) -> None:
        """Tell a sentence at once."""
        click.echo(f"chartproof: {sentence}", err=True)

    def progress(self, progress: Progress) -> None:
        """Tell how far the run is, if it is time."""
        now = time.monotonic()
        if now - self._last >= self.every or progress.phase != self._phase:
            self._last, self._phase = now, progress.phase
            self.show(progress)

    def show(self, progress: Progress) -> None:
        """Tell how far the run is."""
        self.say(told(progress))

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop telling."""


class Bar(Follower):
    """Draws a bar; it knows its end only when all of the archive was read."""

    every = _DRAW_EVERY

    def __init__(self) -> None:
        super().__init__()
        from rich.console import Console
        from rich.progress import BarColumn, SpinnerColumn, TextColumn
        from rich.progress import Progress as Bars

        columns = (SpinnerColumn(), BarColumn(), TextColumn("{task.description}"))
        self._bars = Bars(*columns, console=Console(stderr=True), transient=True)
        self._task = self._bars.add_task("starting", total=None)

    def say(self, sentence: str) -> None:
        """Tell a sentence above the bar."""
        self._bars.console.print(f"chartproof: {sentence}", markup=False, highlight=False, soft_wrap=True)

    def show(self, progress: Progress) -> None:
        """Draw the bar anew."""
        ended = progress.done + progress.unreadable + progress.before
        total = progress.met if progress.all_read else None
        self._bars.update(self._task, completed=ended, total=total, description=told(progress))

    def __enter__(self) -> Self:
        self._bars.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._bars.stop()


def told(progress: Progress) -> str:
    """Say in a line how far the run is."""
    if progress.phase == "merging":
        return "all notes are done; the tables are being written"
    parts = [f"{progress.done:,} notes done, {progress.done / max(progress.seconds, 0.1):.1f} a second"]
    if progress.before:
        parts.append(f"{progress.before:,} done before")
    if progress.unreadable:
        parts.append(f"{progress.unreadable:,} unreadable")
    return ", ".join(parts)
