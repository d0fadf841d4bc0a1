"""Where a subcommand's answer goes: standard output or a file, always UTF-8 with plain line feeds."""

import os
import shutil
import sys
from pathlib import Path
from types import TracebackType
from typing import BinaryIO, Self

import click


class Output:
    """Standard output, or a file that appears under its name only when it is whole."""

    def __init__(self, path: str | None) -> None:
        self._path = None if path in (None, "-") else Path(str(path))
        self._stream: BinaryIO | None = None

    @property
    def is_terminal(self) -> bool:
        """Tell whether a person sees the answer as it comes."""
        return self._path is None and sys.stdout.isatty()

    @property
    def width(self) -> int:
        """Columns for a text: what the terminal has, within what is easily read; in a file always the same."""
        return min(100, max(60, shutil.get_terminal_size().columns)) if self.is_terminal else 88

    def write(self, text: str) -> None:
        """Write a text and a line feed."""
        data = text.encode("utf-8") + b"\n"
        if self._stream is None:
            click.echo(data, nl=False)
        else:
            self._stream.write(data)

    def __enter__(self) -> Self:
        if self._path is not None:
            try:
                self._stream = self._part.open("wb")
            except OSError as error:
                raise click.UsageError(f"--output {self._path}: cannot be written: {error.strerror}") from None
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        if self._stream is None or self._path is None:
            return
        self._stream.close()
        if kind is None:
            os.replace(self._part, self._path)
        else:
            self._part.unlink(missing_ok=True)

    @property
    def _part(self) -> Path:
        assert self._path is not None
        return self._path.with_name(f"{self._path.name}.part")
