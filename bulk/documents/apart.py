"""Reads documents in a process apart: one that hangs, crashes or fills the memory harms nothing but itself."""

import pickle
import struct
import subprocess
import sys
from threading import Timer
from typing import IO, Any

from bulk.documents.document import Document
from bulk.documents.formats import document_of
from bulk.documents.recognising import Format
from bulk.limits import Limits
from models.errors import NoteError
from models.reason import Reason

_MODULE = "bulk.documents.apart_process"
_LENGTH = struct.Struct("<Q")


class Apart:
    """A process that is begun with the first document, and begun anew after one that ended it."""

    def __init__(self) -> None:
        self._process: subprocess.Popen[bytes] | None = None

    def document_of(self, raw: bytes, found: Format, limits: Limits) -> Document:
        """Make text of a document, as `formats.document_of` does; plain text is read at once.

        Raises NoteError also when reading takes too long, or ends the process.
        """
        if found is Format.TEXT:
            return document_of(raw, found, limits)
        answer, late = self._answer((raw, found, limits), limits.document_seconds)
        if isinstance(answer, Document):
            return answer
        if isinstance(answer, tuple):
            said, reason = answer
            raise NoteError(said, reason)
        self.close()
        if late:
            said = f"takes longer to read than {limits.document_seconds:g} seconds; save the note as text"
            raise NoteError(said, Reason.TIMED_OUT)
        raise NoteError("ended the process that read it; save the note as text", Reason.CRASHED)

    def close(self) -> None:
        """End the process."""
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _answer(self, question: Any, seconds: float) -> tuple[Any, bool]:
        """Ask, and wait; an answer of null means that the process ended, and the second value that it was too slow."""
        process = self._begun()
        late: list[bool] = []

        def end() -> None:
            late.append(True)
            process.kill()

        timer = Timer(seconds, end)
        timer.start()
        try:
            send(process.stdin, question)
            return receive(process.stdout), False
        except (EOFError, OSError):
            return None, bool(late)
        finally:
            timer.cancel()

    def _begun(self) -> subprocess.Popen[bytes]:
        if self._process is None:
            self._process = subprocess.Popen(  # noqa: S603  # nothing here comes from outside
                [sys.executable, "-P", "-m", _MODULE],  # -P: nothing in the current folder is run
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # libraries complain there, with text of the note
            )
        return self._process


def send(stream: IO[bytes] | None, message: object) -> None:
    """Write a message; raises OSError when the other side ended."""
    if stream is None:
        raise EOFError
    packed = pickle.dumps(message, pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(packed)))
    stream.write(packed)
    stream.flush()


def receive(stream: IO[bytes] | None) -> Any:
    """Read a message of the other side, which is our own code; raises EOFError when it ended."""
    head = b"" if stream is None else stream.read(_LENGTH.size)
    if stream is None or len(head) < _LENGTH.size:
        raise EOFError
    length = _LENGTH.unpack(head)[0]
    packed = stream.read(length)
    if len(packed) < length:
        raise EOFError
    return pickle.loads(packed)  # noqa: S301  # what our own process wrote
