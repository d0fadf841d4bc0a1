"""Turns the framework's own errors into problems, and drops everything of the request that stands in them."""

import re
from collections.abc import Sequence
from http import HTTPStatus
from typing import Any, get_args

from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from models.vocabulary import Kind
from service.web.problems import ApiError, FieldError

_DETAILS = {
    400: ("bad-request", "the request cannot be read"),
    404: ("not-found", "there is nothing at this address"),
    405: ("method-not-allowed", "this address does not know that method; Allow names those it knows"),
}
_KINDS = frozenset(get_args(Kind))
_QUOTED = re.compile(r" \([^()]*\)")
"""Values that a sentence of the models repeats stand in brackets."""
_MESSAGES = {
    "extra_forbidden": "holds a field that is not known here",
    "union_tag_invalid": "the field that tells its kind has a value that is not known",
    "union_tag_not_found": "the field that tells its kind is missing",
    "missing": "a required field is missing",
    "json_invalid": "the body is not valid JSON",
}


async def answer_validation(request: Request, error: Exception) -> Response:
    """Name every field that cannot be used, without what stood in it."""
    assert isinstance(error, RequestValidationError)
    problem = ApiError(422, "invalid", "the request cannot be used; errors says where and why", errors=told(error))
    return problem.response(request.state.request_id)


async def answer_http(request: Request, error: Exception) -> Response:
    """Answer what the framework refuses by itself: an unknown address, a wrong method, a body too large."""
    assert isinstance(error, HTTPException)
    kind, detail = _DETAILS.get(error.status_code, ("refused", HTTPStatus(error.status_code).phrase))
    headers = {**(error.headers or {}), **(_allowed(request) if error.status_code == 405 else {})}
    return ApiError(error.status_code, kind, detail, headers=headers).response(request.state.request_id)


def _allowed(request: Request) -> dict[str, str]:
    """Name every method of an address: the framework names only those of the first route it finds there."""
    routes = [*request.app.routes, *(route for router in request.app.state.routers for route in router.routes)]
    here = [route for route in routes if hasattr(route, "methods") and route.path_regex.match(request.url.path)]
    return {"Allow": ", ".join(sorted({method for route in here for method in route.methods or ()}))}


def told(error: RequestValidationError) -> tuple[FieldError, ...]:
    """Return pydantic's errors as pointers and sentences; a value or a key that the client chose is left out."""
    items = error.errors()
    inside = {item["loc"][:-1] for item in items}  # a list of one wrong item is also told to be too short
    items = [item for item in items if item["type"] != "too_short" or item["loc"] not in inside]
    found = [FieldError(pointer=_pointer(item["loc"], item["type"]), message=_message(item)) for item in items]
    return tuple(dict.fromkeys(found))[:20]


def _message(item: dict[str, Any]) -> str:
    sentence = str(_MESSAGES.get(item["type"], item["msg"]))
    return _QUOTED.sub("", sentence.removeprefix("Value error, "))


def _pointer(loc: Sequence[str | int], kind: str) -> str:
    """Write a place as a JSON pointer.

    >>> _pointer(("body", "fact", "relief", "attributes", "percent"), "missing")
    '#/fact/attributes/percent'
    >>> _pointer(("query", "limit"), "int_parsing")
    'query/limit'
    """
    if loc and loc[0] != "body":
        return "/".join(str(part) for part in loc[:2])
    parts = list(loc[1:-1] if kind == "extra_forbidden" else loc[1:])
    if kind == "json_invalid":
        return "#"
    kept = [part for before, part in zip([None, *parts], parts, strict=False) if not _is_tag(before, part)]
    return "#" + "".join(f"/{part}" for part in kept)


def _is_tag(before: str | int | None, part: str | int) -> bool:
    """Tell whether a part of a place is the kind that pydantic chose among several, and no field."""
    return ((before == "fact" or isinstance(before, int)) and part in _KINDS) or (before is None and part in _ACTIONS)


_ACTIONS = frozenset({"confirm", "reject", "change", "add", "undo"})
