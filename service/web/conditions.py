"""The headers that make writes safe: If-Match names the version that was seen, Idempotency-Key the attempt."""

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
    str | None,
    Header(alias="If-Match", pattern=r'^"[1-9][0-9]{0,8}"$', description='The version that was read, such as "3".'),
]


def _perhaps_seen(if_match: _IfMatch = None) -> int | None:
    return None if if_match is None else int(if_match.strip('"'))


def _seen(if_match: _IfMatch = None) -> int:
    if if_match is None:
        detail = 'name the version of the note that you read, as If-Match: "3"'
        raise ApiError(428, "version-required", detail)
    return int(if_match.strip('"'))


SeenVersion = Annotated[int, Depends(_seen)]
"""The version of the note that the caller read before writing; 428 without one."""

PerhapsSeenVersion = Annotated[int | None, Depends(_perhaps_seen)]
"""The same where a version may be named, but what is held already keeps others away."""
