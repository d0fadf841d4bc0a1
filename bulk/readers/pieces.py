"""Hands a piece to the reader of its format, and turns what goes wrong into an item."""

from collections.abc import Iterator

from bulk.readers.asked import Asked
from bulk.readers.base import Item, Said, Unreadable
from bulk.readers.delimited import read_csv, read_tsv
from bulk.readers.documents import read_document
from bulk.readers.gzip_file import gunzipped
from bulk.readers.hl7v2 import read_hl7
from bulk.readers.json_lines import read_json_lines
from bulk.readers.parquet import read_parquet
from bulk.readers.piece import Piece, Reader
from bulk.readers.recognising import Format, by_name, recognise
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


def _items(piece: Piece, asked: Asked) -> Iterator[Item]:
    found = recognise(piece.name, piece.head())
    if found is Format.GZIP:
        with gunzipped(piece, asked.limits) as inner:
            yield from _items(inner, asked)
    elif not isinstance(found, Format):
        what = f"is {found}, which no reader reads" if found else "has a format that no reader knows"
        raise NoteError(f"{what}; save it as plain text, or take it out", Reason.UNSUPPORTED)
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
