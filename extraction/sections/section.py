"""A section of a note."""

from dataclasses import dataclass

from models.vocabulary import Section


@dataclass(frozen=True, slots=True)
class NoteSection:
    """A heading [start, heading_end) and the body that follows it up to `end`; `name` is its normalised name.

    `hypothetical` says that the body tells what might happen (consent, discharge advice), not what is.
    """

    start: int
    heading_end: int
    end: int
    name: Section
    hypothetical: bool = False
