"""The form of a note that is pasted, and the note that it asks to have judged."""

import json

from pydantic import Field

from adjudicator.requests import parse_request
from models.base import Model
from models.errors import RequestError
from models.note import Note
from models.request import Request
from service.page.samples import Sample, samples
from service.web.fields import Day
from service.web.problems import invalid

OF_TEXT = "pasted"
"""The name of a note that has none."""


class PasteForm(Model):
    """What the form sends; `exact` is the text as a JSON string, since browsers send other line ends than they hold;
    sample names a note to try instead."""

    text: str = ""
    exact: str = ""
    sample: str | None = None
    policy: str = Field(max_length=100)
    as_of: Day | None = None
    requests: str = Field(default="", max_length=10_000)

    def note(self) -> Note:
        """Return the note that is to be judged; 422 names the field that cannot be used."""
        if self.sample is not None:
            return Note(note_id=OF_TEXT, text=_sample(self.sample).text)
        return Note(note_id=OF_TEXT, text=self.received(), as_of=self.as_of, requests=self._requests() or None)

    def received(self) -> str:
        """Return the text that was pasted, character by character."""
        if not self.exact:
            return self.text.replace("\r\n", "\n")  # a text box holds \n, and forms send \r\n for it
        try:
            text = json.loads(self.exact)
        except ValueError:
            text = None
        if not isinstance(text, str):
            raise invalid("#/exact", "is not a JSON string")
        return text

    def _requests(self) -> tuple[Request, ...]:
        lines = [line.strip() for line in self.requests.splitlines() if line.strip()]
        return tuple(_request(line, number) for number, line in enumerate(lines, start=1))


def _request(line: str, number: int) -> Request:
    try:
        return parse_request(line)
    except RequestError:
        message = f"line {number} is not understood; write codes, side and levels, as 64493+64494:bilateral:L4-S1"
        raise invalid("#/requests", message) from None


def _sample(name: str) -> Sample:
    found = next((sample for sample in samples() if sample.id == name), None)
    if found is None:
        raise invalid("#/sample", "names no note to try")
    return found
