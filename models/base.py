"""The common base of every type that crosses a room's wall."""

from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, StringConstraints


class Model(BaseModel):
    """A value: frozen, strict and closed, so what is not understood is refused and nothing changes in place."""

    model_config = ConfigDict(frozen=True, strict=True, extra="forbid", populate_by_name=True, serialize_by_alias=True)


_BOUND = 1e300


def _plain(value: float) -> int | float:
    """Write 80.0 as 80, so that equal numbers are equal bytes; refuse what is infinite or no number."""
    if not abs(value) < _BOUND:
        raise ValueError("a number is finite")
    rounded = round(value, 4)
    return int(rounded) if rounded == int(rounded) else rounded


Number = Annotated[int | float, AfterValidator(_plain)]
"""A finite number, kept to four decimals; whole numbers are written without a fraction."""

PartialDate = Annotated[str, StringConstraints(pattern=r"^\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?$")]
"""An ISO date at the precision the note gives: "2023", "2023-04" or "2023-04-17"."""

Code = Annotated[str, StringConstraints(pattern=r"^([0-9]{5}|[A-Z][0-9]{4})$")]
"""A CPT or HCPCS code, such as "64493" or "G0260"."""
