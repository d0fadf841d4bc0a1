"""Named facts: selectors that a pack defines once under `facts` and uses by name."""

from typing import Any, get_args

from adjudicator.policy.source import Document
from models.errors import PackError
from models.vocabulary import Family

_USES = ("of", "against", "doubt", "short", "unless", "unclear", "settled")
"""The keys under which a list of selectors stands; each item may be a selector or the name of some."""


def with_named_facts(document: Document) -> dict[str, Any]:
    """Return the pack with every name of facts replaced by the selectors it stands for.

    Raises PackError that names the file, the line and the name that nothing defines.
    """
    raw: dict[str, Any] = document.value
    named = raw.get("facts")
    if not isinstance(named, dict):
        return raw
    known: dict[str, list[Any]] = {}
    for name, selectors in named.items():
        known[name] = _expanded(document, selectors, ("facts", name), known)
    replaced = {key: _replaced(document, value, (key,), known) for key, value in raw.items() if key != "facts"}
    return {**replaced, "facts": known}


def _replaced(document: Document, value: Any, path: tuple[str | int, ...], known: dict[str, list[Any]]) -> Any:
    if isinstance(value, dict):
        return {
            key: _expanded(document, inner, (*path, key), known)
            if key in _USES and isinstance(inner, list) and "what" in value
            else _replaced(document, inner, (*path, key), known)
            for key, inner in value.items()
        }
    if isinstance(value, list):
        return [_replaced(document, inner, (*path, number), known) for number, inner in enumerate(value)]
    return value


def _expanded(document: Document, items: Any, path: tuple[str | int, ...], known: dict[str, list[Any]]) -> list[Any]:
    found: list[Any] = []
    for number, item in enumerate(items if isinstance(items, list) else [items]):
        if not isinstance(item, str) or item in get_args(Family):
            found.append(_replaced(document, item, (*path, number), known))
        elif item in known:
            found += known[item]
        else:
            line = document.line((*path, number))
            names = ", ".join(known) or "none yet"
            raise PackError(
                f"pack {document.name}, line {line}: there are no facts called {item!r}; define them above ({names})"
            )
    return found
