"""The types of ids, dates and sizes that bodies and addresses share; each is said in full by the API's description."""

from datetime import date
from typing import Annotated, Any

from fastapi import Path, Query
from pydantic import BeforeValidator, Field, StringConstraints, WithJsonSchema

NOTE_ID = r"^[A-Za-z0-9][A-Za-z0-9._:@+=~-]{0,199}$"
DAY = r"^(19|20|21)[0-9]{2}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])$"

NoteId = Annotated[str, StringConstraints(pattern=NOTE_ID)]
"""A note's id: letters, digits and . _ : @ + = ~ -, beginning with a letter or digit."""

NotePath = Annotated[str, Path(alias="id", pattern=NOTE_ID)]
"""A note's id as part of an address."""


def _iso(value: Any) -> Any:
    """Take a date only as it is written in ISO; pydantic would also read seconds since 1970."""
    if isinstance(value, date):
        return value
    if not isinstance(value, str) or len(value) != 10:
        raise ValueError("a date is written as 2026-01-31")
    try:
        return date.fromisoformat(value)
    except ValueError:
        raise ValueError("a date is written as 2026-01-31") from None


Day = Annotated[
    date,
    BeforeValidator(_iso),
    Field(ge=date(1900, 1, 1), le=date(2199, 12, 31)),
    WithJsonSchema({"type": "string", "format": "date", "pattern": DAY}),
]
"""A calendar day between 1900 and 2199."""

Cursor = Annotated[
    str | None,
    Query(pattern=r"^[0-9]{1,9}$", description="`next` of the page before; without it, the first page."),
]
"""Where a page of a list begins."""

Limit = Annotated[int, Query(ge=1, le=200, description="How many items a page holds at most.")]
"""How many items a page holds."""


def _whole(value: Any) -> Any:
    """Take 3.0 for 3, as JSON's readers and JSON Schema do."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


Count = Annotated[int, BeforeValidator(_whole)]
"""A whole number."""
