"""Texts of notes and of people, as bodies hold them."""

from typing import Annotated

from pydantic import StringConstraints

from service.settings import Settings
from service.web.problems import ApiError, FieldError

NoteText = Annotated[str, StringConstraints(min_length=1)]
"""The text of a note, exactly as it was received."""

Comment = Annotated[str, StringConstraints(min_length=1, max_length=4000)]
"""What a person writes beside a correction or a decision."""

Name = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9][A-Za-z0-9._@ -]{0,99}$")]
"""A name of a key or a batch."""


def check_length(text: str, settings: Settings) -> None:
    """Refuse a note that is longer than the service takes, or has no words."""
    if len(text) > settings.max_note_characters:
        message = f"is longer than {settings.max_note_characters:,} characters; split it into notes"
        error = FieldError(pointer="#/text", message=message)
        raise ApiError(422, "too-long", "the note is too long", errors=[error])
    if not text.strip():
        error = FieldError(pointer="#/text", message="holds no words")
        raise ApiError(422, "empty-note", "the note is empty", errors=[error])
