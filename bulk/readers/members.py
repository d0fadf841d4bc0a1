"""What zip and tar archives have in common: the names of their members, which are never used as paths."""

import re
from dataclasses import dataclass

from bulk.documents.recognising import split_ending
from bulk.notes.sources import readable_name
from bulk.readers.asked import Asked
from bulk.readers.base import Said
from bulk.readers.piece import Piece

_DRIVE = re.compile(r"[A-Za-z]:")


@dataclass(slots=True)
class Members:
    """Names the members of one archive, and counts those that are passed over."""

    archive: Piece
    hidden: int = 0

    def source(self, name: str) -> str:
        """Say where a member stands."""
        return f"{self.archive.source} > {readable_name(name)}"

    def stem(self, name: str) -> str:
        """Return what the ids of a member's notes begin with."""
        stem, _ = split_ending(readable_name(name).removeprefix("./"))
        return f"{self.archive.prefix}{stem}"

    def passed_over(self, name: str) -> bool:
        """Tell, and count, a hidden member, or one that a Mac adds to each file; one that leads out is told instead."""
        parts = [part for part in name.split("/") if part not in ("", ".")]
        hidden = any(part.startswith(".") or part == "__MACOSX" for part in parts) and not leads_out(name)
        self.hidden += hidden
        return hidden

    def tell(self, asked: Asked) -> None:
        """Say how many were passed over."""
        if self.hidden:
            asked.say(Said(self.archive.source, f"{self.hidden} hidden files were passed over"))


def leads_out(name: str) -> bool:
    r"""Tell whether a name leads out of the folder that an archive would be unpacked to.

    >>> leads_out("a/../../b.txt"), leads_out("C:\\b.txt"), leads_out("/b.txt"), leads_out("a/b..txt")
    (True, True, True, False)
    """
    return name.startswith(("/", "\\")) or ".." in re.split(r"[/\\]", name) or _DRIVE.match(name) is not None
