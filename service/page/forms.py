"""Reads what a form of the page sends without script: fields of a URL-encoded body, into their model."""

from typing import Generic, TypeVar
from urllib.parse import parse_qsl

from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, ValidationError
from starlette.requests import Request

from service.web.body import limited
from service.web.problems import ApiError

Form = TypeVar("Form", bound=BaseModel)
_FIELDS = 200
"""As many fields as a form may have."""


class FormBody(Generic[Form]):
    """A dependency that gives a route the fields of its form; an empty field counts as left out."""

    def __init__(self, model: type[Form]) -> None:
        self.model = model

    async def __call__(self, request: Request) -> Form:
        """Read and check the form."""
        if request.headers.get("content-type", "").partition(";")[0].strip() != "application/x-www-form-urlencoded":
            raise ApiError(415, "not-a-form", "send the form as application/x-www-form-urlencoded")
        raw = await limited(request, request.app.state.service.settings.max_body_bytes)
        try:
            pairs = parse_qsl(raw.decode(), keep_blank_values=False, errors="strict", max_num_fields=_FIELDS)
            return self.model.model_validate_strings(dict(pairs))
        except UnicodeDecodeError:
            raise ApiError(400, "not-utf-8", "the form is not written in UTF-8") from None
        except ValidationError as error:
            problems = error.errors(include_url=False, include_context=False, include_input=False)
            raise RequestValidationError([{**item, "loc": ("body", *item["loc"])} for item in problems]) from None
        except ValueError:
            raise ApiError(400, "too-many-fields", f"the form has more than {_FIELDS} fields") from None
