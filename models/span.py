"""Spans: the exact characters of the note that a fact rests on."""

from typing import Self

from pydantic import Field, model_validator

from models.base import Model


class Span(Model):
    """Unicode code points [start, end) of the note exactly as received; `note[start:end] == text`.

    >>> Span.of("pain 7/10", 5, 9).text
    '7/10'
    """

    start: int = Field(ge=0)
    end: int
    text: str

    @model_validator(mode="after")
    def _length_fits(self) -> Self:
        if self.end <= self.start or len(self.text) != self.end - self.start:
            raise ValueError("a span's text must be as long as end - start, and not empty")
        return self

    @classmethod
    def of(cls, note: str, start: int, end: int) -> "Span":
        """Cut the span [start, end) out of the note."""
        return cls(start=start, end=end, text=note[start:end])
