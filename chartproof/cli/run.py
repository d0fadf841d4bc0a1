"""What the subcommands that read notes share: reading them, naming those that fail, the exit code."""

from collections import Counter
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

import click

from models.errors import ChartproofError
from models.faults import place_of

if TYPE_CHECKING:
    from models.note import Note

Answer = TypeVar("Answer")


class Run:
    """A run over notes: the others are done when one fails, and the exit code says so at the end."""

    def __init__(self, names: tuple[str, ...]) -> None:
        self.names = names
        self.done = 0
        self.failed = 0
        self._ids: Counter[str] = Counter()

    def over(self, work: Callable[["Note"], Answer]) -> Iterator[tuple["Note", Answer]]:
        """Yield every note with what the work makes of it; failures are named on standard error."""
        from bulk.notes.sources import read_notes

        for note in read_notes(self.names):
            if isinstance(note, ChartproofError):
                self._fail(str(note))
                continue
            self._say_duplicate(note.note_id)
            try:
                answer = work(note)
            except ChartproofError as error:
                self._fail(f"note {note.note_id}: {error}")
            except Exception as error:
                self._fail(f"note {note.note_id}: internal error, please report it: {place_of(error)}")
            else:
                self.done += 1
                yield note, answer

    @property
    def exit_code(self) -> int:
        """0 when all notes are done, 1 when some failed, 2 when none could be done."""
        return 0 if not self.failed else 1 if self.done else 2

    def _fail(self, message: str) -> None:
        self.failed += 1
        click.echo(f"chartproof: {message}", err=True)

    def _say_duplicate(self, note_id: str) -> None:
        self._ids[note_id] += 1
        if self._ids[note_id] == 2:
            click.echo(f"chartproof: the note id {note_id} stands for more than one note; all are done", err=True)
