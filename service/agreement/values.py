"""What a fact says, as categories that can be equal or not."""

import json
from typing import Any

from models.kinds import Fact

NOTHING = "null"
"""The category of what the fact leaves open."""

_OF_EVERY_KIND = ("assertion", "temporality", "laterality")
_LINKS = ("procedure",)  # an id of another fact, which two annotators need not share


def values_of(fact: Fact) -> dict[str, str]:
    """Return the categories of a fact by the attribute's name, "assertion" or "relief.percent"; lists are sets.

    Null, "" and [] are one category: nothing said.
    """
    told = fact.model_dump(mode="json", include={*_OF_EVERY_KIND, "attributes"})
    values = {name: _category(told[name]) for name in _OF_EVERY_KIND}
    attributes = {name: value for name, value in told["attributes"].items() if name not in _LINKS}
    return values | {f"{fact.kind}.{name}": _category(value) for name, value in attributes.items()}


def _category(value: Any) -> str:
    if value in (None, "", []):
        return NOTHING
    return json.dumps(sorted(value, key=str) if isinstance(value, list) else value, sort_keys=True)
