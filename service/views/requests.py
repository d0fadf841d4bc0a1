"""A requested procedure as a body writes it: the codes together, a side, the levels."""

from collections.abc import Sequence
from typing import Annotated

from pydantic import Field, StringConstraints

from adjudicator.requests import request_of
from models.base import Model
from models.errors import RequestError
from models.request import Request
from models.vocabulary import Laterality
from service.web.problems import invalid

WrittenCode = Annotated[str, StringConstraints(pattern=r"^[0-9A-Z]{5}(-[0-9A-Z]{2})*$")]
"""A CPT or HCPCS code, perhaps with modifiers: "64493", "64493-50"."""


class AskedProcedure(Model):
    """One procedure asked for, such as {"codes": ["64493", "64494"], "laterality": "bilateral", "levels": "L4-S1"}."""

    codes: tuple[WrittenCode, ...] = Field(min_length=1, max_length=20)
    laterality: Laterality | None = None
    levels: Annotated[str, StringConstraints(max_length=100)] | None = None


Asked = Annotated[tuple[AskedProcedure, ...], Field(max_length=50)] | None
"""The procedures asked for; null, or none, to judge those that the note itself asks for."""


def requests_of(asked: Sequence[AskedProcedure] | None, pointer: str = "#/requests") -> tuple[Request, ...]:
    """Read requests; 422 names the one that cannot be understood."""
    return tuple(_request(one, f"{pointer}/{number}") for number, one in enumerate(asked or ()))


def _request(one: AskedProcedure, pointer: str) -> Request:
    try:
        return request_of(list(one.codes), one.laterality, one.levels)
    except RequestError:
        message = "has codes or levels that are not known; write CPT or HCPCS codes, and levels as L4-S1 or L4-L5"
        raise invalid(pointer, message) from None
