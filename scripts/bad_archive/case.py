"""A file of the archive, and what a reading of it must give."""

from dataclasses import dataclass, field

from models.reason import Reason

CANARY = "Canary-7Q"
"""Stands in every text; must stand in no message."""


@dataclass(frozen=True, slots=True)
class Case:
    """A file: its bytes, the notes in it by id, and the places in it that cannot be read."""

    path: str
    content: bytes
    notes: dict[str, str] = field(default_factory=dict)
    bad: dict[str, Reason] = field(default_factory=dict)
    """By what follows the path in the source: "" is the file itself, ", line 3" a line, " > a.txt" a member."""
    laid_out: bool = False
    """Whether the format has its own idea of white space, so that words are compared."""
    namesakes: dict[str, str] = field(default_factory=dict)
    """Other notes of ids that are among the notes, by id: both are found."""
    repeated: tuple[str, ...] = ()
    """Ids of records that are the same as an earlier one, text and all."""
    link: str | None = None
    """Where the file is a link to, instead of content."""


def text_of(name: str, lines: int = 3) -> str:
    """Write a note nobody else has."""
    sentences = ("Low back pain for 3 years.", "Relief of 80% for 6 hours after L4-L5 facet block.", "Plan: continue.")
    return "\n".join((f"{CANARY} {name}", *(sentences[number % 3] for number in range(lines - 1))))
