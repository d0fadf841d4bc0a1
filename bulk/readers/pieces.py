"""Hands a piece to the reader of its format, and turns what goes wrong into an item."""

from collections.abc import Iterator

from bulk.documents.recognising import Format, by_name, recognise
from bulk.notes.binary import Binary
from bulk.readers.asked import Asked
from bulk.readers.base import Item, Said, Unreadable
from bulk.readers.delimited import read_csv, read_tsv
from bulk.readers.documents import read_document
from bulk.readers.gzip_file import gunzipped
from bulk.readers.hl7v2 import read_hl7
from bulk.readers.json_lines import read_json_lines
from bulk.readers.parquet import read_parquet
from bulk.readers.piece import Piece, Reader
from bulk.readers.tar_archive import members_of_tar
from bulk.readers.text import read_text
from bulk.readers.zip_archive import members_of_zip
from models.errors import NoteError
from models.reason import Reason

_READERS: dict[Format, Reader] = {
    Format.TEXT: read_text,
    Format.JSON_LINES: read_json_lines,
    Format.CSV: read_csv,
    Format.TSV: read_tsv,
    Format.PARQUET: read_parquet,
    Format.DOCX: read_document,
    Format.RTF: read_document,
    Format.PDF: read_document,
    Format.HTML: read_document,
    Format.CDA: read_document,
    Format.HL7: read_hl7,
}
_ARCHIVES = {
    Format.ZIP: members_of_zip,
    Format.TAR: members_of_tar,
}
_DEEPEST = 2


def read_piece(piece: Piece, asked: Asked) -> Iterator[Item]:
    """Yield what is in a piece; what cannot be read is yielded too, and nothing is raised for it."""
    try:
        yield from _items(piece, asked)
    except NoteError as error:
        yield Unreadable.of(piece.source, error)
    except Exception as error:  # a library may meet damage in ways unknown yet: the other files are still read
        said = f"ended its reader ({type(error).__name__}); save it as plain text, or take it out"
        yield Unreadable(piece.source, Reason.FAILED, said)


def _items(piece: Piece, asked: Asked) -> Iterator[Item]:
    found = recognise(piece.name, piece.head())
    if found is Format.GZIP:
        with gunzipped(piece, asked.limits) as inner:
            if recognise(inner.name, inner.head()) is Format.GZIP:
                raise NoteError("is packed twice; unpack it once", Reason.NESTED)
            yield from _items(inner, asked)
    elif not isinstance(found, Format):
        raise _unsupported(piece.name, found)
    elif found in _ARCHIVES:
        if piece.depth >= _DEEPEST:
            raise NoteError("is an archive in an archive in an archive; unpack the outer one", Reason.NESTED)
        for member in _ARCHIVES[found](piece, asked):
            if isinstance(member, Unreadable):
                yield member
            else:
                yield from read_piece(member, asked)
    else:
        _tell(piece, found, asked)
        yield from _READERS[found](piece, asked)


def _tell(piece: Piece, found: Format, asked: Asked) -> None:
    """Say when a name tells another format than the bytes do."""
    if by_name(piece.name) not in (found, None):
        asked.say(Said(piece.source, f"is {found} by its first bytes, and is read as one"))


def _unsupported(name: str, found: Binary | None) -> NoteError:
    named = by_name(name)
    if found is Binary.OLD_OFFICE and named is Format.DOCX:
        return NoteError(
            "is encrypted, or an old Office document; save it as .docx without a password", Reason.ENCRYPTED
        )
    if found is None and named is Format.JSON_LINES:
        return NoteError("is JSON, but not one object a line; write it as JSON Lines", Reason.UNSUPPORTED)
    what = f"is {found}, which no reader reads" if found else "has a format that no reader knows"
    return NoteError(f"{what}; save it as plain text, or take it out", Reason.UNSUPPORTED)
