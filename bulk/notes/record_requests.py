"""Reads the requests of a JSON Lines record: codes, side, levels."""

from typing import Any

from adjudicator.requests import request_of
from models.errors import RequestError
from models.request import Request

_EXAMPLE = '{"codes": ["64493", "64494"], "laterality": "bilateral", "levels": "L4-S1"}'
_LONGEST = 60


def requests_of(value: Any) -> tuple[Request, ...] | None:
    """Read a record's `requests`; null and an empty list mean that the note's own requests are judged.

    Raises RequestError that names the request by its number. What stands there is repeated only where it is short
    enough to be a code, a side or a level.

    >>> requests_of([{"codes": ["64493", "64494"], "levels": "L4-S1"}])[0].levels
    ('L4-L5', 'L5-S1')
    """
    if value is None:
        return None
    if not isinstance(value, list):
        raise RequestError(f'"requests" is not a list; write [{_EXAMPLE}]')
    return tuple(_request(item, f"request {number}") for number, item in enumerate(value, start=1)) or None


def _request(item: Any, shown: str) -> Request:
    if not isinstance(item, dict):
        raise RequestError(f"{shown} is not an object; write {_EXAMPLE}")
    codes, side, levels = item.get("codes"), item.get("laterality"), item.get("levels")
    if not isinstance(codes, list) or not codes or not all(map(_is_short, codes)):
        raise RequestError(f'{shown}: "codes" must be a list of CPT or HCPCS codes, such as ["64493", "64494"]')
    if side is not None and not _is_short(side):
        raise RequestError(f'{shown}: "laterality" must be left, right, bilateral or null')
    if isinstance(levels, list) and all(map(_is_short, levels)):
        levels = ", ".join(levels)
    if (levels is not None and not isinstance(levels, str)) or len(levels or "") > 4 * _LONGEST:
        raise RequestError(f'{shown}: "levels" must be written as "L4-S1" or "L4-L5", or be null')
    try:
        return request_of(codes, side, levels)
    except RequestError as error:
        raise RequestError(f"{shown}: {error}") from None


def _is_short(value: Any) -> bool:
    return isinstance(value, str) and len(value) <= _LONGEST
