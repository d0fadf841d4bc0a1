"""Reads a JSON body straight into its model, in one pass; what is not understood is refused without being repeated."""

import re
from typing import Any, Generic, TypeVar

from fastapi.exceptions import RequestValidationError
from pydantic import TypeAdapter, ValidationError
from starlette.requests import Request

from service.web.problems import ApiError, invalid

T = TypeVar("T")
_NUL = re.compile(rb"(?<!\\)(?:\\\\)*\\u0000")
_JSON = re.compile(r"application/json(\s*;\s*charset=\"?utf-8\"?)?\s*", re.IGNORECASE)


class JsonBody(Generic[T]):
    """A dependency that gives a route its body; the API's description finds the type in `adapter`.

    FastAPI's own reading goes through Python objects, where strict models refuse the lists and dates that JSON has.
    """

    def __init__(self, type_: Any, example: Any = None) -> None:
        self.adapter: TypeAdapter[T] = TypeAdapter(type_)
        self.example = example

    async def __call__(self, request: Request) -> T:
        """Read and check the body."""
        if not _JSON.fullmatch(request.headers.get("content-type", "")):
            raise ApiError(415, "not-json", "send the body as JSON in UTF-8, with Content-Type: application/json")
        raw = await limited(request, request.app.state.service.settings.max_body_bytes)
        if b"\\u0000" in raw and _NUL.search(raw):
            raise invalid("#", "a text holds the character U+0000, which cannot be stored; remove it")
        try:
            return self.adapter.validate_json(raw)
        except ValidationError as error:
            problems = error.errors(include_url=False, include_context=False, include_input=False)
            raise RequestValidationError([{**item, "loc": ("body", *item["loc"])} for item in problems]) from None


async def limited(request: Request, limit: int) -> bytes:
    """Read a body of at most `limit` bytes, whether its length is told beforehand or not."""
    told = request.headers.get("content-length", "0")
    parts, size = [], int(told) if told.isdecimal() else 0
    if size <= limit:
        size = 0
        async for part in request.stream():
            parts.append(part)
            size += len(part)
            if size > limit:
                break
    if size > limit:
        raise ApiError(413, "too-large", f"the body is larger than {limit:,} bytes")
    return b"".join(parts)
