"""Reads notes from folders, archives and tables of every format that clinics hand out, one at a time, never all at once.

    for item in open_archive(Path("notes.zip"), say=print):
        match item:
            case Found(note=note, source=source): ...
            case Unreadable(source=source, reason=reason, detail=detail): ...

Nothing is passed over in silence: a file, a member, a line or a row gives a note or says why it gives none. The order is
the same on every run. No name in an archive is ever used as a path.
"""

from bulk.limits import Limits
from bulk.readers.base import Columns, Found, Item, Said, Say, Unreadable
from bulk.readers.opening import open_archive

__all__ = ["Columns", "Found", "Item", "Limits", "Said", "Say", "Unreadable", "open_archive"]
