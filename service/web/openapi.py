"""Completes the API's description: every status that can come back, the bodies, the keys."""

from collections.abc import Iterable, Iterator
from http import HTTPStatus
from typing import Any

from fastapi import FastAPI
from fastapi.dependencies.models import Dependant
from fastapi.openapi.utils import get_openapi
from fastapi.routing import APIRoute, APIRouter
from pydantic import TypeAdapter

from models.version import engine
from service.web.body import JsonBody
from service.web.links import add_links
from service.web.problems import MEDIA_TYPE, ProblemBody

_VERSIONED: dict[str, Any] = {
    "headers": {"ETag": {"description": "The version, as If-Match takes it.", "schema": {"type": "string"}}}
}
"""Says of an answer that its ETag holds the version."""

_COMPONENT = "#/components/schemas/{model}"
_RETRY = {"Retry-After": {"description": "Seconds to wait.", "schema": {"type": "string", "pattern": "^[0-9]+$"}}}


Responses = dict[int | str, dict[str, Any]]
"""What a route says of the statuses it answers with."""


def versioned(status: int = 200, description: str = "OK", **more: Any) -> Responses:
    """Return the description of an answer whose ETag holds the version."""
    return {status: {"description": description, **_VERSIONED, **more}}


def refusals(*statuses: int) -> Responses:
    """Return the description of statuses with which a route refuses."""
    return {status: _refusal(status) for status in statuses}


def describe(app: FastAPI, routers: Iterable[APIRouter], *, with_keys: bool) -> dict[str, Any]:
    """Return the OpenAPI description of the application."""
    described = get_openapi(
        title="Chartproof",
        version=engine().split()[-1],
        description="Judges clinic notes by medical policies; people correct what the machine read.",
        routes=app.routes,
    )
    schemas = described.setdefault("components", {}).setdefault("schemas", {})
    for unused in ("HTTPValidationError", "ValidationError"):
        schemas.pop(unused, None)
    _merge(schemas, "ProblemBody", TypeAdapter(ProblemBody), "serialization", suffix="")
    operations: dict[str, dict[str, Any]] = {}
    for route in (route for router in routers for route in router.routes if isinstance(route, APIRoute)):
        for method in route.methods or ():
            operations[route.name] = described["paths"][route.path_format][method.lower()]
            _complete(operations[route.name], route, schemas, with_keys)
    add_links(operations)
    if with_keys:
        described["components"]["securitySchemes"] = {"key": {"type": "http", "scheme": "bearer"}}
    return described


def _complete(operation: dict[str, Any], route: APIRoute, schemas: dict[str, Any], with_keys: bool) -> None:
    body = next((part.call for part in _parts(route.dependant) if isinstance(part.call, JsonBody)), None)
    operation["operationId"] = route.name
    operation["responses"].pop("422", None)
    statuses = [400, 413, 500, 503]
    if body is not None:
        name = f"{route.name}_body"
        _merge(schemas, name, body.adapter, "validation", suffix="-Input")
        content = {"schema": {"$ref": _COMPONENT.format(model=f"{name}-Input")}}
        operation["requestBody"] = {"required": True, "content": {"application/json": content}}
        statuses.append(415)
    is_guarded = route.path_format.startswith("/v1/")
    if is_guarded:
        statuses.append(422)
        operation["security"] = [{"key": []}] if with_keys else []
        statuses += [401, 403] if with_keys else []
    for status in statuses:
        operation["responses"].setdefault(str(status), _refusal(status))
    operation["responses"] = dict(sorted(operation["responses"].items()))
    for parameter in operation.get("parameters", ()):
        parameter["schema"] = _without_null(parameter["schema"])
        parameter["required"] |= parameter["name"] == "If-Match" and "428" in operation["responses"]


def _without_null(schema: dict[str, Any]) -> dict[str, Any]:
    """Describe a parameter that may be left out by its own type: no header and no query says null."""
    kinds: list[dict[str, Any]] = [kind for kind in schema.get("anyOf", ()) if kind != {"type": "null"}]
    if len(kinds) != 1:
        return schema
    return {name: value for name, value in schema.items() if name != "anyOf"} | kinds[0]


def _parts(dependant: Dependant) -> Iterator[Dependant]:
    for part in dependant.dependencies:
        yield part
        yield from _parts(part)


def _merge(schemas: dict[str, Any], name: str, adapter: TypeAdapter[Any], mode: Any, suffix: str) -> None:
    """Add the schema of a type and of all that it is made of."""
    schema = adapter.json_schema(ref_template=_COMPONENT.format(model="{model}" + suffix), mode=mode)
    for part, described in schema.pop("$defs", {}).items():
        schemas[part + suffix] = described
    schemas[name + suffix] = schema


def _refusal(status: int) -> dict[str, Any]:
    schema = {"schema": {"$ref": _COMPONENT.format(model="ProblemBody")}}
    described: dict[str, Any] = {"description": HTTPStatus(status).phrase, "content": {MEDIA_TYPE: schema}}
    return described | ({"headers": _RETRY} if status == 503 else {})
