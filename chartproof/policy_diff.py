"""What changed from one policy to another, in words."""

from collections.abc import Iterator
from typing import Any

from adjudicator import Policy

_NOUNS = {
    "values": "number",
    "services": "treatment",
    "facts": "named facts",
    "criteria": "criterion",
    "red_flags": "sign of danger",
    "sources": "source",
}


def differences(old: Policy, new: Policy) -> list[str]:
    """Return one sentence a change; parts with an id are compared with the part of the same id, wherever it stands."""
    before, after = (policy.model_dump(mode="json", exclude={"sha256"}) for policy in (old, new))
    return list(_changes(before, after, []))


def _changes(old: Any, new: Any, path: list[str]) -> Iterator[str]:
    old, new = _by_id(old), _by_id(new)
    if isinstance(old, dict) and isinstance(new, dict):
        for key in [*old, *(key for key in new if key not in old)]:
            yield from _of_key(old, new, key, [*path, str(key)])
    elif old != new:
        yield f"{_place(path)} was {_shown(old)}, is {_shown(new)}"


def _of_key(old: dict[str, Any], new: dict[str, Any], key: str, path: list[str]) -> Iterator[str]:
    if key not in new:
        yield f"{_place(path)} is gone{_title(old[key])}"
    elif key not in old:
        yield f"{_place(path)} is new{_title(new[key])}"
    else:
        yield from _changes(old[key], new[key], path)


def _by_id(value: Any) -> Any:
    """Turn a list of parts with ids into a mapping by id, so that moving a part is no change."""
    if isinstance(value, list) and value and all(isinstance(item, dict) and "id" in item for item in value):
        return {item["id"]: {name: part for name, part in item.items() if name != "id"} for item in value}
    return value


def _place(path: list[str]) -> str:
    """Write where in a policy a change is.

    >>> _place(["criteria", "facet.repeat.relief", "rule", "at_least", "bound"])
    'criterion facet.repeat.relief: rule at_least bound'
    >>> _place(["criteria", "facet.repeat.relief"]), _place(["version"])
    ('criterion facet.repeat.relief', 'version')
    """
    if path[0] in _NOUNS and len(path) > 1:
        head = f"{_NOUNS[path[0]]} {path[1]}"
        return f"{head}: {' '.join(path[2:])}" if len(path) > 2 else head
    return " ".join(path)


def _title(value: Any) -> str:
    title = value.get("title") if isinstance(value, dict) else None
    return f": {title}" if title else ""


def _shown(value: Any) -> str:
    if isinstance(value, dict):
        return "(" + ", ".join(f"{name} {_shown(part)}" for name, part in value.items() if part is not None) + ")"
    if isinstance(value, list):
        return ", ".join(_shown(item) for item in value) or "nothing"
    return "nothing" if value is None else str(value)
