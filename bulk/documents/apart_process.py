"""The process that documents are read in; `bulk.documents.apart` starts it, and speaks with it over its pipes."""

import os
import signal
import sys

from bulk.documents.apart import receive, send
from bulk.documents.formats import document_of
from bulk.limits import Limits
from models.errors import NoteError


def main() -> None:
    """Answer each document with its text, or with what is wrong with it, until the other side ends."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the other side decides when to stop
    answers = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    sys.stdout = sys.stderr  # a library that prints must not spoil an answer
    limited = False
    while True:
        try:
            raw, found, limits = receive(sys.stdin.buffer)
        except EOFError:
            return
        if not limited:
            _limit(limits)
            limited = True
        try:
            send(answers, document_of(raw, found, limits))
        except NoteError as error:
            send(answers, (str(error), error.reason))


def _limit(limits: Limits) -> None:
    """Bound the memory, where the system can."""
    try:
        import resource  # noqa: PLC0415  # not on every system
    except ImportError:
        return
    resource.setrlimit(resource.RLIMIT_AS, (limits.document_memory, limits.document_memory))


if __name__ == "__main__":
    main()
