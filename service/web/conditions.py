"""The headers that make writes safe: If-Match names the version that was seen, Idempotency-Key the attempt."""

import re
from typing import Annotated

from fastapi import Depends, Header

from service.web.problems import ApiError

IdempotencyKey = Annotated[
    str | None,
    Header(
        alias="Idempotency-Key",
        pattern=r"^[!-~]{1,200}$",
        description="Chosen by the client, one for each thing to be done: sent again with the same body, it gives the "
        "first answer again and does nothing; with another body it is refused (409).",
    ),
]
"""A key under which a POST is done once, however often it is sent."""


_IfMatch = Annotated[
    str | None, Header(alias="If-Match", description='The version that was read, such as "3".', examples=['"3"'])
]
_VERSION = re.compile(r'"?([1-9][0-9]{0,8})"?')


def _version(if_match: str) -> int:
    """Return the version that is named; 0, which none ever has, for a tag that this service did not give."""
    named = _VERSION.fullmatch(if_match.strip())
    return int(named[1]) if named else 0


def _perhaps_seen(if_match: _IfMatch = None) -> int | None:
    return None if if_match is None else _version(if_match)


def _seen(if_match: _IfMatch = None) -> int:
    if if_match is None:
        detail = 'name the version of the note that you read, as If-Match: "3"'
        raise ApiError(428, "version-required", detail)
    return _version(if_match)


SeenVersion = Annotated[int, Depends(_seen)]
"""The version of the note that the caller read before writing; 428 without one."""

PerhapsSeenVersion = Annotated[int | None, Depends(_perhaps_seen)]
"""The same where a version may be named, but what is held already keeps others away."""
