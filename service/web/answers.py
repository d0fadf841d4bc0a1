"""Answers: a model as JSON, with its version as the ETag."""

from pydantic import BaseModel
from starlette.responses import Response


def answer(body: BaseModel, status: int = 200, version: int | None = None) -> Response:
    """Answer with a model; `version` goes into the ETag."""
    return raw_answer(body.model_dump_json(), status, version)


def raw_answer(body: str | bytes, status: int = 200, version: int | None = None) -> Response:
    """Answer with JSON that is written already."""
    headers = {} if version is None else {"ETag": f'"{version}"'}
    return Response(body, status, headers, "application/json")
