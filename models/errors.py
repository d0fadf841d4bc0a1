"""Every error Chartproof raises on purpose; each names the thing, the place and the mend, and never note text."""

from models.reason import Reason


class ChartproofError(Exception):
    """The root: catch this to catch everything below."""


class NoteError(ChartproofError):
    """A note that cannot be read: missing, empty, binary, in no known encoding, or a broken record.

    `reason` is the word for it in tables.
    """

    def __init__(self, said: str, reason: Reason = Reason.BAD_RECORD) -> None:
        super().__init__(said)
        self.reason = reason


class RequestError(ChartproofError):
    """A request that cannot be understood: an unknown code, an impossible side, a level that is none."""


class PolicyError(ChartproofError):
    """A policy that is unknown, unreadable, or not in force on the date asked for."""


class PackError(PolicyError):
    """A policy pack with a mistake in it: file, line, what, and how to mend it."""


class LexiconError(ChartproofError):
    """A vocabulary file with a mistake in it: file, entry, what, and how to mend it."""


class StorageError(ChartproofError):
    """A folder or a database that cannot be written: full, without rights, in use, or of another run."""


class EngineError(ChartproofError):
    """A run over many notes that cannot go on: its workers do not start, or an engine is not installed."""
