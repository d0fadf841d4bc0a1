"""Makes a note of a text file."""

from bulk.notes.decoding import MAX_BYTES, check_text, decode
from models.errors import NoteError
from models.note import Note
from models.reason import Reason


def text_note(raw: bytes, note_id: str, longest: int = MAX_BYTES) -> Note:
    """Decode a text file exactly; raises NoteError when it is empty, too long, or no text."""
    if len(raw) > 4 * longest:
        raise NoteError(f"is longer than {longest:,} characters; split it into notes", Reason.TOO_LONG)
    text, warnings = decode(raw)
    check_text(text, longest)
    return Note(note_id=note_id, text=text, warnings=warnings)
