"""Notes: the text as it was received."""

import hashlib
from datetime import date

from models.base import Model
from models.kinds import Fact
from models.request import Request


class Note(Model):
    """A note and what came with it; `text` is exactly what was decoded, with no normalisation."""

    note_id: str
    text: str
    policy: str | None = None
    as_of: date | None = None
    date_of_service: date | None = None
    requests: tuple[Request, ...] | None = None
    warnings: tuple[str, ...] = ()

    @property
    def sha256(self) -> str:
        """The hash of the text in UTF-8; a lone surrogate counts as its three bytes."""
        return hashlib.sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()


class NoteFacts(Model):
    """What `chartproof extract` prints of a note."""

    note_id: str
    sha256: str
    facts: tuple[Fact, ...]
