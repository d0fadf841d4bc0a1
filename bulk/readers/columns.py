"""Chooses the columns of a table, or the fields of records, that hold the note, its id and its date."""

from collections.abc import Sequence
from dataclasses import dataclass

from bulk.readers.base import Columns
from models.errors import NoteError
from models.reason import Reason

_TEXT = (
    "note_text text note notetext clinical_note progress_note report_text document_text full_text body content "
    "transcription"
).split()
_NOTE_ID = "note_id id noteid document_id doc_id documentid report_id row_id".split()
_DATE = "date_of_service note_date service_date visit_date encounter_date chartdate note_datetime date".split()
_OMOP = {"note_id", "note_text", "note_date"}
_FLAGS = {"text": "--text-column", "note_id": "--id-column", "date_of_service": "--date-column"}
_WORDS = {"text": "notes", "note_id": "ids", "date_of_service": "dates of service"}


@dataclass(frozen=True, slots=True)
class Chosen:
    """The place of every column that is read, from 0; null where the table has none."""

    text: int
    note_id: int | None = None
    date_of_service: int | None = None
    policy: int | None = None
    as_of: int | None = None
    requests: int | None = None
    said: str | None = None
    """The guesses, as a sentence; null when nothing was guessed."""

    @property
    def places(self) -> list[int]:
        """The places of all columns that are read."""
        every = (self.text, self.note_id, self.date_of_service, self.policy, self.as_of, self.requests)
        return sorted({place for place in every if place is not None})


def choose(names: Sequence[str], asked: Columns) -> Chosen:
    """Take the columns asked for, and guess the others by their names.

    Raises NoteError when a column asked for is not there, or none looks like a note.

    >>> choose(["Author", "Note ID", "NOTE_TEXT"], Columns(text="NOTE_TEXT"))
    Chosen(text=2, note_id=1, ... said='guessed: ids from column "Note ID" (change with ...)')
    """
    plain = [_plain(name) for name in names]
    text = _place(names, plain, asked.text, _TEXT, "text")
    if text is None:
        said = f"has {len(names)} columns, and none is named as notes are; name it with --text-column"
        raise NoteError(said, Reason.NO_TEXT)
    note_id = _place(names, plain, asked.note_id, _NOTE_ID, "note_id")
    day = _place(names, plain, asked.date_of_service, _DATE, "date_of_service")
    return Chosen(
        text=text,
        note_id=note_id,
        date_of_service=day,
        policy=_first(plain, ["policy"]),
        as_of=_first(plain, ["as_of"]),
        requests=_first(plain, ["requests"]),
        said=_said(names, asked, {"note_id": note_id, "text": text, "date_of_service": day}, set(plain) >= _OMOP),
    )


def _place(
    names: Sequence[str], plain: Sequence[str], asked: str | None, known: Sequence[str], field: str
) -> int | None:
    if asked is None:
        return _first(plain, known)
    if asked in names:
        return names.index(asked)
    place = _first(plain, [_plain(asked)])
    if place is None:
        raise NoteError(f'has no column "{asked}"; name one that it has with {_FLAGS[field]}')
    return place


def _first(plain: Sequence[str], known: Sequence[str]) -> int | None:
    return next((plain.index(name) for name in known if name in plain), None)


def _plain(name: str) -> str:
    return "_".join(name.strip().casefold().replace("-", " ").replace("_", " ").split())


def _said(names: Sequence[str], asked: Columns, taken: dict[str, int | None], omop: bool) -> str | None:
    parts = [
        f'{words} from column "{names[place]}"'
        for field, words in _WORDS.items()
        if getattr(asked, field) is None and (place := taken[field]) is not None
    ]
    if taken["note_id"] is None:
        parts.append("ids from the places of the notes, because no column is named as ids are")
    if not parts:
        return None
    begin = "an OMOP NOTE table; " if omop else ""
    return f"{begin}guessed: {', '.join(parts)} (change with {', '.join(_FLAGS.values())})"
