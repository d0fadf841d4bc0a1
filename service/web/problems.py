"""Errors as problem+json (RFC 9457): what, where and how to mend it, and never a word of what was sent."""

from collections.abc import Iterable, Mapping
from http import HTTPStatus

from starlette.requests import Request
from starlette.responses import Response

from models.base import Model

MEDIA_TYPE = "application/problem+json"


class FieldError(Model):
    """One thing that is wrong: `pointer` is a JSON pointer into the body (#/fact/spans/0), or names a parameter."""

    pointer: str
    message: str


class ProblemBody(Model):
    """The body of every answer with a status of 400 and more; `version` is the current one when yours is stale."""

    type: str
    title: str
    status: int
    detail: str
    instance: str
    errors: tuple[FieldError, ...] | None = None
    version: int | None = None


class ApiError(Exception):
    """Ends a request with an error; `kind` tells apart the errors of one status."""

    def __init__(
        self,
        status: int,
        kind: str,
        detail: str,
        *,
        errors: Iterable[FieldError] = (),
        version: int | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> None:
        super().__init__(kind)
        self.status = status
        self.kind = kind
        self.detail = detail
        self.errors = tuple(errors)
        self.version = version
        self.headers = dict(headers or {})

    def response(self, request_id: str) -> Response:
        """Return the answer that tells of the problem."""
        body = ProblemBody(
            type=f"urn:chartproof:problem:{self.kind}",
            title=HTTPStatus(self.status).phrase,
            status=self.status,
            detail=self.detail,
            instance=f"urn:chartproof:request:{request_id}",
            errors=self.errors or None,
            version=self.version,
        )
        if self.version is not None:
            self.headers["ETag"] = f'"{self.version}"'
        return Response(body.model_dump_json(exclude_none=True), self.status, self.headers, MEDIA_TYPE)


def not_found(what: str) -> ApiError:
    """There is no such thing, or the caller may not see it: the answer is the same."""
    return ApiError(404, "not-found", f"there is no such {what}, or it is not yours to see")


def invalid(pointer: str, message: str) -> ApiError:
    """One field cannot be used."""
    detail = "the request cannot be used; errors says where and why"
    return ApiError(422, "invalid", detail, errors=[FieldError(pointer=pointer, message=message)])


def stale(version: int) -> ApiError:
    """Somebody else wrote first."""
    detail = "the note has changed since the version you named; read it again and decide anew"
    return ApiError(412, "stale-version", detail, version=version)


def conflict(kind: str, detail: str) -> ApiError:
    """The request is sound but does not fit what is stored."""
    return ApiError(409, kind, detail)


def busy(detail: str, seconds: int = 1) -> ApiError:
    """The service has no room now; the client may come again."""
    return ApiError(503, "busy", detail, headers={"Retry-After": str(seconds)})


async def answer_problem(request: Request, error: Exception) -> Response:
    """Handle an ApiError raised by a route."""
    assert isinstance(error, ApiError)
    return error.response(request.state.request_id)
