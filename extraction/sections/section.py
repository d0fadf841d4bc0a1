"""A section of a note."""

from dataclasses import dataclass

from models.vocabulary import Section


@dataclass(frozen=True, slots=True)
class NoteSection:
    """A heading [start, heading_end) and the body that follows it up to `end`; `name` is its normalised name."""

    start: int
    heading_end: int
    end: int
    name: Section
