"""Describes every kind of fact to the editor: its fields, of what type each is, and what it may be."""

import json
from functools import cache
from types import NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

from models.fact import BaseFact
from models.interval import Interval
from models.kinds import Fact
from models.vocabulary import Kind
from service.showing.fact_rows import KINDS

_OWN = ("assertion", "temporality", "laterality")
"""The fields that every kind has and a person may change; a section and a source follow from elsewhere."""


@cache
def described() -> bytes:
    """Return the description as JSON: {"fields": [...], "kinds": {kind: {"title", "fields": [...]}}}."""
    classes: tuple[type[BaseFact], ...] = get_args(get_args(Fact)[0])
    told = {
        "fields": [_field(name, BaseFact.model_fields[name]) for name in _OWN],
        "kinds": {_kind(one): _described(one) for one in classes},
    }
    return json.dumps(told, separators=(",", ":")).encode()


def _kind(one: type[BaseFact]) -> Kind:
    kind: Kind = one.model_fields["kind"].default
    return kind


def _described(one: type[BaseFact]) -> dict[str, Any]:
    return {"title": KINDS[_kind(one)], "fields": _fields(one.model_fields["attributes"].annotation)}


def _fields(model: Any) -> list[dict[str, Any]]:
    assert issubclass(model, BaseModel)
    return [_field(field.alias or name, field) for name, field in model.model_fields.items()]


def _field(name: str, field: Any) -> dict[str, Any]:
    """Describe one field: `type` is choice, choices, flag, interval, number, words, list or, where none fits, json."""
    told = {"name": name, "label": name.replace("_", " "), "needed": field.is_required()}
    return told | _typed(field.annotation)


def _typed(annotation: Any) -> dict[str, Any]:
    inner = [one for one in get_args(annotation) if one is not NoneType]
    if get_origin(annotation) in (Union, UnionType) and len(inner) == 1:
        return _typed(inner[0])
    if get_origin(annotation) is Literal:
        return {"type": "choice", "choices": list(get_args(annotation))}
    if get_origin(annotation) is tuple:
        item = _typed(inner[0])
        return {"type": "choices", "choices": item["choices"]} if item["type"] == "choice" else {"type": "list"}
    plain = {bool: "flag", int: "number", str: "words", Interval: "interval"}
    if get_origin(annotation) is not None and hasattr(annotation, "__metadata__"):
        return _typed(get_args(annotation)[0])
    return {"type": plain.get(annotation, "json")}
